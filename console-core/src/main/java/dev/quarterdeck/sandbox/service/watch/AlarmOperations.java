package dev.quarterdeck.sandbox.service.watch;

import dev.quarterdeck.sandbox.service.Check;
import dev.quarterdeck.sandbox.service.Page;
import dev.quarterdeck.sandbox.wire.Call;
import dev.quarterdeck.sandbox.wire.ServiceError;
import dev.quarterdeck.sandbox.world.World;
import dev.quarterdeck.sandbox.world.watch.Alarm;
import dev.quarterdeck.sandbox.world.watch.Metrics;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.cloudwatch.model.AlarmHistoryItem;
import software.amazon.awssdk.services.cloudwatch.model.DeleteAlarmsRequest;
import software.amazon.awssdk.services.cloudwatch.model.DeleteAlarmsResponse;
import software.amazon.awssdk.services.cloudwatch.model.DescribeAlarmHistoryRequest;
import software.amazon.awssdk.services.cloudwatch.model.DescribeAlarmHistoryResponse;
import software.amazon.awssdk.services.cloudwatch.model.DescribeAlarmsRequest;
import software.amazon.awssdk.services.cloudwatch.model.DescribeAlarmsResponse;
import software.amazon.awssdk.services.cloudwatch.model.DisableAlarmActionsRequest;
import software.amazon.awssdk.services.cloudwatch.model.DisableAlarmActionsResponse;
import software.amazon.awssdk.services.cloudwatch.model.EnableAlarmActionsRequest;
import software.amazon.awssdk.services.cloudwatch.model.EnableAlarmActionsResponse;
import software.amazon.awssdk.services.cloudwatch.model.ListTagsForResourceRequest;
import software.amazon.awssdk.services.cloudwatch.model.ListTagsForResourceResponse;
import software.amazon.awssdk.services.cloudwatch.model.MetricAlarm;
import software.amazon.awssdk.services.cloudwatch.model.MetricDataQuery;
import software.amazon.awssdk.services.cloudwatch.model.PutMetricAlarmRequest;
import software.amazon.awssdk.services.cloudwatch.model.PutMetricAlarmResponse;
import software.amazon.awssdk.services.cloudwatch.model.ScanBy;
import software.amazon.awssdk.services.cloudwatch.model.SetAlarmStateRequest;
import software.amazon.awssdk.services.cloudwatch.model.SetAlarmStateResponse;
import software.amazon.awssdk.services.cloudwatch.model.Tag;

/** Alarms of one metric each. */
final class AlarmOperations {
  private static final String INVALID = "InvalidParameterValue";
  private static final Set<String> STATES = Set.of("OK", "ALARM", "INSUFFICIENT_DATA");
  private final World world;

  AlarmOperations(World world) {
    this.world = world;
  }

  DescribeAlarmsResponse describe(DescribeAlarmsRequest q, Call call) {
    int max = Check.range(q.maxRecords(), 50, 1, 100, "maxRecords", INVALID);
    boolean metricAlarms =
        q.alarmTypesAsStrings().isEmpty() || q.alarmTypesAsStrings().contains("MetricAlarm");
    List<Alarm> found =
        world.watch().alarms().all().stream()
            .filter(a -> metricAlarms)
            .filter(a -> q.alarmNames().isEmpty() || q.alarmNames().contains(a.name()))
            .filter(a -> q.alarmNamePrefix() == null || a.name().startsWith(q.alarmNamePrefix()))
            .filter(a -> q.stateValueAsString() == null || a.state.equals(q.stateValueAsString()))
            .filter(
                a ->
                    q.actionPrefix() == null
                        || a.alarmActions.stream().anyMatch(x -> x.startsWith(q.actionPrefix())))
            .toList();
    Page<Alarm> page = Page.of(found, q.nextToken(), max, "InvalidNextToken");
    return DescribeAlarmsResponse.builder()
        .metricAlarms(page.items().stream().map(AlarmOperations::shape).toList())
        .nextToken(page.next())
        .build();
  }

