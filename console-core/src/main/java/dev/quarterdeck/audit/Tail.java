package dev.quarterdeck.audit;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/**
 * The end of the record: what the next entry continues.
 *
 * @param sealed whether the last entry seals its file: nothing may follow in it
 */
record Tail(long lastSeq, String lastHash, boolean sealed) {
  /** The hash before the first entry. */
  static final String START = "0".repeat(64);

  static final Tail NOTHING = new Tail(0, START, false);

  /** Entries are far smaller; a longer last line is no entry of ours. */
  static final int LONGEST_LINE = 256 * 1024;

  /**
   * Reads the last line. What stands behind the last line break is the rest of a write that a crash
   * cut: an entry that lacks nothing but its line break is completed, anything less is cut off, so
   * that the chain goes on from the last entry that counts.
   */
  static Tail of(FileChannel channel) throws IOException {
    long size = channel.size();
    int span = (int) Math.min(size, LONGEST_LINE);
    ByteBuffer buffer = ByteBuffer.allocate(span);
    while (buffer.hasRemaining() && channel.read(buffer, size - span + buffer.position()) >= 0) {
      // until the end is read
    }
    byte[] end = buffer.array();
    int lastBreak = breakBefore(end, span);
    if (lastBreak + 1 < span) {
      String rest = text(end, lastBreak + 1, span);
      Optional<AuditEntry> whole = AuditCodec.read(rest).filter(e -> AuditCodec.sound(e, rest));
      if (whole.isPresent()) {
        channel.write(ByteBuffer.wrap(new byte[] {'\n'}), size);
        return of(whole.get());
      }
      if (lastBreak < 0 && size > span) {
        throw new IOException("the last line is no audit entry");
      }
      channel.truncate(size - span + lastBreak + 1);
    }
    if (lastBreak < 0) {
      return NOTHING;
    }
    AuditEntry last =
        AuditCodec.read(text(end, breakBefore(end, lastBreak) + 1, lastBreak))
            .orElseThrow(() -> new IOException("the last line is no audit entry"));
    return of(last);
  }

  /**
   * The last line of a file that was put away, which nobody mends: it ends with a whole entry, or
   * nothing is written behind it.
   */
  static Tail ofSealed(FileChannel channel) throws IOException {
    long size = channel.size();
    ByteBuffer end = ByteBuffer.allocate(1);
    if (size > 0 && channel.read(end, size - 1) == 1 && end.get(0) != '\n') {
      throw new IOException("the last file that was put away ends in the middle of a line");
    }
    return of(channel);
  }

  static Tail of(AuditEntry last) {
    return new Tail(last.seq(), last.hash(), SealedFiles.seals(last));
  }

  /** The index of the last line break before {@code end}; -1 when there is none. */
  private static int breakBefore(byte[] bytes, int end) {
    int i = end - 1;
    while (i >= 0 && bytes[i] != '\n') {
      i--;
    }
    return i;
  }

  private static String text(byte[] bytes, int from, int to) {
    return new String(bytes, from, to - from, StandardCharsets.UTF_8);
  }
}
