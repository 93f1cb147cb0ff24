package dev.quarterdeck.aws;

import dev.quarterdeck.kernel.Deadline;
import dev.quarterdeck.kernel.Listing;
import dev.quarterdeck.kernel.Outcome;
import dev.quarterdeck.readiness.collect.DatabaseFacts;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.rds.model.DescribeDbClusterParametersResponse;
import software.amazon.awssdk.services.rds.model.DescribeDbClusterSnapshotsResponse;
import software.amazon.awssdk.services.rds.model.DescribeDbClustersResponse;
import software.amazon.awssdk.services.rds.model.DescribeDbInstancesResponse;
import software.amazon.awssdk.services.rds.model.DescribeDbParametersResponse;
import software.amazon.awssdk.services.rds.model.DescribeDbSnapshotsResponse;
import software.amazon.awssdk.services.rds.model.Filter;
import software.amazon.awssdk.services.rds.model.Parameter;

/** Amazon RDS as the readiness checklist reads it. */
public final class AwsDatabaseFacts implements DatabaseFacts {
  private static final int PAGE = 100;
  private static final String MANUAL = "manual";
  private static final String RESTORE = "restore";
  private final AwsClients aws;

  public AwsDatabaseFacts(AwsClients aws) {
    this.aws = aws;
  }

  /** {@code aws rds describe-db-instances}. */
  @Override
  public Outcome<Listing<Instance>> instances() {
    return all(
        "database instances",
        token -> {
          DescribeDbInstancesResponse r =
              one(() -> aws.rds().describeDBInstances(q -> q.maxRecords(PAGE).marker(token)));
          return new Pages.Page<>(
              r.dbInstances().stream().map(DatabaseMapping::instance).toList(), r.marker());
        });
  }

  /** {@code aws rds describe-db-clusters}. */
  @Override
  public Outcome<Listing<Cluster>> clusters() {
    return all(
        "database clusters",
        token -> {
          DescribeDbClustersResponse r =
              one(() -> aws.rds().describeDBClusters(q -> q.maxRecords(PAGE).marker(token)));
          return new Pages.Page<>(
              r.dbClusters().stream().map(DatabaseMapping::cluster).toList(), r.marker());
        });
  }

  /**
   * {@code aws rds describe-db-parameters} or {@code describe-db-cluster-parameters}, with {@code
   * --filters Name=parameter-name,Values=NAME}.
   */
  @Override
  public Outcome<Optional<String>> parameter(Group group, String name) {
    Filter filter = Filter.builder().name("parameter-name").values(name).build();
    Deadline deadline = aws.deadline();
    // Half of the parameters would look as if the engine's preset held.
    return aws.calls()
        .method(
            () ->
                Pages.<Parameter>whole(
                        deadline,
                        "parameters of " + group.name(),
                        Integer.MAX_VALUE,
                        token ->
                            group.ofCluster()
                                ? ofCluster(group, filter, token)
                                : of(group, filter, token))
                    .stream()
                    .filter(p -> name.equals(p.parameterName()))
                    .map(Parameter::parameterValue)
                    .filter(Objects::nonNull)
                    .findFirst());
  }

  private Pages.Page<Parameter> of(Group group, Filter filter, @Nullable String token) {
    DescribeDbParametersResponse r =
        one(
            () ->
                aws.rds()
                    .describeDBParameters(
                        q ->
                            q.dbParameterGroupName(group.name())
                                .filters(filter)
                                .maxRecords(PAGE)
                                .marker(token)));
    return new Pages.Page<>(r.parameters(), r.marker());
  }

  private Pages.Page<Parameter> ofCluster(Group group, Filter filter, @Nullable String token) {
    DescribeDbClusterParametersResponse r =
        one(
            () ->
                aws.rds()
                    .describeDBClusterParameters(
                        q ->
                            q.dbClusterParameterGroupName(group.name())
                                .filters(filter)
                                .maxRecords(PAGE)
                                .marker(token)));
    return new Pages.Page<>(r.parameters(), r.marker());
  }

  /** {@code aws rds describe-db-snapshots --snapshot-type manual}. */
  @Override
  public Outcome<Listing<Snapshot>> snapshots() {
    return all(
        "snapshots",
        token -> {
          DescribeDbSnapshotsResponse r =
              one(
                  () ->
                      aws.rds()
                          .describeDBSnapshots(
                              q -> q.snapshotType(MANUAL).maxRecords(PAGE).marker(token)));
          return new Pages.Page<>(
              r.dbSnapshots().stream()
                  .map(
                      s ->
                          new Snapshot(
                              Nulls.empty(s.dbSnapshotIdentifier()),
                              Nulls.empty(s.dbInstanceIdentifier()),
                              false,
                              Nulls.no(s.encrypted())))
                  .toList(),
              r.marker());
        });
  }

  /** {@code aws rds describe-db-cluster-snapshots --snapshot-type manual}. */
  @Override
  public Outcome<Listing<Snapshot>> clusterSnapshots() {
    return all(
        "cluster snapshots",
        token -> {
          DescribeDbClusterSnapshotsResponse r =
              one(
                  () ->
                      aws.rds()
                          .describeDBClusterSnapshots(
                              q -> q.snapshotType(MANUAL).maxRecords(PAGE).marker(token)));
          return new Pages.Page<>(
              r.dbClusterSnapshots().stream()
                  .map(
                      s ->
                          new Snapshot(
                              Nulls.empty(s.dbClusterSnapshotIdentifier()),
                              Nulls.empty(s.dbClusterIdentifier()),
                              true,
                              Nulls.no(s.storageEncrypted())))
                  .toList(),
              r.marker());
        });
  }

  /** {@code aws rds describe-db-snapshot-attributes} or the cluster's. */
  @Override
  public Outcome<List<String>> restorers(Snapshot snapshot) {
    return aws.calls()
        .method(() -> snapshot.ofCluster() ? ofCluster(snapshot.id()) : ofInstance(snapshot.id()));
  }

  private List<String> ofInstance(String id) {
    return one(() -> aws.rds().describeDBSnapshotAttributes(q -> q.dbSnapshotIdentifier(id)))
        .dbSnapshotAttributesResult()
        .dbSnapshotAttributes()
        .stream()
        .filter(a -> RESTORE.equals(a.attributeName()))
        .flatMap(a -> a.attributeValues().stream())
        .toList();
  }

  private List<String> ofCluster(String id) {
    return one(
            () ->
                aws.rds()
                    .describeDBClusterSnapshotAttributes(q -> q.dbClusterSnapshotIdentifier(id)))
        .dbClusterSnapshotAttributesResult()
        .dbClusterSnapshotAttributes()
        .stream()
        .filter(a -> RESTORE.equals(a.attributeName()))
        .flatMap(a -> a.attributeValues().stream())
        .toList();
  }

  private <T> T one(java.util.concurrent.Callable<T> call) {
    return aws.calls().one(call);
  }

  private <T> Outcome<Listing<T>> all(String what, Function<@Nullable String, Pages.Page<T>> page) {
    Deadline deadline = aws.deadline();
    return aws.calls().method(() -> Pages.all(deadline, what, page));
  }
}
