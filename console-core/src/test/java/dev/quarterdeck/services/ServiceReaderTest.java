package dev.quarterdeck.services;

import static org.assertj.core.api.Assertions.assertThat;

import dev.quarterdeck.app.DrivenSandbox;
import dev.quarterdeck.kernel.Listing;
import dev.quarterdeck.kernel.Outcome;
import dev.quarterdeck.kernel.Problem;
import dev.quarterdeck.kernel.Snapshot;
import dev.quarterdeck.kernel.Unknown;
import dev.quarterdeck.sandbox.Scenario;
import java.io.IOException;
import java.lang.reflect.Proxy;
import java.nio.file.Path;
import java.util.EnumSet;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class ServiceReaderTest {
  @TempDir Path temp;
  private DrivenSandbox d;

  @BeforeEach
  void start() throws IOException {
    d = DrivenSandbox.start(Scenario.CALM, temp);
  }

  @AfterEach
  void stop() {
    d.close();
  }

  private Outcome<Service> find(String ref) {
    return d.console().services().find(d.deadline(), ref);
  }

  private static Problem problem(Outcome<?> outcome) {
    return switch (outcome) {
      case Outcome.Failed<?>(Problem p) -> p;
      case Outcome.Done<?>(Object value) -> throw new AssertionError("done: " + value);
    };
  }

  @Test
  void finds_by_name_by_reference_and_by_arn() {
    Service billing = find("billing").orThrow();
    assertThat(billing.ref()).isEqualTo("acme-prod/billing");
    assertThat(find("acme-prod/billing").orThrow().arn()).isEqualTo(billing.arn());
    assertThat(find(billing.arn()).orThrow().ref()).isEqualTo("acme-prod/billing");
  }

  @Test
  void a_name_in_several_clusters_is_refused_with_the_choice() {
    Problem p = problem(find("api"));
    assertThat(p).isInstanceOf(Problem.Invalid.class);
    assertThat(p.remedy()).contains("acme-prod/api, acme-staging/api");
  }

  @Test
  void what_does_not_exist_is_not_found() {
    for (String ref :
        new String[] {"nobody", "acme-prod/nobody", "acme-nowhere/api", "a\u001b[2Jb"}) {
      Problem p = problem(find(ref));
      assertThat(p).as(ref).isInstanceOf(Problem.NotFound.class);
      assertThat(p.sentence() + p.remedy()).doesNotContain("\u001b");
    }
  }

  @Test
  void a_search_that_could_not_look_everywhere_says_so() {
    d.sandbox().faults().on("ecs", "ListServices").deny();
    Problem p = problem(find("billing"));
    assertThat(p.sentence()).contains("in what could be read").contains("ecs:ListServices");
  }

  /** Two clusters: of one the services are known, the other answers with a refusal. */
  private Outcome<Service> inOneOfTwo(Problem.Denied other, String ref, Unknown... beside) {
    Service billing = find("acme-prod/billing").orThrow();
    List<Cluster> clusters =
        Stream.of("acme-prod", "acme-staging")
            .map(name -> new Cluster("arn:" + name, name, "ACTIVE", 1, 1))
            .toList();
    Ecs ecs =
        (Ecs)
            Proxy.newProxyInstance(
                Ecs.class.getClassLoader(),
                new Class<?>[] {Ecs.class},
                (proxy, method, args) ->
                    switch (method.getName()) {
                      case "clusters" -> Outcome.done(new Listing<>(clusters, List.of(beside)));
                      case "services" ->
                          "acme-prod".equals(args[0]) || beside.length > 0
                              ? Outcome.done(
                                  new Listing<>(
                                      "acme-prod".equals(args[0])
                                          ? List.of(billing)
                                          : List.<Service>of(),
                                      List.of()))
                              : Outcome.failed(other);
                      default -> throw new IllegalStateException("not asked here");
                    });
    return new ServiceReader(new FleetReader(ecs, d.console().clock()), ecs, d.console().clock())
        .find(d.deadline(), ref);
  }

  @Test
  void a_name_is_not_taken_for_the_only_one_where_a_cluster_could_not_be_read() {
    Problem.Denied denied =
        new Problem.Denied("You may not.", "Allow it.", "ecs:ListServices", null);
    Problem p = problem(inOneOfTwo(denied, "billing"));
    assertThat(p).isInstanceOf(Problem.Invalid.class);
    assertThat(p.sentence()).contains("billing", "acme-staging", "You may not.");
    assertThat(p.remedy()).contains("acme-prod/billing");
    assertThat(inOneOfTwo(denied, "acme-prod/billing").isDone()).isTrue();
    Unknown described = new Unknown("cluster acme-staging", "No.", "ecs:DescribeClusters");
    assertThat(inOneOfTwo(denied, "billing", described).isDone())
        .as("what a cluster is like does not matter")
        .isTrue();
  }

  @Test
  void shows_what_belongs_to_one_service() {
    Snapshot<ServiceDetail> s =
        d.console().services().show(d.deadline(), "acme-prod/api").orThrow();
    assertThat(s.complete()).isTrue();
    assertThat(s.asOf()).isEqualTo(d.console().clock().instant());
    assertThat(s.value().tasks()).hasSize(3).allMatch(t -> "api".equals(t.service()));
    TaskDefinition definition = Objects.requireNonNull(s.value().taskDefinition());
    assertThat(definition.family()).isEqualTo("acme-prod-api");
    assertThat(definition.containers().getFirst().secrets())
        .extracting(TaskDefinition.SecretReference::name)
        .contains("JWT_SECRET", "REDIS_URL");
  }

  @Test
  void a_part_that_fails_is_named_and_the_rest_is_there() {
    d.sandbox().faults().on("ecs", "ListTasks").deny();
    d.sandbox().faults().on("ecs", "DescribeTaskDefinition").deny();
    Snapshot<ServiceDetail> s =
        d.console().services().show(d.deadline(), "acme-prod/api").orThrow();
    assertThat(s.value().service().desired()).isEqualTo(3);
    assertThat(s.value().tasks()).isEmpty();
    assertThat(s.value().taskDefinition()).isNull();
    assertThat(s.unknowns())
        .extracting(u -> u.permission())
        .containsExactly("ecs:ListTasks", "ecs:ListTasks", "ecs:DescribeTaskDefinition");
  }

  @Test
  void the_fleet_names_what_it_could_not_read() {
    d.sandbox().faults().on("ecs", "DescribeTaskDefinition").deny();
    Snapshot<FleetView> s =
        d.console().fleet().read(d.deadline(), EnumSet.allOf(FleetReader.Part.class)).orThrow();
    assertThat(s.value().services()).hasSize(6);
    assertThat(s.value().tasks()).hasSize(10);
    assertThat(s.value().taskDefinitions()).isEmpty();
    assertThat(s.unknowns()).as("six definitions, one cause").hasSize(1);
    assertThat(s.unknowns().getFirst().what()).matches("task definition \\S+ and 5 more");
    assertThat(s.unknowns().getFirst().permission()).isEqualTo("ecs:DescribeTaskDefinition");
  }

  @Test
  void throttling_now_and_then_changes_nothing() {
    d.sandbox().faults().on("ecs", "*").times(2).throttle();
    Snapshot<FleetView> s =
        d.console().fleet().read(d.deadline(), EnumSet.allOf(FleetReader.Part.class)).orThrow();
    assertThat(s.complete()).isTrue();
    assertThat(s.value().tasks()).hasSize(10);
  }

  @Test
  void clusters_that_cannot_be_listed_are_a_problem() {
    d.sandbox().faults().on("ecs", "ListClusters").deny();
    assertThat(
            problem(d.console().fleet().read(d.deadline(), EnumSet.noneOf(FleetReader.Part.class))))
        .isInstanceOfSatisfying(
            Problem.Denied.class, p -> assertThat(p.action()).isEqualTo("ecs:ListClusters"));
  }
}
