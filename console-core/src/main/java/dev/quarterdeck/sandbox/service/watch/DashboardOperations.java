package dev.quarterdeck.sandbox.service.watch;

import dev.quarterdeck.sandbox.service.Page;
import dev.quarterdeck.sandbox.wire.Call;
import dev.quarterdeck.sandbox.wire.ServiceError;
import dev.quarterdeck.sandbox.world.World;
import dev.quarterdeck.sandbox.world.watch.Dashboard;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.cloudwatch.model.DashboardEntry;
import software.amazon.awssdk.services.cloudwatch.model.DeleteDashboardsRequest;
import software.amazon.awssdk.services.cloudwatch.model.DeleteDashboardsResponse;
import software.amazon.awssdk.services.cloudwatch.model.GetDashboardRequest;
import software.amazon.awssdk.services.cloudwatch.model.GetDashboardResponse;
import software.amazon.awssdk.services.cloudwatch.model.ListDashboardsRequest;
import software.amazon.awssdk.services.cloudwatch.model.ListDashboardsResponse;
import software.amazon.awssdk.services.cloudwatch.model.PutDashboardRequest;
import software.amazon.awssdk.services.cloudwatch.model.PutDashboardResponse;

/** Dashboards. */
final class DashboardOperations {
  private static final int PAGE = 1000;
  private static final String INVALID = "InvalidParameterInput";
  private final World world;

  DashboardOperations(World world) {
    this.world = world;
  }

  private String arn(String name) {
    return "arn:aws:cloudwatch::" + world.account().id() + ":dashboard/" + name;
  }

  PutDashboardResponse put(PutDashboardRequest q, Call call) {
    String name = q.dashboardName();
    if (name == null || !name.matches("[A-Za-z0-9_-]{1,255}")) {
      throw new ServiceError(INVALID, "The value of DashboardName is not valid.");
    }
    if (q.dashboardBody() == null || !q.dashboardBody().strip().startsWith("{")) {
      throw new ServiceError(INVALID, "The field DashboardBody must be a valid JSON object");
    }
    world.watch().dashboards().put(name, new Dashboard(name, q.dashboardBody(), world.now()));
    return PutDashboardResponse.builder().build();
  }

  GetDashboardResponse get(GetDashboardRequest q, Call call) {
    Dashboard d = dashboard(q.dashboardName());
    return GetDashboardResponse.builder()
        .dashboardName(d.name())
        .dashboardArn(arn(d.name()))
        .dashboardBody(d.body())
        .build();
  }

  ListDashboardsResponse list(ListDashboardsRequest q, Call call) {
    List<Dashboard> found =
        world.watch().dashboards().values().stream()
            .filter(
                d ->
                    q.dashboardNamePrefix() == null || d.name().startsWith(q.dashboardNamePrefix()))
            .toList();
    Page<Dashboard> page = Page.of(found, q.nextToken(), PAGE, INVALID);
    return ListDashboardsResponse.builder()
        .dashboardEntries(
            page.items().stream()
                .map(
                    d ->
                        DashboardEntry.builder()
                            .dashboardName(d.name())
                            .dashboardArn(arn(d.name()))
                            .lastModified(d.modified())
                            .size((long) d.body().getBytes(StandardCharsets.UTF_8).length)
                            .build())
                .toList())
        .nextToken(page.next())
        .build();
  }

  DeleteDashboardsResponse delete(DeleteDashboardsRequest q, Call call) {
    q.dashboardNames().forEach(this::dashboard);
    q.dashboardNames().forEach(world.watch().dashboards()::remove);
    return DeleteDashboardsResponse.builder().build();
  }

  private Dashboard dashboard(@Nullable String name) {
    Dashboard d = name == null ? null : world.watch().dashboards().get(name);
    if (d == null) {
      throw new ServiceError(404, "ResourceNotFound", "Dashboard " + name + " does not exist");
    }
    return d;
  }
}
