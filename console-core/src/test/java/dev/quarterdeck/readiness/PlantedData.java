package dev.quarterdeck.readiness;

import dev.quarterdeck.sandbox.Sandbox;
import java.time.Duration;
import java.util.List;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.awscore.client.builder.AwsClientBuilder;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.applicationautoscaling.ApplicationAutoScalingClient;
import software.amazon.awssdk.services.applicationautoscaling.model.PolicyType;
import software.amazon.awssdk.services.applicationautoscaling.model.ScalableDimension;
import software.amazon.awssdk.services.applicationautoscaling.model.ServiceNamespace;
import software.amazon.awssdk.services.cloudwatch.CloudWatchClient;
import software.amazon.awssdk.services.cloudwatch.model.Dimension;
import software.amazon.awssdk.services.ecs.EcsClient;
import software.amazon.awssdk.services.ecs.model.KeyValuePair;
import software.amazon.awssdk.services.elasticache.ElastiCacheClient;
import software.amazon.awssdk.services.rds.RdsClient;
import software.amazon.awssdk.services.rds.model.ApplyMethod;

/** Databases and caches set up well, and some set up badly, made as any client makes them. */
final class PlantedData implements AutoCloseable {
  private final Sandbox sandbox;
  private final EcsClient ecs;
  private final RdsClient rds;
  private final ElastiCacheClient caches;
  private final ApplicationAutoScalingClient scaling;
  private final CloudWatchClient watch;

  PlantedData(Sandbox sandbox) {
    this.sandbox = sandbox;
    this.ecs = on(EcsClient.builder());
    this.rds = on(RdsClient.builder());
    this.caches = on(ElastiCacheClient.builder());
    this.scaling = on(ApplicationAutoScalingClient.builder());
    this.watch = on(CloudWatchClient.builder());
  }

  private <C, B extends AwsClientBuilder<B, C>> C on(B builder) {
    return builder
        .endpointOverride(sandbox.endpoint())
        .region(Region.of(sandbox.region()))
        .credentialsProvider(
            StaticCredentialsProvider.create(
                AwsBasicCredentials.create(sandbox.accessKeyId(), sandbox.secretAccessKey())))
        .build();
  }

  /** One service, whose variables may name an endpoint. */
  void service(String cluster, String image, KeyValuePair... variables) {
    ecs.createCluster(q -> q.clusterName(cluster));
    ecs.registerTaskDefinition(
        q ->
            q.family(cluster)
                .requiresCompatibilitiesWithStrings("FARGATE")
                .networkMode("awsvpc")
                .cpu("256")
                .memory("512")
                .executionRoleArn("arn:aws:iam::111122223333:role/" + cluster)
                .containerDefinitions(
                    c -> c.name("app").image(image).essential(true).environment(variables)));
    ecs.createService(
        q ->
            q.cluster(cluster)
                .serviceName("app")
                .taskDefinition(cluster)
                .desiredCount(2)
                .launchType("FARGATE")
                .networkConfiguration(n -> n.awsvpcConfiguration(v -> v.subnets("subnet-1"))));
  }

  void wellSetUp() {
    service("good-data", "app:1.0.0");
    rds.createDBParameterGroup(
        q ->
            q.dbParameterGroupName("strict")
                .dbParameterGroupFamily("mysql8.0")
                .description("strict"));
    rds.modifyDBParameterGroup(
        q ->
            q.dbParameterGroupName("strict")
                .parameters(
                    p ->
                        p.parameterName("require_secure_transport")
                            .parameterValue("ON")
                            .applyMethod(ApplyMethod.IMMEDIATE)));
    rds.createDBInstance(
        q ->
            q.dbInstanceIdentifier("good-db")
                .engine("mysql")
                .engineVersion("8.0.39")
                .dbInstanceClass("db.t4g.medium")
                .allocatedStorage(20)
                .maxAllocatedStorage(100)
                .backupRetentionPeriod(7)
                .multiAZ(true)
                .storageEncrypted(true)
                .deletionProtection(true)
                .publiclyAccessible(false)
                .dbParameterGroupName("strict")
                .enableCloudwatchLogsExports("error", "slowquery"));
    // Aurora PostgreSQL insists on TLS by itself from 17.
    rds.createDBCluster(
        q ->
            q.dbClusterIdentifier("good-aurora")
                .engine("aurora-postgresql")
                .engineVersion("17.2")
                .backupRetentionPeriod(7)
                .storageEncrypted(true)
                .deletionProtection(true)
                .enableCloudwatchLogsExports("postgresql"));
    for (String zone : List.of("a", "b")) {
      rds.createDBInstance(
          q ->
              q.dbInstanceIdentifier("good-aurora-" + zone)
                  .dbClusterIdentifier("good-aurora")
                  .engine("aurora-postgresql")
                  .engineVersion("17.2")
                  .dbInstanceClass("db.r6g.large")
                  .availabilityZone("us-east-1" + zone));
    }
    alarms("DBInstanceIdentifier", "good-db", "CPUUtilization", "DatabaseConnections");
    alarms("DBInstanceIdentifier", "good-db", "FreeStorageSpace");
    alarms("DBClusterIdentifier", "good-aurora", "CPUUtilization", "DatabaseConnections");
    caches.createReplicationGroup(
        q ->
            q.replicationGroupId("good-cache")
                .replicationGroupDescription("good")
                .engine("redis")
                .transitEncryptionEnabled(true)
                .atRestEncryptionEnabled(true)
                .automaticFailoverEnabled(true)
                .multiAZEnabled(true)
                .snapshotRetentionLimit(3)
                .authToken("good-token-0123456789"));
    caches.createUser(
        q ->
            q.userId("closed")
                .userName("default")
                .engine("redis")
                .accessString("off -@all")
                .noPasswordRequired(true));
    caches.createUser(
        q ->
            q.userId("app")
                .userName("app")
                .engine("redis")
                .accessString("on ~* +@all")
                .passwords("good-password-0123456789"));
    caches.createUserGroup(
        q -> q.userGroupId("good-users").engine("redis").userIds("closed", "app"));
    caches.createServerlessCache(
        q ->
            q.serverlessCacheName("good-serverless")
                .engine("valkey")
                .userGroupId("good-users")
                .snapshotRetentionLimit(1));
    scalable("good-data", 2, 6);
    scaling.putScalingPolicy(
        q ->
            q.serviceNamespace(ServiceNamespace.ECS)
                .resourceId("service/good-data/app")
                .scalableDimension(ScalableDimension.ECS_SERVICE_DESIRED_COUNT)
                .policyName("cpu")
                .policyType(PolicyType.TARGET_TRACKING_SCALING));
    watch.putDashboard(
        q ->
            q.dashboardName("good")
                .dashboardBody(
                    "{\"widgets\":[{\"metrics\":[\"ClusterName\",\"good-data\","
                        + "\"ServiceName\",\"app\"]}]}"));
  }

