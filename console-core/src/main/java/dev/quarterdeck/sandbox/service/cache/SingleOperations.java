package dev.quarterdeck.sandbox.service.cache;

import dev.quarterdeck.sandbox.service.Check;
import dev.quarterdeck.sandbox.service.Page;
import dev.quarterdeck.sandbox.wire.Call;
import dev.quarterdeck.sandbox.wire.ServiceError;
import dev.quarterdeck.sandbox.world.World;
import dev.quarterdeck.sandbox.world.cache.ReplicationGroup;
import dev.quarterdeck.sandbox.world.cache.ServerlessCache;
import dev.quarterdeck.sandbox.world.cache.SingleCache;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import software.amazon.awssdk.services.elasticache.model.CacheCluster;
import software.amazon.awssdk.services.elasticache.model.CacheNode;
import software.amazon.awssdk.services.elasticache.model.CreateCacheClusterRequest;
import software.amazon.awssdk.services.elasticache.model.CreateCacheClusterResponse;
import software.amazon.awssdk.services.elasticache.model.CreateServerlessCacheRequest;
import software.amazon.awssdk.services.elasticache.model.CreateServerlessCacheResponse;
import software.amazon.awssdk.services.elasticache.model.DescribeCacheClustersRequest;
import software.amazon.awssdk.services.elasticache.model.DescribeCacheClustersResponse;
import software.amazon.awssdk.services.elasticache.model.DescribeServerlessCachesRequest;
import software.amazon.awssdk.services.elasticache.model.DescribeServerlessCachesResponse;

/** Clusters, those of replication groups among them, and serverless caches. */
final class SingleOperations {
  private static final String VALUE = "InvalidParameterValue";
  private final World world;

  SingleOperations(World world) {
    this.world = world;
  }

  CreateCacheClusterResponse create(CreateCacheClusterRequest q, Call call) {
    String id = Check.required(q.cacheClusterId(), "cacheClusterId", VALUE);
    if (world.caches().singles().containsKey(id)) {
      throw new ServiceError("CacheClusterAlreadyExists", "Cache cluster already exists");
    }
    SingleCache made =
        world
            .caches()
            .createSingle(
                id.toLowerCase(Locale.ROOT),
                Check.required(q.engine(), "engine", VALUE),
                Check.isTrue(q.transitEncryptionEnabled()));
    return CreateCacheClusterResponse.builder().cacheCluster(shape(made)).build();
  }

  DescribeCacheClustersResponse describe(DescribeCacheClustersRequest q, Call call) {
    List<CacheCluster> found = new ArrayList<>();
    world.caches().singles().values().forEach(c -> found.add(shape(c)));
    if (!Check.isTrue(q.showCacheClustersNotInReplicationGroups())) {
      world.caches().groups().forEach(g -> members(g, found));
    }
    int size = Check.range(q.maxRecords(), 100, 20, 100, "maxRecords", VALUE);
    Page<CacheCluster> page = Page.of(found, q.marker(), size, VALUE);
    return DescribeCacheClustersResponse.builder()
        .cacheClusters(page.items())
        .marker(page.next())
        .build();
  }

  private static void members(ReplicationGroup g, List<CacheCluster> into) {
    for (String id : g.members()) {
      into.add(
          CacheCluster.builder()
              .cacheClusterId(id)
              .replicationGroupId(g.id())
              .engine("redis")
              .cacheClusterStatus(g.status())
              .transitEncryptionEnabled(g.encrypted())
              .atRestEncryptionEnabled(g.atRest)
              .build());
    }
  }

  private static CacheCluster shape(SingleCache c) {
    return CacheCluster.builder()
        .cacheClusterId(c.id())
        .arn(c.arn())
        .engine(c.engine())
        .cacheClusterStatus("available")
        .numCacheNodes(1)
        .cacheNodeType("cache.t4g.micro")
        .transitEncryptionEnabled(c.encrypted())
        .atRestEncryptionEnabled(false)
        .authTokenEnabled(false)
        .snapshotRetentionLimit(0)
        .cacheClusterCreateTime(c.createdAt())
        .cacheNodes(
            CacheNode.builder()
                .cacheNodeId("0001")
                .cacheNodeStatus("available")
                .endpoint(e -> e.address(c.endpoint()).port(6379))
                .build())
        .build();
  }

  CreateServerlessCacheResponse createServerless(CreateServerlessCacheRequest q, Call call) {
    String name = Check.required(q.serverlessCacheName(), "serverlessCacheName", VALUE);
    if (world.caches().serverless().containsKey(name)) {
      throw new ServiceError(
          "ServerlessCacheAlreadyExistsFault", "Serverless cache " + name + " already exists.");
    }
    ServerlessCache made =
        world
            .caches()
            .createServerless(
                name.toLowerCase(Locale.ROOT),
                Check.required(q.engine(), "engine", VALUE),
                q.userGroupId(),
                q.snapshotRetentionLimit() == null ? 0 : q.snapshotRetentionLimit());
    return CreateServerlessCacheResponse.builder().serverlessCache(shape(made)).build();
  }

  DescribeServerlessCachesResponse describeServerless(
      DescribeServerlessCachesRequest q, Call call) {
    int size = Check.range(q.maxResults(), 50, 1, 50, "maxResults", VALUE);
    Page<ServerlessCache> page =
        Page.of(List.copyOf(world.caches().serverless().values()), q.nextToken(), size, VALUE);
    return DescribeServerlessCachesResponse.builder()
        .serverlessCaches(page.items().stream().map(SingleOperations::shape).toList())
        .nextToken(page.next())
        .build();
  }

  private static software.amazon.awssdk.services.elasticache.model.ServerlessCache shape(
      ServerlessCache c) {
    return software.amazon.awssdk.services.elasticache.model.ServerlessCache.builder()
        .serverlessCacheName(c.name())
        .arn(c.arn())
        .engine(c.engine())
        .status("available")
        .userGroupId(c.userGroup())
        .snapshotRetentionLimit(c.snapshotDays())
        .createTime(c.createdAt())
        .endpoint(e -> e.address(c.endpoint()).port(6379))
        .build();
  }
}
