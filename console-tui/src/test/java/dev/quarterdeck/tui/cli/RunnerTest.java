package dev.quarterdeck.tui.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.quarterdeck.app.Console;
import dev.quarterdeck.kernel.ExitCode;
import dev.quarterdeck.kernel.Outcome;
import dev.quarterdeck.kernel.Problem;
import dev.quarterdeck.kernel.ProblemException;
import dev.quarterdeck.tui.output.Answer;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;

/** How a command runs and ends, whatever it does. */
class RunnerTest {
  private final ByteArrayOutputStream err = new ByteArrayOutputStream();
  private OutputStream out = new ByteArrayOutputStream();
  private Io.Stops stops = stop -> () -> {};

  private int run(Verb verb, String... args) {
    Root root =
        new Root(
            new Root.Nouns() {
              @Override
              public List<Root.Entry> entries() {
                return List.of(new Root.Entry("work", "Works."));
              }

              @Override
              public Verb build(String name) {
                return verb;
              }
            });
    Io io =
        new Io(
            InputStream.nullInputStream(),
            out,
            err,
            Map.of(),
            false,
            false,
            false,
            () -> 80,
            () -> {
              throw new IOException();
            },
            stops);
    Parts parts =
        new Parts(
            () -> options -> Outcome.failed(new Problem.Credentials("No credentials.", "Sign in.")),
            () -> {
              throw new IllegalStateException();
            },
            Optional::empty);
    return new Runner(root, io, parts, call -> {}).run(List.of(args));
  }

  private static Verb work(Body body) {
    return Verb.named("work", "Works.").example("qd work", "Works.").runs(body);
  }

  private String said() {
    return err.toString(StandardCharsets.UTF_8);
  }

  @Test
  void aProblemIsASentenceARemedyAndItsExitCode() {
    int code =
        run(
            work(
                call -> {
                  throw new ProblemException(
                      new Problem.NotFound("There is no secret a\u001b[31mb.", "List them."));
                }),
            "work");
    assertThat(code).isEqualTo(4);
    assertThat(said()).isEqualTo("qd: There is no secret a\ufffd[31mb.\n    → List them.\n");
  }

  @Test
  void aSessionThatCannotBeOpenedEndsTheCommand() {
    assertThat(run(work(call -> Answer.silent(ofConsole(call.console()))), "work")).isEqualTo(3);
    assertThat(said()).startsWith("qd: No credentials.\n    → Sign in.\n");
  }

  private static ExitCode ofConsole(Console console) {
    return console.connection().readOnly() ? ExitCode.GOOD : ExitCode.BAD;
  }

  @Test
  void aDefectHasAnIdAndNeverTheMessage() {
    Body body =
        call -> {
          throw new IllegalStateException("value hunter2 leaks", new IOException("hunter2 again"));
        };
    assertThat(run(work(body), "work")).isEqualTo(10);
    assertThat(said()).containsPattern("IllegalStateException, defect [0-9a-f]{6}");
    assertThat(said()).doesNotContain("  at ").doesNotContain("hunter2");
    err.reset();
    assertThat(run(work(body), "work", "-v")).isEqualTo(10);
    assertThat(said())
        .contains("java.lang.IllegalStateException", "caused by java.io.IOException")
        .contains("  at dev.quarterdeck.tui.cli.RunnerTest")
        .doesNotContain("hunter2");
  }

  @Test
  void aDefectOfTheFullScreenConsoleEndsTheSameWay() {
    Qds.Ended ended =
        new Qds()
            .consoles(
                options -> Outcome.failed(new Problem.Credentials("No credentials.", "Sign in.")))
            .terminal(80)
            .fullScreen(
                (consoles, options) -> {
                  throw new IllegalStateException("hunter2");
                })
            .run();
    assertThat(ended.code()).isEqualTo(10);
    assertThat(ended.err()).contains("(IllegalStateException, defect").doesNotContain("hunter2");
  }

  @Test
  void aCheckedFailureIsADefectToo() {
    Body body =
        call -> {
          throw new IOException("hunter2");
        };
    assertThat(run(work(body), "work")).isEqualTo(10);
    assertThat(said()).contains("(IOException, defect").doesNotContain("hunter2");
  }

  @Test
  void timeIsLimitedEvenForABodyThatDoesNotLook() {
    AtomicBoolean interrupted = new AtomicBoolean();
    CountDownLatch ended = new CountDownLatch(1);
    Body body =
        call -> {
          try {
            new CountDownLatch(1).await();
          } catch (InterruptedException e) {
            interrupted.set(true);
            ended.countDown();
            throw e;
          }
          return Answer.silent(ExitCode.GOOD);
        };
    assertThat(run(work(body), "work", "--timeout", "20ms")).isEqualTo(5);
    assertThat(said()).contains("did not finish in time").contains("--timeout");
    awaitQuietly(ended);
    assertThat(interrupted).isTrue();
  }

  private static void awaitQuietly(CountDownLatch latch) {
    try {
      latch.await();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  /** The signal comes when the body is running. */
  private CountDownLatch stopWhenRunning() {
    CountDownLatch running = new CountDownLatch(1);
    AtomicReference<Thread> signal = new AtomicReference<>();
    stops =
        stop -> {
          signal.set(
              Thread.ofVirtual()
                  .start(
                      () -> {
                        awaitQuietly(running);
                        stop.run();
                      }));
          return () -> {};
        };
    return running;
  }

  @Test
  void aSignalInterruptsAndEndsWithSeven() {
    CountDownLatch running = stopWhenRunning();
    Body body =
        call -> {
          running.countDown();
          new CountDownLatch(1).await();
          return Answer.silent(ExitCode.GOOD);
        };
    assertThat(run(work(body), "work")).isEqualTo(7);
    assertThat(said()).startsWith("qd: Stopped before the end.");
  }

  @Test
  void whatRunsUntilItIsStoppedEndsWell() {
    CountDownLatch running = stopWhenRunning();
    Body body =
        call -> {
          try {
            running.countDown();
            new CountDownLatch(1).await();
          } catch (InterruptedException e) {
            return Answer.silent(ExitCode.GOOD);
          }
          return Answer.silent(ExitCode.DEFECT);
        };
    assertThat(run(work(body).limit(Verb.Limit.UNTIL_STOPPED), "work")).isZero();
    assertThat(said()).isEmpty();
  }

  @Test
  void aReaderThatWentAwayIsNoFailureAndKeepsTheExitCode() {
    out = failing("Broken pipe");
    int code =
        run(
            work(
                call -> {
                  call.printer().stdout("first");
                  call.printer().stdout("second");
                  return Answer.silent(ExitCode.BAD);
                }),
            "work");
    assertThat(code).isEqualTo(1);
    assertThat(said()).isEmpty();
  }

  @Test
  void aFullDiskIsAFailure() {
    out = failing("No space left on device");
    int code =
        run(
            work(
                call -> {
                  call.printer().stdout("first");
                  return Answer.silent(ExitCode.GOOD);
                }),
            "work");
    assertThat(code).isEqualTo(6);
    assertThat(said()).contains("could not be written");
  }

  private static OutputStream failing(String message) {
    return new OutputStream() {
      @Override
      public void write(int b) throws IOException {
        throw new IOException(message);
      }
    };
  }
}
