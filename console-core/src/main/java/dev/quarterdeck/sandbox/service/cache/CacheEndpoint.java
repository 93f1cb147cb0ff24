package dev.quarterdeck.sandbox.service.cache;

import dev.quarterdeck.sandbox.wire.ServiceEndpoint;
import dev.quarterdeck.sandbox.world.World;
import software.amazon.awssdk.services.elasticache.model.CreateReplicationGroupRequest;
import software.amazon.awssdk.services.elasticache.model.DescribeReplicationGroupsRequest;
import software.amazon.awssdk.services.elasticache.model.ModifyReplicationGroupRequest;

/** ElastiCache's replication groups. */
public final class CacheEndpoint extends ServiceEndpoint {

  public CacheEndpoint(World world) {
    GroupOperations groups = new GroupOperations(world);
    on("DescribeReplicationGroups", DescribeReplicationGroupsRequest::builder, groups::describe);
    on("CreateReplicationGroup", CreateReplicationGroupRequest::builder, groups::create);
    on("ModifyReplicationGroup", ModifyReplicationGroupRequest::builder, groups::modify);
  }

  @Override
  public String signingName() {
    return "elasticache";
  }

  @Override
  public Protocol protocol() {
    return Protocol.QUERY;
  }

  @Override
  public String targetPrefix() {
    return "AmazonElastiCacheV9";
  }

  @Override
  public String apiVersion() {
    return "2015-02-02";
  }
}
