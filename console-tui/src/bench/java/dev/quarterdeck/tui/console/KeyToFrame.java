package dev.quarterdeck.tui.console;

import com.sun.management.ThreadMXBean;
import dev.quarterdeck.tui.terminal.Tty;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadInfo;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.stream.LongStream;
import org.jline.terminal.Size;
import org.jline.terminal.impl.LineDisciplineTerminal;

/**
 * The whole way from a key's bytes to the last byte of the frame that answers it, in the real
 * console at 10,000 rows and 200×50: input thread, decoder, update, picture, difference, write.
 * Prints a row of the benchmark's table for each kind of key.
 */
final class KeyToFrame {
  private static final int ROWS = 10_000;
  private static final int WARM = 400;
  private static final int MEASURED = Integer.getInteger("bench.presses", 1000);
  private static final long LIMIT_NANOS = 16_000_000;
  private static final byte[] FRAME_END = "\033[?2026l".getBytes(StandardCharsets.US_ASCII);

  /** Counts frames and bytes as they leave. */
  private static final class Wire extends OutputStream {
    private long frames;
    private long bytes;
    private int matched;

    @Override
    public synchronized void write(int b) {
      bytes++;
      matched = b == FRAME_END[matched] ? matched + 1 : b == FRAME_END[0] ? 1 : 0;
      if (matched == FRAME_END.length) {
        matched = 0;
        frames++;
        notifyAll();
      }
    }

    @Override
    public synchronized void write(byte[] all, int from, int length) {
      for (int i = from; i < from + length; i++) {
        write(all[i]);
      }
    }

    synchronized long frames() {
      return frames;
    }

    synchronized long bytes() {
      return bytes;
    }

    synchronized void awaitFrame(long after) throws InterruptedException {
      long end = System.nanoTime() + Duration.ofSeconds(20).toNanos();
      while (frames <= after) {
        if (System.nanoTime() > end) {
          throw new IllegalStateException("no frame came");
        }
        wait(1000);
      }
    }
  }

  /** Keys that are pressed in turn; each changes the picture. */
  private record Kind(String name, List<String> keys, String before, String after) {}

  private static final List<Kind> KINDS =
      List.of(
          new Kind("one row (j, k)", List.of("j", "j", "j", "k"), "", ""),
          new Kind("one page (ctrl-f, ctrl-b)", pages(), "", ""),
          new Kind("both ends (G, g)", List.of("G", "g"), "", ""),
          new Kind("a filter typed (svc-09…)", List.of("9", "\u007f"), "/svc-0", "\u0015\r"),
          new Kind("a pattern typed (/0[1-7]$…/)", List.of("/", "\u007f"), "//0[1-7]$", "\u0015\r"),
          new Kind("sort (s)", List.of("s"), "", ""),
          new Kind("help (?)", List.of("?"), "", ""));

  /** There and back, so that no press is one at an end. */
  private static List<String> pages() {
    List<String> keys = new ArrayList<>(Collections.nCopies(20, "\u0006"));
    keys.addAll(Collections.nCopies(20, "\u0002"));
    return keys;
  }

  private final Wire wire = new Wire();
  private final LineDisciplineTerminal terminal;
  private final ScriptedReads reads = new ScriptedReads();
  private final ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();

  private KeyToFrame() throws IOException {
    terminal = new LineDisciplineTerminal("bench", "xterm-256color", wire, StandardCharsets.UTF_8);
    terminal.setSize(Size.of(200, 50));
    reads.services(ScriptedServices.many(ROWS));
  }

  public static void main(String[] args) throws Exception {
    new KeyToFrame().run();
    System.exit(0);
  }

  private void run() throws Exception {
    Map<String, String> env = Map.of("COLORTERM", "truecolor");
    Tty tty = new Tty(terminal, new ByteArrayOutputStream(), env, t -> {});
    ConsoleLoop loop = new ConsoleLoop(tty, reads, ScriptedReads.start(false));
    Thread.ofPlatform()
        .daemon()
        .name("console")
        .start(
            () -> {
              try {
                loop.run();
              } catch (IOException | InterruptedException e) {
                throw new IllegalStateException(e);
              }
            });
    settle();
    List<Long> all = new ArrayList<>();
    for (Kind kind : KINDS) {
      all.addAll(measure(kind));
    }
    row("all of these", all, "", "", "");
    whileRefreshing();
  }

