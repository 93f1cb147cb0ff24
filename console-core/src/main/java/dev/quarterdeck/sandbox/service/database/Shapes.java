package dev.quarterdeck.sandbox.service.database;

import dev.quarterdeck.sandbox.world.World;
import dev.quarterdeck.sandbox.world.database.DbCluster;
import dev.quarterdeck.sandbox.world.database.DbInstance;
import dev.quarterdeck.sandbox.world.database.DbServer;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.rds.model.DBCluster;
import software.amazon.awssdk.services.rds.model.DBClusterMember;
import software.amazon.awssdk.services.rds.model.DBInstance;
import software.amazon.awssdk.services.rds.model.Endpoint;
import software.amazon.awssdk.services.rds.model.Tag;

/** Instances and clusters as RDS describes them. */
final class Shapes {
  private static final Duration BEHIND = Duration.ofMinutes(3);
  private final World world;

  Shapes(World world) {
    this.world = world;
  }

  DBInstance instance(DbInstance i) {
    return DBInstance.builder()
        .dbInstanceIdentifier(i.id())
        .dbiResourceId(resource("db-", i.id()))
        .dbInstanceArn(world.account().arn("rds", "db:" + i.id()))
        .dbInstanceClass(i.instanceClass)
        .dbInstanceStatus(i.status)
        .engine(i.engine())
        .engineVersion(i.version)
        .dbClusterIdentifier(i.cluster)
        .readReplicaSourceDBInstanceIdentifier(i.replicaOf)
        .availabilityZone(i.zone)
        .multiAZ(i.multiAz)
        .storageEncrypted(i.encrypted)
        .deletionProtection(i.deletionProtection)
        .publiclyAccessible(i.publiclyAccessible)
        .autoMinorVersionUpgrade(i.minorUpgrades)
        .backupRetentionPeriod(i.backupDays)
        .latestRestorableTime(restorable(i))
        .allocatedStorage(i.storage)
        .maxAllocatedStorage(i.mostStorage)
        .enabledCloudwatchLogsExports(i.exports.isEmpty() ? null : i.exports)
        .instanceCreateTime(i.createdAt())
        .caCertificateIdentifier("rds-ca-rsa2048-g1")
        .certificateDetails(c -> c.caIdentifier("rds-ca-rsa2048-g1").validTill(i.certificateUntil))
        .dbParameterGroups(g -> g.dbParameterGroupName(i.group).parameterApplyStatus("in-sync"))
        .endpoint(i.ready() ? Endpoint.builder().address(i.host).port(port(i)).build() : null)
        .tagList(tags(i))
        .build();
  }

  DBCluster cluster(DbCluster c) {
    List<DbInstance> members =
        world.databases().instances().values().stream()
            .filter(i -> c.id().equals(i.cluster))
            .toList();
    return DBCluster.builder()
        .dbClusterIdentifier(c.id())
        .dbClusterResourceId(resource("cluster-", c.id()))
        .dbClusterArn(world.account().arn("rds", "cluster:" + c.id()))
        .status(c.status)
        .engine(c.engine())
        .engineVersion(c.version)
        .engineMode("provisioned")
        .multiAZ(members.stream().map(i -> i.zone).distinct().count() > 1)
        .storageEncrypted(c.encrypted)
        .deletionProtection(c.deletionProtection)
        .backupRetentionPeriod(c.backupDays)
        .latestRestorableTime(restorable(c))
        .enabledCloudwatchLogsExports(c.exports.isEmpty() ? null : c.exports)
        .dbClusterParameterGroup(c.group)
        .clusterCreateTime(c.createdAt())
        .endpoint(c.host)
        .port(port(c))
        .dbClusterMembers(
            members.stream()
                .map(
                    i ->
                        DBClusterMember.builder()
                            .dbInstanceIdentifier(i.id())
                            .isClusterWriter(i.equals(members.getFirst()))
                            .dbClusterParameterGroupStatus("in-sync")
                            .build())
                .toList())
        .tagList(tags(c))
        .build();
  }

  private @Nullable Instant restorable(DbServer s) {
    return s.ready() && s.backupDays > 0 ? world.now().minus(BEHIND) : null;
  }

  private static int port(DbServer s) {
    return s.engine().contains("postgres") ? 5432 : 3306;
  }

  private static List<Tag> tags(DbServer s) {
    return s.tags.entrySet().stream()
        .map(t -> Tag.builder().key(t.getKey()).value(t.getValue()).build())
        .toList();
  }

  private String resource(String prefix, String id) {
    return prefix + "%016X".formatted(world.randomness().bits(prefix + id, 0));
  }
}
