package dev.quarterdeck.readiness.rules;

import dev.quarterdeck.kernel.Listing;
import dev.quarterdeck.readiness.collect.Chosen;
import dev.quarterdeck.readiness.collect.Database;
import dev.quarterdeck.readiness.collect.DatabaseFacts.Common;
import dev.quarterdeck.readiness.collect.DatabaseFacts.Instance;
import dev.quarterdeck.readiness.collect.DatabaseFacts.Snapshot;
import dev.quarterdeck.readiness.collect.DatabaseFacts.Storage;
import dev.quarterdeck.readiness.collect.DatabaseReadings.Shared;
import dev.quarterdeck.readiness.collect.Readings;
import dev.quarterdeck.readiness.evidence.Finding;
import dev.quarterdeck.readiness.evidence.Status;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.function.BiConsumer;

/** How the product's databases of RDS and Aurora are set up. */
final class DatabaseRules {
  static final String INSTANCES = "rds:DescribeDBInstances";
  static final String BOTH = "rds:DescribeDBInstances, rds:DescribeDBClusters";
  static final String NONE =
      "No database of RDS was found in the region; leave the item out with without: database.";
  private static final int BACKUP_DAYS = 7;
  private static final Duration RESTORABLE = Duration.ofHours(1);
  private static final Duration CERTIFICATE = Duration.ofDays(90);

  /** The logs that tell of errors and slow queries, by engine; others may be wanted too. */
  private static final Map<String, List<String>> LOGS =
      Map.of(
          "postgres", List.of("postgresql"),
          "aurora-postgresql", List.of("postgresql"),
          "mysql", List.of("error", "slowquery"),
          "mariadb", List.of("error", "slowquery"),
          "aurora-mysql", List.of("error", "slowquery"),
          "sqlserver", List.of("error"),
          "oracle", List.of("alert"),
          "db2", List.of("diag.log"));

  private DatabaseRules() {}

  static void register(Map<String, Rule> rules) {
    rules.put("managed-database", ManagedDatabaseRule::judge);
    rules.put("rds-backups", DatabaseRules::backups);
    rules.put("rds-encrypted", DatabaseRules::encrypted);
    rules.put("rds-deletion-protection", DatabaseRules::deletion);
    rules.put("rds-multi-az", DatabaseRules::zones);
    rules.put("rds-not-public", DatabaseRules::reachable);
    rules.put("rds-force-ssl", DatabaseTlsRule::judge);
    rules.put("rds-minor-upgrade", DatabaseRules::upgrades);
    rules.put("rds-storage-autoscale", DatabaseRules::storage);
    rules.put("rds-logs-exported", DatabaseRules::logs);
    rules.put("rds-snapshots-private", DatabaseRules::snapshots);
  }

  private static Finding each(Readings in, String call, BiConsumer<Checks, Database> look) {
    Chosen<Database> chosen = in.databases().chosen();
    Checks checks = new Checks(chosen.source(call), in.now());
    return checks.each(chosen.found(), Database::id, d -> look.accept(checks, d)).done(NONE);
  }

  private static Finding eachInstance(Readings in, BiConsumer<Checks, Instance> look) {
    return each(in, INSTANCES, (checks, d) -> d.instances().forEach(i -> look.accept(checks, i)));
  }

  private static Finding backups(Readings in) {
    return each(
        in,
        BOTH,
        (checks, d) -> {
          Common c = d.common();
          if (d.replica()) {
            checks.pass(d.id(), "ReadReplicaSource", null, "is a read replica of another database");
            return;
          }
          checks.that(
              c.backups().days() >= BACKUP_DAYS,
              d.id(),
              "BackupRetentionPeriod",
              c.backups().days(),
              c.backups().days() == 0
                  ? "takes no automated backups"
                  : "keeps backups for " + days(c.backups().days()));
          restorable(checks, d.id(), c, in.now());
        });
  }

  private static void restorable(Checks checks, String id, Common c, Instant now) {
    Instant latest = c.backups().restorable();
    if (c.backups().days() == 0) {
      return;
    }
    if (latest == null) {
      checks.fail(id, "LatestRestorableTime", null, "has nothing to be restored from yet");
      return;
    }
    Duration behind = Duration.between(latest, now);
    checks.that(
        behind.compareTo(RESTORABLE) <= 0,
        id,
        "LatestRestorableTime",
        latest,
        "can be restored up to " + minutes(behind) + " ago");
  }

  private static Finding encrypted(Readings in) {
    return each(
        in,
        BOTH,
        (checks, d) ->
            checks.that(
                d.common().encrypted(),
                d.id(),
                "StorageEncrypted",
                d.common().encrypted(),
                d.common().encrypted()
                    ? "its storage is encrypted"
                    : "its storage is not encrypted"));
  }

  private static Finding deletion(Readings in) {
    return each(
        in,
        BOTH,
        (checks, d) ->
            checks.that(
                d.common().deletionProtection(),
                d.id(),
                "DeletionProtection",
                d.common().deletionProtection(),
                d.common().deletionProtection()
                    ? "is protected from deletion"
                    : "may be deleted by one call"));
  }

