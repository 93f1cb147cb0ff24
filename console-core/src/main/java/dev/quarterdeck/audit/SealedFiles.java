package dev.quarterdeck.audit;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * Files of the record that were put away: {@code audit-FIRST-LAST.jsonl} beside the one that is
 * written, named by the numbers of their entries. The last entry of each says that it is sealed, so
 * that whoever still holds it open writes nothing behind it; the next file goes on with its hash.
 */
final class SealedFiles {
  /** The action of the entry that seals a file. */
  static final String ROTATE = "audit.rotate";

  /** And its outcome, which nothing else records under that action. */
  static final String SEALED = "sealed";

  private static final Pattern NAME = Pattern.compile("audit-\\d{10}-\\d{10}\\.jsonl");
  private final Path file;

  /** {@code file}: the one that is written. */
  SealedFiles(Path file) {
    this.file = file;
  }

  static boolean seals(AuditEntry e) {
    return e.action().equals(ROTATE) && e.outcome().equals(SEALED);
  }

  /** Oldest first. */
  List<Path> all() throws IOException {
    Path folder = file.toAbsolutePath().getParent();
    if (folder == null || !Files.isDirectory(folder)) {
      return List.of();
    }
    try (Stream<Path> files = Files.list(folder)) {
      return files
          .filter(f -> NAME.matcher(f.getFileName().toString()).matches())
          .sorted()
          .toList();
    }
  }

  /** What the first entry of a new file continues. */
  Tail last() throws IOException {
    List<Path> all = all();
    if (all.isEmpty()) {
      return Tail.NOTHING;
    }
    try (FileChannel channel = FileChannel.open(all.getLast(), StandardOpenOption.READ)) {
      return Tail.ofSealed(channel);
    }
  }

  /** Where a file of those entries is put. */
  Path place(long first, long last) {
    return file.resolveSibling(String.format(Locale.ROOT, "audit-%010d-%010d.jsonl", first, last));
  }

  /**
   * Puts the written file away under the lock of whoever sealed it, or finds that it was done: a
   * crash between seal and renaming leaves it to the next who comes. Returns its new place.
   */
  Path putAway(Tail seal, long first) throws IOException {
    Path place = place(first, seal.lastSeq());
    if (!Files.exists(place)) {
      Files.move(file, place, StandardCopyOption.ATOMIC_MOVE);
      if (FileSystems.getDefault().supportedFileAttributeViews().contains("posix")) {
        Files.setPosixFilePermissions(place, PosixFilePermissions.fromString("r--------"));
      }
    }
    return place;
  }

  /** The number of the first entry in the file that the channel reads. */
  static long first(FileChannel channel) throws IOException {
    ByteBuffer start = ByteBuffer.allocate((int) Math.min(channel.size(), Tail.LONGEST_LINE));
    while (start.hasRemaining() && channel.read(start, start.position()) >= 0) {
      // until the buffer is full
    }
    String text = new String(start.array(), 0, start.position(), StandardCharsets.UTF_8);
    return AuditCodec.read(text.lines().findFirst().orElse(""))
        .map(AuditEntry::seq)
        .orElseThrow(() -> new IOException("the first line is no audit entry"));
  }
}
