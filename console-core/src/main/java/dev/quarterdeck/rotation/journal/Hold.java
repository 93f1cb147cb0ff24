package dev.quarterdeck.rotation.journal;

import dev.quarterdeck.kernel.Files0600;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/**
 * The lock on one operation: the operating system lets it go when its process dies, whatever killed
 * it. The file says which process that is.
 */
final class Hold implements AutoCloseable {
  /** On POSIX, opening and closing a file lets go of a lock that the same process holds on it. */
  private static final Set<Path> OF_THIS_PROCESS = ConcurrentHashMap.newKeySet();

  private final Path file;
  private final FileChannel channel;

  private Hold(Path file, FileChannel channel) {
    this.file = file;
    this.channel = channel;
  }

  /**
   * Null while another process, or another run in this one, has it. One at a time with {@link #of},
   * whose look would let go of a lock that is taken meanwhile.
   */
  static synchronized @Nullable Hold take(Path lockFile) throws IOException {
    Path file = lockFile.toAbsolutePath();
    if (!OF_THIS_PROCESS.add(file)) {
      return null;
    }
    boolean held = false;
    FileChannel channel = null;
    try {
      channel = Files0600.open(file, Set.of(StandardOpenOption.CREATE, StandardOpenOption.WRITE));
      if (channel.tryLock() == null) {
        return null;
      }
      String who = ProcessHandle.current().pid() + "\n" + host() + "\n";
      channel.truncate(0);
      channel.write(ByteBuffer.wrap(who.getBytes(StandardCharsets.UTF_8)), 0);
      held = true;
      return new Hold(file, channel);
    } finally {
      if (!held) {
        if (channel != null) {
          channel.close();
        }
        OF_THIS_PROCESS.remove(file);
      }
    }
  }

  /** Who has it now; empty when nobody has. */
  static synchronized Optional<Holder> of(Path lockFile) throws IOException {
    Path file = lockFile.toAbsolutePath();
    if (!Files.exists(file)) {
      return Optional.empty();
    }
    if (!OF_THIS_PROCESS.contains(file)) {
      try (FileChannel channel = FileChannel.open(file, StandardOpenOption.WRITE);
          @Nullable FileLock lock = channel.tryLock()) {
        if (lock != null) {
          return Optional.empty();
        }
      }
    }
    List<String> lines = Files.readAllLines(file, StandardCharsets.UTF_8);
    return Optional.of(
        new Holder(
            !lines.isEmpty() && lines.getFirst().matches("\\d{1,18}")
                ? Long.parseLong(lines.getFirst())
                : 0,
            lines.size() < 2 ? "" : lines.get(1),
            Files.getLastModifiedTime(file).toInstant()));
  }

  /** A home may be shared by machines. */
  private static String host() {
    try {
      return InetAddress.getLocalHost().getHostName();
    } catch (IOException e) {
      return ""; // A machine that does not know its name has none to tell.
    }
  }

  @Override
  public void close() {
    try {
      channel.close();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } finally {
      OF_THIS_PROCESS.remove(file);
    }
  }
}