  private static Finding zones(Readings in) {
    return each(
        in,
        BOTH,
        (checks, d) -> {
          if (d.replica()) {
            checks.pass(d.id(), "ReadReplicaSource", null, "is a read replica of another database");
            return;
          }
          checks.that(
              d.multiAz(),
              d.id(),
              "MultiAZ",
              d.multiAz(),
              d.cluster() == null
                  ? d.multiAz() ? "has a standby in another zone" : "has no standby in another zone"
                  : d.multiAz()
                      ? "its members are in several zones"
                      : "all of its members are in one zone");
        });
  }

  private static Finding reachable(Readings in) {
    return eachInstance(
        in,
        (checks, i) ->
            checks.that(
                !i.publiclyAccessible(),
                i.common().id(),
                "PubliclyAccessible",
                i.publiclyAccessible(),
                i.publiclyAccessible() ? "has a public address" : "has no public address"));
  }

  private static Finding upgrades(Readings in) {
    return eachInstance(
        in,
        (checks, i) -> {
          checks.that(
              i.minorUpgrades(),
              i.common().id(),
              "AutoMinorVersionUpgrade",
              i.minorUpgrades(),
              i.minorUpgrades() ? "takes minor upgrades" : "takes no minor upgrades by itself");
          Instant until = i.certificateUntil();
          if (until == null) {
            checks.unknown(
                i.common().id(),
                "CertificateDetails.ValidTill",
                null,
                "RDS does not say how long its certificate is valid");
          } else {
            long left = Duration.between(in.now(), until).toDays();
            checks.that(
                until.isAfter(in.now().plus(CERTIFICATE)),
                i.common().id(),
                "CertificateDetails.ValidTill",
                until,
                left < 0
                    ? "its certificate has expired"
                    : "its certificate is valid for another " + days((int) left));
          }
        });
  }

  private static Finding storage(Readings in) {
    return each(
        in,
        INSTANCES,
        (checks, d) -> {
          if (d.aurora()) {
            checks.pass(d.id(), "Engine", d.common().engine(), "Aurora's storage grows by itself");
            return;
          }
          for (Instance i : d.instances()) {
            Storage s = i.storage();
            Integer most = s.most();
            boolean grows = most != null && most > s.allocated();
            checks.that(
                grows,
                i.common().id(),
                "MaxAllocatedStorage",
                most,
                grows
                    ? "may grow from " + s.allocated() + " to " + most + " GiB"
                    : "stays at " + s.allocated() + " GiB until somebody changes it");
          }
        });
  }

  private static Finding logs(Readings in) {
    return each(
        in,
        BOTH,
        (checks, d) -> {
          Common c = d.common();
          List<String> wanted =
              LOGS.entrySet().stream()
                  .filter(
                      e -> c.engine().equals(e.getKey()) || c.engine().startsWith(e.getKey() + "-"))
                  .map(Map.Entry::getValue)
                  .findFirst()
                  .orElse(List.of());
          List<String> missing = wanted.stream().filter(l -> !c.exports().contains(l)).toList();
          String have = String.join(", ", c.exports());
          if (c.exports().isEmpty()) {
            checks.fail(d.id(), "EnabledCloudwatchLogsExports", null, "exports no logs");
          } else {
            checks.add(
                missing.isEmpty() ? Status.PASS : Status.WARN,
                d.id(),
                "EnabledCloudwatchLogsExports",
                have,
                missing.isEmpty()
                    ? "exports " + have
                    : "exports " + have + " and not " + String.join(", ", missing));
          }
        });
  }

  private static Finding snapshots(Readings in) {
    Chosen<Database> chosen = in.databases().chosen();
    Listing<Snapshot> all = in.databases().snapshots(chosen.found());
    Checks checks =
        new Checks(
            chosen.source("rds:DescribeDBSnapshots, rds:DescribeDBClusterSnapshots"), in.now());
    for (Snapshot s : all.items()) {
      if (!s.encrypted()) {
        checks.fail(s.id(), "Encrypted", false, "is not encrypted");
      }
    }
    // What cannot be asked of any does not take back what is known of each.
    checks.each(
        Listing.complete(List.of(all)),
        listing -> "snapshots",
        listing ->
            checks.each(
                in.databases().shared(listing), s -> s.snapshot().id(), s -> shared(checks, s)));
    if (checks.isEmpty() && !chosen.found().items().isEmpty()) {
      checks.pass("the scope", "DBSnapshots", 0, "there are no manual snapshots");
    }
    return checks.done(NONE);
  }

  private static void shared(Checks checks, Shared s) {
    boolean everybody = s.with().contains("all");
    checks.add(
        everybody ? Status.FAIL : s.with().isEmpty() ? Status.PASS : Status.WARN,
        s.snapshot().id(),
        "restore",
        String.join(", ", s.with()),
        everybody
            ? "everybody may restore it"
            : s.snapshot().encrypted()
                ? "is encrypted, and so never shared with everybody"
                : s.with().isEmpty()
                    ? "no other account may restore it"
                    : "other accounts may restore it");
  }

  private static String days(int days) {
    return days + (days == 1 ? " day" : " days");
  }

  private static String minutes(Duration time) {
    long minutes = Math.max(0, time.toMinutes());
    return minutes < 120 ? minutes + " minutes" : minutes / 60 + " hours";
  }
}
