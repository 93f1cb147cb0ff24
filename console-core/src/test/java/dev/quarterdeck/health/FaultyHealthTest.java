package dev.quarterdeck.health;

import static org.assertj.core.api.Assertions.assertThat;

import dev.quarterdeck.app.Console;
import dev.quarterdeck.app.Consoles;
import dev.quarterdeck.app.Options;
import dev.quarterdeck.kernel.Deadline;
import dev.quarterdeck.kernel.Outcome;
import dev.quarterdeck.kernel.Problem;
import dev.quarterdeck.kernel.Unknown;
import dev.quarterdeck.sandbox.Sandbox;
import dev.quarterdeck.sandbox.Scenario;
import dev.quarterdeck.session.Home;
import dev.quarterdeck.session.MfaPrompt;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * Faults leave a correct partial picture: what is missing is named, and no verdict is wrong. Every
 * combination follows from its seed.
 */
final class FaultyHealthTest {
  private static final int COMBINATIONS = 14;
  private static final Duration LIMIT = Duration.ofSeconds(60);

  private static final String[][] OPERATIONS = {
    {"ecs", "ListClusters"},
    {"ecs", "DescribeClusters"},
    {"ecs", "ListServices"},
    {"ecs", "DescribeServices"},
    {"ecs", "ListTasks"},
    {"ecs", "DescribeTasks"},
    {"ecs", "DescribeTaskDefinition"},
    {"elasticloadbalancing", "DescribeTargetGroups"},
    {"elasticloadbalancing", "DescribeTargetHealth"},
    {"cloudwatch", "DescribeAlarms"},
    {"cloudwatch", "GetMetricData"},
    {"secretsmanager", "DescribeSecret"},
    {"secretsmanager", "ListSecretVersionIds"},
  };

  @TempDir Path temp;

  private Console console(Sandbox sandbox, Duration limit) {
    return new Consoles(Map.of(), new Home(temp), MfaPrompt.NONE, "test")
        .on(sandbox, new Options(null, null, null, null, false, limit))
        .orThrow();
  }

  private Outcome<HealthReport> health(Sandbox sandbox, Duration limit) {
    try (Console console = console(sandbox, limit)) {
      return console.health(Deadline.in(limit), HealthCheck.Scope.ALL);
    }
  }

  @ParameterizedTest
  @EnumSource(
      value = Scenario.class,
      names = {"CALM", "BAD_DEPLOY", "CRASH_LOOP", "MISSING_KEY", "NOISY_ERRORS"})
  void no_combination_of_faults_makes_a_wrong_verdict(Scenario scenario) throws IOException {
    try (Sandbox sandbox = Sandbox.start(Sandbox.Options.manual(scenario))) {
      HealthReport truth = health(sandbox, LIMIT).orThrow();
      for (int seed = 0; seed < COMBINATIONS; seed++) {
        String told = strike(sandbox, new Random(seed));
        Outcome<HealthReport> outcome = health(sandbox, LIMIT);
        sandbox.faults().clear();
        String as = scenario + " with seed " + seed + ": " + told;
        switch (outcome) {
          case Outcome.Done<HealthReport>(HealthReport r) -> compare(as, truth, r);
          case Outcome.Failed<HealthReport>(Problem p) ->
              assertThat(p.sentence()).as(as).isNotBlank();
        }
      }
    }
  }

  private static String strike(Sandbox sandbox, Random random) {
    List<String> told = new ArrayList<>();
    int many = 1 + random.nextInt(3);
    for (int i = 0; i < many; i++) {
      String[] where = OPERATIONS[random.nextInt(OPERATIONS.length)];
      boolean everywhere = random.nextInt(4) == 0;
      var on = sandbox.faults().on(everywhere ? "*" : where[0], everywhere ? "*" : where[1]);
      String name = everywhere ? "*" : where[1];
      switch (random.nextInt(5)) {
        case 0 -> {
          on.withProbability(0.3).throttle();
          told.add(name + " throttled 30 %");
        }
        case 1 -> {
          on.withProbability(0.5).deny();
          told.add(name + " denied half");
        }
        case 2 -> {
          on.withProbability(0.7).fail(500);
          told.add(name + " fails 70 %");
        }
        case 3 -> {
          on.withProbability(0.7).cutBefore();
          told.add(name + " cut 70 %");
        }
        default -> {
          on.deny();
          told.add(name + " denied");
        }
      }
    }
    return String.join(", ", told);
  }

