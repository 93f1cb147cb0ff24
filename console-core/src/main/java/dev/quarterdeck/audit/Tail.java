package dev.quarterdeck.audit;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;

/** The end of the record: what the next entry continues. */
record Tail(long lastSeq, String lastHash) {
  /** The hash before the first entry. */
  static final String START = "0".repeat(64);

  /** Entries are far smaller; a longer last line is no entry of ours. */
  private static final int LONGEST_LINE = 256 * 1024;

  /**
   * Reads the last whole line. Bytes behind the last line break are the rest of a write that a
   * crash cut: they are cut off, so that the chain goes on from the last entry that counts.
   */
  static Tail of(FileChannel channel) throws IOException {
    long size = channel.size();
    int span = (int) Math.min(size, LONGEST_LINE);
    ByteBuffer buffer = ByteBuffer.allocate(span);
    while (buffer.hasRemaining()
        && channel.read(buffer, size - span + buffer.position()) >= 0) {
      // until the end is read
    }
    String end = new String(buffer.array(), 0, buffer.position(), StandardCharsets.ISO_8859_1);
    int lastBreak = end.lastIndexOf('\n');
    if (lastBreak < 0) {
      if (size >= LONGEST_LINE) {
        throw new IOException("the last line is no audit entry");
      }
      channel.truncate(0);
      return new Tail(0, START);
    }
    channel.truncate(size - span + lastBreak + 1);
    String line = end.substring(end.lastIndexOf('\n', lastBreak - 1) + 1, lastBreak);
    String utf8 = new String(line.getBytes(StandardCharsets.ISO_8859_1), StandardCharsets.UTF_8);
    AuditEntry last =
        AuditCodec.read(utf8).orElseThrow(() -> new IOException("the last line is no audit entry"));
    return new Tail(last.seq(), last.hash());
  }
}