  /** Made after {@link #wellSetUp}. */
  void badlySetUp() {
    service("bad-data", "postgres:16");
    rds.createDBInstance(
        q ->
            q.dbInstanceIdentifier("bad-db")
                .engine("postgres")
                .engineVersion("14.9")
                .dbInstanceClass("db.t4g.medium")
                .allocatedStorage(20)
                .backupRetentionPeriod(0)
                .publiclyAccessible(true)
                .autoMinorVersionUpgrade(false));
    rds.createDBCluster(
        q -> q.dbClusterIdentifier("bad-aurora").engine("aurora-mysql").engineVersion("8.0"));
    rds.createDBInstance(
        q ->
            q.dbInstanceIdentifier("bad-aurora-1")
                .dbClusterIdentifier("bad-aurora")
                .engine("aurora-mysql")
                .engineVersion("8.0")
                .dbInstanceClass("db.r6g.large"));
    rds.createDBSnapshot(
        q -> q.dbInstanceIdentifier("bad-db").dbSnapshotIdentifier("bad-snapshot"));
    rds.modifyDBSnapshotAttribute(
        q -> q.dbSnapshotIdentifier("bad-snapshot").attributeName("restore").valuesToAdd("all"));
    caches.createReplicationGroup(
        q ->
            q.replicationGroupId("bad-cache")
                .replicationGroupDescription("bad")
                .engine("redis")
                .transitEncryptionEnabled(false));
    caches.createCacheCluster(
        q -> q.cacheClusterId("bad-node").engine("redis").cacheNodeType("cache.t4g.micro"));
    caches.createUserGroup(q -> q.userGroupId("open-users").engine("redis").userIds("default"));
    caches.createServerlessCache(
        q -> q.serverlessCacheName("bad-serverless").engine("valkey").userGroupId("open-users"));
    scalable("bad-data", 1, 1);
  }

  /** Of a database without encryption. */
  void plainSnapshot() {
    rds.createDBInstance(
        q ->
            q.dbInstanceIdentifier("plain-db")
                .engine("mysql")
                .dbInstanceClass("db.t4g.medium")
                .dbParameterGroupName("strict"));
    rds.createDBSnapshot(
        q -> q.dbInstanceIdentifier("plain-db").dbSnapshotIdentifier("plain-snapshot"));
  }

  private void scalable(String cluster, int least, int most) {
    scaling.registerScalableTarget(
        q ->
            q.serviceNamespace(ServiceNamespace.ECS)
                .resourceId("service/" + cluster + "/app")
                .scalableDimension(ScalableDimension.ECS_SERVICE_DESIRED_COUNT)
                .minCapacity(least)
                .maxCapacity(most));
  }

  private void alarms(String dimension, String id, String... metrics) {
    for (String metric : metrics) {
      watch.putMetricAlarm(
          q ->
              q.alarmName(id + "-" + metric)
                  .namespace("AWS/RDS")
                  .metricName(metric)
                  .dimensions(Dimension.builder().name(dimension).value(id).build())
                  .statistic("Average")
                  .period(60)
                  .evaluationPeriods(3)
                  .threshold(80.0)
                  .comparisonOperator("GreaterThanThreshold")
                  .alarmActions("arn:aws:sns:us-east-1:111122223333:oncall"));
    }
  }

  /** Long enough for everything to be available. */
  void wait10Minutes() {
    sandbox.world().advance(Duration.ofMinutes(10));
  }

  @Override
  public void close() {
    ecs.close();
    rds.close();
    caches.close();
    scaling.close();
    watch.close();
  }
}
