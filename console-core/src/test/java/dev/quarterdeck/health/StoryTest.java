package dev.quarterdeck.health;

import static org.assertj.core.api.Assertions.assertThat;

import dev.quarterdeck.app.DrivenSandbox;
import dev.quarterdeck.sandbox.Scenario;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Minutes of each scenario's story, with the verdict, the first reason and what to do about it. */
final class StoryTest {
  @TempDir Path temp;

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      nullValues = "-",
      textBlock =
          """
          CALM         | 0  | acme-prod/api     | HEALTHY  | -       | -                                                        | -
          CALM         | 90 | acme-prod/api     | HEALTHY  | -       | -                                                        | -
          BAD_DEPLOY   | 0  | acme-prod/api     | DEGRADED | rollout | acme-prod-api:2 has 2 failed tasks so far                | qd services rollback acme-prod/api
          BAD_DEPLOY   | 2  | acme-prod/api     | DEGRADED | rollout | was rolled back to acme-prod-api:1                       | qd services show acme-prod/api
          BAD_DEPLOY   | 90 | acme-prod/api     | DEGRADED | rollout | was rolled back to acme-prod-api:1                       | qd services show acme-prod/api
          CRASH_LOOP   | 0  | acme-prod/worker  | DEGRADED | stops   | 2 tasks failed within 15 minutes: container worker ended | Read its last log lines
          CRASH_LOOP   | 40 | acme-prod/worker  | DEGRADED | stops   | 1 task failed within 15 minutes: container worker ended  | Read its last log lines
          MISSING_KEY  | 0  | acme-prod/billing | DOWN     | tasks   | the secret has no JSON key STRIPE_WEBHOOK_SECRET         | qd secrets show
          MISSING_KEY  | 90 | acme-prod/billing | DOWN     | tasks   | the secret has no JSON key STRIPE_WEBHOOK_SECRET         | qd secrets show
          NOISY_ERRORS | 0  | acme-prod/web     | DEGRADED | errors  | 12 % of the requests end in errors (5xx); usually 0.2 %  | qd logs tail acme-prod/web
          NOISY_ERRORS | 90 | acme-prod/web     | DEGRADED | errors  | 13 % of the requests end in errors (5xx); usually 0.3 %  | qd logs tail acme-prod/web
          STALE_SECRET | 0  | acme-prod/api     | HEALTHY  | secrets | 2 of 3 tasks hold an old value of acme/prod/app          | qd services deploy acme-prod/api
          STALE_SECRET | 20 | acme-prod/billing | HEALTHY  | secrets | 1 of 1 tasks holds an old value of acme/prod/app         | qd services deploy acme-prod/billing
          DENIED       | 0  | acme-prod/api     | UNKNOWN  | unknown | Could not read target health of acme-prod-api            | Allow elasticloadbalancing:DescribeTargetHealth
          """)
  void the_verdict_of_that_minute(
      Scenario scenario,
      int minute,
      String ref,
      Verdict verdict,
      String signal,
      String text,
      String fix)
      throws IOException {
    try (DrivenSandbox d = DrivenSandbox.start(scenario, temp)) {
      d.sandbox().world().advance(Duration.ofMinutes(minute));
      ServiceHealth health = health(d, ref);
      assertThat(health.verdict()).isEqualTo(verdict);
      if (signal == null) {
        assertThat(health.reasons()).isEmpty();
        return;
      }
      Reason first = health.reasons().getFirst();
      assertThat(first.signal()).isEqualTo(signal);
      assertThat(first.text()).contains(text);
      assertThat(first.fix()).contains(fix);
    }
  }

  private static ServiceHealth health(DrivenSandbox d, String ref) {
    return d.console().health(d.deadline(), HealthCheck.Scope.ALL).orThrow().services().stream()
        .filter(s -> s.ref().equals(ref))
        .findFirst()
        .orElseThrow();
  }

  @Test
  void reasons_say_since_when() throws IOException {
    try (DrivenSandbox d = DrivenSandbox.start(Scenario.BAD_DEPLOY, temp)) {
      d.sandbox().world().advance(Duration.ofMinutes(2));
      Reason rolledBack = health(d, "acme-prod/api").reasons().getFirst();
      assertThat(rolledBack.since())
          .as("when ECS said it, not when the old deployment was made")
          .isBetween(
              d.console().clock().instant().minusSeconds(180), d.console().clock().instant());
    }
  }

  @Test
  void a_tag_that_was_moved_shows_as_two_images() throws IOException {
    try (DrivenSandbox d = DrivenSandbox.start(Scenario.CALM, temp)) {
      ServiceHealth before = health(d, "acme-prod/web");
      assertThat(before.evidence().images())
          .singleElement()
          .satisfies(i -> assertThat(i.digests()).hasSize(1));
      String image = before.evidence().images().getFirst().image();
      assertThat(image).isNotNull();
      d.sandbox()
          .world()
          .call(
              () -> {
                var world = d.sandbox().world();
                world.ecs().push(image);
                var cluster = Objects.requireNonNull(world.ecs().cluster("acme-prod"));
                var task =
                    Objects.requireNonNull(world.ecs().service(cluster, "web")).tasks().getFirst();
                world.ecs().life().stop(task, "UserInitiated", "replaced");
                return null;
              });
      d.sandbox().world().advance(Duration.ofMinutes(5));
      ServiceHealth after = health(d, "acme-prod/web");
      assertThat(after.verdict()).isEqualTo(Verdict.HEALTHY);
      assertThat(after.reasons()).extracting(Reason::signal).containsExactly("image");
      assertThat(after.evidence().images().getFirst().digests()).hasSize(2);
    }
  }

  @Test
  void naming_a_service_looks_deeper() throws IOException {
    try (DrivenSandbox d = DrivenSandbox.start(Scenario.NOISY_ERRORS, temp)) {
      HealthReport r =
          d.console()
              .health(d.deadline(), new HealthCheck.Scope(null, java.util.List.of("acme-prod/web")))
              .orThrow();
      Evidence.Depth depth = r.services().getFirst().evidence().depth();
      assertThat(depth).isNotNull();
      assertThat(depth.logErrors()).isNotNull();
      assertThat(depth.logErrors().count()).isPositive();
      assertThat(r.services().getFirst().reasons()).extracting(Reason::signal).contains("logs");
      assertThat(d.sandbox().traffic().of("ecs:ListServices")).as("one cluster only").isEqualTo(1);
    }
  }
}
