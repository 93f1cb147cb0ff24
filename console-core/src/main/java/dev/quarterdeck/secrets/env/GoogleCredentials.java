package dev.quarterdeck.secrets.env;

import dev.quarterdeck.kernel.Files0600;
import dev.quarterdeck.kernel.IoReason;
import dev.quarterdeck.kernel.Problem;
import dev.quarterdeck.kernel.ProblemException;
import dev.quarterdeck.kernel.SecretValue;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.UserPrincipal;
import java.security.SecureRandom;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;

/**
 * A Google service account's key from a variable, as the file that Google's libraries look for:
 * readable by its owner only, gone when closed. What a killed process left behind is removed by the
 * next one.
 */
public final class GoogleCredentials implements AutoCloseable {
  /** The variable with the key's JSON. */
  public static final String JSON = "GOOGLE_APPLICATION_CREDENTIALS_JSON";

  /** The variable with the file's name, Application Default Credentials' own. */
  public static final String FILE = "GOOGLE_APPLICATION_CREDENTIALS";

  private static final String PREFIX = "qd-google-";

  private static final SecureRandom RANDOM = new SecureRandom();
  private final Path file;
  private boolean closed;

  private GoogleCredentials(Path file) {
    this.file = file;
  }

  /**
   * Where the key is going to be; nothing is there yet, so that its removal can be arranged before
   * it is written.
   *
   * @param folder for files that live as long as a process; need not be private itself
   */
  public static GoogleCredentials in(Path folder) {
    String own =
        PREFIX + ProcessHandle.current().pid() + "-" + Long.toUnsignedString(RANDOM.nextLong());
    return new GoogleCredentials(folder.resolve(own).resolve("credentials.json"));
  }

  /** Writes the key into the private file; refused once it is closed. */
  public synchronized void write(SecretValue json) {
    if (closed) {
      throw new ProblemException(
          new Problem.Interrupted("Stopped before the program began.", "Run it again."));
    }
    Path shared = Objects.requireNonNull(folder().getParent());
    try {
      // A name that somebody took before is not ours: this fails on it.
      Files0600.makeOne(folder());
      removeLeftOver(shared, Files.getOwner(folder()));
      json.read(
          bytes -> {
            try {
              Files0600.replace(file, bytes);
              return true;
            } catch (IOException e) {
              close();
              throw unwritable(shared, e);
            }
          });
    } catch (IOException e) {
      throw unwritable(shared, e);
    }
  }

  private Path folder() {
    return Objects.requireNonNull(file.getParent());
  }

  /** Where Google's libraries find it. */
  public Path file() {
    return file;
  }

  /**
   * Folders of processes that are gone. In a shared folder anybody can put a name of ours: another
   * user's is not ours to look into, and a link leads elsewhere.
   */
  private static void removeLeftOver(Path folder, UserPrincipal own) throws IOException {
    for (Path p : all(folder)) {
      String name = String.valueOf(p.getFileName());
      if (name.startsWith(PREFIX)
          && Files.isDirectory(p, LinkOption.NOFOLLOW_LINKS)
          && isOf(own, p)) {
        String pid = name.substring(PREFIX.length()).replaceFirst("-.*", "");
        if (pid.matches("[0-9]{1,18}") && ProcessHandle.of(Long.parseLong(pid)).isEmpty()) {
          remove(p);
        }
      }
    }
  }

  private static boolean isOf(UserPrincipal own, Path folder) throws IOException {
    try {
      return Files.getOwner(folder, LinkOption.NOFOLLOW_LINKS).equals(own);
    } catch (NoSuchFileException e) {
      // Another process removes what is left over as well.
      return false;
    }
  }

  private static List<Path> all(Path folder) throws IOException {
    try (Stream<Path> all = Files.list(folder)) {
      return all.toList();
    }
  }

  /**
   * With all that is in it: a process may have been killed in the middle of writing. Another one
   * may remove it at the same time.
   */
  private static void remove(Path folder) throws IOException {
    if (Files.isDirectory(folder, LinkOption.NOFOLLOW_LINKS)) {
      try {
        for (Path file : all(folder)) {
          Files.deleteIfExists(file);
        }
      } catch (NoSuchFileException e) {
        // It is gone, which is what was wanted.
        return;
      }
      Files.deleteIfExists(folder);
    }
  }

  /** Once removed nothing is written again; whoever writes meanwhile is waited for. */
  @Override
  public synchronized void close() {
    closed = true;
    try {
      remove(folder());
    } catch (IOException e) {
      throw new ProblemException(
          new Problem.Storage(
              "The file with Google's credentials, " + file + ", could not be removed.",
              "Remove it by hand: rm -r " + folder()),
          e);
    }
  }

  private static ProblemException unwritable(Path folder, IOException e) {
    return new ProblemException(
        new Problem.Storage(
            "Google's credentials cannot be written into a private file in "
                + folder
                + " ("
                + IoReason.of(e)
                + ").",
            "Make room there, or set TMPDIR to a folder that can be written to."),
        e);
  }
}
