package dev.quarterdeck.sandbox.service.database;

import dev.quarterdeck.sandbox.service.Check;
import dev.quarterdeck.sandbox.service.Page;
import dev.quarterdeck.sandbox.wire.Call;
import dev.quarterdeck.sandbox.wire.ServiceError;
import dev.quarterdeck.sandbox.world.World;
import dev.quarterdeck.sandbox.world.database.DbInstance;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import software.amazon.awssdk.services.rds.model.CreateDbInstanceRequest;
import software.amazon.awssdk.services.rds.model.CreateDbInstanceResponse;
import software.amazon.awssdk.services.rds.model.DescribeDbInstancesRequest;
import software.amazon.awssdk.services.rds.model.DescribeDbInstancesResponse;
import software.amazon.awssdk.services.rds.model.ModifyDbInstanceRequest;
import software.amazon.awssdk.services.rds.model.ModifyDbInstanceResponse;
import software.amazon.awssdk.services.rds.model.Tag;

/** Instances: made, modified (always at once) and described. */
final class InstanceOperations {
  static final String VALUE = "InvalidParameterValue";
  private final World world;
  private final Shapes shapes;

  InstanceOperations(World world) {
    this.world = world;
    this.shapes = new Shapes(world);
  }

  DescribeDbInstancesResponse describe(DescribeDbInstancesRequest q, Call call) {
    if (q.dbInstanceIdentifier() != null) {
      return DescribeDbInstancesResponse.builder()
          .dbInstances(shapes.instance(find(q.dbInstanceIdentifier())))
          .build();
    }
    int size = Check.range(q.maxRecords(), 100, 20, 100, "maxRecords", VALUE);
    Page<DbInstance> page =
        Page.of(List.copyOf(world.databases().instances().values()), q.marker(), size, VALUE);
    return DescribeDbInstancesResponse.builder()
        .dbInstances(page.items().stream().map(shapes::instance).toList())
        .marker(page.next())
        .build();
  }

  CreateDbInstanceResponse create(CreateDbInstanceRequest q, Call call) {
    String id =
        Check.required(q.dbInstanceIdentifier(), "dBInstanceIdentifier", VALUE)
            .toLowerCase(Locale.ROOT);
    if (world.databases().instances().containsKey(id)) {
      throw new ServiceError("DBInstanceAlreadyExists", "DB instance already exists");
    }
    String engine = Check.required(q.engine(), "engine", VALUE);
    DbInstance made =
        world.databases().createInstance(id, engine, version(engine, q.engineVersion()));
    made.cluster = q.dbClusterIdentifier();
    made.instanceClass = Objects.requireNonNullElse(q.dbInstanceClass(), made.instanceClass);
    made.zone = Objects.requireNonNullElse(q.availabilityZone(), made.zone);
    made.storage = Objects.requireNonNullElse(q.allocatedStorage(), made.storage);
    made.mostStorage = q.maxAllocatedStorage();
    made.backupDays = Objects.requireNonNullElse(q.backupRetentionPeriod(), made.backupDays);
    made.multiAz = Check.isTrue(q.multiAZ());
    made.encrypted = Check.isTrue(q.storageEncrypted());
    made.deletionProtection = Check.isTrue(q.deletionProtection());
    made.publiclyAccessible = Check.isTrue(q.publiclyAccessible());
    made.minorUpgrades = q.autoMinorVersionUpgrade() == null || q.autoMinorVersionUpgrade();
    made.group = Objects.requireNonNullElse(q.dbParameterGroupName(), made.group);
    made.exports = new ArrayList<>(q.enableCloudwatchLogsExports());
    for (Tag t : q.tags()) {
      made.tags.put(t.key(), Objects.requireNonNullElse(t.value(), ""));
    }
    return CreateDbInstanceResponse.builder().dbInstance(shapes.instance(made)).build();
  }

  /** What AWS takes where nobody asks for a version: here a recent one of each engine. */
  static String version(String engine, @org.jspecify.annotations.Nullable String asked) {
    if (asked != null) {
      return asked;
    }
    return engine.contains("postgres") ? "16.4" : engine.equals("mariadb") ? "10.11.9" : "8.0.39";
  }

  ModifyDbInstanceResponse modify(ModifyDbInstanceRequest q, Call call) {
    DbInstance i = find(Check.required(q.dbInstanceIdentifier(), "dBInstanceIdentifier", VALUE));
    i.backupDays = Objects.requireNonNullElse(q.backupRetentionPeriod(), i.backupDays);
    i.multiAz = Objects.requireNonNullElse(q.multiAZ(), i.multiAz);
    i.deletionProtection = Objects.requireNonNullElse(q.deletionProtection(), i.deletionProtection);
    i.publiclyAccessible = Objects.requireNonNullElse(q.publiclyAccessible(), i.publiclyAccessible);
    i.minorUpgrades = Objects.requireNonNullElse(q.autoMinorVersionUpgrade(), i.minorUpgrades);
    i.storage = Objects.requireNonNullElse(q.allocatedStorage(), i.storage);
    i.mostStorage = q.maxAllocatedStorage() == null ? i.mostStorage : q.maxAllocatedStorage();
    i.group = Objects.requireNonNullElse(q.dbParameterGroupName(), i.group);
    if (q.cloudwatchLogsExportConfiguration() != null) {
      i.exports.addAll(q.cloudwatchLogsExportConfiguration().enableLogTypes());
      i.exports.removeAll(q.cloudwatchLogsExportConfiguration().disableLogTypes());
    }
    return ModifyDbInstanceResponse.builder().dbInstance(shapes.instance(i)).build();
  }

  private DbInstance find(String id) {
    DbInstance found = world.databases().instances().get(id.toLowerCase(Locale.ROOT));
    if (found == null) {
      throw new ServiceError(404, "DBInstanceNotFound", "DBInstance " + id + " not found.");
    }
    return found;
  }
}
