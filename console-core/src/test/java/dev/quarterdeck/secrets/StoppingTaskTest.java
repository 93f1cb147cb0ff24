package dev.quarterdeck.secrets;

import static org.assertj.core.api.Assertions.assertThat;

import dev.quarterdeck.app.DrivenSandbox;
import dev.quarterdeck.sandbox.Scenario;
import dev.quarterdeck.sandbox.world.ecs.EcsTask;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A task that still runs still holds what it started with. */
final class StoppingTaskTest {
  private static final String APP = "acme/prod/app";
  @TempDir Path temp;

  private static KeyUse.Tasks held(DrivenSandbox d, String key) {
    return d.console().usage().usage(d.deadline(), APP, key).orThrow().value().stream()
        .filter(u -> "api".equals(u.service()))
        .findFirst()
        .orElseThrow()
        .tasks();
  }

  @Test
  void a_task_that_is_stopping_holds_it_until_it_has_ended() throws IOException {
    try (DrivenSandbox d = DrivenSandbox.start(Scenario.STALE_SECRET, temp)) {
      var world = d.sandbox().world();
      List<StaleTask> before = d.console().usage().stale(d.deadline(), APP).orThrow().value();
      String arn =
          before.stream().filter(t -> "api".equals(t.service())).findFirst().orElseThrow().task();
      EcsTask task =
          world.call(
              () ->
                  world.ecs().clusters().stream()
                      .flatMap(c -> c.tasks().stream())
                      .filter(t -> t.arn().equals(arn))
                      .findFirst()
                      .orElseThrow());
      world.call(
          () -> {
            world.ecs().life().stop(task, "UserInitiated", "a test");
            return 0;
          });
      List<StaleTask> stopping = d.console().usage().stale(d.deadline(), APP).orThrow().value();
      assertThat(stopping)
          .filteredOn(StaleTask::stopping)
          .extracting(StaleTask::task)
          .containsExactly(arn);
      assertThat(stopping).hasSameSizeAs(before);
      KeyUse.Tasks held = held(d, "STRIPE_SECRET_KEY");
      assertThat(held.stale()).isEqualTo(2);
      assertThat(held.stopping()).isOne();
      assertThat(held(d, "JWT_SECRET").stopping())
          .as("what it holds of another key is not old")
          .isZero();
      world.advance(Duration.ofMinutes(10));
      assertThat(d.console().usage().stale(d.deadline(), APP).orThrow().value())
          .noneMatch(StaleTask::stopping)
          .hasSize(before.size() - 1);
    }
  }
}
