package dev.quarterdeck.aws;

import dev.quarterdeck.kernel.Deadline;
import dev.quarterdeck.kernel.Listing;
import dev.quarterdeck.kernel.Outcome;
import dev.quarterdeck.kernel.Problem;
import dev.quarterdeck.kernel.ProblemException;
import dev.quarterdeck.kernel.Text;
import dev.quarterdeck.kernel.Unknown;
import dev.quarterdeck.services.Cluster;
import dev.quarterdeck.services.Ecs;
import dev.quarterdeck.services.Service;
import dev.quarterdeck.services.Task;
import dev.quarterdeck.services.TaskDefinition;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.ecs.model.ClusterField;
import software.amazon.awssdk.services.ecs.model.DescribeClustersResponse;
import software.amazon.awssdk.services.ecs.model.DescribeServicesResponse;
import software.amazon.awssdk.services.ecs.model.DescribeTasksResponse;
import software.amazon.awssdk.services.ecs.model.DesiredStatus;
import software.amazon.awssdk.services.ecs.model.Failure;
import software.amazon.awssdk.services.ecs.model.ListClustersResponse;
import software.amazon.awssdk.services.ecs.model.ListServicesResponse;
import software.amazon.awssdk.services.ecs.model.ListTasksRequest;
import software.amazon.awssdk.services.ecs.model.ListTasksResponse;
import software.amazon.awssdk.services.ecs.model.ServiceField;

/** Amazon ECS. */
public final class AwsEcs implements Ecs {
  private static final int LIST = 100;
  private static final int DESCRIBE_CLUSTERS = 100;
  private static final int DESCRIBE_SERVICES = 10;
  private static final int DESCRIBE_TASKS = 100;

  private final AwsClients aws;
  private final TaskDefinitions definitions;
  private final StoppedTasks seenStopped;

  /** An ARN of this account and region. */
  private volatile @Nullable String place;

  public AwsEcs(AwsClients aws) {
    this.aws = aws;
    this.definitions = new TaskDefinitions(aws.facts()::byName);
    this.seenStopped = new StoppedTasks(aws.facts()::byName);
  }

  /** {@code aws ecs list-clusters}, {@code aws ecs describe-clusters --include STATISTICS}. */
  @Override
  public Outcome<Listing<Cluster>> clusters() {
    return EcsLists.listAndDescribe(
        aws,
        "clusters",
        token -> {
          ListClustersResponse r =
              aws.calls()
                  .one(() -> aws.ecs().listClusters(q -> q.maxResults(LIST).nextToken(token)));
          return new Pages.Page<>(r.clusterArns(), r.nextToken());
        },
        DESCRIBE_CLUSTERS,
        this::describeOrName);
  }

  /**
   * AWS refuses the whole call when one of its clusters is denied. The others are then described
   * one by one; of a denied one its name is known and may be enough, and so it may be of all when
   * the call fails for a while.
   */
  private Listing<Cluster> describeOrName(List<String> arns) {
    try {
      return describeClusters(arns);
    } catch (ProblemException e) {
      if (e.problem().passes()) {
        return new Listing<>(
            arns.stream().map(EcsMapping::cluster).toList(),
            List.of(Unknown.of("the description of the clusters", e.problem())));
      }
      if (!(e.problem() instanceof Problem.Denied)) {
        throw e;
      }
      if (arns.size() == 1) {
        Cluster named = EcsMapping.cluster(arns.getFirst());
        return new Listing<>(
            List.of(named), List.of(Unknown.of("cluster " + named.name(), e.problem())));
      }
      List<Cluster> clusters = new ArrayList<>();
      List<Unknown> unknowns = new ArrayList<>();
      for (String arn : arns) {
        Listing<Cluster> one = describeOrName(List.of(arn));
        clusters.addAll(one.items());
        unknowns.addAll(one.unknowns());
      }
      return new Listing<>(clusters, unknowns);
    }
  }

  private Listing<Cluster> describeClusters(List<String> arns) {
    DescribeClustersResponse r =
        aws.calls()
            .one(
                () ->
                    aws.ecs()
                        .describeClusters(q -> q.clusters(arns).include(ClusterField.STATISTICS)));
    r.clusters().stream().findFirst().ifPresent(c -> place = c.clusterArn());
    return new Listing<>(
        r.clusters().stream().map(EcsMapping::cluster).toList(),
        EcsLists.failures(r.failures(), "cluster"));
  }

