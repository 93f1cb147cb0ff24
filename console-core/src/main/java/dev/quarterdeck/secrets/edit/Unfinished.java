package dev.quarterdeck.secrets.edit;

import dev.quarterdeck.kernel.Files0600;
import dev.quarterdeck.kernel.IoReason;
import dev.quarterdeck.kernel.Problem;
import dev.quarterdeck.kernel.ProblemException;
import dev.quarterdeck.kernel.Undisturbed;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/**
 * The edits that began on this machine and have not ended: an empty file each, named after the
 * operation and locked by the process that makes the edit. The operating system lets the lock go
 * when the process dies, whatever killed it, so a file without one is an edit that will never end.
 */
public final class Unfinished {
  private static final String SUFFIX = ".lock";

  /** On POSIX, opening and closing a file lets go of a lock that the same process holds on it. */
  private static final Set<Path> OF_THIS_PROCESS = ConcurrentHashMap.newKeySet();

  private final Path folder;

  /** {@code folder} is made when the first edit begins. */
  public Unfinished(Path folder) {
    this.folder = folder;
  }

  /** An edit under way in this process; ended when its labels are off, abandoned when not. */
  public final class Begun implements AutoCloseable {
    private final Path file;
    private final FileChannel channel;
    private boolean ended;

    private Begun(Path file, FileChannel channel) {
      this.file = file;
      this.channel = channel;
    }

    /** Nothing of it is left in AWS. */
    public void ended() {
      ended = true;
    }

    @Override
    public void close() {
      try (channel) {
        if (ended) {
          Files.deleteIfExists(file);
        }
      } catch (IOException e) {
        throw storage(e);
      } finally {
        OF_THIS_PROCESS.remove(file);
      }
    }
  }

  public Begun begin(String operation) {
    Path file = file(operation);
    try {
      return Undisturbed.call(
          () -> {
            FileChannel channel =
                Files0600.open(file, Set.of(StandardOpenOption.CREATE, StandardOpenOption.WRITE));
            channel.lock();
            OF_THIS_PROCESS.add(file);
            return new Begun(file, channel);
          });
    } catch (IOException e) {
      throw storage(e);
    }
  }

  /** Whether it began here and its process is gone. */
  boolean abandoned(String operation) {
    return Files.exists(file(operation)) && !running(operation);
  }

  /** Whether it began here and its process lives. */
  boolean running(String operation) {
    Path file = file(operation);
    if (!Files.exists(file)) {
      return false;
    }
    if (OF_THIS_PROCESS.contains(file)) {
      return true;
    }
    try {
      return Undisturbed.call(
          () -> {
            try (FileChannel channel = FileChannel.open(file, StandardOpenOption.WRITE);
                @Nullable FileLock lock = channel.tryLock()) {
              return lock == null;
            }
          });
    } catch (IOException e) {
      throw storage(e);
    }
  }

  /** Nothing of it is left in AWS. */
  void forget(String operation) {
    try {
      Files.deleteIfExists(file(operation));
    } catch (IOException e) {
      throw storage(e);
    }
  }

  private Path file(String operation) {
    return folder.toAbsolutePath().resolve(operation + SUFFIX);
  }

  private ProblemException storage(IOException e) {
    return new ProblemException(
        new Problem.Storage(
            "The folder of edits under way, "
                + folder
                + ", cannot be used: "
                + IoReason.of(e)
                + ".",
            "Make it writable, or choose another place with QD_HOME."));
  }
}
