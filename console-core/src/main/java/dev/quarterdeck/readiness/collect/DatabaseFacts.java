package dev.quarterdeck.readiness.collect;

import dev.quarterdeck.kernel.Listing;
import dev.quarterdeck.kernel.Outcome;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Port: what readiness reads of Amazon RDS and Aurora. */
public interface DatabaseFacts {
  /**
   * What instances and clusters have alike.
   *
   * @param resourceId what stays the same when it is renamed; some services name it so in ARNs
   * @param status {@code available} where it serves
   * @param host the endpoint's name; null until it has one
   * @param exports the logs that go to CloudWatch
   */
  record Common(
      String id,
      String resourceId,
      String engine,
      String version,
      String status,
      boolean multiAz,
      boolean encrypted,
      boolean deletionProtection,
      @Nullable String host,
      Backups backups,
      List<String> exports,
      Map<String, String> tags) {}

  /**
   * @param days how long automated backups are kept; 0 for none
   * @param restorable up to when it can be restored, or null
   */
  record Backups(int days, @Nullable Instant restorable) {}

  /**
   * @param instanceClass for example {@code db.t4g.medium}
   * @param cluster the cluster that it is a member of, or null
   * @param replicaOf the instance that it is a read replica of, or null
   * @param certificateUntil the end of the server certificate, or null
   */
  record Instance(
      Common common,
      String instanceClass,
      @Nullable String cluster,
      @Nullable String replicaOf,
      @Nullable String zone,
      boolean publiclyAccessible,
      boolean minorUpgrades,
      @Nullable Instant certificateUntil,
      Storage storage,
      @Nullable Group group) {}

  /**
   * In GiB.
   *
   * @param most how far it may grow by itself, or null
   */
  record Storage(int allocated, @Nullable Integer most) {}

  /**
   * A parameter group in use.
   *
   * @param status {@code in-sync}, {@code pending-reboot}…; null where RDS says nothing
   * @param ofCluster whether it is a cluster's
   */
  record Group(String name, @Nullable String status, boolean ofCluster) {}

  record Cluster(Common common, @Nullable Group group) {
    /** Aurora keeps six copies of its storage, which grows by itself. */
    public boolean aurora() {
      return common.engine().startsWith("aurora");
    }
  }

  /**
   * A snapshot that a person took.
   *
   * @param database the id of the instance or cluster that it was taken of
   */
  record Snapshot(String id, String database, boolean ofCluster, boolean encrypted) {}

  /** Equivalent to {@code aws rds describe-db-instances}. */
  Outcome<Listing<Instance>> instances();

  /** Equivalent to {@code aws rds describe-db-clusters}. */
  Outcome<Listing<Cluster>> clusters();

  /**
   * A parameter's value, or empty where the group leaves it to the engine: equivalent to {@code aws
   * rds describe-db-parameters} or {@code describe-db-cluster-parameters} with {@code --filters
   * Name=parameter-name,Values=NAME}.
   */
  Outcome<Optional<String>> parameter(Group group, String name);

  /** Equivalent to {@code aws rds describe-db-snapshots --snapshot-type manual}. */
  Outcome<Listing<Snapshot>> snapshots();

  /** Equivalent to {@code aws rds describe-db-cluster-snapshots --snapshot-type manual}. */
  Outcome<Listing<Snapshot>> clusterSnapshots();

  /**
   * Accounts that may restore it, {@code all} for everybody: equivalent to {@code aws rds
   * describe-db-snapshot-attributes} or {@code describe-db-cluster-snapshot-attributes}.
   */
  Outcome<List<String>> restorers(Snapshot snapshot);
}
