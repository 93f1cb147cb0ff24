package dev.quarterdeck.tui.terminal;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jline.terminal.Attributes.LocalFlag;
import org.jline.terminal.Terminal.Signal;
import org.jline.terminal.impl.LineDisciplineTerminal;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class TtyTest {
  private final BlockingQueue<TerminalEvent> events = new LinkedBlockingQueue<>();
  private VirtualScreen virtual;
  private Tty tty;

  @BeforeEach
  void open() throws Exception {
    virtual = new VirtualScreen(10, 40);
    tty = virtual.tty(Map.of());
    tty.open(events::add);
  }

  @AfterEach
  void close() throws Exception {
    tty.close();
  }

  private TerminalEvent next() throws InterruptedException {
    return events.poll(20, TimeUnit.SECONDS);
  }

  @Test
  void keysSignalsAndResizesComeAsEvents() throws Exception {
    virtual.type("j");
    assertThat(next()).isEqualTo(new TerminalEvent.Pressed(Key.of('j')));
    virtual.type("\u0003");
    assertThat(next()).isEqualTo(new TerminalEvent.Pressed(Key.ctrl('c')));
    virtual.type("\033");
    assertThat(next()).isEqualTo(new TerminalEvent.Pressed(Key.of(Key.Name.ESC)));
    virtual.resize(12, 50);
    assertThat(next()).isEqualTo(new TerminalEvent.Resized());
    virtual.terminal().raise(Signal.TSTP);
    assertThat(next()).isEqualTo(new TerminalEvent.SuspendAsked());
    virtual.terminal().raise(Signal.CONT);
    assertThat(next()).isEqualTo(new TerminalEvent.Continued());
  }

  @Test
  void theMouseIsTheConsolesOnlyWhileItIsAskedFor() throws Exception {
    ByteArrayOutputStream wire = new ByteArrayOutputStream();
    var bare = new LineDisciplineTerminal("bare", "xterm", wire, StandardCharsets.UTF_8);
    try (Tty other = new Tty(bare, virtual.atTheEnd, Map.of(), t -> {})) {
      other.open(e -> {});
      assertThat(said(wire)).doesNotContain("\033[?1000h");
      other.mouse(true);
      assertThat(said(wire)).isEqualTo("\033[?1000h\033[?1006h");
      other.suspend();
      assertThat(said(wire)).startsWith("\033[?1006l\033[?1000l").endsWith("\033[?1006h");
      other.mouse(false);
      assertThat(said(wire)).isEqualTo("\033[?1006l\033[?1000l");
    }
    assertThat(said(wire)).contains("\033[?1000l").doesNotContain("\033[?1000h");
  }

  private static String said(ByteArrayOutputStream wire) {
    String said = wire.toString(StandardCharsets.UTF_8);
    wire.reset();
    return said;
  }

  @Test
  void afterASuspensionTheWholePictureComesBack() throws Exception {
    tty.draw(g -> g.put(2, 3, "still here", Style.PLAIN));
    assertThat(virtual.terminal().getAttributes().getLocalFlag(LocalFlag.ICANON)).isFalse();
    tty.suspend();
    assertThat(virtual.stopped()).containsExactly("true ");
    assertThat(virtual.terminal().getAttributes().getLocalFlag(LocalFlag.ICANON)).isFalse();
    tty.draw(g -> g.put(2, 3, "still here", Style.PLAIN));
    assertThat(virtual.row(2)).isEqualTo("   still here");
  }

  /** Closing a window while the console waits for the key must not leave a process behind. */
  @Test
  void aTerminalThatGoesIsNotLentAndNotWaitedFor() throws Exception {
    AtomicBoolean begun = new AtomicBoolean();
    CompletableFuture<Throwable> ended = new CompletableFuture<>();
    Thread.ofVirtual()
        .start(
            () -> {
              try {
                tty.handOver(
                    "Press a key.",
                    () -> {
                      begun.set(true);
                      return 0;
                    });
                ended.complete(new AssertionError("it was lent"));
              } catch (Exception e) {
                ended.complete(e);
              }
            });
    virtual.terminal().reader().close();
    assertThat(next()).isEqualTo(new TerminalEvent.Gone());
    assertThat(ended.get(20, TimeUnit.SECONDS)).isInstanceOf(IOException.class);
    assertThat(begun).isFalse();
  }

  @Test
  void closingPutsTheTerminalBackAndNoLateFrameDraws() throws Exception {
    tty.draw(g -> g.put(0, 0, "console", Style.PLAIN));
    assertThat(virtual.text()).contains("console");
    tty.close();
    assertThat(virtual.text()).doesNotContain("console");
    tty.draw(g -> g.put(0, 0, "late frame", Style.PLAIN));
    assertThat(virtual.text()).doesNotContain("late frame");
    assertThat(virtual.atTheEnd.toString(StandardCharsets.US_ASCII)).isEmpty();
  }
}
