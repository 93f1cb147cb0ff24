package dev.quarterdeck.services.deploy;

import static org.assertj.core.api.Assertions.assertThat;

import dev.quarterdeck.app.Console;
import dev.quarterdeck.app.DrivenSandbox;
import dev.quarterdeck.kernel.Outcome;
import dev.quarterdeck.sandbox.Scenario;
import dev.quarterdeck.services.Task;
import dev.quarterdeck.services.TaskDefinition;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** A task that is followed, over the wire; its log from here. */
final class TaskWatchTest {
  private static final TaskWatch.Listener DEAF =
      new TaskWatch.Listener() {
        @Override
        public void state(Task task) {}

        @Override
        public void lines(List<TaskOutput.Line> lines) {}
      };

  @Test
  @Timeout(60)
  void aLogThatGrowsFasterThanItIsReadHoldsNobodyUpAndIsTold(@TempDir Path temp) throws Exception {
    try (DrivenSandbox d = DrivenSandbox.start(Scenario.CALM, temp)) {
      Console c = d.console();
      Task task = c.ports().ecs().runningTasks("acme-prod", "worker").orThrow().items().getFirst();
      TaskDefinition definition = c.ports().ecs().taskDefinition(task.taskDefinition()).orThrow();
      AtomicInteger pages = new AtomicInteger();
      TaskOutput endless =
          (group, stream, token) ->
              Outcome.done(
                  new TaskOutput.Lines(
                      List.of(new TaskOutput.Line(c.clock().instant(), "and on")),
                      "token " + pages.incrementAndGet()));
      TaskWatch.Ended ended =
          new TaskWatch(c.ports().ecs(), endless, c.pause(), c.clock())
              .follow(
                  new TaskActions.Started(
                      task, definition, definition.containers().getFirst().name()),
                  Duration.ofSeconds(10),
                  DEAF)
              .orThrow();
      assertThat(ended.stopped()).as("its time limit ends it").isFalse();
      assertThat(pages.get()).isPositive();
      assertThat(ended.unknowns())
          .singleElement()
          .satisfies(u -> assertThat(u.what()).contains("after its first " + pages + " lines"));
    }
  }
}
