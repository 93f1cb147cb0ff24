package dev.quarterdeck.readiness.collect;

import dev.quarterdeck.kernel.Listing;
import dev.quarterdeck.readiness.collect.BackupFacts.Protected;
import dev.quarterdeck.readiness.collect.TaskDefinitionFacts.ContainerFacts;
import dev.quarterdeck.readiness.collect.TaskDefinitionFacts.Variable;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Backups, and the file systems of the services in scope. */
public final class BackupReadings {
  private static final Pattern VARIABLE = Pattern.compile("(?:.*_)?DYNAMO(?:DB)?_.*TABLE.*");
  private static final Pattern TABLE =
      Pattern.compile("(?:arn:aws[a-z-]*:dynamodb:.*:table/)?([A-Za-z0-9_.-]{3,255})");
  private final Once once;
  private final BackupFacts backups;
  private final EcsReadings ecs;

  BackupReadings(Once once, Sources sources, EcsReadings ecs) {
    this.once = once;
    this.backups = sources.backups();
    this.ecs = ecs;
  }

  /**
   * A file system that a running revision mounts.
   *
   * @param why for example {@code volume data of acme-prod-api:7}
   */
  public record Mounted(String id, String why) {}

  /** Each once. */
  public Listing<Mounted> fileSystems() {
    Listing<TaskDefinitionFacts> definitions = ecs.definitions();
    Map<String, Mounted> found = new LinkedHashMap<>();
    for (TaskDefinitionFacts d : definitions.items()) {
      for (TaskDefinitionFacts.EfsVolume v : d.efsVolumes()) {
        found.putIfAbsent(
            v.fileSystemId(),
            new Mounted(v.fileSystemId(), "volume " + v.name() + " of " + d.ref()));
      }
    }
    List<Mounted> all = new ArrayList<>(found.values());
    return new Listing<>(all, definitions.unknowns());
  }

  /**
   * A table of DynamoDB that a variable of a running revision names.
   *
   * @param why for example {@code DYNAMODB_TABLE of acme-prod-api:7}
   */
  public record Table(String name, String why) {}

  /** Each once, by the variable's name or by the ARN in it: a table of SQL is none. */
  public Listing<Table> tables() {
    Listing<TaskDefinitionFacts> definitions = ecs.definitions();
    Map<String, Table> found = new LinkedHashMap<>();
    for (TaskDefinitionFacts d : definitions.items()) {
      for (ContainerFacts c : d.containers()) {
        for (Variable v : c.variables()) {
          Matcher table = TABLE.matcher(Objects.requireNonNullElse(v.shape().shown(), ""));
          if (VARIABLE.matcher(v.name().toUpperCase(Locale.ROOT)).matches() && table.matches()) {
            found.putIfAbsent(
                table.group(1), new Table(table.group(1), v.name() + " of " + d.ref()));
          }
        }
      }
    }
    return new Listing<>(List.copyOf(found.values()), definitions.unknowns());
  }

  /** EFS's own automatic backups of one: ENABLED, DISABLED…; empty where nobody decided. */
  public Optional<String> automatic(Mounted fileSystem) {
    return once.read(
        "elasticfilesystem:DescribeBackupPolicy " + fileSystem.id(),
        () -> backups.fileSystemBackups(fileSystem.id()));
  }

  /** Everything of the region that AWS Backup ever backed up. */
  public Listing<Protected> protectedResources() {
    return once.read("backup:ListProtectedResources", backups::protectedResources);
  }
}
