package dev.quarterdeck.aws;

import dev.quarterdeck.kernel.Files0600;
import dev.quarterdeck.kernel.Undisturbed;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicLong;
import java.util.zip.CRC32;
import org.jspecify.annotations.Nullable;

/**
 * Facts that never change, one line each ({@code checksum TAB key TAB value}), read whole at the
 * first question and appended to as facts are learned. A damaged or half-written line is a fact not
 * known; a disk that fails leaves the memory. One file holds thousands, so knowing them costs one
 * read.
 */
final class FactFile {
  private static final long LARGEST = 64L << 20;

  private final @Nullable Path file;
  private final long largest;
  private final Map<String, String> facts = new ConcurrentHashMap<>();

  /** Keys in the order in which they were learned, and what they and their facts come to. */
  private final Queue<String> order = new ConcurrentLinkedQueue<>();

  private final AtomicLong held = new AtomicLong();
  private boolean loaded;
  private boolean writable = true;

  /** A null file keeps facts in memory only. */
  FactFile(@Nullable Path file) {
    this(file, LARGEST);
  }

  /**
   * @param largest of a file beyond so many bytes the older half is forgotten; in memory as many
   *     characters are held, and the oldest facts go
   */
  FactFile(@Nullable Path file, long largest) {
    this.file = file;
    this.largest = largest;
  }

  /** All that is known, in no order. */
  List<String> values() {
    load();
    return List.copyOf(facts.values());
  }

  Optional<String> get(String key) {
    load();
    return Optional.ofNullable(facts.get(key));
  }

  /** Keys and values hold neither tabs nor line breaks; one that does is not remembered. */
  void put(String key, String value) {
    if (!plain(key) || !plain(value)) {
      return;
    }
    load();
    if (hold(key, value)) {
      append(line(key, value));
    }
  }

  /** Whether it is news. */
  private boolean hold(String key, String value) {
    String before = facts.put(key, value);
    if (value.equals(before)) {
      return false;
    }
    if (before == null) {
      order.add(key);
      held.addAndGet(key.length());
    }
    held.addAndGet(value.length() - (before == null ? 0 : before.length()));
    while (held.get() > largest) {
      String oldest = order.poll();
      if (oldest == null || oldest.equals(key)) {
        break;
      }
      String gone = facts.remove(oldest);
      held.addAndGet(-oldest.length() - (gone == null ? 0 : gone.length()));
    }
    return true;
  }

  private synchronized void load() {
    if (loaded) {
      return;
    }
    loaded = true;
    if (file == null) {
      return;
    }
    try {
      if (!Files.isRegularFile(file)) {
        return;
      }
      List<String> lines =
          new String(Files.readAllBytes(file), StandardCharsets.UTF_8).lines().toList();
      if (Files.size(file) > largest) {
        lines = lines.subList(lines.size() / 2, lines.size());
        Files0600.replace(file, (String.join("\n", lines) + "\n").getBytes(StandardCharsets.UTF_8));
      }
      lines.forEach(this::learn);
    } catch (IOException e) {
      // Unreadable: everything is asked of AWS again, and nothing more is written.
      writable = false;
    }
  }

  private void learn(String line) {
    int first = line.indexOf('\t');
    int second = line.indexOf('\t', first + 1);
    if (first > 0 && second > first) {
      String rest = line.substring(first + 1);
      if (line.substring(0, first).equals(checksum(rest))) {
        hold(line.substring(first + 1, second), line.substring(second + 1));
      }
    }
  }

  private synchronized void append(String line) {
    Path to = file;
    if (to == null || !writable) {
      return;
    }
    try {
      // Whoever learns facts may be interrupted at any time: that is no fault of the disk.
      Undisturbed.call(() -> appended(to, line));
      // In a session of many days the file would grow without an end.
      if (Files.size(to) > 2 * largest) {
        StringBuilder kept = new StringBuilder();
        for (String key : order) {
          String value = facts.get(key);
          if (value != null) {
            kept.append(line(key, value));
          }
        }
        Files0600.replace(to, kept.toString().getBytes(StandardCharsets.UTF_8));
      }
    } catch (IOException e) {
      // A full disk must not fail a read; the fact stays known in memory.
      writable = false;
    }
  }

  private static Path appended(Path file, String line) throws IOException {
    try (FileChannel channel =
        Files0600.open(file, Set.of(StandardOpenOption.CREATE, StandardOpenOption.APPEND))) {
      // Starts with a line break of its own, so that a torn line before it costs only itself.
      ByteBuffer bytes = ByteBuffer.wrap(("\n" + line).getBytes(StandardCharsets.UTF_8));
      while (bytes.hasRemaining()) {
        channel.write(bytes);
      }
    }
    return file;
  }

  private static String line(String key, String value) {
    String rest = key + "\t" + value;
    return checksum(rest) + "\t" + rest + "\n";
  }

  private static String checksum(String text) {
    CRC32 crc = new CRC32();
    crc.update(text.getBytes(StandardCharsets.UTF_8));
    return Long.toHexString(crc.getValue());
  }

  private static boolean plain(String text) {
    return text.indexOf('\t') < 0 && text.indexOf('\n') < 0 && text.indexOf('\r') < 0;
  }
}
