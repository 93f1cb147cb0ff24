package dev.quarterdeck.tui.command;

import static org.assertj.core.api.Assertions.assertThat;

import dev.quarterdeck.app.Console;
import dev.quarterdeck.app.ConsoleFactory;
import dev.quarterdeck.app.Consoles;
import dev.quarterdeck.app.Options;
import dev.quarterdeck.kernel.Outcome;
import dev.quarterdeck.kernel.Problem;
import dev.quarterdeck.sandbox.Sandbox;
import dev.quarterdeck.sandbox.Scenario;
import dev.quarterdeck.sandbox.wire.Traffic;
import dev.quarterdeck.session.Home;
import dev.quarterdeck.session.MfaPrompt;
import dev.quarterdeck.tui.cli.CtrlC;
import dev.quarterdeck.tui.cli.Qds;
import dev.quarterdeck.tui.terminal.VirtualScreen;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.Test;

/**
 * Several contexts, of which one hangs in the middle of a request and one has expired: the others
 * are there, whole, while it still hangs. No clock decides it: the request hangs until the test has
 * seen the others.
 */
final class HangingContextTest extends OnSandbox {
  private static final String ROWS = "acme-staging/api";

  /** Every request to it waits until it is let go. */
  private static final class Held implements Traffic.Watcher, AutoCloseable {
    private final Sandbox sandbox = start();
    private final CountDownLatch asked = new CountDownLatch(1);
    private final CountDownLatch free = new CountDownLatch(1);

    private static Sandbox start() {
      try {
        return Sandbox.start(Sandbox.Options.manual(Scenario.CALM));
      } catch (IOException e) {
        throw new IllegalStateException(e);
      }
    }

    Held() {
      sandbox.traffic().watch(this);
    }

    @Override
    public boolean before(String action) {
      asked.countDown();
      try {
        free.await();
        return true;
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
        return false;
      }
    }

    /** Whether one waits now: called when another context has told all. */
    boolean hangs() {
      try {
        asked.await();
      } catch (InterruptedException e) {
        throw new IllegalStateException(e);
      }
      return free.getCount() == 1;
    }

    @Override
    public void close() {
      free.countDown();
      sandbox.close();
    }
  }

  /** What was printed so far; calls back once, when all of the texts are in it. */
  private static final class Seen extends OutputStream {
    private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    private final List<String> wanted;
    private final Runnable then;
    private boolean done;

    Seen(List<String> wanted, Runnable then) {
      this.wanted = wanted;
      this.then = then;
    }

    @Override
    public synchronized void write(byte[] b, int off, int len) {
      bytes.write(b, off, len);
      String now = text();
      if (!done && wanted.stream().allMatch(now::contains)) {
        done = true;
        then.run();
      }
    }

    @Override
    public void write(int b) {
      write(new byte[] {(byte) b}, 0, 1);
    }

    synchronized String text() {
      return bytes.toString(StandardCharsets.UTF_8);
    }

    synchronized boolean done() {
      return done;
    }
  }

  private ConsoleFactory contexts(Held held) {
    return new ConsoleFactory() {
      @Override
      public Outcome<Console> open(Options o) {
        if ("expired".equals(o.profile())) {
          return Outcome.failed(
              new Problem.Credentials("The credentials have expired.", "Run: aws sso login"));
        }
        Sandbox sandbox =
            Objects.requireNonNull(o.region()).equals("us-east-1") ? sandbox("calm") : held.sandbox;
        return new Consoles(Map.of(), new Home(home), MfaPrompt.NONE, "test").on(sandbox, o);
      }
    };
  }

  private static String[] health(String... more) {
    String[] line = {
      "health", "--profile", "good,expired", "--region", "us-east-1,eu-west-1", "--timeout", "10m"
    };
    String[] all = java.util.Arrays.copyOf(line, line.length + more.length);
    System.arraycopy(more, 0, all, line.length, more.length);
    return all;
  }

  @Test
  void the_others_are_complete_while_one_hangs() {
    try (Held held = new Held()) {
      boolean[] hung = new boolean[1];
      Seen out =
          new Seen(
              List.of(
                  "── good · us-east-1 ──",
                  ROWS,
                  "── expired · us-east-1 ──",
                  "── expired · eu-west-1 ──"),
              () -> {
                hung[0] = held.hangs();
                held.free.countDown();
              });
      Qds.Ended ended = new Qds().consoles(contexts(held)).out(out).run(health());
      assertThat(hung[0]).as("one still hung when the others had told all").isTrue();
      String text = out.text();
      String before = text.substring(0, text.indexOf("── good · eu-west-1 ──"));
      assertThat(before)
          .contains("● healthy  6 services")
          .contains("→ Run: aws sso login")
          .contains("acme-prod/worker");
      assertThat(text.substring(before.length())).contains("● healthy  6 services");
      assertThat(ended.code()).as("two have expired").isEqualTo(1);
    }
  }

  @Test
  void a_watch_on_a_terminal_shows_all_of_them_at_once() throws Exception {
    VirtualScreen screen = new VirtualScreen(24, 100);
    try (Held held = new Held()) {
      Qds qd = new Qds().consoles(contexts(held)).terminal(100).terminals(() -> screen.terminal());
      CompletableFuture<Qds.Ended> ended =
          CompletableFuture.supplyAsync(() -> qd.run(health("--watch", "--no-color")));
      String shown =
          screen.await(
              "the others while one hangs",
              s -> s.contains("● healthy  6 services") && s.split("expired", -1).length > 4);
      assertThat(held.hangs()).isTrue();
      assertThat(shown)
          .containsPattern("good · us-east-1 +● healthy  6 services +\\d\\d:\\d\\d:\\d\\d")
          .containsPattern("good · eu-west-1 +reading … +–")
          .containsPattern("expired · us-east-1 +\\? The credentials have expired.")
          .containsPattern("expired · eu-west-1 +\\? The credentials have expired.")
          .contains("acme-prod/api")
          .contains("q ends the watch");
      held.free.countDown();
      screen.await(
          "the one that hung", s -> s.matches("(?s).*good · eu-west-1 +● healthy  6 services.*"));
      screen.type("q");
      assertThat(ended.join().code()).isEqualTo(1);
    }
  }

  @Test
  void a_watch_tells_the_others_and_ends_while_one_hangs() {
    try (Held held = new Held()) {
      CtrlC ctrlC = new CtrlC();
      boolean[] hung = new boolean[1];
      Seen out =
          new Seen(
              List.of(
                  "[good · us-east-1] ● healthy, 6 services",
                  "[expired · us-east-1] ? The credentials have expired.",
                  "[expired · eu-west-1] ? The credentials have expired."),
              () -> {
                hung[0] = held.hangs();
                ctrlC.press();
              });
      Qds.Ended ended =
          new Qds().consoles(contexts(held)).stops(ctrlC).out(out).run(health("--watch"));
      assertThat(out.done()).as(out.text() + ended.err()).isTrue();
      assertThat(hung[0]).isTrue();
      assertThat(out.text()).doesNotContain("[good · eu-west-1]");
      assertThat(ended.code()).isEqualTo(1);
    }
  }
}
