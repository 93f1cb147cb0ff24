package dev.quarterdeck.sandbox.service.database;

import dev.quarterdeck.sandbox.wire.ServiceEndpoint;
import dev.quarterdeck.sandbox.world.World;
import software.amazon.awssdk.services.rds.model.CreateDbClusterParameterGroupRequest;
import software.amazon.awssdk.services.rds.model.CreateDbClusterRequest;
import software.amazon.awssdk.services.rds.model.CreateDbClusterSnapshotRequest;
import software.amazon.awssdk.services.rds.model.CreateDbInstanceRequest;
import software.amazon.awssdk.services.rds.model.CreateDbParameterGroupRequest;
import software.amazon.awssdk.services.rds.model.CreateDbSnapshotRequest;
import software.amazon.awssdk.services.rds.model.DescribeDbClusterParametersRequest;
import software.amazon.awssdk.services.rds.model.DescribeDbClusterSnapshotAttributesRequest;
import software.amazon.awssdk.services.rds.model.DescribeDbClusterSnapshotsRequest;
import software.amazon.awssdk.services.rds.model.DescribeDbClustersRequest;
import software.amazon.awssdk.services.rds.model.DescribeDbInstancesRequest;
import software.amazon.awssdk.services.rds.model.DescribeDbParametersRequest;
import software.amazon.awssdk.services.rds.model.DescribeDbSnapshotAttributesRequest;
import software.amazon.awssdk.services.rds.model.DescribeDbSnapshotsRequest;
import software.amazon.awssdk.services.rds.model.ModifyDbClusterParameterGroupRequest;
import software.amazon.awssdk.services.rds.model.ModifyDbClusterRequest;
import software.amazon.awssdk.services.rds.model.ModifyDbInstanceRequest;
import software.amazon.awssdk.services.rds.model.ModifyDbParameterGroupRequest;
import software.amazon.awssdk.services.rds.model.ModifyDbSnapshotAttributeRequest;

/** RDS's instances, Aurora's clusters, parameter groups and snapshots. */
public final class DatabaseEndpoint extends ServiceEndpoint {

  public DatabaseEndpoint(World world) {
    InstanceOperations instances = new InstanceOperations(world);
    on("DescribeDBInstances", DescribeDbInstancesRequest::builder, instances::describe);
    on("CreateDBInstance", CreateDbInstanceRequest::builder, instances::create);
    on("ModifyDBInstance", ModifyDbInstanceRequest::builder, instances::modify);
    ClusterOperations clusters = new ClusterOperations(world);
    on("DescribeDBClusters", DescribeDbClustersRequest::builder, clusters::describe);
    on("CreateDBCluster", CreateDbClusterRequest::builder, clusters::create);
    on("ModifyDBCluster", ModifyDbClusterRequest::builder, clusters::modify);
    ParameterOperations groups = new ParameterOperations(world);
    on("DescribeDBParameters", DescribeDbParametersRequest::builder, groups::describe);
    on("CreateDBParameterGroup", CreateDbParameterGroupRequest::builder, groups::create);
    on("ModifyDBParameterGroup", ModifyDbParameterGroupRequest::builder, groups::modify);
    on(
        "DescribeDBClusterParameters",
        DescribeDbClusterParametersRequest::builder,
        groups::describeCluster);
    on(
        "CreateDBClusterParameterGroup",
        CreateDbClusterParameterGroupRequest::builder,
        groups::createCluster);
    on(
        "ModifyDBClusterParameterGroup",
        ModifyDbClusterParameterGroupRequest::builder,
        groups::modifyCluster);
    SnapshotOperations snapshots = new SnapshotOperations(world);
    on("CreateDBSnapshot", CreateDbSnapshotRequest::builder, snapshots::create);
    on("DescribeDBSnapshots", DescribeDbSnapshotsRequest::builder, snapshots::describe);
    on(
        "DescribeDBSnapshotAttributes",
        DescribeDbSnapshotAttributesRequest::builder,
        snapshots::attributes);
    on("ModifyDBSnapshotAttribute", ModifyDbSnapshotAttributeRequest::builder, snapshots::share);
    on(
        "CreateDBClusterSnapshot",
        CreateDbClusterSnapshotRequest::builder,
        snapshots::createCluster);
    on(
        "DescribeDBClusterSnapshots",
        DescribeDbClusterSnapshotsRequest::builder,
        snapshots::describeCluster);
    on(
        "DescribeDBClusterSnapshotAttributes",
        DescribeDbClusterSnapshotAttributesRequest::builder,
        snapshots::clusterAttributes);
  }

  @Override
  public String signingName() {
    return "rds";
  }

  @Override
  public Protocol protocol() {
    return Protocol.QUERY;
  }

  @Override
  public String targetPrefix() {
    return "AmazonRDSv19";
  }

  @Override
  public String apiVersion() {
    return "2014-10-31";
  }
}
