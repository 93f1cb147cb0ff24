package dev.quarterdeck.app;

import static org.assertj.core.api.Assertions.assertThat;

import dev.quarterdeck.health.HealthCheck;
import dev.quarterdeck.health.HealthReport;
import dev.quarterdeck.health.Reason;
import dev.quarterdeck.health.ServiceHealth;
import dev.quarterdeck.health.TargetHealth;
import dev.quarterdeck.health.Verdict;
import dev.quarterdeck.health.load.ServiceMetrics;
import dev.quarterdeck.sandbox.Scenario;
import dev.quarterdeck.sandbox.world.World;
import dev.quarterdeck.sandbox.world.balance.LoadBalancer;
import dev.quarterdeck.sandbox.world.balance.TargetGroup;
import dev.quarterdeck.sandbox.world.ecs.EcsService;
import dev.quarterdeck.sandbox.world.ecs.ServiceSpec;
import dev.quarterdeck.services.Service;
import dev.quarterdeck.topology.Topology.Route;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Services with several target groups, over the wire: all that serve count, an idle one does not.
 */
final class BlueGreenTest {
  private static final String NAME = "svc-0-00";
  private static final String REF = "fleet-0/" + NAME;
  private DrivenSandbox d;
  private String blue;
  private String green;
  private String rule;

  @BeforeEach
  void start(@TempDir Path temp) throws IOException {
    d = DrivenSandbox.start(Scenario.BALANCED, temp);
    World w = d.sandbox().world();
    blue = service(w).spec.targets().getFirst().targetGroupArn();
    TargetGroup first = Objects.requireNonNull(w.balancing().group(blue));
    TargetGroup second =
        w.balancing().createGroup("green", "HTTP", 8080, "vpc-1", "ip", first.check);
    green = second.arn();
    LoadBalancer.Rule own =
        w.balancing().behind(first).getFirst().listeners.getFirst().rules.stream()
            .filter(r -> r.targetGroupArn().equals(blue))
            .findFirst()
            .orElseThrow();
    rule = own.arn();
  }

  @AfterEach
  void stop() {
    d.close();
  }

  private static EcsService service(World w) {
    return Objects.requireNonNull(
        w.ecs().service(Objects.requireNonNull(w.ecs().cluster("fleet-0")), NAME));
  }

  private void forward(String to, String idle) {
    World w = d.sandbox().world();
    w.balancing().change(Objects.requireNonNull(w.balancing().rule(rule)).forwarding(to, idle));
  }

  private void targets(ServiceSpec.Target... targets) {
    EcsService s = service(d.sandbox().world());
    s.spec = s.spec.withTargets(List.of(targets));
  }

  /** The second side, and its only task in it. */
  private void swapped() {
    int port = service(d.sandbox().world()).spec.targets().getFirst().port();
    targets(new ServiceSpec.Target(blue, "app", port, green, rule));
    forward(green, blue);
    World w = d.sandbox().world();
    TargetGroup from = Objects.requireNonNull(w.balancing().group(blue));
    TargetGroup to = Objects.requireNonNull(w.balancing().group(green));
    from.targets().forEach(t -> w.balancing().registerHealthy(to, t.id(), port, t.zone()));
    from.targets().forEach(t -> t.state = "unhealthy");
  }

  private ServiceHealth health() {
    HealthReport r =
        d.console().health(d.deadline(), new HealthCheck.Scope("fleet-0", List.of(NAME))).orThrow();
    assertThat(r.unknowns()).isEmpty();
    return r.services().getFirst();
  }

  private Service read() {
    return d.console()
        .ports()
        .ecs()
        .services("fleet-0", List.of(NAME))
        .orThrow()
        .items()
        .getFirst();
  }

  @Test
  void the_side_that_takes_requests_decides_its_health() {
    swapped();
    assertThat(health().verdict()).isEqualTo(Verdict.HEALTHY);
    assertThat(health().targets()).isEqualTo(new ServiceHealth.Targets(1, 0, 0));
    forward(blue, green);
    assertThat(health().verdict()).as("the rule points back").isEqualTo(Verdict.DOWN);
  }

  @Test
  void its_metrics_are_those_of_the_side_that_takes_requests() {
    swapped();
    ServiceMetrics m =
        d.console()
            .monitoring()
            .metrics()
            .read(read(), Duration.ofHours(1), Duration.ofMinutes(5))
            .orThrow()
            .value();
    assertThat(m.series())
        .filteredOn(s -> s.measure() == ServiceMetrics.Measure.REQUESTS)
        .singleElement()
        .satisfies(s -> assertThat(s.points()).isNotEmpty());
    assertThat(health().evidence().load().requestsPerMinute()).isNotNull();
  }

  @Test
  void the_map_leads_through_the_side_that_takes_requests() {
    swapped();
    List<Route> routes =
        Surroundings.of(d.console()).read(d.deadline()).orThrow().value().routes().stream()
            .filter(r -> r.service().equals(REF))
            .toList();
    assertThat(routes).extracting(Route::group).containsExactly(green);
    assertThat(routes.getFirst().balancers()).hasSize(1);
  }

  @Test
  void the_targets_of_both_sides_are_listed() {
    swapped();
    assertThat(d.console().operations().targets(read()).items())
        .extracting(TargetHealth::targetGroupArn)
        .containsExactlyInAnyOrder(blue, green);
  }

  @Test
  void one_of_two_plain_groups_without_targets_is_told_by_name() {
    int port = service(d.sandbox().world()).spec.targets().getFirst().port();
    targets(new ServiceSpec.Target(blue, "app", port), new ServiceSpec.Target(green, "app", port));
    ServiceHealth health = health();
    assertThat(health.verdict()).isEqualTo(Verdict.DEGRADED);
    assertThat(health.reasons())
        .extracting(Reason::text)
        .contains("No target is registered in target group green.");
  }

  @Test
  void the_idle_side_may_be_empty() {
    int port = service(d.sandbox().world()).spec.targets().getFirst().port();
    targets(new ServiceSpec.Target(blue, "app", port, green, rule));
    forward(blue, green);
    assertThat(health().verdict()).isEqualTo(Verdict.HEALTHY);
  }

  @Test
  void a_rule_that_is_gone_leaves_both_sides_in_view_and_is_told() {
    unsettled(rule + "999", "where listener-rule/app/fleet-0/");
  }

  @Test
  void a_rule_that_leads_elsewhere_leaves_both_sides_in_view_and_is_told() {
    unsettled(rule + "0", "which side of " + REF + " takes requests");
  }

  private void unsettled(String by, String told) {
    swapped();
    int port = service(d.sandbox().world()).spec.targets().getFirst().port();
    targets(new ServiceSpec.Target(blue, "app", port, green, by));
    HealthReport r =
        d.console().health(d.deadline(), new HealthCheck.Scope("fleet-0", List.of(NAME))).orThrow();
    assertThat(r.services().getFirst().targets()).isEqualTo(new ServiceHealth.Targets(1, 1, 0));
    assertThat(r.unknowns()).singleElement().satisfies(u -> assertThat(u.what()).startsWith(told));
  }

  @Test
  void requests_that_are_shifted_bit_by_bit_need_both_sides() {
    swapped();
    World w = d.sandbox().world();
    LoadBalancer.Rule now = Objects.requireNonNull(w.balancing().rule(rule));
    w.balancing().change(now.sharing(10));
    assertThat(health().targets()).isEqualTo(new ServiceHealth.Targets(1, 1, 0));
  }
}
