package dev.quarterdeck.health;

import static org.assertj.core.api.Assertions.assertThat;

import dev.quarterdeck.app.Console;
import dev.quarterdeck.app.DrivenSandbox;
import dev.quarterdeck.health.DepthReader.Depths;
import dev.quarterdeck.health.load.LoadReader;
import dev.quarterdeck.health.probe.Prober.Probed;
import dev.quarterdeck.kernel.Outcome;
import dev.quarterdeck.kernel.Snapshot;
import dev.quarterdeck.kernel.Unknown;
import dev.quarterdeck.sandbox.Scenario;
import dev.quarterdeck.services.FleetReader.Part;
import dev.quarterdeck.services.FleetView;
import dev.quarterdeck.services.Service;
import java.nio.file.Path;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What one service alone lacks is enough for the whole not to look healthy. */
final class UnknownVerdictTest {
  @Test
  void one_endpoint_that_could_not_be_asked_decides_the_environment(@TempDir Path temp)
      throws Exception {
    try (DrivenSandbox d = DrivenSandbox.start(Scenario.CALM, temp)) {
      HealthReport all = judged(d, Map.of());
      assertThat(all.verdict()).isEqualTo(Verdict.HEALTHY);
      HealthReport one =
          judged(
              d,
              Map.of(
                  "acme-prod/api",
                  List.of(new Unknown("the health endpoint of acme-prod/api", "No time.", null))));
      assertThat(one.services())
          .filteredOn(s -> s.verdict() == Verdict.UNKNOWN)
          .extracting(ServiceHealth::ref)
          .containsExactly("acme-prod/api");
      assertThat(one.verdict()).isEqualTo(Verdict.UNKNOWN);
    }
  }

  private static HealthReport judged(DrivenSandbox d, Map<String, List<Unknown>> unasked) {
    Console c = d.console();
    Snapshot<FleetView> view =
        c.fleet().read(d.deadline(), EnumSet.of(Part.TASKS, Part.STOPPED_TASKS)).orThrow();
    List<Service> services = view.value().services();
    LoadBalancers balancers = c.ports().loadBalancers();
    Groups groups = Groups.of(balancers.targetGroups(), services);
    return new Reading(
            view,
            Production.of(services, balancers),
            groups,
            Outcome.done(Targets.read(d.deadline(), services, balancers)),
            Outcome.done(
                new LoadReader(c.ports().metrics())
                    .read(d.deadline(), services, groups.byArn(), groups.unread(), view.asOf())),
            Outcome.done(Depths.NONE),
            new Probed(Map.of(), List.of(), unasked))
        .judged(RelatedAlarms.of(d.deadline(), c.ports().alarms().all(), c.ports().alarms()));
  }
}
