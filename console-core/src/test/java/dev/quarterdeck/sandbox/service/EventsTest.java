package dev.quarterdeck.sandbox.service;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.quarterdeck.sandbox.Scenario;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.eventbridge.EventBridgeClient;
import software.amazon.awssdk.services.eventbridge.model.EventBridgeException;
import software.amazon.awssdk.services.eventbridge.model.EventBus;
import software.amazon.awssdk.services.eventbridge.model.LimitExceededException;
import software.amazon.awssdk.services.eventbridge.model.ListRulesResponse;
import software.amazon.awssdk.services.eventbridge.model.PutTargetsRequest;
import software.amazon.awssdk.services.eventbridge.model.ResourceAlreadyExistsException;
import software.amazon.awssdk.services.eventbridge.model.ResourceNotFoundException;
import software.amazon.awssdk.services.eventbridge.model.Rule;
import software.amazon.awssdk.services.eventbridge.model.RuleState;
import software.amazon.awssdk.services.eventbridge.model.Target;

/** EventBridge's rules as AWS keeps them. */
class EventsTest {
  private Aws aws;
  private EventBridgeClient events;

  @BeforeEach
  void start() {
    aws = new Aws(Scenario.CALM);
    events = aws.on(EventBridgeClient.builder());
  }

  @AfterEach
  void close() {
    events.close();
    aws.close();
  }

  private void rule(String name) {
    events.putRule(q -> q.name(name).scheduleExpression("rate(1 day)"));
  }

  private static PutTargetsRequest targets(String rule, int count) {
    return PutTargetsRequest.builder()
        .rule(rule)
        .targets(
            IntStream.range(0, count)
                .mapToObj(i -> Target.builder().id("t" + i).arn("arn:aws:sns:x:1:t" + i).build())
                .toList())
        .build();
  }

  @Test
  void theFleetHasANightlyTaskOfTheWorkersNewestRevision() {
    Rule rule = events.listRules(q -> {}).rules().getFirst();
    assertThat(rule.name()).isEqualTo("acme-prod-nightly");
    assertThat(rule.scheduleExpression()).isEqualTo("cron(0 3 * * ? *)");
    assertThat(rule.state()).isEqualTo(RuleState.ENABLED);
    assertThat(rule.arn()).isEqualTo("arn:aws:events:us-east-1:111122223333:rule/" + rule.name());
    Target target = events.listTargetsByRule(q -> q.rule(rule.name())).targets().getFirst();
    assertThat(target.arn()).endsWith("cluster/acme-prod");
    assertThat(target.ecsParameters().taskDefinitionArn())
        .endsWith(":task-definition/acme-prod-worker");
  }

  @Test
  void aRuleThatIsPutAgainKeepsItsTargets() {
    rule("own");
    events.putTargets(targets("own", 2));
    events.putRule(q -> q.name("own").scheduleExpression("rate(2 days)").state(RuleState.DISABLED));
    assertThat(events.listTargetsByRule(q -> q.rule("own")).targets()).hasSize(2);
    Rule rule = events.listRules(q -> q.namePrefix("own")).rules().getFirst();
    assertThat(rule.state()).isEqualTo(RuleState.DISABLED);
    assertThat(rule.scheduleExpression()).isEqualTo("rate(2 days)");
  }

  @Test
  void rulesComeInPages() {
    rule("b");
    rule("c");
    ListRulesResponse first = events.listRules(q -> q.limit(2));
    assertThat(first.rules()).extracting(Rule::name).containsExactly("acme-prod-nightly", "b");
    ListRulesResponse second = events.listRules(q -> q.limit(2).nextToken(first.nextToken()));
    assertThat(second.rules()).extracting(Rule::name).containsExactly("c");
    assertThat(second.nextToken()).isNull();
  }

  @Test
  void aBusHasRulesOfItsOwn() {
    events.createEventBus(q -> q.name("orders"));
    assertThat(events.listEventBuses(q -> {}).eventBuses())
        .extracting(EventBus::name)
        .containsExactly("default", "orders");
    events.putRule(q -> q.name("paid").eventBusName("orders").eventPattern("{}"));
    events.putTargets(targets("paid", 1).toBuilder().eventBusName("orders").build());
    Rule rule = events.listRules(q -> q.eventBusName("orders")).rules().getFirst();
    assertThat(rule.arn()).endsWith(":rule/orders/paid");
    assertThat(rule.eventBusName()).isEqualTo("orders");
    assertThat(events.listRules(q -> q.namePrefix("paid")).rules()).isEmpty();
    assertThat(
            events
                .listTargetsByRule(
                    q -> q.rule("paid").eventBusName("arn:aws:events:x:1:event-bus/orders"))
                .targets())
        .hasSize(1);
    assertThatThrownBy(() -> events.createEventBus(q -> q.name("orders")))
        .isInstanceOf(ResourceAlreadyExistsException.class);
    assertThatThrownBy(
            () ->
                events.putRule(
                    q -> q.name("x").eventBusName("orders").scheduleExpression("rate(1 day)")))
        .hasMessageContaining("only on the default event bus");
  }

  @Test
  void whatAwsRefusesIsRefused() {
    assertThatThrownBy(() -> events.putRule(q -> q.name("own")))
        .isInstanceOf(EventBridgeException.class)
        .hasMessageContaining("EventPattern or ScheduleExpression must be specified");
    assertThatThrownBy(() -> events.putRule(q -> q.name("own").scheduleExpression("at noon")))
        .hasMessageContaining("Parameter ScheduleExpression is not valid.");
    assertThatThrownBy(() -> rule("not a name")).hasMessageContaining("regular expression");
    assertThatThrownBy(() -> events.putTargets(targets("none", 1)))
        .isInstanceOf(ResourceNotFoundException.class)
        .hasMessageContaining("Rule none does not exist on EventBus default.");
    assertThatThrownBy(() -> events.listRules(q -> q.eventBusName("other")))
        .isInstanceOf(ResourceNotFoundException.class);
    rule("own");
    assertThatThrownBy(() -> events.putTargets(targets("own", 6)))
        .isInstanceOf(LimitExceededException.class);
    events.putTargets(targets("own", 1));
    assertThatThrownBy(() -> events.deleteRule(q -> q.name("own")))
        .hasMessageContaining("Rule can't be deleted since it has targets.");
    events.removeTargets(q -> q.rule("own").ids("t0"));
    events.deleteRule(q -> q.name("own"));
    assertThat(events.listRules(q -> q.namePrefix("own")).rules()).isEmpty();
  }
}
