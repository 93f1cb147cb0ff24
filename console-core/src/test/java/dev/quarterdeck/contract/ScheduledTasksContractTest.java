package dev.quarterdeck.contract;

import static org.assertj.core.api.Assertions.assertThat;

import dev.quarterdeck.aws.AwsScheduledTasks;
import dev.quarterdeck.kernel.Listing;
import dev.quarterdeck.services.ScheduledTasks.Start;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.MethodSource;
import software.amazon.awssdk.services.eventbridge.EventBridgeClient;
import software.amazon.awssdk.services.eventbridge.model.RuleState;
import software.amazon.awssdk.services.eventbridge.model.Target;

@ParameterizedClass
@MethodSource("dev.quarterdeck.contract.ContractEndpoints#all")
class ScheduledTasksContractTest extends Contract {
  private EventBridgeClient raw;

  ScheduledTasksContractTest(ContractEndpoint endpoint) {
    super(endpoint);
  }

  @BeforeEach
  void connect() {
    raw = clients.eventBridge();
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

  private Listing<Start> own() {
    Listing<Start> all = Expect.done(new AwsScheduledTasks(clients).starts());
    return new Listing<>(
        all.items().stream().filter(s -> s.rule().startsWith(prefix)).toList(), all.unknowns());
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
                prefix + "nightly", true, "cron(0 3 * * ? *)", "main", ecs("task-definition/cron")),
            new Start(
                prefix + "off", false, "rate(5 minutes)", "main", ecs("task-definition/cron:3")),
            new Start(prefix + "upload", true, null, "main", ecs("task-definition/thumbnails:1")));
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
        .extracting(Start::rule)
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
