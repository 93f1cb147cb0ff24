package dev.quarterdeck.contract;

import static org.assertj.core.api.Assertions.assertThat;

import dev.quarterdeck.aws.AwsAlarmBook;
import dev.quarterdeck.aws.AwsHistory;
import dev.quarterdeck.health.timeline.History;
import dev.quarterdeck.kernel.Listing;
import dev.quarterdeck.kernel.Problem;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.MethodSource;
import software.amazon.awssdk.services.applicationautoscaling.model.ScalableDimension;
import software.amazon.awssdk.services.applicationautoscaling.model.ServiceNamespace;
import software.amazon.awssdk.services.cloudwatch.model.ComparisonOperator;
import software.amazon.awssdk.services.cloudwatch.model.StateValue;
import software.amazon.awssdk.services.cloudwatch.model.Statistic;

/** What AWS remembers of the past: alarms' transitions, write calls, scaling activities. */
@ParameterizedClass
@MethodSource("dev.quarterdeck.contract.ContractEndpoints#all")
class HistoryContractTest extends Contract {
  private Instant since = Instant.EPOCH;

  HistoryContractTest(ContractEndpoint endpoint) {
    super(endpoint);
  }

  @BeforeEach
  void before() {
    since = endpoint.now().minus(Duration.ofMinutes(1));
  }

  private History history() {
    return new AwsHistory(clients);
  }

  @Test
  void anAlarmsTransitionsAreToldWithFromToAndReason() {
    String name = prefix + "cpu";
    clients
        .cloudWatch()
        .putMetricAlarm(
            q ->
                q.alarmName(name)
                    .namespace("Contract")
                    .metricName("Load")
                    .statistic(Statistic.AVERAGE)
                    .period(60)
                    .evaluationPeriods(1)
                    .threshold(80.0)
                    .comparisonOperator(ComparisonOperator.GREATER_THAN_THRESHOLD));
    clients
        .cloudWatch()
        .setAlarmState(
            q -> q.alarmName(name).stateValue(StateValue.ALARM).stateReason("by the contract"));
    if (differs(KnownDifference.ALARMS_HAVE_NO_HISTORY)) {
      Expect.failed(history().transitions(since), Problem.Unreachable.class);
      return;
    }
    Listing<History.Transition> read = Expect.done(history().transitions(since));
    assertThat(read.isComplete()).isTrue();
    assertThat(read.items())
        .filteredOn(t -> t.alarm().equals(name))
        .singleElement()
        .satisfies(
            t -> {
              assertThat(t.from()).isEqualTo("INSUFFICIENT_DATA");
              assertThat(t.to()).isEqualTo("ALARM");
              assertThat(t.at()).isAfterOrEqualTo(since);
            });
    assertThat(Expect.done(history().transitions(endpoint.now().plusSeconds(60))).items())
        .isEmpty();
    assertThat(
            Expect.done(
                    new AwsAlarmBook(clients).history(name, since, endpoint.now().plusSeconds(60)))
                .items())
        .anyMatch(e -> e.summary().contains("to ALARM"));
  }

  @Test
  void whatWasCalledIsToldWithItsCaller() {
    String family = prefix + "family";
    clients
        .ecs()
        .registerTaskDefinition(
            q ->
                q.family(family)
                    .containerDefinitions(
                        c -> c.name("app").image("registry.example/app:1").memory(128)));
    clients.ecs().describeTaskDefinition(q -> q.taskDefinition(family));
    endpoint.settle();
    if (differs(KnownDifference.CALLS_ARE_NOT_LOOKED_UP)) {
      Expect.failed(history().writes(since, 100), Problem.Unreachable.class);
      return;
    }
    Listing<History.Write> read = Expect.done(history().writes(since, 100));
    assertThat(read.items())
        .filteredOn(w -> w.parameters().containsValue(family))
        .singleElement()
        .satisfies(
            w -> {
              assertThat(w.action()).isEqualTo("ecs:RegisterTaskDefinition");
              assertThat(w.who()).isNotBlank();
              assertThat(w.error()).isNull();
            });
  }

  @Test
  void whatAutoScalingDidIsToldWithItsCause() {
    String cluster = prefix + "main";
    clients.ecs().createCluster(q -> q.clusterName(cluster));
    String definition =
        clients
            .ecs()
            .registerTaskDefinition(
                q ->
                    q.family(prefix + "family")
                        .containerDefinitions(
                            c -> c.name("app").image("registry.example/app:1").memory(128)))
            .taskDefinition()
            .taskDefinitionArn();
    for (String name : List.of("one", "two")) {
      clients
          .ecs()
          .createService(
              q -> q.cluster(cluster).serviceName(name).taskDefinition(definition).desiredCount(1));
      clients
          .autoscaling()
          .registerScalableTarget(
              q ->
                  q.serviceNamespace(ServiceNamespace.ECS)
                      .scalableDimension(ScalableDimension.ECS_SERVICE_DESIRED_COUNT)
                      .resourceId("service/" + cluster + "/" + name)
                      .minCapacity(3)
                      .maxCapacity(5));
    }
    if (differs(KnownDifference.NOTHING_IS_SCALED)) {
      Expect.failed(history().scalings(since, null), Problem.Unreachable.class);
      return;
    }
    assertThat(Expect.done(history().scalings(since, null)).items()).hasSize(2);
    assertThat(Expect.done(history().scalings(since, cluster + "/two")).items())
        .singleElement()
        .satisfies(
            s -> {
              assertThat(s.cluster()).isEqualTo(cluster);
              assertThat(s.service()).isEqualTo("two");
              assertThat(s.text()).isEqualTo("Setting desired count to 3.");
              assertThat(s.cause()).isEqualTo("minimum capacity was set to 3");
              assertThat(s.status()).isEqualTo("Successful");
            });
    assertThat(Expect.done(history().scalings(endpoint.now().plusSeconds(60), null)).items())
        .isEmpty();
  }
}
