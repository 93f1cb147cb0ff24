package dev.quarterdeck.secrets.env;

import dev.quarterdeck.kernel.Files0600;
import dev.quarterdeck.kernel.IoReason;
import dev.quarterdeck.kernel.Problem;
import dev.quarterdeck.kernel.ProblemException;
import dev.quarterdeck.kernel.SecretValue;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.attribute.UserPrincipal;
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

  private final Path file;

  private GoogleCredentials(Path file) {
    this.file = file;
  }

  /**
   * Writes the key into a private file.
   *
   * @param folder for files that live as long as a process; need not be private itself
   */
  public static GoogleCredentials write(Path folder, SecretValue json) {
    try {
      long pid = ProcessHandle.current().pid();
      GoogleCredentials credentials =
          new GoogleCredentials(
              Files.createTempDirectory(folder, PREFIX + pid + "-").resolve("credentials.json"));
      removeLeftOver(folder, Files.getOwner(credentials.folder()));
      json.read(
          bytes -> {
            try {
              Files0600.replace(credentials.file, bytes);
              return true;
            } catch (IOException e) {
              credentials.close();
              throw unwritable(folder, e);
            }
          });
      return credentials;
    } catch (IOException e) {
      throw unwritable(folder, e);
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
    for (Path p : in(folder)) {
      String name = String.valueOf(p.getFileName());
      if (name.startsWith(PREFIX)
          && Files.isDirectory(p, LinkOption.NOFOLLOW_LINKS)
          && Files.getOwner(p, LinkOption.NOFOLLOW_LINKS).equals(own)) {
        String pid = name.substring(PREFIX.length()).replaceFirst("-.*", "");
        if (pid.matches("[0-9]{1,18}") && ProcessHandle.of(Long.parseLong(pid)).isEmpty()) {
          remove(p);
        }
      }
    }
  }

  private static List<Path> in(Path folder) throws IOException {
    try (Stream<Path> all = Files.list(folder)) {
      return all.toList();
    }
  }

  /** With all that is in it: a process may have been killed in the middle of writing. */
  private static void remove(Path folder) throws IOException {
    if (Files.isDirectory(folder, LinkOption.NOFOLLOW_LINKS)) {
      for (Path file : in(folder)) {
        Files.deleteIfExists(file);
      }
      Files.deleteIfExists(folder);
    }
  }

  @Override
  public void close() {
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
