package dev.quarterdeck.contract;

import static org.assertj.core.api.Assertions.assertThat;

import dev.quarterdeck.aws.AwsDatabaseFacts;
import dev.quarterdeck.kernel.Problem;
import dev.quarterdeck.readiness.collect.DatabaseFacts;
import dev.quarterdeck.readiness.collect.DatabaseFacts.Cluster;
import dev.quarterdeck.readiness.collect.DatabaseFacts.Group;
import dev.quarterdeck.readiness.collect.DatabaseFacts.Instance;
import dev.quarterdeck.readiness.collect.DatabaseFacts.Snapshot;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.MethodSource;
import software.amazon.awssdk.services.rds.model.ApplyMethod;

@ParameterizedClass
@MethodSource("dev.quarterdeck.contract.ContractEndpoints#all")
class DatabasesContractTest extends Contract {
  private DatabaseFacts facts;

  DatabasesContractTest(ContractEndpoint endpoint) {
    super(endpoint);
  }

  @BeforeEach
  void facts() {
    facts = new AwsDatabaseFacts(clients);
  }

  private String id(String name) {
    return prefix + name;
  }

  private void instance(String name, boolean encrypted) {
    clients
        .rds()
        .createDBInstance(
            q ->
                q.dbInstanceIdentifier(id(name))
                    .engine("postgres")
                    .engineVersion("16.3")
                    .dbInstanceClass("db.t4g.medium")
                    .allocatedStorage(20)
                    .maxAllocatedStorage(100)
                    .masterUsername("contract")
                    .masterUserPassword("contract-0123456789")
                    .backupRetentionPeriod(7)
                    .multiAZ(true)
                    .storageEncrypted(encrypted)
                    .deletionProtection(true)
                    .publiclyAccessible(false)
                    .autoMinorVersionUpgrade(true)
                    .enableCloudwatchLogsExports("postgresql")
                    .tags(t -> t.key("environment").value("contract")));
  }

  private Instance read(String name) {
    return Expect.done(facts.instances()).items().stream()
        .filter(i -> i.common().id().equals(id(name)))
        .findFirst()
        .orElseThrow();
  }

  @Test
  void tellsHowAnInstanceIsSetUp() {
    instance("db", true);
    Instance i = read("db");
    assertThat(i.common().engine()).isEqualTo("postgres");
    assertThat(i.common().version()).startsWith("16");
    assertThat(i.common().multiAz()).isTrue();
    assertThat(i.common().encrypted()).isTrue();
    assertThat(i.common().deletionProtection()).isTrue();
    assertThat(i.common().backups().days()).isEqualTo(7);
    assertThat(i.common().exports()).containsExactly("postgresql");
    assertThat(i.common().tags()).containsEntry("environment", "contract");
    assertThat(i.publiclyAccessible()).isFalse();
    assertThat(i.minorUpgrades()).isTrue();
    assertThat(i.storage().allocated()).isEqualTo(20);
    assertThat(i.storage().most()).isEqualTo(100);
    assertThat(i.cluster()).isNull();
    assertThat(i.replicaOf()).isNull();
    assertThat(i.group()).isNotNull();
  }

  @Test
  void tellsHowAClusterIsSetUp() {
    clients
        .rds()
        .createDBCluster(
            q ->
                q.dbClusterIdentifier(id("aurora"))
                    .engine("aurora-postgresql")
                    .engineVersion("16.4")
                    .masterUsername("contract")
                    .masterUserPassword("contract-0123456789")
                    .backupRetentionPeriod(5)
                    .storageEncrypted(true)
                    .deletionProtection(true)
                    .tags(t -> t.key("environment").value("contract")));
    clients
        .rds()
        .createDBInstance(
            q ->
                q.dbInstanceIdentifier(id("member"))
                    .dbClusterIdentifier(id("aurora"))
                    .engine("aurora-postgresql")
                    .dbInstanceClass("db.r6g.large"));
    Cluster c =
        Expect.done(facts.clusters()).items().stream()
            .filter(x -> x.common().id().equals(id("aurora")))
            .findFirst()
            .orElseThrow();
    assertThat(c.aurora()).isTrue();
    assertThat(c.common().backups().days()).isEqualTo(5);
    assertThat(c.common().encrypted()).isTrue();
    assertThat(c.common().deletionProtection()).isTrue();
    assertThat(c.common().tags()).containsEntry("environment", "contract");
    assertThat(c.common().host()).contains(id("aurora"));
    assertThat(c.group()).isNotNull();
    assertThat(read("member").cluster()).isEqualTo(id("aurora"));
  }

  @Test
  void tellsAParameterThatWasSet() {
    clients
        .rds()
        .createDBParameterGroup(
            q ->
                q.dbParameterGroupName(id("strict"))
                    .dbParameterGroupFamily("postgres16")
                    .description("contract"));
    clients
        .rds()
        .modifyDBParameterGroup(
            q ->
                q.dbParameterGroupName(id("strict"))
                    .parameters(
                        p ->
                            p.parameterName("rds.force_ssl")
                                .parameterValue("0")
                                .applyMethod(ApplyMethod.IMMEDIATE)));
    Group group = new Group(id("strict"), null, false);
    assertThat(Expect.done(facts.parameter(group, "rds.force_ssl"))).contains("0");
    assertThat(Expect.done(facts.parameter(group, "no.such_parameter"))).isEmpty();
    Expect.failed(
        facts.parameter(new Group(id("none"), null, false), "rds.force_ssl"),
        Problem.NotFound.class);
  }

  @Test
  void tellsWhoMayRestoreASnapshot() {
    instance("plain", false);
    clients
        .rds()
        .createDBSnapshot(
            q -> q.dbInstanceIdentifier(id("plain")).dbSnapshotIdentifier(id("snapshot")));
    Snapshot snapshot = new Snapshot(id("snapshot"), id("plain"), false, false);
    assertThat(Expect.done(facts.snapshots()).items()).contains(snapshot);
    assertThat(Expect.done(facts.restorers(snapshot))).isEmpty();
    clients
        .rds()
        .modifyDBSnapshotAttribute(
            q ->
                q.dbSnapshotIdentifier(id("snapshot")).attributeName("restore").valuesToAdd("all"));
    assertThat(Expect.done(facts.restorers(snapshot))).containsExactly("all");
  }

  @Test
  void tellsClusterSnapshots() {
    clients
        .rds()
        .createDBCluster(
            q ->
                q.dbClusterIdentifier(id("source"))
                    .engine("aurora-postgresql")
                    .masterUsername("contract")
                    .masterUserPassword("contract-0123456789")
                    .storageEncrypted(true));
    clients
        .rds()
        .createDBClusterSnapshot(
            q ->
                q.dbClusterIdentifier(id("source"))
                    .dbClusterSnapshotIdentifier(id("cluster-snapshot")));
    Snapshot snapshot = new Snapshot(id("cluster-snapshot"), id("source"), true, true);
    assertThat(Expect.done(facts.clusterSnapshots()).items()).contains(snapshot);
    assertThat(Expect.done(facts.restorers(snapshot))).isEmpty();
  }
}
