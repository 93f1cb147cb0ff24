package dev.quarterdeck.aws;

import dev.quarterdeck.kernel.Listing;
import dev.quarterdeck.kernel.Outcome;
import dev.quarterdeck.kernel.Text;
import dev.quarterdeck.readiness.collect.ClusterFacts;
import dev.quarterdeck.readiness.collect.EcsFacts;
import dev.quarterdeck.readiness.collect.ServiceFacts;
import dev.quarterdeck.readiness.collect.TaskDefinitionFacts;
import java.util.ArrayList;
import java.util.List;
import software.amazon.awssdk.services.ecs.model.ClusterField;
import software.amazon.awssdk.services.ecs.model.DescribeClustersResponse;
import software.amazon.awssdk.services.ecs.model.DescribeServicesResponse;
import software.amazon.awssdk.services.ecs.model.ListClustersResponse;
import software.amazon.awssdk.services.ecs.model.ListServicesResponse;
import software.amazon.awssdk.services.ecs.model.ServiceField;
import software.amazon.awssdk.services.ecs.model.TaskDefinitionStatus;

/** Amazon ECS as the readiness checklist reads it: settings and configurations. */
public final class AwsEcsFacts implements EcsFacts {
  private static final int LIST = 100;
  private static final int DESCRIBE_SERVICES = 10;

  private final AwsClients aws;

  public AwsEcsFacts(AwsClients aws) {
    this.aws = aws;
  }

  /** {@code aws ecs list-clusters}, {@code describe-clusters --include SETTINGS …}. */
  @Override
  public Outcome<Listing<ClusterFacts>> clusters() {
    return EcsLists.listAndDescribe(
        aws,
        "clusters",
        token -> {
          ListClustersResponse r =
              aws.calls()
                  .one(() -> aws.ecs().listClusters(q -> q.maxResults(LIST).nextToken(token)));
          return new Pages.Page<>(r.clusterArns(), r.nextToken());
        },
        LIST,
        this::describeClusters);
  }

  private Listing<ClusterFacts> describeClusters(List<String> arns) {
    DescribeClustersResponse r =
        aws.calls()
            .one(
                () ->
                    aws.ecs()
                        .describeClusters(
                            q ->
                                q.clusters(arns)
                                    .include(
                                        ClusterField.SETTINGS,
                                        ClusterField.CONFIGURATIONS,
                                        ClusterField.TAGS)));
    return new Listing<>(
        r.clusters().stream().map(EcsFactsMapping::cluster).toList(),
        EcsLists.failures(r.failures(), "cluster"));
  }

  /** {@code aws ecs list-services}, {@code describe-services --include TAGS}, ten a call. */
  @Override
  public Outcome<Listing<ServiceFacts>> services(String cluster) {
    return EcsLists.listAndDescribe(
        aws,
        "services of " + Text.clean(Nulls.tail(cluster)),
        token -> {
          ListServicesResponse r =
              aws.calls()
                  .one(
                      () ->
                          aws.ecs()
                              .listServices(
                                  q -> q.cluster(cluster).maxResults(LIST).nextToken(token)));
          return new Pages.Page<>(r.serviceArns(), r.nextToken());
        },
        DESCRIBE_SERVICES,
        batch -> describeServices(cluster, batch));
  }

  private Listing<ServiceFacts> describeServices(String cluster, List<String> names) {
    DescribeServicesResponse r =
        aws.calls()
            .one(
                () ->
                    aws.ecs()
                        .describeServices(
                            q -> q.cluster(cluster).services(names).include(ServiceField.TAGS)));
    return new Listing<>(
        r.services().stream().map(EcsFactsMapping::service).toList(),
        EcsLists.failures(r.failures(), "service"));
  }

  /** {@code aws ecs describe-task-definition}; values are looked at here and go no further. */
  @Override
  public Outcome<TaskDefinitionFacts> taskDefinition(String arn) {
    return aws.calls()
        .method(
            () ->
                TaskDefinitionFactsMapping.of(
                    aws.calls()
                        .one(() -> aws.ecs().describeTaskDefinition(q -> q.taskDefinition(arn)))
                        .taskDefinition()));
  }

  /** {@code aws ecs list-task-definitions --sort DESC} for active and inactive revisions. */
  @Override
  public Outcome<Listing<String>> revisions(String family, int limit) {
    return aws.calls()
        .method(
            () -> {
              List<String> arns = new ArrayList<>();
              for (TaskDefinitionStatus status :
                  List.of(TaskDefinitionStatus.ACTIVE, TaskDefinitionStatus.INACTIVE)) {
                arns.addAll(
                    Pages.whole(
                        aws.deadline(),
                        "revisions of " + Text.clean(family),
                        limit,
                        token -> Revisions.page(aws, family, status, limit, token)));
              }
              arns.sort(Revisions.NEWEST_FIRST);
              return Listing.complete(arns.stream().limit(limit).toList());
            });
  }
}
