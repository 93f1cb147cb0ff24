package dev.quarterdeck.kernel;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Set;

/** Private files of the console: folders 0700, files 0600, replaced whole or not at all. */
public final class Files0600 {
  private Files0600() {}

  private static boolean posix(Path path) {
    return path.getFileSystem().supportedFileAttributeViews().contains("posix");
  }

  private static FileAttribute<?>[] mode(Path path, String mode) {
    return posix(path)
        ? new FileAttribute<?>[] {
          PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString(mode))
        }
        : new FileAttribute<?>[0];
  }

  /** Makes the folder and its parents, readable by the owner only. */
  public static void makeFolder(Path folder) throws IOException {
    Files.createDirectories(folder, mode(folder, "rwx------"));
  }

  /** Makes a folder that must not be there yet, readable by the owner only. */
  public static void makeOne(Path folder) throws IOException {
    Files.createDirectory(folder, mode(folder, "rwx------"));
  }

  /** Opens for writing with the given options, created 0600 inside a private folder. */
  public static FileChannel open(Path file, Set<StandardOpenOption> options) throws IOException {
    Path parent = file.toAbsolutePath().getParent();
    if (parent != null) {
      makeFolder(parent);
    }
    return FileChannel.open(file, options, mode(file, "rw-------"));
  }

  /**
   * Temp file, fsync, atomic rename: a reader sees the old content or the new, never a part. An
   * interrupt waits until it is done.
   */
  public static void replace(Path file, byte[] content) throws IOException {
    Undisturbed.call(() -> replaced(file, content));
  }

  private static Path replaced(Path file, byte[] content) throws IOException {
    Path folder = file.toAbsolutePath().getParent();
    if (folder == null) {
      throw new IOException("no folder for " + file.getFileName());
    }
    makeFolder(folder);
    Path temp =
        Files.createTempFile(folder, "." + file.getFileName(), ".tmp", mode(file, "rw-------"));
    try {
      try (FileChannel channel = FileChannel.open(temp, StandardOpenOption.WRITE)) {
        ByteBuffer buffer = ByteBuffer.wrap(content);
        while (buffer.hasRemaining()) {
          channel.write(buffer);
        }
        channel.force(true);
      }
      Files.move(temp, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
      settle(folder);
      return file;
    } finally {
      Files.deleteIfExists(temp);
    }
  }

  /**
   * Lets the new name outlive a loss of power. Not every file system can be asked for it; the file
   * is there all the same, so that a refusal is no failure.
   */
  private static void settle(Path folder) {
    if (posix(folder)) {
      try (FileChannel entries = FileChannel.open(folder, StandardOpenOption.READ)) {
        entries.force(true);
      } catch (IOException e) {
        // The file system has no such thing.
      }
    }
  }
}
