package dev.quarterdeck.readiness.rules;

import dev.quarterdeck.kernel.Listing;
import dev.quarterdeck.readiness.collect.BackupFacts.Protected;
import dev.quarterdeck.readiness.collect.BackupReadings.Mounted;
import dev.quarterdeck.readiness.collect.BackupReadings.Table;
import dev.quarterdeck.readiness.collect.BucketReadings.Used;
import dev.quarterdeck.readiness.collect.Chosen;
import dev.quarterdeck.readiness.collect.Database;
import dev.quarterdeck.readiness.collect.Readings;
import dev.quarterdeck.readiness.collect.TaskDefinitionFacts;
import dev.quarterdeck.readiness.evidence.Finding;
import dev.quarterdeck.readiness.evidence.Status;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Whether what the product stores is backed up. */
final class BackupRules {
  private static final String RESOURCES =
      "rds:DescribeDBInstances, rds:DescribeDBClusters, backup:ListProtectedResources";
  private static final Duration FRESH = Duration.ofHours(48);

  /** What people call a bucket, or the variable that names it, where copies of an index go. */
  private static final Pattern COPIES =
      Pattern.compile("(?i).*(?:backup|snapshot|vector|index|chroma|faiss|embedding).*");

  private BackupRules() {}

  static void register(Map<String, Rule> rules) {
    rules.put("vector-store-backup", BackupRules::stores);
    rules.put("backup-plan-covers", BackupRules::plan);
  }

  private static Finding stores(Readings in) {
    Checks checks =
        new Checks("elasticfilesystem:DescribeBackupPolicy, s3:GetBucketVersioning", in.now());
    checks.each(in.backups().fileSystems(), Mounted::id, f -> store(checks, in, f));
    if (checks.isEmpty()) {
      Listing<Used> used = in.buckets().used();
      List<Used> copies =
          used.items().stream()
              .filter(b -> COPIES.matcher(b.name() + " " + b.why()).matches())
              .toList();
      checks.each(new Listing<>(copies, used.unknowns()), Used::name, b -> copies(checks, in, b));
    }
    return checks.done(
        "No EFS volume and no bucket for copies was found; leave the item out with without:"
            + " fileStore.");
  }

  private static void store(Checks checks, Readings in, Mounted f) {
    Optional<String> policy = in.backups().automatic(f);
    String why = " (" + f.why() + ")";
    if (policy.filter(Set.of("ENABLED", "ENABLING")::contains).isPresent()) {
      checks.pass(f.id(), "BackupPolicy.Status", policy.get(), "is backed up by EFS" + why);
      return;
    }
    Listing<Protected> all = in.backups().protectedResources();
    Protected found = find(all, ends(":file-system/" + f.id()));
    if (found == null && !all.isComplete()) {
      checks.missing(all.unknowns());
    } else if (found == null) {
      checks.fail(
          f.id(),
          "BackupPolicy.Status",
          policy.orElse(null),
          "has no automatic backups, and AWS Backup has none of it" + why);
    } else {
      age(checks, in.now(), f.id(), found, Status.FAIL, why);
    }
  }

  private static void copies(Checks checks, Readings in, Used b) {
    Optional<String> status = in.buckets().versioning(b.name());
    boolean kept = status.filter("Enabled"::equals).isPresent();
    checks.that(
        kept,
        b.name(),
        "Status",
        status.orElse(null),
        (kept ? "keeps versions of the copies" : "keeps no versions of the copies")
            + " ("
            + b.why()
            + ")");
  }

  private static Finding plan(Readings in) {
    Checks checks = new Checks(RESOURCES, in.now());
    Listing<TaskDefinitionFacts> definitions = in.ecs().definitions();
    if (definitions.items().isEmpty()) {
      return checks.missing(definitions.unknowns()).done(DefinitionRules.NONE);
    }
    Listing<Protected> all = in.backups().protectedResources();
    checks.missing(all.unknowns());
    databases(checks, in, all);
    checks.each(
        in.backups().fileSystems(),
        Mounted::id,
        f ->
            covered(checks, in, all, ends(":file-system/" + f.id()), f.id(), f.why(), Status.FAIL));
    checks.each(
        in.buckets().used(),
        Used::name,
        b -> {
          if (!b.logs()) {
            covered(checks, in, all, ends(":s3:::" + b.name()), b.name(), b.why(), Status.WARN);
          }
        });
    checks.each(
        in.backups().tables(),
        Table::name,
        t -> covered(checks, in, all, ends(":table/" + t.name()), t.name(), t.why(), Status.WARN));
    return checks.done(
        "Nothing of the scope that AWS Backup could cover was found: no database, table, file system"
            + " or bucket; leave the item out with without: database.");
  }

  /** Those of the product, DocumentDB's and Neptune's among them: others' backups are no help. */
  private static void databases(Checks checks, Readings in, Listing<Protected> all) {
    Chosen<Database> chosen = in.databases().managed();
    checks.each(
        chosen.found(),
        Database::id,
        d -> {
          if (d.replica()) {
            checks.pass(d.id(), "ReadReplicaSource", null, "is a read replica of another database");
          } else {
            covered(checks, in, all, d::named, d.id(), chosen.why(), Status.FAIL);
          }
        });
  }

  private static void covered(
      Checks checks,
      Readings in,
      Listing<Protected> all,
      Predicate<String> named,
      String name,
      String why,
      Status otherwise) {
    Protected found = find(all, named);
    if (found != null) {
      age(checks, in.now(), name, found, otherwise, " (" + why + ")");
    } else if (all.isComplete()) {
      checks.add(
          otherwise,
          name,
          "Results.ResourceArn",
          null,
          "AWS Backup has no backup of it (" + why + ")");
    }
  }

  private static void age(
      Checks checks, Instant now, String name, Protected p, Status old, String why) {
    Instant last = p.lastBackup();
    checks.add(
        fresh(p, now) ? Status.PASS : old,
        name,
        "LastBackupTime",
        last,
        (last == null
                ? "nobody knows when it was last backed up"
                : "was last backed up "
                    + Duration.between(last, now).toHours()
                    + " hours ago; "
                    + FRESH.toHours()
                    + " are allowed")
            + why);
  }

  private static boolean fresh(Protected p, Instant now) {
    Instant last = p.lastBackup();
    return last != null && !last.isBefore(now.minus(FRESH));
  }

  private static Predicate<String> ends(String suffix) {
    return arn -> arn.endsWith(suffix);
  }

  private static @Nullable Protected find(Listing<Protected> all, Predicate<String> named) {
    return all.items().stream().filter(p -> named.test(p.arn())).findFirst().orElse(null);
  }
}
