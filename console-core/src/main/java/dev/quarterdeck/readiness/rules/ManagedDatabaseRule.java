package dev.quarterdeck.readiness.rules;

import dev.quarterdeck.kernel.Listing;
import dev.quarterdeck.readiness.collect.Chosen;
import dev.quarterdeck.readiness.collect.Database;
import dev.quarterdeck.readiness.collect.Readings;
import dev.quarterdeck.readiness.collect.TaskDefinitionFacts;
import dev.quarterdeck.readiness.collect.TaskDefinitionFacts.ContainerFacts;
import dev.quarterdeck.readiness.evidence.Finding;
import java.util.Locale;
import java.util.regex.Pattern;

/** A database that RDS runs, and none in a container or a file. */
final class ManagedDatabaseRule {
  private static final Pattern IMAGE =
      Pattern.compile(
          "postgres|postgresql|mysql|mysql-server|mariadb|mongo|mongodb|percona(?:-server)?"
              + "|cockroach|timescaledb|postgis|pgvector");

  private ManagedDatabaseRule() {}

  static Finding judge(Readings in) {
    Chosen<Database> chosen = in.databases().managed();
    Listing<Database> databases = chosen.found();
    Checks checks =
        new Checks(
            chosen.source(DatabaseRules.BOTH) + ", " + DefinitionRules.DEFINITIONS, in.now());
    Listing<TaskDefinitionFacts> definitions = in.ecs().definitions();
    checks.each(
        definitions,
        TaskDefinitionFacts::ref,
        d -> d.containers().forEach(c -> own(checks, d.ref() + " " + c.name(), c)));
    databases.items().stream()
        .filter(d -> d.common().status().equals("available"))
        .forEach(
            d ->
                checks.pass(
                    d.id(), "Engine", d.common().engine(), "is run by RDS and is available"));
    return checks
        .missing(databases.unknowns())
        .done(
            "No database of RDS is available and no container runs one; leave the"
                + " item out with without: database.");
  }

  private static void own(Checks checks, String ref, ContainerFacts c) {
    String image = repository(c.image());
    if (IMAGE.matcher(image).matches()) {
      checks.fail(ref, "image", c.image(), "runs a database of its own");
    }
    c.variables().stream()
        .filter(v -> "sqlite".equals(v.shape().scheme()) || "sqlite3".equals(v.shape().scheme()))
        .forEach(v -> checks.fail(ref, v.name(), v.shape().scheme(), v.name() + " names SQLite"));
  }

  /** The last part of an image's name, without tag and digest. */
  private static String repository(String image) {
    String name = image.replaceFirst("@.*", "");
    return name.substring(name.lastIndexOf('/') + 1)
        .replaceFirst(":.*", "")
        .toLowerCase(Locale.ROOT);
  }
}
