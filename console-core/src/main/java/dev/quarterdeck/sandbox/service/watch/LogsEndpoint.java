package dev.quarterdeck.sandbox.service.watch;

import dev.quarterdeck.sandbox.wire.ServiceEndpoint;
import dev.quarterdeck.sandbox.wire.ServiceError;
import dev.quarterdeck.sandbox.world.World;
import software.amazon.awssdk.services.cloudwatchlogs.model.*;

/** Amazon CloudWatch Logs as the sandbox answers it. */
public final class LogsEndpoint extends ServiceEndpoint {

  public LogsEndpoint(World world) {
    LogGroupOperations groups = new LogGroupOperations(world);
    on("CreateLogGroup", CreateLogGroupRequest::builder, groups::createGroup);
    on("CreateLogStream", CreateLogStreamRequest::builder, groups::createStream);
    on("DescribeLogGroups", DescribeLogGroupsRequest::builder, groups::describeGroups);
    on("DescribeLogStreams", DescribeLogStreamsRequest::builder, groups::describeStreams);
    on("PutRetentionPolicy", PutRetentionPolicyRequest::builder, groups::putRetention);
    on("DeleteRetentionPolicy", DeleteRetentionPolicyRequest::builder, groups::deleteRetention);
    LogEventOperations events = new LogEventOperations(world, groups);
    MetricFilterOperations filters = new MetricFilterOperations(world);
    on("PutMetricFilter", PutMetricFilterRequest::builder, filters::put);
    on("DeleteMetricFilter", DeleteMetricFilterRequest::builder, filters::delete);
    on("DescribeMetricFilters", DescribeMetricFiltersRequest::builder, filters::describe);
    on("PutLogEvents", PutLogEventsRequest::builder, events::put);
    on("FilterLogEvents", FilterLogEventsRequest::builder, events::filter);
    on("GetLogEvents", GetLogEventsRequest::builder, events::get);
    InsightsOperations insights = new InsightsOperations(world, groups);
    on("StartQuery", StartQueryRequest::builder, insights::start);
    on("GetQueryResults", GetQueryResultsRequest::builder, insights::results);
    on("StopQuery", StopQueryRequest::builder, insights::stop);
    LiveTails live = new LiveTails(world, groups);
    stream("StartLiveTail", StartLiveTailRequest::builder, live::start);
  }

  @Override
  public ServiceError failure(int status) {
    return new ServiceError(
        status, "ServiceUnavailableException", "The service cannot complete the request.");
  }

  @Override
  public String signingName() {
    return "logs";
  }

  @Override
  public Protocol protocol() {
    return Protocol.JSON;
  }

  @Override
  public String targetPrefix() {
    return "Logs_20140328";
  }

  @Override
  public String apiVersion() {
    return "2014-03-28";
  }
}
