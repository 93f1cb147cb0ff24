package dev.quarterdeck.health;

import static org.assertj.core.api.Assertions.assertThat;

import dev.quarterdeck.app.DrivenSandbox;
import dev.quarterdeck.sandbox.Scenario;
import dev.quarterdeck.sandbox.world.watch.Alarm;
import dev.quarterdeck.sandbox.world.watch.Metrics;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** An alarm on metric math over several services belongs to each of them, over the wire. */
final class MathAlarmTest {
  private static Metrics.Id cpu(String service) {
    return new Metrics.Id(
        "AWS/ECS", "CPUUtilization", Map.of("ClusterName", "acme-prod", "ServiceName", service));
  }

  @Test
  void it_degrades_every_service_in_it_and_no_other(@TempDir Path temp) throws Exception {
    try (DrivenSandbox d = DrivenSandbox.start(Scenario.CALM, temp)) {
      var world = d.sandbox().world();
      world.call(
          () -> {
            var alarms = world.watch().alarms();
            Alarm both =
                alarms.put(
                    "cpu-of-both",
                    new Alarm.Rule(
                        cpu("api"),
                        "Average",
                        60,
                        1,
                        1,
                        0,
                        "GreaterThanOrEqualToThreshold",
                        "missing"));
            both.further = List.of(cpu("web"));
            alarms.state(both, "ALARM", "Threshold Crossed: a test", "{}");
            return 0;
          });
      HealthReport r = d.console().health(d.deadline(), HealthCheck.Scope.ALL).orThrow();
      assertThat(r.services())
          .filteredOn(
              s ->
                  s.alarms().stream().anyMatch(a -> a.name().equals("cpu-of-both"))
                      && s.verdict() == Verdict.DEGRADED)
          .extracting(ServiceHealth::ref)
          .containsExactlyInAnyOrder("acme-prod/api", "acme-prod/web");
      dev.quarterdeck.health.Alarm read =
          d.console().ports().alarms().all().orThrow().items().stream()
              .filter(a -> a.name().equals("cpu-of-both"))
              .findFirst()
              .orElseThrow();
      assertThat(read.watched()).containsExactly(cpu("api").dimensions(), cpu("web").dimensions());
      assertThat(read.dimensions()).containsExactly(Map.entry("ClusterName", "acme-prod"));
    }
  }
}
