package dev.quarterdeck.aws;

import dev.quarterdeck.kernel.Deadline;
import dev.quarterdeck.kernel.Listing;
import dev.quarterdeck.kernel.Outcome;
import dev.quarterdeck.readiness.collect.CacheFacts;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.elasticache.model.AutomaticFailoverStatus;
import software.amazon.awssdk.services.elasticache.model.CacheCluster;
import software.amazon.awssdk.services.elasticache.model.CacheNode;
import software.amazon.awssdk.services.elasticache.model.DescribeCacheClustersResponse;
import software.amazon.awssdk.services.elasticache.model.DescribeReplicationGroupsResponse;
import software.amazon.awssdk.services.elasticache.model.DescribeServerlessCachesResponse;
import software.amazon.awssdk.services.elasticache.model.DescribeUsersResponse;
import software.amazon.awssdk.services.elasticache.model.Endpoint;
import software.amazon.awssdk.services.elasticache.model.MultiAZStatus;
import software.amazon.awssdk.services.elasticache.model.NodeGroup;
import software.amazon.awssdk.services.elasticache.model.ReplicationGroup;
import software.amazon.awssdk.services.elasticache.model.ServerlessCache;

/** ElastiCache as the readiness checklist reads it. */
public final class AwsCacheFacts implements CacheFacts {
  private static final int PAGE = 100;
  private static final int SERVERLESS_PAGE = 50;
  private final AwsClients aws;

  public AwsCacheFacts(AwsClients aws) {
    this.aws = aws;
  }

  /** {@code aws elasticache describe-replication-groups}. */
  @Override
  public Outcome<Listing<Cache>> groups() {
    return all(
        "replication groups",
        token -> {
          DescribeReplicationGroupsResponse r =
              aws.calls()
                  .one(
                      () ->
                          aws.elastiCache()
                              .describeReplicationGroups(q -> q.maxRecords(PAGE).marker(token)));
          return new Pages.Page<>(
              r.replicationGroups().stream().map(AwsCacheFacts::group).toList(), r.marker());
        });
  }

  private static Cache group(ReplicationGroup g) {
    List<String> hosts = new ArrayList<>();
    add(hosts, g.configurationEndpoint());
    for (NodeGroup n : g.nodeGroups()) {
      add(hosts, n.primaryEndpoint());
      add(hosts, n.readerEndpoint());
    }
    return new Cache(
        Nulls.empty(g.replicationGroupId()),
        Kind.GROUP,
        Nulls.or(g.engine(), "redis"),
        Nulls.empty(g.status()),
        new Encryption(
            Nulls.no(g.transitEncryptionEnabled()),
            g.transitEncryptionModeAsString(),
            Nulls.no(g.atRestEncryptionEnabled())),
        new Access(Nulls.no(g.authTokenEnabled()), g.userGroupIds()),
        new Survival(
            g.automaticFailover() == AutomaticFailoverStatus.ENABLED,
            g.multiAZ() == MultiAZStatus.ENABLED,
            Nulls.zero(g.snapshotRetentionLimit())),
        new Nodes(g.cacheNodeType(), g.memberClusters().size()),
        hosts);
  }

  /**
   * {@code aws elasticache describe-cache-clusters --show-cache-clusters-not-in-replication-groups
   * --show-cache-node-info}.
   */
  @Override
  public Outcome<Listing<Cache>> clusters() {
    return all(
        "cache clusters",
        token -> {
          DescribeCacheClustersResponse r =
              aws.calls()
                  .one(
                      () ->
                          aws.elastiCache()
                              .describeCacheClusters(
                                  q ->
                                      q.showCacheClustersNotInReplicationGroups(true)
                                          .showCacheNodeInfo(true)
                                          .maxRecords(PAGE)
                                          .marker(token)));
          return new Pages.Page<>(
              r.cacheClusters().stream()
                  .filter(c -> c.replicationGroupId() == null)
                  .map(AwsCacheFacts::cluster)
                  .toList(),
              r.marker());
        });
  }

  private static Cache cluster(CacheCluster c) {
    List<String> hosts = new ArrayList<>();
    add(hosts, c.configurationEndpoint());
    c.cacheNodes().stream().map(CacheNode::endpoint).forEach(e -> add(hosts, e));
    return new Cache(
        Nulls.empty(c.cacheClusterId()),
        Kind.CLUSTER,
        Nulls.empty(c.engine()),
        Nulls.empty(c.cacheClusterStatus()),
        new Encryption(
            Nulls.no(c.transitEncryptionEnabled()),
            c.transitEncryptionModeAsString(),
            Nulls.no(c.atRestEncryptionEnabled())),
        new Access(Nulls.no(c.authTokenEnabled()), List.of()),
        new Survival(false, false, Nulls.zero(c.snapshotRetentionLimit())),
        new Nodes(c.cacheNodeType(), Nulls.zero(c.numCacheNodes())),
        hosts);
  }

  /** {@code aws elasticache describe-serverless-caches}. */
  @Override
  public Outcome<Listing<Cache>> serverless() {
    return all(
        "serverless caches",
        token -> {
          DescribeServerlessCachesResponse r =
              aws.calls()
                  .one(
                      () ->
                          aws.elastiCache()
                              .describeServerlessCaches(
                                  q -> q.maxResults(SERVERLESS_PAGE).nextToken(token)));
          return new Pages.Page<>(
              r.serverlessCaches().stream().map(AwsCacheFacts::serverless).toList(), r.nextToken());
        });
  }

  /** TLS, encryption at rest and several zones are always on there. */
  private static Cache serverless(ServerlessCache c) {
    List<String> hosts = new ArrayList<>();
    add(hosts, c.endpoint());
    add(hosts, c.readerEndpoint());
    return new Cache(
        Nulls.empty(c.serverlessCacheName()),
        Kind.SERVERLESS,
        Nulls.empty(c.engine()),
        Nulls.empty(c.status()).toLowerCase(java.util.Locale.ROOT),
        new Encryption(true, "required", true),
        new Access(false, c.userGroupId() == null ? List.of() : List.of(c.userGroupId())),
        new Survival(true, true, Nulls.zero(c.snapshotRetentionLimit())),
        new Nodes(null, 0),
        hosts);
  }

  /** {@code aws elasticache describe-users}. */
  @Override
  public Outcome<Listing<User>> users() {
    return all(
        "cache users",
        token -> {
          DescribeUsersResponse r =
              aws.calls()
                  .one(
                      () -> aws.elastiCache().describeUsers(q -> q.maxRecords(PAGE).marker(token)));
          return new Pages.Page<>(
              r.users().stream()
                  .map(
                      u ->
                          new User(
                              Nulls.empty(u.userId()),
                              u.userGroupIds(),
                              Nulls.empty(u.accessString()).strip().startsWith("on"),
                              u.authentication() == null
                                  ? ""
                                  : Nulls.empty(u.authentication().typeAsString())))
                  .toList(),
              r.marker());
        });
  }

  private static void add(List<String> hosts, @Nullable Endpoint endpoint) {
    if (endpoint != null && endpoint.address() != null) {
      hosts.add(endpoint.address());
    }
  }

  private <T> Outcome<Listing<T>> all(String what, Function<@Nullable String, Pages.Page<T>> page) {
    Deadline deadline = aws.deadline();
    return aws.calls().method(() -> Pages.all(deadline, what, page));
  }
}
