package dev.quarterdeck.tui.console;

import dev.quarterdeck.screen.console.Reads;
import dev.quarterdeck.screen.console.State;
import dev.quarterdeck.tui.terminal.Tty;
import dev.quarterdeck.tui.terminal.VirtualScreen;
import java.io.IOException;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Predicate;

/** The console running on a virtual screen in a thread of its own. */
final class ConsoleRun implements AutoCloseable {
  static final String ESC = "\033";
  static final String DOWN = "\033[B";
  static final String CTRL_C = "\u0003";

  final VirtualScreen screen;
  final ConsoleLoop loop;
  private final Tty tty;
  private final CompletableFuture<Void> ended = new CompletableFuture<>();

  ConsoleRun(Reads reads, State start, int rows, int columns) throws IOException {
    this(reads, start, rows, columns, Map.of());
  }

  ConsoleRun(Reads reads, State start, int rows, int columns, Map<String, String> env)
      throws IOException {
    screen = new VirtualScreen(rows, columns);
    tty = screen.tty(env);
    loop = new ConsoleLoop(tty, reads, start);
    Thread.ofPlatform()
        .daemon()
        .name("console")
        .start(
            () -> {
              try {
                loop.run();
                ended.complete(null);
              } catch (Throwable e) {
                ended.completeExceptionally(e);
              }
            });
  }

  void type(String keys) throws IOException {
    screen.type(keys);
  }

  String sees(String... texts) throws InterruptedException {
    return sees(
        String.join("», «", texts),
        shown -> {
          for (String text : texts) {
            if (!shown.contains(text)) {
              return false;
            }
          }
          return true;
        });
  }

  String sees(String what, Predicate<String> expected) throws InterruptedException {
    return screen.await(
        what,
        shown -> {
          if (ended.isCompletedExceptionally()) {
            ended.join();
          }
          return expected.test(shown);
        });
  }

  /** Waits until the console has ended by itself. */
  void ends() throws Exception {
    try {
      ended.get(2, TimeUnit.MINUTES);
    } catch (TimeoutException e) {
      throw new AssertionError("it does not end; on its screen:\n" + screen.text(), e);
    }
  }

  @Override
  public void close() throws Exception {
    if (!ended.isDone()) {
      type(CTRL_C);
    }
    try {
      ends();
    } finally {
      tty.close();
    }
  }
}
