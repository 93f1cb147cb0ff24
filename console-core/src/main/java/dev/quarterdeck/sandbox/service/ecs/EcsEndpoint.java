package dev.quarterdeck.sandbox.service.ecs;

import dev.quarterdeck.sandbox.wire.ServiceEndpoint;
import dev.quarterdeck.sandbox.wire.ServiceError;
import dev.quarterdeck.sandbox.world.World;
import software.amazon.awssdk.services.ecs.model.*;

/** Amazon ECS as the sandbox answers it. */
public final class EcsEndpoint extends ServiceEndpoint {

  public EcsEndpoint(World world) {
    Lookup lookup = new Lookup(world);
    ClusterOperations clusters = new ClusterOperations(world, lookup);
    on("CreateCluster", CreateClusterRequest::builder, clusters::create);
    on("ListClusters", ListClustersRequest::builder, clusters::list);
    on("DescribeClusters", DescribeClustersRequest::builder, clusters::describe);
    on("DeleteCluster", DeleteClusterRequest::builder, clusters::delete);
    on("ListAccountSettings", ListAccountSettingsRequest::builder, clusters::accountSettings);
    TaskDefinitionOperations definitions = new TaskDefinitionOperations(world, lookup);
    on("RegisterTaskDefinition", RegisterTaskDefinitionRequest::builder, definitions::register);
    on("DescribeTaskDefinition", DescribeTaskDefinitionRequest::builder, definitions::describe);
    on("ListTaskDefinitions", ListTaskDefinitionsRequest::builder, definitions::list);
    on(
        "ListTaskDefinitionFamilies",
        ListTaskDefinitionFamiliesRequest::builder,
        definitions::families);
    on(
        "DeregisterTaskDefinition",
        DeregisterTaskDefinitionRequest::builder,
        definitions::deregister);
    ServiceOperations services = new ServiceOperations(world, lookup);
    on("CreateService", CreateServiceRequest::builder, services::create);
    on("ListServices", ListServicesRequest::builder, services::list);
    on("DescribeServices", DescribeServicesRequest::builder, services::describe);
    on("UpdateService", UpdateServiceRequest::builder, services::update);
    on("DeleteService", DeleteServiceRequest::builder, services::delete);
    TaskOperations tasks = new TaskOperations(world, lookup);
    on("ListTasks", ListTasksRequest::builder, tasks::list);
    on("DescribeTasks", DescribeTasksRequest::builder, tasks::describe);
    on("RunTask", RunTaskRequest::builder, tasks::run);
    on("StopTask", StopTaskRequest::builder, tasks::stop);
    on("ExecuteCommand", ExecuteCommandRequest::builder, tasks::execute);
    DeploymentOperations deployments = new DeploymentOperations(world, lookup);
    on("ListServiceDeployments", ListServiceDeploymentsRequest::builder, deployments::list);
    on(
        "DescribeServiceDeployments",
        DescribeServiceDeploymentsRequest::builder,
        deployments::describe);
    on(
        "DescribeServiceRevisions",
        DescribeServiceRevisionsRequest::builder,
        deployments::revisions);
    on("StopServiceDeployment", StopServiceDeploymentRequest::builder, deployments::stop);
    TagOperations tags = new TagOperations(world);
    on("ListTagsForResource", ListTagsForResourceRequest::builder, tags::list);
    on("TagResource", TagResourceRequest::builder, tags::tag);
    on("UntagResource", UntagResourceRequest::builder, tags::untag);
  }

  @Override
  public ServiceError failure(int status) {
    return new ServiceError(
        status, "ServerException", "Service Unavailable. Please try again later.");
  }

  @Override
  public String signingName() {
    return "ecs";
  }

  @Override
  public Protocol protocol() {
    return Protocol.JSON;
  }

  @Override
  public String targetPrefix() {
    return "AmazonEC2ContainerServiceV20141113";
  }

  @Override
  public String apiVersion() {
    return "2014-11-13";
  }
}
