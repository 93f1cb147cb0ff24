package dev.quarterdeck.sandbox.service.ecs;

import dev.quarterdeck.sandbox.service.Check;
import dev.quarterdeck.sandbox.service.Page;
import dev.quarterdeck.sandbox.wire.Call;
import dev.quarterdeck.sandbox.wire.ServiceError;
import dev.quarterdeck.sandbox.world.World;
import dev.quarterdeck.sandbox.world.ecs.EcsService;
import dev.quarterdeck.sandbox.world.ecs.EcsTask;
import java.util.ArrayList;
import java.util.List;
import software.amazon.awssdk.services.ecs.model.Cluster;
import software.amazon.awssdk.services.ecs.model.ClusterField;
import software.amazon.awssdk.services.ecs.model.ClusterSetting;
import software.amazon.awssdk.services.ecs.model.CreateClusterRequest;
import software.amazon.awssdk.services.ecs.model.CreateClusterResponse;
import software.amazon.awssdk.services.ecs.model.DeleteClusterRequest;
import software.amazon.awssdk.services.ecs.model.DeleteClusterResponse;
import software.amazon.awssdk.services.ecs.model.DescribeClustersRequest;
import software.amazon.awssdk.services.ecs.model.DescribeClustersResponse;
import software.amazon.awssdk.services.ecs.model.Failure;
import software.amazon.awssdk.services.ecs.model.ListAccountSettingsRequest;
import software.amazon.awssdk.services.ecs.model.ListAccountSettingsResponse;
import software.amazon.awssdk.services.ecs.model.ListClustersRequest;
import software.amazon.awssdk.services.ecs.model.ListClustersResponse;
import software.amazon.awssdk.services.ecs.model.Setting;

/** Clusters and account settings. */
final class ClusterOperations {
  private static final List<String> SETTINGS =
      List.of(
          "awsvpcTrunking",
          "containerInsights",
          "containerInstanceLongArnFormat",
          "fargateTaskRetirementWaitPeriod",
          "serviceLongArnFormat",
          "taskLongArnFormat");
  private final World world;
  private final Lookup lookup;

  ClusterOperations(World world, Lookup lookup) {
    this.world = world;
    this.lookup = lookup;
  }

  CreateClusterResponse create(CreateClusterRequest q, Call call) {
    String name = q.clusterName() == null ? "default" : q.clusterName();
    if (!name.matches("[A-Za-z0-9_-]{1,255}")) {
      throw new ServiceError(Lookup.INVALID, "Invalid cluster name.");
    }
    dev.quarterdeck.sandbox.world.ecs.Cluster c = world.ecs().createCluster(name);
    c.tags.putAll(Lookup.tags(q.tags()));
    q.settings().forEach(s -> c.settings.put(s.nameAsString(), s.value()));
    c.capacityProviders.addAll(q.capacityProviders());
    return CreateClusterResponse.builder().cluster(shape(c, true)).build();
  }

  ListClustersResponse list(ListClustersRequest q, Call call) {
    int max = Check.range(q.maxResults(), 100, 1, 100, "maxResults", Lookup.INVALID);
    List<String> arns =
        world.ecs().clusters().stream().filter(c -> c.active).map(c -> c.arn()).toList();
    Page<String> page = Page.of(arns, q.nextToken(), max, Lookup.INVALID);
    return ListClustersResponse.builder().clusterArns(page.items()).nextToken(page.next()).build();
  }

  DescribeClustersResponse describe(DescribeClustersRequest q, Call call) {
    List<String> ids = q.clusters().isEmpty() ? List.of("default") : q.clusters();
    Lookup.most(ids, 100, "Clusters");
    List<Cluster> found = new ArrayList<>();
    List<Failure> failures = new ArrayList<>();
    for (String id : ids) {
      var c = world.ecs().cluster(id);
      if (c == null) {
        String arn = id.startsWith("arn:") ? id : world.account().arn("ecs", "cluster/" + id);
        failures.add(Failure.builder().arn(arn).reason("MISSING").build());
      } else {
        Lookup.allowed(c, call, c.arn());
        found.add(shape(c, q.include().contains(ClusterField.TAGS)));
      }
    }
    return DescribeClustersResponse.builder().clusters(found).failures(failures).build();
  }

  DeleteClusterResponse delete(DeleteClusterRequest q, Call call) {
    var c = lookup.cluster(q.cluster(), call);
    if (c.services().stream().anyMatch(s -> !s.status.equals("INACTIVE"))) {
      throw new ServiceError(
          "ClusterContainsServicesException",
          "The Cluster cannot be deleted while Services are active.");
    }
    if (c.tasks().stream().anyMatch(t -> t.wanted)) {
      throw new ServiceError(
          "ClusterContainsTasksException", "The Cluster cannot be deleted while Tasks are active.");
    }
    c.active = false;
    return DeleteClusterResponse.builder().cluster(shape(c, true)).build();
  }

  ListAccountSettingsResponse accountSettings(ListAccountSettingsRequest q, Call call) {
    List<Setting> settings =
        SETTINGS.stream()
            .filter(n -> q.nameAsString() == null || n.equals(q.nameAsString()))
            .map(
                n ->
                    Setting.builder()
                        .name(n)
                        .value(
                            n.startsWith("fargate")
                                ? "7"
                                : n.endsWith("LongArnFormat") ? "enabled" : "disabled")
                        .principalArn("arn:aws:iam::" + world.account().id() + ":root")
                        .build())
            .toList();
    int max = Check.range(q.maxResults(), 100, 1, 100, "maxResults", Lookup.INVALID);
    Page<Setting> page = Page.of(settings, q.nextToken(), max, Lookup.INVALID);
    return ListAccountSettingsResponse.builder()
        .settings(page.items())
        .nextToken(page.next())
        .build();
  }

  private static Cluster shape(dev.quarterdeck.sandbox.world.ecs.Cluster c, boolean tags) {
    return Cluster.builder()
        .clusterArn(c.arn())
        .clusterName(c.name())
        .status(c.active ? "ACTIVE" : "INACTIVE")
        .registeredContainerInstancesCount(0)
        .runningTasksCount((int) c.tasks().stream().filter(EcsTask::running).count())
        .pendingTasksCount((int) c.tasks().stream().filter(EcsTask::pending).count())
        .activeServicesCount((int) c.services().stream().filter(EcsService::active).count())
        .settings(
            c.settings.entrySet().stream()
                .map(e -> ClusterSetting.builder().name(e.getKey()).value(e.getValue()).build())
                .toList())
        .capacityProviders(c.capacityProviders)
        .tags(tags ? Lookup.tags(c.tags) : List.of())
        .build();
  }
}
