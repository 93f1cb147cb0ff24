package dev.quarterdeck.tui.command;

import static org.assertj.core.api.Assertions.assertThat;

import dev.quarterdeck.sandbox.Sandbox;
import dev.quarterdeck.tui.cli.CtrlC;
import dev.quarterdeck.tui.cli.Qds;
import java.io.ByteArrayOutputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Objects;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.Test;

/** {@code health --watch} and {@code --until}; every pause moves the sandbox's clock. */
final class HealthWatchTest extends OnSandbox {
  private static void stopATask(Sandbox sandbox) {
    sandbox
        .world()
        .call(
            () -> {
              var ecs = sandbox.world().ecs();
              var prod = Objects.requireNonNull(ecs.cluster("acme-prod"));
              var web = Objects.requireNonNull(ecs.service(prod, "web"));
              ecs.life().stop(web.tasks().getFirst(), "UserInitiated", "test");
              return null;
            });
  }

  @Test
  void untilHealthyWaitsForTheEndOfTheTrouble() {
    stopATask(sandbox("calm"));
    Qds.Ended ended =
        run("health acme-prod/web --sandbox=calm --until healthy --timeout 20m -o json");
    assertThat(ended.code()).isZero();
    assertThat(ended.json().get("verdict").asString()).isEqualTo("HEALTHY");
    assertThat(ended.err())
        .contains("▲ acme-prod/web degraded: 1 of 2 tasks are running.")
        .contains("acme-prod/web degraded → healthy");
  }

  @Test
  void untilHealthyGivesUpWithTheLastAnswer() {
    Qds.Ended ended =
        run("health acme-prod/web --sandbox=noisy-errors --until healthy --timeout 2m");
    assertThat(ended.code()).isEqualTo(1);
    assertThat(ended.out()).contains("of the requests end in errors (5xx)");
  }

  @Test
  void aNameThatIsNowhereIsNotWaitedFor() {
    Qds.Ended ended = run("health nowhere --sandbox=calm --until healthy");
    assertThat(ended.code()).isEqualTo(4);
    assertThat(ended.err()).contains("There is no service nowhere.");
  }

  @Test
  void aWatchInAPipeSaysWhatChangedUntilItIsStopped() throws Exception {
    CtrlC ctrlC = new CtrlC();
    CountDownLatch seen = new CountDownLatch(1);
    ByteArrayOutputStream text = new ByteArrayOutputStream();
    OutputStream out =
        new OutputStream() {
          @Override
          public void write(int b) {
            text.write(b);
          }

          @Override
          public void write(byte[] b, int off, int len) {
            text.write(b, off, len);
            if (text.toString(StandardCharsets.UTF_8).contains("rolled back")) {
              seen.countDown();
              ctrlC.press();
            }
          }
        };
    Qds.Ended ended =
        qd().stops(ctrlC)
            .out(out)
            .run(
                "health",
                "acme-prod/api",
                "--sandbox=bad-deploy",
                "--watch",
                "--timeout",
                "20s",
                "--interval",
                "1m");
    assertThat(seen.getCount()).isZero();
    assertThat(ended.code()).as("the last answer's").isEqualTo(1);
    assertThat(text.toString(StandardCharsets.UTF_8))
        .contains("▲ degraded, 1 service")
        .contains("▲ acme-prod/api degraded: The deployment of acme-prod-api:2");
  }

  @Test
  void wrongUsageIsSaid() {
    assertThat(run("health --sandbox=calm --interval 5s").code()).isEqualTo(2);
    assertThat(run("health --sandbox=calm --until sunny").code()).isEqualTo(2);
    assertThat(run("health --sandbox=calm --watch --interval 0s").code()).isEqualTo(2);
  }
}
