package dev.quarterdeck.contract;

import static org.assertj.core.api.Assertions.assertThat;

import dev.quarterdeck.aws.AwsScheduledTasks;
import dev.quarterdeck.kernel.Listing;
import dev.quarterdeck.services.ScheduledTasks.Kind;
import dev.quarterdeck.services.ScheduledTasks.Start;
import dev.quarterdeck.services.ScheduledTasks.Starter;
import java.util.List;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.MethodSource;
import software.amazon.awssdk.services.eventbridge.EventBridgeClient;
import software.amazon.awssdk.services.eventbridge.model.RuleState;
import software.amazon.awssdk.services.eventbridge.model.Target;
import software.amazon.awssdk.services.scheduler.SchedulerClient;
import software.amazon.awssdk.services.scheduler.model.FlexibleTimeWindowMode;
import software.amazon.awssdk.services.scheduler.model.ScheduleState;

@ParameterizedClass
@MethodSource("dev.quarterdeck.contract.ContractEndpoints#all")
class ScheduledTasksContractTest extends Contract {
  private EventBridgeClient raw;
  private SchedulerClient scheduler;

  ScheduledTasksContractTest(ContractEndpoint endpoint) {
    super(endpoint);
  }

  @BeforeEach
  void connect() {
    raw = clients.eventBridge();
    scheduler = clients.scheduler();
  }

  private String ecs(String resource) {
    return "arn:aws:ecs:" + endpoint.region() + ":" + endpoint.account() + ":" + resource;
  }

  private void starts(String rule, String definition) {
    raw.putTargets(
        q ->
            q.rule(prefix + rule)
                .targets(
                    Target.builder()
                        .id("task")
                        .arn(ecs("cluster/main"))
                        .roleArn("arn:aws:iam::" + endpoint.account() + ":role/events")
                        .ecsParameters(
                            e ->
                                e.taskDefinitionArn(ecs("task-definition/" + definition))
                                    .taskCount(1))
                        .build()));
  }

  private Starter rule(String name) {
    return new Starter(Kind.RULE, "default", prefix + name);
  }

  private void schedule(
      @Nullable String group,
      String name,
      String expression,
      Consumer<software.amazon.awssdk.services.scheduler.model.Target.Builder> target) {
    scheduler.createSchedule(
        q ->
            q.groupName(group)
                .name(prefix + name)
                .scheduleExpression(expression)
                .flexibleTimeWindow(w -> w.mode(FlexibleTimeWindowMode.OFF))
                .target(
                    t ->
                        target.accept(
                            t.roleArn("arn:aws:iam::" + endpoint.account() + ":role/schedules"))));
  }

  private static String call(String operation) {
    return "arn:aws:scheduler:::aws-sdk:" + operation;
  }

  private Listing<Start> own() {
    Listing<Start> all = Expect.done(new AwsScheduledTasks(clients).starts());
    return new Listing<>(
        all.items().stream().filter(s -> s.starter().name().startsWith(prefix)).toList(),
        all.unknowns());
  }

  @Test
  void tellsWhatRulesStartInEcsAndWhen() {
    raw.putRule(q -> q.name(prefix + "nightly").scheduleExpression("cron(0 3 * * ? *)"));
    starts("nightly", "cron");
    raw.putRule(
        q ->
            q.name(prefix + "off").scheduleExpression("rate(5 minutes)").state(RuleState.DISABLED));
    starts("off", "cron:3");
    raw.putRule(q -> q.name(prefix + "upload").eventPattern("{\"source\":[\"aws.s3\"]}"));
    starts("upload", "thumbnails:1");
    raw.putRule(q -> q.name(prefix + "lambda").scheduleExpression("rate(1 day)"));
    raw.putTargets(
        q ->
            q.rule(prefix + "lambda")
                .targets(
                    Target.builder()
                        .id("f")
                        .arn(
                            "arn:aws:lambda:"
                                + endpoint.region()
                                + ":"
                                + endpoint.account()
                                + ":function:f")
                        .build()));
    assertThat(own().unknowns()).isEmpty();
    assertThat(own().items())
        .containsExactlyInAnyOrder(
            new Start(
                rule("nightly"), true, "cron(0 3 * * ? *)", "main", ecs("task-definition/cron")),
            new Start(rule("off"), false, "rate(5 minutes)", "main", ecs("task-definition/cron:3")),
            new Start(rule("upload"), true, null, "main", ecs("task-definition/thumbnails:1")));
  }

