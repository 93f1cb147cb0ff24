package dev.quarterdeck.readiness.collect;

import dev.quarterdeck.kernel.Listing;
import dev.quarterdeck.readiness.collect.BackupFacts.Protected;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Backups, and the file systems of the services in scope. */
public final class BackupReadings {
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
