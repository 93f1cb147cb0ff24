package dev.quarterdeck.tui.console;

import dev.quarterdeck.health.Evidence;
import dev.quarterdeck.health.Reason;
import dev.quarterdeck.health.ServiceHealth;
import dev.quarterdeck.health.Verdict;
import dev.quarterdeck.services.Rollout;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Services for {@link ScriptedReads}, in the cluster {@code prod}. */
final class ScriptedServices {
  private static final String ECS = "arn:aws:ecs:eu-central-1:123456789012:";

  private ScriptedServices() {}

  static List<ServiceHealth> many(int count) {
    List<ServiceHealth> all = new ArrayList<>(count);
    for (int i = 0; i < count; i++) {
      all.add(named("svc-%05d".formatted(i), Verdict.HEALTHY, 2, 2, null));
    }
    return all;
  }

  static ServiceHealth named(
      String name, Verdict verdict, int running, int desired, @Nullable String reason) {
    return new ServiceHealth(
        "prod",
        name,
        ECS + "service/prod/" + name,
        verdict,
        reason == null
            ? List.of()
            : List.of(
                new Reason(
                    "tasks",
                    verdict == Verdict.DEPLOYING ? Reason.Severity.INFO : Reason.Severity.WARNING,
                    reason,
                    ScriptedReads.START.minusSeconds(600),
                    "qd secrets show prod/billing")),
        desired,
        running,
        0,
        ECS + "task-definition/" + name + ":17",
        Rollout.COMPLETED,
        null,
        List.of(),
        List.of(),
        Evidence.NONE,
        ScriptedReads.START.minus(Duration.ofDays(3)));
  }
}