  /** Until nothing has been drawn for a while: the first reads are in. */
  private void settle() throws InterruptedException {
    long before = -1;
    while (before != wire.frames()) {
      before = wire.frames();
      synchronized (wire) {
        wire.wait(1500);
      }
    }
  }

  private long press(String key) throws IOException, InterruptedException {
    long frame = wire.frames();
    long begin = System.nanoTime();
    terminal.processInputBytes(key.getBytes(StandardCharsets.UTF_8));
    wire.awaitFrame(frame);
    return System.nanoTime() - begin;
  }

  private void pressEach(String keys) throws IOException, InterruptedException {
    for (int i = 0; i < keys.length(); i++) {
      press(keys.substring(i, i + 1));
    }
  }

  private List<Long> measure(Kind kind) throws Exception {
    pressEach("G");
    pressEach("g");
    pressEach(kind.before());
    for (int i = 0; i < WARM; i++) {
      press(kind.keys().get(i % kind.keys().size()));
    }
    long bytes = wire.bytes();
    long allocated = allocated();
    long busy = busy();
    List<Long> times = new ArrayList<>();
    for (int i = 0; i < MEASURED; i++) {
      times.add(press(kind.keys().get(i % kind.keys().size())));
    }
    row(
        kind.name(),
        times,
        "%,d".formatted((allocated() - allocated) / MEASURED / 1024),
        "%,d".formatted((wire.bytes() - bytes) / MEASURED),
        "%.2f".formatted((busy() - busy) / 1e6 / MEASURED));
    pressEach(kind.after());
    return times;
  }

  /** Keys go on while 10,000 fresh rows arrive about once a second. */
  private void whileRefreshing() throws Exception {
    List<Long> times = new ArrayList<>();
    int before = reads.healthReads.get();
    for (int i = 0; reads.healthReads.get() < before + 8 || i < MEASURED; i++) {
      reads.advance(Duration.ofMillis(200));
      times.add(press(i % 40 < 20 ? "j" : "k"));
    }
    row("one row, while fresh rows arrive", times, "", "", "");
  }

  /** Bytes that the console's two threads have allocated. */
  private long allocated() {
    return ours().map(threads::getThreadAllocatedBytes).sum();
  }

  /** Nanoseconds of a processor that they took: what remains of a press on an idle machine. */
  private long busy() {
    return ours().map(threads::getThreadCpuTime).sum();
  }

  private LongStream ours() {
    return Arrays.stream(threads.getThreadInfo(threads.getAllThreadIds()))
        .filter(Objects::nonNull)
        .filter(info -> List.of("console", "terminal-input").contains(info.getThreadName()))
        .mapToLong(ThreadInfo::getThreadId);
  }

  private static void row(
      String name, List<Long> times, String allocated, String bytes, String busy) {
    long[] sorted = times.stream().mapToLong(Long::longValue).sorted().toArray();
    long p99 = at(sorted, 0.99);
    System.out.printf(
        Locale.ROOT,
        "| key to frame: %s | p99 under 16 ms | p50 %.2f ms, p99 %.2f ms, max %.2f ms%s%s%s | %s |%n",
        name,
        at(sorted, 0.5) / 1e6,
        p99 / 1e6,
        sorted[sorted.length - 1] / 1e6,
        busy.isEmpty() ? "" : "; " + busy + " ms of a processor",
        allocated.isEmpty() ? "" : "; " + allocated + " KiB a key",
        bytes.isEmpty() ? "" : "; " + bytes + " B a frame",
        p99 < LIMIT_NANOS ? "yes" : "**no**");
  }

  private static long at(long[] sorted, double part) {
    return sorted[Math.min(sorted.length - 1, (int) Math.floor(sorted.length * part))];
  }
}
