package dev.quarterdeck.rotation;

import static org.assertj.core.api.Assertions.assertThat;

import dev.quarterdeck.rotation.run.Progress;
import dev.quarterdeck.sandbox.wire.FaultRule;
import dev.quarterdeck.sandbox.world.World;
import dev.quarterdeck.sandbox.world.events.Rules;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Tasks that EventBridge starts, in the plan of a rotation whose keys they take. */
final class SchedulesTest {
  private static final String KEY = "PINECONE_API_KEY";
  @TempDir Path home;
  private Bench bench;

  @BeforeEach
  void start() {
    bench = new Bench(home);
  }

  @AfterEach
  void close() {
    bench.close();
  }

  private List<String> notes(String secret, @Nullable String key) {
    try (var change =
        bench
            .rotations()
            .prepare(Bench.request(Bench.target(secret, key, bench.lock("lock"))), Progress.NONE)
            .orThrow()) {
      return change.plan().notes();
    }
  }

  /** A second rule, for one revision of a family. */
  private void rule(String name, boolean enabled, String revision) {
    World world = bench.world();
    Rules.Target task =
        new Rules.Target(
            "task",
            world.account().arn("ecs", "cluster/acme-prod"),
            null,
            null,
            new Rules.Task(world.account().arn("ecs", "task-definition/" + revision), 1, null));
    world.call(
        () -> {
          Rules.Rule rule = world.rules().put(name, null, "{\"source\":[\"acme\"]}", enabled, null);
          rule.targets().put(task.id(), task);
          return rule;
        });
  }

  private static String only(List<String> notes, String part) {
    List<String> found = notes.stream().filter(n -> n.contains(part)).toList();
    assertThat(found).as("%s in %s", part, notes).hasSize(1);
    return Objects.requireNonNull(found.getFirst());
  }

  @Test
  void theNightlyTaskIsNamedWithTheRevisionThatItStarts() {
    assertThat(only(notes(Bench.APP, KEY), "acme-prod-nightly"))
        .isEqualTo(
            "Rule acme-prod-nightly (cron(0 3 * * ? *)) starts acme-prod-worker:1 in acme-prod:"
                + " its next start takes the new value of acme/prod/app.");
  }

  @Test
  void theScheduleOfEachMonthIsNamedWithItsGroupAndTimeZone() {
    assertThat(only(notes(Bench.APP, "STRIPE_SECRET_KEY"), "acme-prod-invoices"))
        .isEqualTo(
            "Schedule acme-prod-invoices of group acme-prod (cron(0 6 1 * ? *), Europe/Berlin)"
                + " starts acme-prod-billing:1 in acme-prod: its next start takes the new value of"
                + " acme/prod/app.");
    assertThat(notes(Bench.APP, "PINECONE_API_KEY")).noneMatch(n -> n.contains("invoices"));
  }

  @Test
  void withoutThePermissionTheSchedulesAreUnknownAndTheRulesAreNamedStill() {
    bench.driven.sandbox().fault(FaultRule.parse("scheduler:ListSchedules=deny"));
    List<String> notes = notes(Bench.APP, KEY);
    assertThat(only(notes, "EventBridge Scheduler"))
        .startsWith("Unknown: tasks that EventBridge Scheduler starts")
        .contains("scheduler:ListSchedules");
    assertThat(only(notes, "acme-prod-nightly")).contains("next start");
  }

  @Test
  void withoutThePermissionForOneScheduleTheyAreUnknown() {
    bench.driven.sandbox().fault(FaultRule.parse("scheduler:GetSchedule=deny"));
    assertThat(only(notes(Bench.APP, "STRIPE_SECRET_KEY"), "Scheduler"))
        .contains("scheduler:GetSchedule");
  }

  @Test
  void withoutThePermissionToListBusesTheDefaultOnesRulesAreReadAllTheSame() {
    bench.driven.sandbox().fault(FaultRule.parse("events:ListEventBuses=deny"));
    List<String> notes = notes(Bench.APP, KEY);
    assertThat(only(notes, "other event buses"))
        .startsWith("Unknown: tasks that rules of other event buses than the default one start")
        .contains("events:ListEventBuses");
    assertThat(only(notes, "acme-prod-nightly")).contains("next start");
  }

  @Test
  void whatTakesOtherKeysIsNotNamed() {
    rule("acme-own", true, "acme-prod-billing:1");
    assertThat(notes(Bench.APP, "JWT_SECRET")).noneMatch(n -> n.contains("Rule "));
    assertThat(only(notes(Bench.APP, "STRIPE_SECRET_KEY"), "Rule "))
        .startsWith("Rule acme-own (on events) starts acme-prod-billing:1");
  }

  @Test
  void aDisabledRuleSaysSo() {
    rule("acme-off", false, "acme-prod-api:1");
    assertThat(only(notes(Bench.APP, "JWT_SECRET"), "acme-off"))
        .contains("(on events, disabled) starts acme-prod-api:1");
  }

  @Test
  void aVersionThatATaskIsPinnedToIsNeverReached() {
    assertThat(only(notes("acme/prod/redis-url", null), "acme-prod-nightly"))
        .contains("starts acme-prod-worker:1 in acme-prod, pinned to version")
        .contains("a rotation never reaches it");
  }

  @Test
  void withoutThePermissionTheRulesAreUnknownAndItIsNamed() {
    bench.driven.sandbox().fault(FaultRule.parse("events:ListRules=deny"));
    assertThat(only(notes(Bench.APP, KEY), "EventBridge's rules"))
        .startsWith("Unknown: tasks that EventBridge's rules start")
        .contains("events:ListRules");
  }

  @Test
  void withoutThePermissionForTargetsTheyAreUnknownAndItIsNamed() {
    bench.driven.sandbox().fault(FaultRule.parse("events:ListTargetsByRule=deny"));
    assertThat(only(notes(Bench.APP, KEY), "EventBridge's rules")).contains("ListTargetsByRule");
  }

  @Test
  void aRuleWhoseTaskDefinitionIsGoneStartsNothing() {
    rule("acme-gone", true, "acme-gone:7");
    List<String> notes = notes(Bench.APP, KEY);
    assertThat(notes).noneMatch(n -> n.contains("acme-gone"));
    assertThat(only(notes, "acme-prod-nightly")).contains("next start");
  }

  @Test
  void aRuleWhoseTaskDefinitionCannotBeReadIsUnknown() {
    bench.driven.sandbox().fault(FaultRule.parse("ecs:DescribeTaskDefinition=deny"));
    assertThat(only(notes(Bench.APP, KEY), "acme-prod-nightly"))
        .startsWith("Unknown: what rule acme-prod-nightly starts")
        .contains("ecs:DescribeTaskDefinition");
  }
}
