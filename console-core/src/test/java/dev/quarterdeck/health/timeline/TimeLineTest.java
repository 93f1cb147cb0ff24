package dev.quarterdeck.health.timeline;

import static org.assertj.core.api.Assertions.assertThat;

import dev.quarterdeck.app.DrivenSandbox;
import dev.quarterdeck.audit.AuditLog;
import dev.quarterdeck.kernel.Outcome;
import dev.quarterdeck.kernel.Problem;
import dev.quarterdeck.sandbox.Scenario;
import dev.quarterdeck.sandbox.wire.FaultRule;
import dev.quarterdeck.sandbox.world.World;
import dev.quarterdeck.sandbox.world.ecs.ScalableTarget;
import dev.quarterdeck.sandbox.world.ecs.Scaling;
import dev.quarterdeck.sandbox.world.ecs.ScalingPolicy;
import dev.quarterdeck.sandbox.world.ecs.TaskDef;
import dev.quarterdeck.sandbox.world.watch.Alarm;
import dev.quarterdeck.services.Service;
import dev.quarterdeck.services.deploy.ServiceUpdates;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TimeLineTest {
  @TempDir Path home;

  private TimeLine read(DrivenSandbox on, String... services) {
    return lines(on, services).orThrow();
  }

  private Outcome<TimeLine> lines(DrivenSandbox on, String... services) {
    Instant since = on.console().clock().instant().minus(Duration.ofHours(1));
    return on.console()
        .timeLine()
        .read(on.deadline(), new TimeLineReader.Scope(List.of(services), Set.of(), since));
  }

  /** The likeliest change of every story; none where nothing changed. */
  @ParameterizedTest(name = "{0}")
  @CsvSource(
      delimiter = '|',
      value = {
        "BAD_DEPLOY | api | DEPLOYMENT | acme-prod-api:2 | image 1.8.2 → 1.9.0 | acme-deploy/ci",
        "MISSING_KEY | billing | DEPLOYMENT | acme-prod-billing:2 | +secret STRIPE_WEBHOOK_SECRET | acme-deploy/ci",
        "STALE_SECRET | api | SECRET | acme/prod/app | version | acme-admin/alice",
        "NOISY_ERRORS | web | WRITE | sg-0acme0prod0web000 | | acme-network/bob",
        "CRASH_LOOP | worker | | | |",
      })
  void everyStoryHasItsSuspect(
      Scenario scenario, String service, String kind, String subject, String detail, String who)
      throws IOException {
    try (DrivenSandbox on = DrivenSandbox.start(scenario, home)) {
      TimeLine line = read(on);
      String ref = "acme-prod/" + service;
      Instant sign = Suspect.firstSign(ref, line.entries());
      // A stale secret hurts nobody yet: the question is then what changed last.
      assertThat(sign == null).isEqualTo(scenario == Scenario.STALE_SECRET);
      var suspect = Suspect.of(ref, sign == null ? line.asOf() : sign, line.entries());
      if (kind == null) {
        assertThat(suspect).isEmpty();
        assertThat(Suspect.findings(line)).containsOnlyKeys(ref);
        return;
      }
      Entry entry = suspect.orElseThrow().entry();
      assertThat(entry.kind()).isEqualTo(Kind.valueOf(kind));
      assertThat(entry.subject()).isEqualTo(subject);
      if (detail != null) {
        assertThat(entry.detail()).contains(detail);
      }
      assertThat(entry.who()).endsWith(who);
      assertThat(suspect.orElseThrow().why()).contains("first sign of trouble");
      assertThat(line.unknowns()).isEmpty();
    }
  }

  @Test
  void aPipelineThatRegistersManyRevisionsIsToldWhole() throws IOException {
    try (DrivenSandbox on = DrivenSandbox.start(Scenario.BAD_DEPLOY, home)) {
      World world = on.sandbox().world();
      world.call(
          () -> {
            TaskDef now = Objects.requireNonNull(world.ecs().definition("acme-prod-api"));
            for (int i = 0; i < 14; i++) {
              world
                  .ecs()
                  .register(
                      now.family(),
                      now.containers(),
                      now.executionRoleArn(),
                      now.cpu(),
                      now.memory(),
                      now.document());
            }
            return now;
          });
      assertThat(read(on, "api").entries())
          .filteredOn(e -> e.kind() == Kind.REVISION)
          .extracting(Entry::subject)
          .contains("acme-prod-api:2", "acme-prod-api:16")
          .hasSize(15);
    }
  }

  @Test
  void theLineOfABadDeploymentTellsItsStoryOnce() throws IOException {
    try (DrivenSandbox on = DrivenSandbox.start(Scenario.BAD_DEPLOY, home)) {
      TimeLine line = read(on, "api");
      assertThat(line.entries()).isSortedAccordingTo((a, b) -> b.at().compareTo(a.at()));
      assertThat(line.entries())
          .extracting(Entry::kind)
          .contains(Kind.DEPLOYMENT, Kind.REVISION, Kind.STOP, Kind.EVENT);
      assertThat(line.entries())
          .filteredOn(e -> e.kind() == Kind.DEPLOYMENT)
          .singleElement()
          .satisfies(e -> assertThat(e.text()).contains("under way"));
      // What the pipeline called is told with what it brought about.
      assertThat(line.entries()).noneMatch(e -> e.kind() == Kind.WRITE);
      assertThat(line.entries())
          .filteredOn(e -> e.kind() == Kind.STOP)
          .allSatisfy(e -> assertThat(e.text()).contains("health checks"));
      Entry deployment =
          line.entries().stream()
              .filter(e -> e.kind() == Kind.DEPLOYMENT)
              .findFirst()
              .orElseThrow();
      assertThat(deployment.logCommands())
          .containsExactly(
              "qd logs search acme-prod/api '' --since "
                  + deployment
                      .at()
                      .truncatedTo(java.time.temporal.ChronoUnit.SECONDS)
                      .minusSeconds(120)
                  + " --until "
                  + deployment
                      .at()
                      .truncatedTo(java.time.temporal.ChronoUnit.SECONDS)
                      .plusSeconds(300));
    }
  }

  @Test
  void aRollbackOfTheCircuitBreakerIsToldAndStillLeadsToTheDeployment() throws IOException {
    try (DrivenSandbox on = DrivenSandbox.start(Scenario.BAD_DEPLOY, home)) {
      on.sandbox().world().advance(Duration.ofMinutes(30));
      TimeLine line = read(on, "acme-prod/api");
      assertThat(line.entries())
          .anySatisfy(e -> assertThat(e.text()).contains("rolled back"))
          .anySatisfy(e -> assertThat(e.text()).contains("rolling back to deployment"));
      assertThat(Objects.requireNonNull(Suspect.findings(line).get("acme-prod/api")).suspect())
          .satisfies(s -> assertThat(s.entry().subject()).isEqualTo("acme-prod-api:2"));
    }
  }

  @Test
  void whatMayNotBeReadIsNamedAndTheRestIsTold() throws IOException {
    try (DrivenSandbox on = DrivenSandbox.start(Scenario.BAD_DEPLOY, home)) {
      on.sandbox().fault(FaultRule.parse("cloudtrail:LookupEvents=deny"));
      on.sandbox().fault(FaultRule.parse("cloudwatch:DescribeAlarmHistory=deny"));
      on.sandbox().fault(FaultRule.parse("ecs:ListServiceDeployments=deny"));
      on.sandbox().fault(FaultRule.parse("application-autoscaling:DescribeScalingActivities=deny"));
      TimeLine line = read(on, "api");
      assertThat(line.unknowns())
          .extracting(u -> Objects.requireNonNull(u.permission()))
          .containsExactlyInAnyOrder(
              "cloudtrail:LookupEvents",
              "cloudwatch:DescribeAlarmHistory",
              "application-autoscaling:DescribeScalingActivities",
              "ecs:ListServiceDeployments");
      assertThat(line.entries()).anyMatch(e -> e.kind() == Kind.REVISION);
    }
  }

  /** As a bad signal would: the alarm's state is set, its action is run by Auto Scaling. */
  @Test
  void autoScalingIsToldOnceWithItsCause() throws IOException {
    try (DrivenSandbox on = DrivenSandbox.start(Scenario.CALM, home)) {
      World world = on.sandbox().world();
      String id = "service/acme-prod/web";
      world.call(
          () -> {
            Scaling scaling = world.ecs().scaling();
            scaling.register(new ScalableTarget(id, 2, 6, false, false, world.now()));
            Alarm cpu = Objects.requireNonNull(world.watch().alarms().find("acme-prod-web-cpu"));
            ScalingPolicy.Step two = new ScalingPolicy.Step(false, 2);
            cpu.alarmActions = List.of(scaling.policy("web-out", id, "StepScaling", two).arn());
            world.watch().alarms().state(cpu, "ALARM", "set by a test", "{}");
            return cpu;
          });
      on.sandbox().world().advance(Duration.ofMinutes(3));
      for (TimeLine line : List.of(read(on), read(on, "acme-prod/web"))) {
        assertThat(line.entries())
            .filteredOn(e -> e.kind() == Kind.SCALING)
            .singleElement()
            .satisfies(
                e -> {
                  assertThat(e.services()).containsExactly("acme-prod/web");
                  assertThat(e.text()).isEqualTo("auto scaling: setting desired count to 4");
                  assertThat(e.detail())
                      .isEqualTo(
                          "monitor alarm acme-prod-web-cpu in state ALARM triggered policy web-out");
                  assertThat(e.who()).contains("AWSServiceRoleForApplicationAutoScaling");
                });
        assertThat(line.unknowns()).isEmpty();
      }
      assertThat(read(on, "acme-prod/api").entries()).noneMatch(e -> e.kind() == Kind.SCALING);
      assertThat(
              world.call(() -> Objects.requireNonNull(world.ecs().scaling().service(id)).desired))
          .isEqualTo(4);
    }
  }

  @Test
  void anOwnDeploymentIsToldApartFromOthers() throws IOException {
    try (DrivenSandbox on = DrivenSandbox.start(Scenario.BAD_DEPLOY, home)) {
      List<Service> services =
          List.of(
              on.console().services().find(on.deadline(), "acme-prod/web").orThrow(),
              on.console().services().find(on.deadline(), "acme-prod/worker").orThrow());
      on.console()
          .changes()
          .run(
              on.console()
                  .operations()
                  .updates()
                  .deploy(services, ServiceUpdates.Deploy.AGAIN)
                  .orThrow(),
              "new keys",
              Outcome::done)
          .orThrow();
      on.sandbox().world().advance(Duration.ofMinutes(3));
      List<Entry> deployments =
          read(on).entries().stream().filter(e -> e.kind() == Kind.DEPLOYMENT).toList();
      assertThat(deployments).hasSize(3);
      assertThat(deployments)
          .filteredOn(e -> e.text().contains("by this console: qd services deploy"))
          .hasSize(2)
          .allSatisfy(
              e -> {
                assertThat(e.who()).endsWith("user/operator");
                assertThat(e.detail()).isEqualTo("new keys");
              });
      assertThat(deployments)
          .filteredOn(e -> e.services().contains("acme-prod/api"))
          .singleElement()
          .satisfies(e -> assertThat(e.who()).endsWith("acme-deploy/ci"));
      assertThat(read(on).entries()).noneMatch(e -> e.kind() == Kind.AUDIT);
    }
  }

  @Test
  void aRefusedCallIsBehindNothing() throws IOException {
    try (DrivenSandbox on = DrivenSandbox.start(Scenario.CALM, home)) {
      Service api = on.console().services().find(on.deadline(), "acme-prod/api").orThrow();
      on.console()
          .changes()
          .run(
              on.console()
                  .operations()
                  .updates()
                  .deploy(List.of(api), ServiceUpdates.Deploy.AGAIN)
                  .orThrow(),
              "new keys",
              Outcome::done)
          .orThrow();
      on.sandbox()
          .world()
          .trail()
          .record(
              "ecs.amazonaws.com",
              "UpdateService",
              "arn:aws:iam::111122223333:user/mallory",
              Map.of("service", "api", "cluster", "acme-prod"),
              List.of("api"),
              "AccessDenied");
      on.sandbox().world().advance(Duration.ofMinutes(3));
      TimeLine line = read(on, "api");
      assertThat(line.entries())
          .filteredOn(e -> e.kind() == Kind.WRITE)
          .singleElement()
          .satisfies(e -> assertThat(e.text()).endsWith("refused: AccessDenied"));
      assertThat(Suspect.of("acme-prod/api", line.asOf(), line.entries()).orElseThrow().entry())
          .satisfies(e -> assertThat(e.kind()).isEqualTo(Kind.DEPLOYMENT));
      List<Entry> refused = line.entries().stream().filter(e -> e.kind() == Kind.WRITE).toList();
      assertThat(Suspect.of("acme-prod/api", line.asOf(), refused)).isEmpty();
    }
  }

  @Test
  void whatWasDoneInAnotherAccountIsNotOfThisOne() throws IOException {
    try (DrivenSandbox on = DrivenSandbox.start(Scenario.CALM, home)) {
      for (String account : List.of("111122223333", "444455556666")) {
        on.console()
            .audit()
            .append(
                new AuditLog.Event(
                    "arn:aws:iam::" + account + ":user/me",
                    account,
                    "us-east-1",
                    "services.scale",
                    "acme-prod/api",
                    null,
                    "done",
                    null))
            .orThrow();
      }
      assertThat(read(on).entries())
          .filteredOn(e -> e.kind() == Kind.AUDIT)
          .singleElement()
          .satisfies(e -> assertThat(e.who()).contains("111122223333"));
    }
  }

  @Test
  void whyTasksStoppedIsRememberedWhenEcsHasForgottenThem() throws IOException {
    try (DrivenSandbox on = DrivenSandbox.start(Scenario.BAD_DEPLOY, home)) {
      on.sandbox().world().advance(Duration.ofMinutes(20));
      List<Entry> before = stops(on, Duration.ofHours(1));
      assertThat(before).isNotEmpty();
      on.sandbox().world().advance(Duration.ofHours(3));
      assertThat(on.console().ports().ecs().stoppedTasks("acme-prod").orThrow().items())
          .isNotEmpty();
      assertThat(stops(on, Duration.ofHours(5))).containsAll(before);
      on.sandbox().world().advance(Duration.ofHours(24));
      assertThat(stops(on, Duration.ofHours(48))).isEmpty();
    }
  }

  private static List<Entry> stops(DrivenSandbox on, Duration since) {
    return on.console()
        .timeLine()
        .read(
            on.deadline(),
            new TimeLineReader.Scope(
                List.of("acme-prod/api"),
                Set.of(Kind.STOP),
                on.console().clock().instant().minus(since)))
        .orThrow()
        .entries();
  }

  @Test
  void aNamedServiceCostsItsOwnClusterOnly() throws IOException {
    try (DrivenSandbox on = DrivenSandbox.start(Scenario.BAD_DEPLOY, home)) {
      on.sandbox().traffic().reset();
      read(on, "acme-prod/api");
      assertThat(on.sandbox().traffic().of("ecs:ListServices")).isOne();
      assertThat(on.sandbox().traffic().of("ecs:DescribeServices")).isOne();
      assertThat(on.sandbox().traffic().of("ecs:ListTasks")).isOne();
      assertThat(on.sandbox().traffic().of("application-autoscaling:DescribeScalingActivities"))
          .isOne();
    }
  }

  @Test
  void aServiceThatIsNowhereIsNotFound() throws IOException {
    try (DrivenSandbox on = DrivenSandbox.start(Scenario.CALM, home)) {
      assertThat(lines(on, "nowhere"))
          .isInstanceOfSatisfying(
              Outcome.Failed.class,
              f -> assertThat(f.problem()).isInstanceOf(Problem.NotFound.class));
    }
  }
}