  /** {@code aws ecs list-services}, {@code aws ecs describe-services --include TAGS}. */
  @Override
  public Outcome<Listing<Service>> services(String cluster) {
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

  /** {@code aws ecs describe-services --include TAGS}, ten a call. */
  @Override
  public Outcome<Listing<Service>> services(String cluster, List<String> names) {
    if (names.isEmpty()) {
      return Outcome.done(Listing.complete(List.of()));
    }
    Deadline deadline = aws.deadline();
    return aws.calls()
        .method(
            () ->
                Batches.read(
                    aws.calls(),
                    deadline,
                    "services",
                    Pages.batches(names, DESCRIBE_SERVICES),
                    batch -> describeServices(cluster, batch)));
  }

  private Listing<Service> describeServices(String cluster, List<String> names) {
    DescribeServicesResponse r =
        aws.calls()
            .one(
                () ->
                    aws.ecs()
                        .describeServices(
                            q -> q.cluster(cluster).services(names).include(ServiceField.TAGS)));
    r.services().stream().findFirst().ifPresent(s -> place = s.serviceArn());
    return new Listing<>(
        r.services().stream().map(EcsMapping::service).toList(),
        EcsLists.failures(r.failures(), "service"));
  }

  /** {@code aws ecs list-tasks --desired-status RUNNING}, {@code aws ecs describe-tasks}. */
  @Override
  public Outcome<Listing<Task>> runningTasks(String cluster) {
    return tasks(cluster, q -> q.desiredStatus(DesiredStatus.RUNNING), t -> true);
  }

  /**
   * {@code aws ecs list-tasks --service-name NAME --desired-status RUNNING}, {@code
   * describe-tasks}.
   */
  @Override
  public Outcome<Listing<Task>> runningTasks(String cluster, String service) {
    return tasks(
        cluster,
        q -> q.serviceName(service).desiredStatus(DesiredStatus.RUNNING),
        t -> Nulls.tail(service).equals(t.service()));
  }

  /** {@code aws ecs list-tasks --desired-status STOPPED}, {@code aws ecs describe-tasks}. */
  @Override
  public Outcome<Listing<Task>> stoppedTasks(String cluster) {
    return remembered(
        cluster, tasks(cluster, q -> q.desiredStatus(DesiredStatus.STOPPED), t -> true), t -> true);
  }

  /**
   * {@code aws ecs list-tasks --service-name NAME --desired-status STOPPED}, {@code
   * describe-tasks}.
   */
  @Override
  public Outcome<Listing<Task>> stoppedTasks(String cluster, String service) {
    Predicate<Task> own = t -> Nulls.tail(service).equals(t.service());
    return remembered(
        cluster,
        tasks(cluster, q -> q.serviceName(service).desiredStatus(DesiredStatus.STOPPED), own),
        own);
  }

  private Outcome<Listing<Task>> remembered(
      String cluster, Outcome<Listing<Task>> read, Predicate<Task> wanted) {
    return read.map(
        l ->
            new Listing<>(
                seenStopped.with(
                    l.items(),
                    place,
                    t -> t.cluster().equals(Nulls.tail(cluster)) && wanted.test(t)),
                l.unknowns()));
  }

  /** {@code aws ecs describe-tasks}, a hundred a call. */
  @Override
  public Outcome<Listing<Task>> tasks(String cluster, List<String> ids) {
    if (ids.isEmpty()) {
      return Outcome.done(Listing.complete(List.of()));
    }
    Deadline deadline = aws.deadline();
    return aws.calls()
        .method(
            () ->
                Batches.read(
                    aws.calls(),
                    deadline,
                    "tasks",
                    Pages.batches(ids, DESCRIBE_TASKS),
                    batch -> describeTasks(cluster, batch)));
  }

  /** {@code belongs} guards against endpoints that ignore the service's name in the list. */
  private Outcome<Listing<Task>> tasks(
      String cluster, Consumer<ListTasksRequest.Builder> which, Predicate<Task> belongs) {
    return EcsLists.listAndDescribe(
            aws,
            "tasks of " + Text.clean(Nulls.tail(cluster)),
            token -> {
              ListTasksRequest.Builder request =
                  ListTasksRequest.builder().cluster(cluster).maxResults(LIST).nextToken(token);
              which.accept(request);
              ListTasksResponse r = aws.calls().one(() -> aws.ecs().listTasks(request.build()));
              return new Pages.Page<>(r.taskArns(), r.nextToken());
            },
            DESCRIBE_TASKS,
            batch -> describeTasks(cluster, batch))
        .map(l -> new Listing<>(l.items().stream().filter(belongs).toList(), l.unknowns()));
  }

  private Listing<Task> describeTasks(String cluster, List<String> arns) {
    DescribeTasksResponse r =
        aws.calls().one(() -> aws.ecs().describeTasks(q -> q.cluster(cluster).tasks(arns)));
    // A task that ended between the two calls is gone, not unknown.
    List<Failure> told = r.failures().stream().filter(f -> !"MISSING".equals(f.reason())).toList();
    return new Listing<>(
        r.tasks().stream().map(EcsMapping::task).toList(), EcsLists.failures(told, "task"));
  }

  /** {@code aws ecs describe-task-definition}, once per revision and for ever. */
  @Override
  public Outcome<TaskDefinition> taskDefinition(String arn) {
    Optional<TaskDefinition> known = definitions.get(arn);
    if (known.isPresent()) {
      return Outcome.done(known.get());
    }
    return aws.calls()
        .method(
            () -> {
              TaskDefinition read =
                  TaskDefinitionMapping.of(
                      aws.calls()
                          .one(() -> aws.ecs().describeTaskDefinition(q -> q.taskDefinition(arn)))
                          .taskDefinition());
              definitions.put(read);
              return read;
            });
  }

  /** {@code aws ecs describe-task-definition --task-definition FAMILY}. */
  @Override
  public Outcome<TaskDefinition> newestRevision(String family) {
    return aws.calls()
        .method(
            () -> {
              TaskDefinition read =
                  TaskDefinitionMapping.of(
                      aws.calls()
                          .one(
                              () -> aws.ecs().describeTaskDefinition(q -> q.taskDefinition(family)))
                          .taskDefinition());
              definitions.put(read);
              return read;
            });
  }
}
