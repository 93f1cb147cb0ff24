package dev.quarterdeck.audit.ship;

import dev.quarterdeck.audit.ShippedMark;
import dev.quarterdeck.kernel.Files0600;
import dev.quarterdeck.kernel.IoReason;
import dev.quarterdeck.kernel.Problem;
import dev.quarterdeck.kernel.ProblemException;
import dev.quarterdeck.kernel.Undisturbed;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * How far the record was sent to one place, in a file of its own that survives a crash: the last
 * entry that certainly arrived, and the time of a batch that may have.
 */
final class Shipped implements AutoCloseable {
  private final Path file;
  private final FileChannel lock;

  private Shipped(Path file, FileChannel lock) {
    this.file = file;
    this.lock = lock;
  }

  /** Holds the place's file until it is closed; one who ships there already is a conflict. */
  static Shipped open(Path folder, String place) {
    Path file = folder.resolve(name(place));
    try {
      return Undisturbed.call(() -> held(file));
    } catch (IOException e) {
      throw storage(file, e);
    }
  }

  private static Shipped held(Path file) throws IOException {
    FileChannel channel =
        Files0600.open(
            file.resolveSibling(file.getFileName() + ".lock"),
            Set.of(StandardOpenOption.CREATE, StandardOpenOption.WRITE));
    try {
      FileLock held = channel.tryLock();
      if (held != null) {
        return new Shipped(file, channel);
      }
    } catch (OverlappingFileLockException e) {
      channel.close();
      throw new ProblemException(busy(), e);
    }
    channel.close();
    throw new ProblemException(busy());
  }

  private static Problem busy() {
    return new Problem.Conflict(
        "Another process ships the record to the same place.", "Wait until it is done.", null);
  }

  private static String name(String place) {
    try {
      byte[] hash =
          MessageDigest.getInstance("SHA-256").digest(place.getBytes(StandardCharsets.UTF_8));
      return ShippedMark.PREFIX + HexFormat.of().formatHex(hash, 0, 8);
    } catch (NoSuchAlgorithmException impossible) {
      throw new IllegalStateException("every JDK has SHA-256", impossible);
    }
  }

  /** Null where nothing was ever sent from here. */
  @Nullable ShippedMark read() {
    try {
      // Unreadable is as good as lost: what arrived is then looked up.
      return ShippedMark.of(Files.readString(file)).orElse(null);
    } catch (NoSuchFileException e) {
      return null;
    } catch (IOException e) {
      throw storage(file, e);
    }
  }

  /** Synced to the disk before it returns. */
  void write(ShippedMark state) {
    try {
      Files0600.replace(file, state.text().getBytes(StandardCharsets.UTF_8));
    } catch (IOException e) {
      throw storage(file, e);
    }
  }

  private static ProblemException storage(Path file, IOException e) {
    return new ProblemException(
        new Problem.Storage(
            file + " cannot be used (" + IoReason.of(e) + ").",
            "Check the disk's space and the folder's permissions."),
        e);
  }

  /** Lets others ship. */
  @Override
  public void close() {
    try {
      lock.close();
    } catch (IOException e) {
      throw storage(file, e);
    }
  }
}
