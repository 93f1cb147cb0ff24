package dev.quarterdeck.health;

import static org.assertj.core.api.Assertions.assertThat;

import dev.quarterdeck.health.load.Load;
import dev.quarterdeck.health.load.Trend;
import dev.quarterdeck.services.Deployment;
import dev.quarterdeck.services.Rollout;
import dev.quarterdeck.services.Service;
import dev.quarterdeck.services.ServiceEvent;
import dev.quarterdeck.services.Task;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** What load, containers, probes and events come to. */
final class EvidenceRulesTest {
  private static final Instant NOW = Instant.parse("2026-03-10T14:00:00Z");
  private static final URI ENDPOINT = URI.create("https://api.example.com/health/ready");

  private static Service service(int running, Instant deployed, ServiceEvent... events) {
    Deployment primary =
        new Deployment(
            "ecs-svc/1",
            "PRIMARY",
            "arn:aws:ecs:us-east-1:1:task-definition/api:7",
            2,
            running,
            0,
            0,
            Rollout.COMPLETED,
            null,
            deployed,
            deployed);
    return new Service(
        "arn",
        "api",
        "c",
        "c-arn",
        "ACTIVE",
        2,
        running,
        0,
        primary.taskDefinition(),
        "FARGATE",
        "ECS",
        List.of(primary),
        List.of(events),
        List.of(),
        0,
        true,
        true,
        false,
        null,
        Map.of());
  }

  private static ServiceHealth judged(Service s, Evidence evidence, Task... tasks) {
    return Judge.judge(
        new Signals(s, List.of(), List.of(), List.of(tasks), List.of(), evidence, List.of()), NOW);
  }

  private static Evidence load(@Nullable Trend errors, @Nullable Trend latency, double cpu) {
    return new Evidence(
        new Load(100.0, errors, latency, cpu, 40.0), List.of(), null, null, List.of());
  }

  private static Evidence probe(@Nullable String failure, boolean certain, Duration tls) {
    return new Evidence(
        Load.NONE,
        List.of(),
        null,
        null,
        List.of(new Probe(ENDPOINT, 200, Duration.ofMillis(20), NOW.plus(tls), failure, certain)));
  }

  @Test
  void errors_far_above_their_past_degrade_and_name_the_logs() {
    ServiceHealth h =
        judged(
            service(2, NOW.minusSeconds(86_400)),
            load(new Trend(0.12, 0.002, NOW.minusSeconds(600)), new Trend(0.2, 0.2, null), 20));
    assertThat(h.verdict()).isEqualTo(Verdict.DEGRADED);
    Reason first = h.reasons().getFirst();
    assertThat(first.text()).isEqualTo("12 % of the requests end in errors (5xx); usually 0.2 %.");
    assertThat(first.since()).isEqualTo(NOW.minusSeconds(600));
    assertThat(first.fix()).isEqualTo("qd logs tail c/api");
  }

  @Test
  void trouble_right_after_a_deployment_points_at_the_way_back() {
    ServiceHealth h =
        judged(
            service(2, NOW.minusSeconds(900)),
            load(null, new Trend(2.5, 0.2, NOW.minusSeconds(600)), 20));
    assertThat(h.verdict()).isEqualTo(Verdict.DEGRADED);
    assertThat(h.reasons().getFirst().text())
        .isEqualTo("Responses take up to 2.5 s (p95); usually 200 ms.");
    assertThat(h.reasons().getFirst().fix()).isEqualTo("qd services rollback c/api");
  }

  @Test
  void much_cpu_is_told_and_decides_nothing() {
    ServiceHealth h = judged(service(2, NOW.minusSeconds(86_400)), load(null, null, 97));
    assertThat(h.verdict()).isEqualTo(Verdict.HEALTHY);
    assertThat(h.reasons()).singleElement().extracting(Reason::signal).isEqualTo("use");
  }

  @Test
  void a_configured_endpoint_that_fails_degrades_and_a_guessed_one_is_told() {
    Service s = service(2, NOW.minusSeconds(86_400));
    assertThat(judged(s, probe("it answered 503", true, Duration.ofDays(60))).verdict())
        .isEqualTo(Verdict.DEGRADED);
    ServiceHealth guessed = judged(s, probe("it answered 404", false, Duration.ofDays(60)));
    assertThat(guessed.verdict()).isEqualTo(Verdict.HEALTHY);
    assertThat(guessed.reasons()).hasSize(1);
    assertThat(judged(s, probe(null, true, Duration.ofDays(60))).reasons()).isEmpty();
  }

  @Test
  void a_certificate_that_ends_soon_is_told() {
    ServiceHealth h =
        judged(service(2, NOW.minusSeconds(86_400)), probe(null, true, Duration.ofDays(9)));
    assertThat(h.verdict()).isEqualTo(Verdict.HEALTHY);
    assertThat(h.reasons().getFirst().text())
        .isEqualTo("The certificate of api.example.com ends in 9 days.");
  }

  @Test
  void containers_that_fail_their_check_degrade() {
    Task sick =
        new Task(
            "arn/1",
            "c",
            "td",
            "service:api",
            "ecs-svc/1",
            "RUNNING",
            "RUNNING",
            "UNHEALTHY",
            NOW,
            NOW,
            null,
            null,
            null,
            List.of(),
            null);
    ServiceHealth h = judged(service(2, NOW.minusSeconds(86_400)), Evidence.NONE, sick);
    assertThat(h.verdict()).isEqualTo(Verdict.DEGRADED);
    assertThat(h.reasons().getFirst().text())
        .isEqualTo("1 of 1 tasks fails the container health check.");
  }

  @Test
  void ecs_own_words_say_why_tasks_are_short() {
    ServiceEvent full =
        new ServiceEvent(
            "e",
            NOW.minusSeconds(120),
            "(service api) was unable to place a task because no container instance met all of its"
                + " requirements.");
    ServiceHealth h = judged(service(1, NOW.minusSeconds(86_400), full), Evidence.NONE);
    assertThat(h.reasons()).extracting(Reason::signal).containsExactly("tasks", "events");
    assertThat(h.reasons().getLast().since()).isEqualTo(NOW.minusSeconds(120));
    assertThat(judged(service(2, NOW.minusSeconds(86_400), full), Evidence.NONE).reasons())
        .as("nothing is short any more")
        .isEmpty();
  }
}
