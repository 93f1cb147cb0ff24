package dev.quarterdeck.readiness.rules;

import dev.quarterdeck.kernel.Listing;
import dev.quarterdeck.readiness.collect.Chosen;
import dev.quarterdeck.readiness.collect.Database;
import dev.quarterdeck.readiness.collect.DatabaseFacts.Instance;
import dev.quarterdeck.readiness.collect.Readings;
import dev.quarterdeck.readiness.collect.WatchFacts.AlarmFacts;
import dev.quarterdeck.readiness.evidence.Finding;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;

/** Alarms on a database's load, its connections and the storage that is left. */
final class DatabaseAlarmRule {
  private DatabaseAlarmRule() {}

  static Finding judge(Readings in) {
    Chosen<Database> chosen = in.databases().chosen();
    Checks checks = new Checks(chosen.source(AlarmRules.ALARMS), in.now());
    Listing<AlarmFacts> alarms = in.watch().alarms();
    checks.missing(alarms.unknowns());
    return checks
        .each(
            chosen.found(),
            Database::id,
            d -> look(checks, d.instances().isEmpty() ? incomplete(alarms, chosen) : alarms, d))
        .done(DatabaseRules.NONE);
  }

  /** Alarms on members that could not be read may be there and go unseen. */
  private static Listing<AlarmFacts> incomplete(
      Listing<AlarmFacts> alarms, Chosen<Database> chosen) {
    return new Listing<>(alarms.items(), chosen.found().unknowns());
  }

  private static void look(Checks checks, Listing<AlarmFacts> alarms, Database d) {
    // Aurora Serverless tells its load as capacity too.
    watched(checks, alarms, d, "CPUUtilization", Set.of("CPUUtilization", "ACUUtilization"));
    watched(checks, alarms, d, "DatabaseConnections", Set.of("DatabaseConnections"));
    if (!d.aurora()) {
      watched(checks, alarms, d, "FreeStorageSpace", Set.of("FreeStorageSpace"));
    }
  }

  private static void watched(
      Checks checks, Listing<AlarmFacts> alarms, Database d, String metric, Set<String> metrics) {
    AlarmRules.found(checks, alarms, d.id(), metric, AlarmRules.on(alarms, metrics, of(d)));
  }

  private static Predicate<Map<String, String>> of(Database d) {
    return dimensions ->
        d.cluster() != null && d.id().equals(dimensions.get("DBClusterIdentifier"))
            || d.instances().stream()
                .map(Instance::common)
                .anyMatch(i -> i.id().equals(dimensions.get("DBInstanceIdentifier")));
  }
}