  private static MetricAlarm shape(Alarm a) {
    Alarm.Rule r = a.rule;
    MetricAlarm.Builder b = common(a);
    if (!a.further.isEmpty()) {
      return b.metrics(math(a)).build();
    }
    boolean percentile = r.stat().startsWith("p");
    return b.metricName(r.metric().name())
        .namespace(r.metric().namespace())
        .statistic(percentile ? null : r.stat())
        .extendedStatistic(percentile ? r.stat() : null)
        .dimensions(MetricOperations.dimensions(r.metric()))
        .period(r.period())
        .build();
  }

  /** Each metric, and what is made of them. */
  private static List<MetricDataQuery> math(Alarm a) {
    List<MetricDataQuery> queries = new ArrayList<>();
    queries.add(
        MetricDataQuery.builder().id("e1").expression("SUM(METRICS())").returnData(true).build());
    Stream.concat(Stream.of(a.rule.metric()), a.further.stream())
        .forEach(
            id ->
                queries.add(
                    MetricDataQuery.builder()
                        .id("m" + queries.size())
                        .returnData(false)
                        .metricStat(
                            s ->
                                s.stat(a.rule.stat())
                                    .period(a.rule.period())
                                    .metric(
                                        m ->
                                            m.namespace(id.namespace())
                                                .metricName(id.name())
                                                .dimensions(MetricOperations.dimensions(id))))
                        .build()));
    return queries;
  }

  private static MetricAlarm.Builder common(Alarm a) {
    Alarm.Rule r = a.rule;
    return MetricAlarm.builder()
        .alarmName(a.name())
        .alarmArn(a.arn())
        .alarmDescription(a.description)
        .alarmConfigurationUpdatedTimestamp(a.configured)
        .actionsEnabled(a.actionsEnabled)
        .okActions(a.okActions)
        .alarmActions(a.alarmActions)
        .insufficientDataActions(a.insufficientActions)
        .stateValue(a.state)
        .stateReason(a.reason)
        .stateReasonData(a.reasonData)
        .stateUpdatedTimestamp(a.updated)
        .stateTransitionedTimestamp(a.updated)
        .evaluationPeriods(r.periods())
        .datapointsToAlarm(r.toAlarm())
        .threshold(r.threshold())
        .comparisonOperator(r.comparison())
        .treatMissingData(r.missing());
  }

  PutMetricAlarmResponse put(PutMetricAlarmRequest q, Call call) {
    String name = Check.required(q.alarmName(), "alarmName", "ValidationError");
    String stat = q.extendedStatistic() != null ? q.extendedStatistic() : q.statisticAsString();
    if (q.metricName() == null
        || q.namespace() == null
        || stat == null
        || q.period() == null
        || q.evaluationPeriods() == null
        || q.threshold() == null
        || q.comparisonOperatorAsString() == null) {
      throw new ServiceError(
          "ValidationError",
          "The sandbox's alarms watch one metric: MetricName, Namespace, Statistic, Period, EvaluationPeriods, Threshold and ComparisonOperator are required");
    }
    Alarm a =
        world
            .watch()
            .alarms()
            .put(
                name,
                new Alarm.Rule(
                    new Metrics.Id(
                        q.namespace(), q.metricName(), MetricOperations.dimensions(q.dimensions())),
                    stat,
                    q.period(),
                    q.evaluationPeriods(),
                    q.datapointsToAlarm() == null ? q.evaluationPeriods() : q.datapointsToAlarm(),
                    q.threshold(),
                    q.comparisonOperatorAsString(),
                    q.treatMissingData() == null ? "missing" : q.treatMissingData()));
    a.description = q.alarmDescription();
    a.actionsEnabled = q.actionsEnabled() == null || q.actionsEnabled();
    a.alarmActions = q.alarmActions();
    a.okActions = q.okActions();
    a.insufficientActions = q.insufficientDataActions();
    q.tags().forEach(t -> a.tags.put(t.key(), t.value()));
    return PutMetricAlarmResponse.builder().build();
  }

