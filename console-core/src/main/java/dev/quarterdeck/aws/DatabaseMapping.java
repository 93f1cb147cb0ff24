package dev.quarterdeck.aws;

import dev.quarterdeck.readiness.collect.DatabaseFacts.Backups;
import dev.quarterdeck.readiness.collect.DatabaseFacts.Cluster;
import dev.quarterdeck.readiness.collect.DatabaseFacts.Common;
import dev.quarterdeck.readiness.collect.DatabaseFacts.Group;
import dev.quarterdeck.readiness.collect.DatabaseFacts.Instance;
import dev.quarterdeck.readiness.collect.DatabaseFacts.Storage;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import software.amazon.awssdk.services.rds.model.DBCluster;
import software.amazon.awssdk.services.rds.model.DBClusterMember;
import software.amazon.awssdk.services.rds.model.DBInstance;
import software.amazon.awssdk.services.rds.model.Tag;

/** Instances and clusters of RDS, from its shapes. */
final class DatabaseMapping {
  private static final String IN_SYNC = "in-sync";

  private DatabaseMapping() {}

  static Instance instance(DBInstance i) {
    return new Instance(
        new Common(
            Nulls.empty(i.dbInstanceIdentifier()),
            Nulls.empty(i.dbiResourceId()),
            Nulls.empty(i.engine()),
            Nulls.empty(i.engineVersion()),
            Nulls.empty(i.dbInstanceStatus()),
            Nulls.no(i.multiAZ()),
            Nulls.no(i.storageEncrypted()),
            Nulls.no(i.deletionProtection()),
            i.endpoint() == null ? null : i.endpoint().address(),
            new Backups(Nulls.zero(i.backupRetentionPeriod()), i.latestRestorableTime()),
            i.enabledCloudwatchLogsExports(),
            tags(i.tagList())),
        Nulls.empty(i.dbInstanceClass()),
        i.dbClusterIdentifier(),
        i.readReplicaSourceDBInstanceIdentifier(),
        i.availabilityZone(),
        Nulls.no(i.publiclyAccessible()),
        Nulls.no(i.autoMinorVersionUpgrade()),
        i.certificateDetails() == null ? null : i.certificateDetails().validTill(),
        new Storage(Nulls.zero(i.allocatedStorage()), i.maxAllocatedStorage()),
        i.dbParameterGroups().stream()
            .findFirst()
            .map(
                g ->
                    new Group(
                        Nulls.empty(g.dbParameterGroupName()), g.parameterApplyStatus(), false))
            .orElse(null));
  }

  static Cluster cluster(DBCluster c) {
    return new Cluster(
        new Common(
            Nulls.empty(c.dbClusterIdentifier()),
            Nulls.empty(c.dbClusterResourceId()),
            Nulls.empty(c.engine()),
            Nulls.empty(c.engineVersion()),
            Nulls.empty(c.status()),
            Nulls.no(c.multiAZ()),
            Nulls.no(c.storageEncrypted()),
            Nulls.no(c.deletionProtection()),
            c.endpoint(),
            new Backups(Nulls.zero(c.backupRetentionPeriod()), c.latestRestorableTime()),
            c.enabledCloudwatchLogsExports(),
            tags(c.tagList())),
        c.dbClusterParameterGroup() == null
            ? null
            : new Group(c.dbClusterParameterGroup(), status(c), true));
  }

  /** The first status that is not in sync, of any member. */
  private static @org.jspecify.annotations.Nullable String status(DBCluster c) {
    List<String> all =
        c.dbClusterMembers().stream()
            .map(DBClusterMember::dbClusterParameterGroupStatus)
            .filter(java.util.Objects::nonNull)
            .toList();
    return all.stream()
        .filter(s -> !s.equals(IN_SYNC))
        .findFirst()
        .orElse(all.isEmpty() ? null : IN_SYNC);
  }

  private static Map<String, String> tags(List<Tag> tags) {
    Map<String, String> map = new HashMap<>();
    tags.forEach(t -> map.put(Nulls.empty(t.key()), Nulls.empty(t.value())));
    return Map.copyOf(map);
  }
}
