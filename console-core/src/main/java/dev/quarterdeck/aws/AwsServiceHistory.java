package dev.quarterdeck.aws;

import dev.quarterdeck.kernel.Deadline;
import dev.quarterdeck.kernel.Listing;
import dev.quarterdeck.kernel.Outcome;
import dev.quarterdeck.kernel.Text;
import dev.quarterdeck.kernel.Unknown;
import dev.quarterdeck.services.deploy.ServiceHistory;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.ecs.model.DescribeServiceRevisionsResponse;
import software.amazon.awssdk.services.ecs.model.ListServiceDeploymentsResponse;
import software.amazon.awssdk.services.ecs.model.ServiceDeploymentBrief;
import software.amazon.awssdk.services.ecs.model.ServiceRevision;

/** Service deployments and service revisions of ECS. */
public final class AwsServiceHistory implements ServiceHistory {
  private static final int LIST = 100;
  private static final int DESCRIBE = 20;

  private final AwsClients aws;

  public AwsServiceHistory(AwsClients aws) {
    this.aws = aws;
  }

  /** {@code aws ecs list-service-deployments}, {@code aws ecs describe-service-revisions}. */
  @Override
  public Outcome<Listing<Run>> runs(String cluster, String service) {
    Deadline deadline = aws.deadline();
    return aws.calls().method(() -> read(deadline, cluster, service));
  }

  private Listing<Run> read(Deadline deadline, String cluster, String service) {
    String what = "deployments of " + Text.clean(cluster + "/" + service);
    Listing<ServiceDeploymentBrief> listed =
        Pages.all(deadline, what, token -> page(cluster, service, token));
    List<String> arns =
        listed.items().stream()
            .map(ServiceDeploymentBrief::targetServiceRevisionArn)
            .filter(a -> a != null)
            .distinct()
            .toList();
    List<Unknown> unknowns = new ArrayList<>(listed.unknowns());
    Map<String, ServiceRevision> revisions = new HashMap<>();
    if (!arns.isEmpty()) {
      Listing<ServiceRevision> read =
          Batches.read(aws.calls(), deadline, what, Pages.batches(arns, DESCRIBE), this::revisions);
      read.items().forEach(r -> revisions.put(r.serviceRevisionArn(), r));
      unknowns.addAll(read.unknowns());
    }
    List<Run> runs = new ArrayList<>();
    for (ServiceDeploymentBrief d : listed.items()) {
      runs.add(run(d, revisions.get(Nulls.empty(d.targetServiceRevisionArn()))));
    }
    return new Listing<>(runs, unknowns);
  }

  private Pages.Page<ServiceDeploymentBrief> page(
      String cluster, String service, @Nullable String token) {
    ListServiceDeploymentsResponse r =
        aws.calls()
            .one(
                () ->
                    aws.ecs()
                        .listServiceDeployments(
                            q ->
                                q.cluster(cluster)
                                    .service(service)
                                    .maxResults(LIST)
                                    .nextToken(token)));
    return new Pages.Page<>(r.serviceDeployments(), r.nextToken());
  }

  private Listing<ServiceRevision> revisions(List<String> arns) {
    DescribeServiceRevisionsResponse r =
        aws.calls().one(() -> aws.ecs().describeServiceRevisions(q -> q.serviceRevisionArns(arns)));
    return new Listing<>(
        r.serviceRevisions(),
        r.failures().stream()
            .map(
                f ->
                    new Unknown(
                        "service revision " + Nulls.tail(Nulls.empty(f.arn())),
                        "ECS answered " + Nulls.or(f.reason(), "a failure without a reason") + ".",
                        null))
            .toList());
  }

  private static Run run(ServiceDeploymentBrief d, @Nullable ServiceRevision r) {
    return new Run(
        Nulls.empty(d.serviceDeploymentArn()),
        Nulls.or(d.statusAsString(), "UNKNOWN"),
        d.statusReason(),
        d.createdAt(),
        d.finishedAt(),
        r == null ? null : r.taskDefinition(),
        r == null
            ? List.of()
            : r.containerImages().stream()
                .map(
                    i ->
                        new Image(
                            Nulls.empty(i.containerName()),
                            Nulls.empty(i.image()),
                            i.imageDigest()))
                .toList());
  }
}