  DeleteAlarmsResponse delete(DeleteAlarmsRequest q, Call call) {
    List<Alarm> found = q.alarmNames().stream().map(this::alarm).toList();
    found.forEach(world.watch().alarms()::delete);
    return DeleteAlarmsResponse.builder().build();
  }

  EnableAlarmActionsResponse enable(EnableAlarmActionsRequest q, Call call) {
    actions(q.alarmNames(), true);
    return EnableAlarmActionsResponse.builder().build();
  }

  DisableAlarmActionsResponse disable(DisableAlarmActionsRequest q, Call call) {
    actions(q.alarmNames(), false);
    return DisableAlarmActionsResponse.builder().build();
  }

  /** Names of alarms that do not exist are passed over, as AWS does. */
  private void actions(List<String> names, boolean enabled) {
    for (String n : names) {
      Alarm a = world.watch().alarms().find(n);
      if (a != null) {
        a.actionsEnabled = enabled;
      }
    }
  }

  SetAlarmStateResponse setState(SetAlarmStateRequest q, Call call) {
    Alarm a = alarm(q.alarmName());
    String state = q.stateValueAsString() == null ? "" : q.stateValueAsString();
    if (!STATES.contains(state)) {
      throw new ServiceError("ValidationError", "StateValue must be one of " + STATES);
    }
    String data = q.stateReasonData() == null ? "{}" : q.stateReasonData();
    world
        .watch()
        .alarms()
        .state(a, state, Check.required(q.stateReason(), "stateReason", "ValidationError"), data);
    return SetAlarmStateResponse.builder().build();
  }

  DescribeAlarmHistoryResponse history(DescribeAlarmHistoryRequest q, Call call) {
    List<Alarm.Entry> found =
        world.watch().alarms().history().stream()
            .filter(e -> q.alarmName() == null || e.alarm().equals(q.alarmName()))
            .filter(
                e ->
                    q.historyItemTypeAsString() == null
                        || e.type().equals(q.historyItemTypeAsString()))
            .filter(e -> q.startDate() == null || !e.at().isBefore(q.startDate()))
            .filter(e -> q.endDate() == null || !e.at().isAfter(q.endDate()))
            .toList();
    int max = Check.range(q.maxRecords(), 100, 1, 100, "maxRecords", INVALID);
    Page<Alarm.Entry> page =
        Page.of(
            q.scanBy() == ScanBy.TIMESTAMP_ASCENDING ? found : found.reversed(),
            q.nextToken(),
            max,
            "InvalidNextToken");
    return DescribeAlarmHistoryResponse.builder()
        .alarmHistoryItems(
            page.items().stream()
                .map(
                    e ->
                        AlarmHistoryItem.builder()
                            .alarmName(e.alarm())
                            .alarmType("MetricAlarm")
                            .timestamp(e.at())
                            .historyItemType(e.type())
                            .historySummary(e.summary())
                            .historyData(e.data())
                            .build())
                .toList())
        .nextToken(page.next())
        .build();
  }

  ListTagsForResourceResponse tags(ListTagsForResourceRequest q, Call call) {
    String arn = Check.required(q.resourceARN(), "resourceARN", "InvalidParameterValue");
    int mark = arn.indexOf(":alarm:");
    Alarm a = mark < 0 ? null : world.watch().alarms().find(arn.substring(mark + 7));
    if (a == null) {
      throw new ServiceError(404, "ResourceNotFoundException", "Resource " + arn + " not found");
    }
    return ListTagsForResourceResponse.builder()
        .tags(
            a.tags.entrySet().stream()
                .map(e -> Tag.builder().key(e.getKey()).value(e.getValue()).build())
                .toList())
        .build();
  }

  private Alarm alarm(@Nullable String name) {
    Alarm a = name == null ? null : world.watch().alarms().find(name);
    if (a == null) {
      throw new ServiceError(404, "ResourceNotFound", "Alarm does not exist");
    }
    return a;
  }
}