  @Test
  void rulesOfOtherBusesAreReadToo() {
    raw.createEventBus(q -> q.name(prefix + "orders"));
    raw.putRule(
        q ->
            q.name(prefix + "paid")
                .eventBusName(prefix + "orders")
                .eventPattern("{\"source\":[\"shop\"]}"));
    raw.putTargets(
        q ->
            q.rule(prefix + "paid")
                .eventBusName(prefix + "orders")
                .targets(
                    Target.builder()
                        .id("task")
                        .arn(ecs("cluster/main"))
                        .roleArn("arn:aws:iam::" + endpoint.account() + ":role/events")
                        .ecsParameters(e -> e.taskDefinitionArn(ecs("task-definition/mails:2")))
                        .build()));
    assertThat(own().items())
        .containsExactly(
            new Start(
                new Starter(Kind.RULE, prefix + "orders", prefix + "paid"),
                true,
                null,
                "main",
                ecs("task-definition/mails:2")));
  }

  @Test
  void tellsWhatSchedulesStartInEcsAndWhen() {
    scheduler.createScheduleGroup(q -> q.name(prefix + "shop"));
    schedule(
        prefix + "shop",
        "invoices",
        "cron(0 6 1 * ? *)",
        t ->
            t.arn(ecs("cluster/main"))
                .ecsParameters(e -> e.taskDefinitionArn(ecs("task-definition/invoices:4"))));
    schedule(
        null,
        "call",
        "rate(1 hour)",
        t ->
            t.arn(call("ecs:runTask"))
                .input(
                    "{\"Cluster\":\"" + ecs("cluster/main") + "\",\"TaskDefinition\":\"mails\"}"));
    schedule(null, "silent", "rate(1 day)", t -> t.arn(call("ecs:runTask")).input("{}"));
    schedule(
        null,
        "queue",
        "rate(1 day)",
        t -> t.arn(call("sqs:sendMessage")).input("{\"TaskDefinition\":\"x\"}"));
    scheduler.createSchedule(
        q ->
            q.name(prefix + "off")
                .scheduleExpression("at(2030-01-01T00:00:00)")
                .scheduleExpressionTimezone("Europe/Berlin")
                .state(ScheduleState.DISABLED)
                .flexibleTimeWindow(w -> w.mode(FlexibleTimeWindowMode.OFF))
                .target(
                    t ->
                        t.arn(call("ecs:runTask"))
                            .roleArn("arn:aws:iam::" + endpoint.account() + ":role/schedules")
                            .input("{\"taskDefinition\":\"mails:3\"}")));
    Listing<Start> own = own();
    assertThat(own.items())
        .containsExactlyInAnyOrder(
            new Start(
                new Starter(Kind.SCHEDULE, prefix + "shop", prefix + "invoices"),
                true,
                "cron(0 6 1 * ? *)",
                "main",
                ecs("task-definition/invoices:4")),
            new Start(
                new Starter(Kind.SCHEDULE, "default", prefix + "call"),
                true,
                "rate(1 hour)",
                "main",
                ecs("task-definition/mails")),
            new Start(
                new Starter(Kind.SCHEDULE, "default", prefix + "off"),
                false,
                "at(2030-01-01T00:00:00), Europe/Berlin",
                "default",
                ecs("task-definition/mails:3")));
    assertThat(own.unknowns())
        .singleElement()
        .satisfies(
            u -> {
              assertThat(u.what()).isEqualTo("what schedule " + prefix + "silent starts");
              assertThat(u.why()).isEqualTo("Its input names no task definition.");
            });
  }

  @Test
  void readsEveryPageOfSchedules() {
    for (int i = 0; i < 120; i++) {
      schedule(
          null,
          "s" + i,
          "rate(1 hour)",
          i % 60 == 0
              ? t ->
                  t.arn(ecs("cluster/main"))
                      .ecsParameters(e -> e.taskDefinitionArn(ecs("task-definition/any")))
              : t -> t.arn(call("sqs:sendMessage")).input("{}"));
    }
    assertThat(own().items())
        .extracting(s -> s.starter().name())
        .containsExactlyInAnyOrder(prefix + "s0", prefix + "s60");
  }

  @Test
  void readsEveryPageOfRules() {
    for (int i = 0; i < 120; i++) {
      String name = "r" + i;
      raw.putRule(q -> q.name(prefix + name).scheduleExpression("rate(1 hour)"));
    }
    starts("r0", "first");
    starts("r119", "last");
    assertThat(own().items())
        .extracting(s -> s.starter().name())
        .containsExactlyInAnyOrder(prefix + "r0", prefix + "r119");
  }

  @Test
  void whatIsRemovedStartsNothing() {
    raw.putRule(q -> q.name(prefix + "nightly").scheduleExpression("rate(1 day)"));
    starts("nightly", "cron");
    raw.removeTargets(q -> q.rule(prefix + "nightly").ids("task"));
    assertThat(own().items()).isEmpty();
    raw.deleteRule(q -> q.name(prefix + "nightly"));
    List<String> left =
        raw.listRules(q -> q.namePrefix(prefix)).rules().stream().map(r -> r.name()).toList();
    assertThat(left).isEmpty();
  }
}