  /**
   * A verdict may differ only when something is said to be missing, and then it is either UNKNOWN
   * or milder than the truth, never a false alarm; HEALTHY and DEPLOYING need everything.
   */
  static void compare(String as, HealthReport truth, HealthReport r) {
    Map<String, ServiceHealth> found =
        r.services().stream().collect(Collectors.toMap(ServiceHealth::ref, Function.identity()));
    for (ServiceHealth t : truth.services()) {
      ServiceHealth f = found.get(t.ref());
      if (f == null) {
        assertThat(r.unknowns()).as("%s: %s is not there", as, t.ref()).isNotEmpty();
        continue;
      }
      if (f.verdict() == t.verdict()) {
        continue;
      }
      String what = as + ": " + t.ref() + " is " + t.verdict() + ", not " + f;
      assertThat(f.reasons())
          .as(what)
          .extracting(Reason::severity)
          .contains(Reason.Severity.UNKNOWN);
      assertThat(f.verdict()).as(what).isNotIn(Verdict.HEALTHY, Verdict.DEPLOYING);
      assertThat(f.verdict() == Verdict.UNKNOWN || f.verdict().compareTo(t.verdict()) < 0)
          .as(what)
          .isTrue();
      assertThat(r.unknowns()).as(what).isNotEmpty();
    }
    assertThat(found.keySet())
        .as(as)
        .isSubsetOf(truth.services().stream().map(ServiceHealth::ref).toList());
    if (r.verdict() != truth.verdict()) {
      assertThat(r.unknowns()).as(as).isNotEmpty();
      assertThat(r.verdict()).as(as).isNotIn(Verdict.HEALTHY, Verdict.DEPLOYING);
    }
    assertThat(r.unknowns()).as(as).extracting(Unknown::why).allMatch(w -> !w.isBlank());
  }

  @Test
  void what_hangs_costs_only_its_own_part() throws IOException {
    try (Sandbox sandbox = Sandbox.start(Sandbox.Options.manual(Scenario.NOISY_ERRORS))) {
      sandbox.faults().on("cloudwatch", "DescribeAlarms").hang();
      HealthReport r = health(sandbox, Duration.ofSeconds(3)).orThrow();
      assertThat(r.services()).hasSize(6);
      assertThat(r.unknowns()).extracting(Unknown::what).contains("alarms");
      ServiceHealth web = r.services().getFirst();
      assertThat(web.ref()).isEqualTo("acme-prod/web");
      assertThat(web.verdict()).isEqualTo(Verdict.DEGRADED);
      assertThat(web.reasons().getFirst().signal()).isEqualTo("errors");
      assertThat(web.targets()).isEqualTo(new ServiceHealth.Targets(2, 0, 0));
    }
  }

  @Test
  void target_health_that_hangs_leaves_the_rest() throws IOException {
    try (Sandbox sandbox = Sandbox.start(Sandbox.Options.manual(Scenario.NOISY_ERRORS))) {
      sandbox.faults().on("elasticloadbalancing", "DescribeTargetHealth").hang();
      HealthReport r = health(sandbox, Duration.ofSeconds(3)).orThrow();
      assertThat(r.services()).hasSize(6);
      assertThat(r.services().getFirst().verdict()).isEqualTo(Verdict.DEGRADED);
      assertThat(r.services())
          .filteredOn(s -> s.ref().endsWith("/worker"))
          .allMatch(s -> s.verdict() == Verdict.HEALTHY);
      assertThat(r.services())
          .filteredOn(s -> s.ref().equals("acme-prod/api"))
          .allMatch(s -> s.verdict() == Verdict.UNKNOWN);
    }
  }
}
