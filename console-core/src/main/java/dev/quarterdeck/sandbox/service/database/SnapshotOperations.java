package dev.quarterdeck.sandbox.service.database;

import dev.quarterdeck.sandbox.service.Check;
import dev.quarterdeck.sandbox.service.Page;
import dev.quarterdeck.sandbox.wire.Call;
import dev.quarterdeck.sandbox.wire.ServiceError;
import dev.quarterdeck.sandbox.world.World;
import dev.quarterdeck.sandbox.world.database.DbServer;
import dev.quarterdeck.sandbox.world.database.DbSnapshot;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.rds.model.*;
import software.amazon.awssdk.services.rds.model.DBClusterSnapshot;
import software.amazon.awssdk.services.rds.model.DBSnapshot;
import software.amazon.awssdk.services.rds.model.DBSnapshotAttributesResult;

/** Snapshots that people take; there are no automated ones. */
final class SnapshotOperations {
  private static final String VALUE = InstanceOperations.VALUE;
  private static final String RESTORE = "restore";
  private final World world;

  SnapshotOperations(World world) {
    this.world = world;
  }

  CreateDbSnapshotResponse create(CreateDbSnapshotRequest q, Call call) {
    DbSnapshot made =
        create(
            q.dbSnapshotIdentifier(),
            q.dbInstanceIdentifier(),
            world.databases().instances(),
            "DBInstanceNotFound");
    return CreateDbSnapshotResponse.builder().dbSnapshot(shape(made)).build();
  }

  CreateDbClusterSnapshotResponse createCluster(CreateDbClusterSnapshotRequest q, Call call) {
    DbSnapshot made =
        create(
            q.dbClusterSnapshotIdentifier(),
            q.dbClusterIdentifier(),
            world.databases().clusters(),
            "DBClusterNotFoundFault");
    return CreateDbClusterSnapshotResponse.builder().dbClusterSnapshot(clusterShape(made)).build();
  }

  private DbSnapshot create(
      @Nullable String name,
      @Nullable String source,
      Map<String, ? extends DbServer> sources,
      String notFound) {
    String id = Check.required(name, "snapshotIdentifier", VALUE).toLowerCase(Locale.ROOT);
    DbServer of = sources.get(Check.required(source, "sourceIdentifier", VALUE));
    if (of == null) {
      throw new ServiceError(404, notFound, source + " not found.");
    }
    if (world.databases().snapshots().containsKey(id)) {
      throw new ServiceError("DBSnapshotAlreadyExists", "Snapshot " + id + " already exists.");
    }
    return world.databases().snapshot(id, of);
  }

  DescribeDbSnapshotsResponse describe(DescribeDbSnapshotsRequest q, Call call) {
    Page<DbSnapshot> page = page(false, q.snapshotType(), q.maxRecords(), q.marker());
    return DescribeDbSnapshotsResponse.builder()
        .dbSnapshots(page.items().stream().map(this::shape).toList())
        .marker(page.next())
        .build();
  }

  DescribeDbClusterSnapshotsResponse describeCluster(
      DescribeDbClusterSnapshotsRequest q, Call call) {
    Page<DbSnapshot> page = page(true, q.snapshotType(), q.maxRecords(), q.marker());
    return DescribeDbClusterSnapshotsResponse.builder()
        .dbClusterSnapshots(page.items().stream().map(this::clusterShape).toList())
        .marker(page.next())
        .build();
  }

  private Page<DbSnapshot> page(
      boolean ofCluster, @Nullable String type, @Nullable Integer max, @Nullable String marker) {
    boolean wanted = type == null || type.equals("manual");
    List<DbSnapshot> found =
        world.databases().snapshots().values().stream()
            .filter(s -> wanted && s.ofCluster() == ofCluster)
            .toList();
    return Page.of(found, marker, Check.range(max, 100, 20, 100, "maxRecords", VALUE), VALUE);
  }

  DescribeDbSnapshotAttributesResponse attributes(
      DescribeDbSnapshotAttributesRequest q, Call call) {
    return DescribeDbSnapshotAttributesResponse.builder()
        .dbSnapshotAttributesResult(attributes(find(q.dbSnapshotIdentifier(), false)))
        .build();
  }

  private static DBSnapshotAttributesResult attributes(DbSnapshot s) {
    return DBSnapshotAttributesResult.builder()
        .dbSnapshotIdentifier(s.id())
        .dbSnapshotAttributes(a -> a.attributeName(RESTORE).attributeValues(s.restorers()))
        .build();
  }

  DescribeDbClusterSnapshotAttributesResponse clusterAttributes(
      DescribeDbClusterSnapshotAttributesRequest q, Call call) {
    DbSnapshot s = find(q.dbClusterSnapshotIdentifier(), true);
    return DescribeDbClusterSnapshotAttributesResponse.builder()
        .dbClusterSnapshotAttributesResult(
            r ->
                r.dbClusterSnapshotIdentifier(s.id())
                    .dbClusterSnapshotAttributes(
                        a -> a.attributeName(RESTORE).attributeValues(s.restorers())))
        .build();
  }

  ModifyDbSnapshotAttributeResponse share(ModifyDbSnapshotAttributeRequest q, Call call) {
    DbSnapshot s = find(q.dbSnapshotIdentifier(), false);
    if (!RESTORE.equals(q.attributeName())) {
      throw new ServiceError(VALUE, "Invalid snapshot attribute: " + q.attributeName());
    }
    if (s.of().encrypted && q.valuesToAdd().contains("all")) {
      throw new ServiceError(
          "InvalidDBSnapshotState", "Encrypted snapshots cannot be shared with all.");
    }
    s.restorers().addAll(q.valuesToAdd());
    q.valuesToRemove().forEach(s.restorers()::remove);
    return ModifyDbSnapshotAttributeResponse.builder()
        .dbSnapshotAttributesResult(attributes(s))
        .build();
  }

  private DbSnapshot find(@Nullable String name, boolean ofCluster) {
    String id = Check.required(name, "snapshotIdentifier", VALUE).toLowerCase(Locale.ROOT);
    DbSnapshot found = world.databases().snapshots().get(id);
    if (found == null || found.ofCluster() != ofCluster) {
      throw new ServiceError(
          404,
          ofCluster ? "DBClusterSnapshotNotFoundFault" : "DBSnapshotNotFound",
          "Snapshot " + id + " not found.");
    }
    return found;
  }

  private DBSnapshot shape(DbSnapshot s) {
    return DBSnapshot.builder()
        .dbSnapshotIdentifier(s.id())
        .dbSnapshotArn(world.account().arn("rds", "snapshot:" + s.id()))
        .dbInstanceIdentifier(s.of().id())
        .engine(s.of().engine())
        .snapshotType("manual")
        .status("available")
        .encrypted(s.of().encrypted)
        .snapshotCreateTime(s.takenAt())
        .build();
  }

  private DBClusterSnapshot clusterShape(DbSnapshot s) {
    return DBClusterSnapshot.builder()
        .dbClusterSnapshotIdentifier(s.id())
        .dbClusterSnapshotArn(world.account().arn("rds", "cluster-snapshot:" + s.id()))
        .dbClusterIdentifier(s.of().id())
        .engine(s.of().engine())
        .snapshotType("manual")
        .status("available")
        .storageEncrypted(s.of().encrypted)
        .snapshotCreateTime(s.takenAt())
        .build();
  }
}
