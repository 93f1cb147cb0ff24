package dev.quarterdeck.sandbox.service.watch;

import dev.quarterdeck.sandbox.wire.ServiceEndpoint;
import dev.quarterdeck.sandbox.wire.ServiceError;
import dev.quarterdeck.sandbox.world.World;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.cloudwatch.model.*;
import software.amazon.awssdk.services.cloudwatch.model.DeleteDashboardsRequest;
import software.amazon.awssdk.services.cloudwatch.model.GetDashboardRequest;
import software.amazon.awssdk.services.cloudwatch.model.ListDashboardsRequest;
import software.amazon.awssdk.services.cloudwatch.model.PutDashboardRequest;

/** Amazon CloudWatch as the sandbox answers it. */
public final class CloudWatchEndpoint extends ServiceEndpoint {

  public CloudWatchEndpoint(World world) {
    AlarmOperations alarms = new AlarmOperations(world);
    on("DescribeAlarms", DescribeAlarmsRequest::builder, alarms::describe);
    on("DescribeAlarmHistory", DescribeAlarmHistoryRequest::builder, alarms::history);
    on("PutMetricAlarm", PutMetricAlarmRequest::builder, alarms::put);
    on("DeleteAlarms", DeleteAlarmsRequest::builder, alarms::delete);
    on("EnableAlarmActions", EnableAlarmActionsRequest::builder, alarms::enable);
    on("DisableAlarmActions", DisableAlarmActionsRequest::builder, alarms::disable);
    on("SetAlarmState", SetAlarmStateRequest::builder, alarms::setState);
    on("ListTagsForResource", ListTagsForResourceRequest::builder, alarms::tags);
    MetricOperations metrics = new MetricOperations(world);
    on("ListMetrics", ListMetricsRequest::builder, metrics::list);
    on("GetMetricData", GetMetricDataRequest::builder, metrics::data);
    on("GetMetricStatistics", GetMetricStatisticsRequest::builder, metrics::statistics);
    on("PutMetricData", PutMetricDataRequest::builder, metrics::put);
    DashboardOperations dashboards = new DashboardOperations(world);
    on("PutDashboard", PutDashboardRequest::builder, dashboards::put);
    on("GetDashboard", GetDashboardRequest::builder, dashboards::get);
    on("ListDashboards", ListDashboardsRequest::builder, dashboards::list);
    on("DeleteDashboards", DeleteDashboardsRequest::builder, dashboards::delete);
  }

  @Override
  public @Nullable ServiceError failure(int status) {
    return status == 500
        ? new ServiceError(
            500, "InternalServiceError", "The service has encountered an internal error.")
        : null;
  }

  @Override
  public String signingName() {
    return "monitoring";
  }

  @Override
  public String actionPrefix() {
    return "cloudwatch";
  }

  @Override
  public Protocol protocol() {
    return Protocol.QUERY;
  }

  @Override
  public String targetPrefix() {
    return "GraniteServiceVersion20100801";
  }

  @Override
  public String apiVersion() {
    return "2010-08-01";
  }
}
