package dev.quarterdeck.sandbox.service.cache;

import dev.quarterdeck.sandbox.wire.ServiceEndpoint;
import dev.quarterdeck.sandbox.world.World;
import software.amazon.awssdk.services.elasticache.model.CreateCacheClusterRequest;
import software.amazon.awssdk.services.elasticache.model.CreateReplicationGroupRequest;
import software.amazon.awssdk.services.elasticache.model.CreateServerlessCacheRequest;
import software.amazon.awssdk.services.elasticache.model.CreateUserGroupRequest;
import software.amazon.awssdk.services.elasticache.model.CreateUserRequest;
import software.amazon.awssdk.services.elasticache.model.DescribeCacheClustersRequest;
import software.amazon.awssdk.services.elasticache.model.DescribeReplicationGroupsRequest;
import software.amazon.awssdk.services.elasticache.model.DescribeServerlessCachesRequest;
import software.amazon.awssdk.services.elasticache.model.DescribeUsersRequest;
import software.amazon.awssdk.services.elasticache.model.ModifyReplicationGroupRequest;
import software.amazon.awssdk.services.elasticache.model.ModifyUserRequest;

/** ElastiCache's replication groups, single and serverless caches, and users. */
public final class CacheEndpoint extends ServiceEndpoint {

  public CacheEndpoint(World world) {
    GroupOperations groups = new GroupOperations(world);
    on("DescribeReplicationGroups", DescribeReplicationGroupsRequest::builder, groups::describe);
    on("CreateReplicationGroup", CreateReplicationGroupRequest::builder, groups::create);
    on("ModifyReplicationGroup", ModifyReplicationGroupRequest::builder, groups::modify);
    SingleOperations singles = new SingleOperations(world);
    on("DescribeCacheClusters", DescribeCacheClustersRequest::builder, singles::describe);
    on("CreateCacheCluster", CreateCacheClusterRequest::builder, singles::create);
    on(
        "DescribeServerlessCaches",
        DescribeServerlessCachesRequest::builder,
        singles::describeServerless);
    on("CreateServerlessCache", CreateServerlessCacheRequest::builder, singles::createServerless);
    UserOperations users = new UserOperations(world);
    on("DescribeUsers", DescribeUsersRequest::builder, users::describe);
    on("CreateUser", CreateUserRequest::builder, users::create);
    on("ModifyUser", ModifyUserRequest::builder, users::modify);
    on("CreateUserGroup", CreateUserGroupRequest::builder, users::createGroup);
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
