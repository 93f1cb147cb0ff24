package dev.quarterdeck.sandbox.service.database;

import dev.quarterdeck.sandbox.service.Check;
import dev.quarterdeck.sandbox.service.Page;
import dev.quarterdeck.sandbox.wire.Call;
import dev.quarterdeck.sandbox.wire.ServiceError;
import dev.quarterdeck.sandbox.world.World;
import dev.quarterdeck.sandbox.world.database.DbCluster;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import software.amazon.awssdk.services.rds.model.CreateDbClusterRequest;
import software.amazon.awssdk.services.rds.model.CreateDbClusterResponse;
import software.amazon.awssdk.services.rds.model.DescribeDbClustersRequest;
import software.amazon.awssdk.services.rds.model.DescribeDbClustersResponse;
import software.amazon.awssdk.services.rds.model.ModifyDbClusterRequest;
import software.amazon.awssdk.services.rds.model.ModifyDbClusterResponse;
import software.amazon.awssdk.services.rds.model.Tag;

/** Clusters: made, modified (always at once) and described. */
final class ClusterOperations {
  private static final String VALUE = InstanceOperations.VALUE;
  private final World world;
  private final Shapes shapes;

  ClusterOperations(World world) {
    this.world = world;
    this.shapes = new Shapes(world);
  }

  DescribeDbClustersResponse describe(DescribeDbClustersRequest q, Call call) {
    if (q.dbClusterIdentifier() != null) {
      return DescribeDbClustersResponse.builder()
          .dbClusters(shapes.cluster(find(q.dbClusterIdentifier())))
          .build();
    }
    int size = Check.range(q.maxRecords(), 100, 20, 100, "maxRecords", VALUE);
    Page<DbCluster> page =
        Page.of(List.copyOf(world.databases().clusters().values()), q.marker(), size, VALUE);
    return DescribeDbClustersResponse.builder()
        .dbClusters(page.items().stream().map(shapes::cluster).toList())
        .marker(page.next())
        .build();
  }

  CreateDbClusterResponse create(CreateDbClusterRequest q, Call call) {
    String id =
        Check.required(q.dbClusterIdentifier(), "dBClusterIdentifier", VALUE)
            .toLowerCase(Locale.ROOT);
    if (world.databases().clusters().containsKey(id)) {
      throw new ServiceError("DBClusterAlreadyExistsFault", "DB Cluster already exists");
    }
    String engine = Check.required(q.engine(), "engine", VALUE);
    DbCluster made =
        world
            .databases()
            .createCluster(id, engine, InstanceOperations.version(engine, q.engineVersion()));
    made.backupDays = Objects.requireNonNullElse(q.backupRetentionPeriod(), made.backupDays);
    made.encrypted = Check.isTrue(q.storageEncrypted());
    made.deletionProtection = Check.isTrue(q.deletionProtection());
    made.group = Objects.requireNonNullElse(q.dbClusterParameterGroupName(), made.group);
    made.exports = new ArrayList<>(q.enableCloudwatchLogsExports());
    for (Tag t : q.tags()) {
      made.tags.put(t.key(), Objects.requireNonNullElse(t.value(), ""));
    }
    return CreateDbClusterResponse.builder().dbCluster(shapes.cluster(made)).build();
  }

  ModifyDbClusterResponse modify(ModifyDbClusterRequest q, Call call) {
    DbCluster c = find(Check.required(q.dbClusterIdentifier(), "dBClusterIdentifier", VALUE));
    c.backupDays = Objects.requireNonNullElse(q.backupRetentionPeriod(), c.backupDays);
    c.deletionProtection = Objects.requireNonNullElse(q.deletionProtection(), c.deletionProtection);
    c.group = Objects.requireNonNullElse(q.dbClusterParameterGroupName(), c.group);
    if (q.cloudwatchLogsExportConfiguration() != null) {
      c.exports.addAll(q.cloudwatchLogsExportConfiguration().enableLogTypes());
      c.exports.removeAll(q.cloudwatchLogsExportConfiguration().disableLogTypes());
    }
    return ModifyDbClusterResponse.builder().dbCluster(shapes.cluster(c)).build();
  }

  private DbCluster find(String id) {
    DbCluster found = world.databases().clusters().get(id.toLowerCase(Locale.ROOT));
    if (found == null) {
      throw new ServiceError(404, "DBClusterNotFoundFault", "DBCluster " + id + " not found.");
    }
    return found;
  }
}
