package dev.quarterdeck.readiness;

import static dev.quarterdeck.readiness.Doctored.with;
import static org.assertj.core.api.Assertions.assertThat;

import dev.quarterdeck.app.ReadinessSources;
import dev.quarterdeck.readiness.collect.Once;
import dev.quarterdeck.readiness.collect.ServiceFacts;
import dev.quarterdeck.readiness.collect.TaskDefinitionFacts;
import dev.quarterdeck.readiness.cost.Estimate;
import dev.quarterdeck.readiness.cost.Prices;
import dev.quarterdeck.readiness.profile.ReadinessFile;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Estimates of what the fleet never is. */
class DoctoredCostTest extends DoctoredRuns {
  private Estimate estimate(Changes changes) {
    Checklist checklist =
        new Checklist(
            Doctored.of(ReadinessSources.of(d.console()), changes::of),
            "us-east-1",
            d.sandbox().world()::now);
    return Estimate.of(
        checklist.readings(
            d.deadline(),
            new Checklist.Request(
                ReadinessFile.none(),
                Runs.PROD,
                List.of(),
                Checklist.Extras.NONE,
                Once.Progress.NONE)),
        Prices.builtIn());
  }

  @Test
  void windows_has_other_prices() {
    Estimate e =
        estimate(
            change()
                .each(
                    "EcsFacts.taskDefinition",
                    TaskDefinitionFacts.class,
                    t -> with(t, "osFamily", "WINDOWS_SERVER_2022_CORE")));
    assertThat(e.lines()).noneMatch(l -> l.what().startsWith("acme-prod/"));
    assertThat(e.unknowns())
        .anyMatch(u -> u.what().equals("acme-prod/api") && u.why().contains("Windows"));
  }

  @Test
  void spot_is_counted_at_the_higher_price_and_says_so() {
    Estimate e =
        estimate(
            change()
                .each(
                    "EcsFacts.services",
                    ServiceFacts.class,
                    s ->
                        with(
                            s,
                            "launch",
                            new ServiceFacts.Launch(
                                null, List.of("FARGATE", "FARGATE_SPOT"), null, null))));
    assertThat(e.lines())
        .filteredOn(l -> l.what().equals("acme-prod/api"))
        .singleElement()
        .satisfies(l -> assertThat(l.how()).contains("on-demand price"));
  }
}
