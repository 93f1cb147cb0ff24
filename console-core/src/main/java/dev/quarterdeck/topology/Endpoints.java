package dev.quarterdeck.topology;

import dev.quarterdeck.audit.AuditLog;
import dev.quarterdeck.health.ServiceHealth;
import dev.quarterdeck.kernel.Deadline;
import dev.quarterdeck.kernel.Gather;
import dev.quarterdeck.kernel.Listing;
import dev.quarterdeck.kernel.Outcome;
import dev.quarterdeck.kernel.Problem;
import dev.quarterdeck.kernel.Unknown;
import dev.quarterdeck.readiness.collect.EcsFacts;
import dev.quarterdeck.readiness.collect.TaskDefinitionFacts;
import dev.quarterdeck.readiness.plaintext.ValueShape;
import dev.quarterdeck.secrets.InventoryEntry;
import dev.quarterdeck.secrets.RecordedReading;
import dev.quarterdeck.secrets.SecretContent;
import dev.quarterdeck.secrets.SecretValues;
import dev.quarterdeck.session.Identities;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;

/**
 * Which endpoints of databases and caches secrets and services name. Values are read only when a
 * person asks for it, with a reason, recorded; of a value only the endpoints are kept, for each
 * version once: a version never changes.
 */
final class Endpoints {
  private static final String ACTION = "secrets.endpoints";

  /** So many secrets are looked into at a time. */
  private static final int MOST = 10 * SecretValues.BATCH;

  private final SecretValues values;
  private final EcsFacts ecs;
  private final RecordedReading reading;
  private final Map<String, Set<String>> known = new ConcurrentHashMap<>();

  Endpoints(
      SecretValues values,
      EcsFacts ecs,
      Identities identities,
      AuditLog audit,
      Supplier<String> region) {
    this.values = values;
    this.ecs = ecs;
    this.reading =
        new RecordedReading(identities, audit, region, ACTION, "secrets that services use");
  }

  /** What was found in values so far, by the secret's ARN; asks nobody. */
  Map<String, Set<String>> inSecrets(List<InventoryEntry> used) {
    Map<String, Set<String>> found = new HashMap<>();
    used.forEach(e -> found.put(e.secret().arn(), known.getOrDefault(version(e), Set.of())));
    return found;
  }

  /**
   * Reads the current values of those whose version was not looked into yet; recorded before and
   * after.
   */
  Outcome<TopologyReader.Looked> look(Deadline deadline, List<InventoryEntry> used, String reason) {
    if (reason.isBlank()) {
      return Outcome.failed(
          new Problem.Invalid(
              "Looking into values needs a reason.", "Say why, for example: drawing the map."));
    }
    return reading.read(
        reason,
        () -> Outcome.done(read(deadline, used)),
        looked -> "done, read " + looked.secrets() + " secrets");
  }

  private TopologyReader.Looked read(Deadline deadline, List<InventoryEntry> used) {
    int before = known.size();
    List<Unknown> unknowns = new ArrayList<>();
    List<String> unread =
        used.stream()
            .filter(e -> e.secret().deletedAt() == null && !known.containsKey(version(e)))
            .map(e -> e.secret().arn())
            .toList();
    if (unread.size() > MOST) {
      unknowns.add(
          new Unknown(
              "databases behind " + (unread.size() - MOST) + " secrets",
              MOST + " secrets are looked into at a time",
              null));
      unread = unread.subList(0, MOST);
    }
    List<List<String>> batches = new ArrayList<>();
    for (int i = 0; i < unread.size(); i += SecretValues.BATCH) {
      batches.add(unread.subList(i, Math.min(unread.size(), i + SecretValues.BATCH)));
    }
    for (Outcome<Listing<SecretContent>> answer :
        Gather.each(deadline, batches, b -> "values of secrets", values::current)) {
      switch (answer) {
        case Outcome.Done<Listing<SecretContent>>(Listing<SecretContent> read) -> {
          unknowns.addAll(read.unknowns());
          read.items().forEach(this::look);
        }
        case Outcome.Failed<Listing<SecretContent>>(Problem p) ->
            unknowns.add(Unknown.of("databases behind secrets", p));
      }
    }
    return new TopologyReader.Looked(known.size() - before, unknowns);
  }

  private void look(SecretContent content) {
    try (content) {
      Set<String> hosts =
          content.binary() ? Set.of() : content.value().readText(ValueShape::dataHosts);
      known.put(content.arn() + " " + content.versionId(), hosts);
    }
  }

  private static String version(InventoryEntry e) {
    return e.secret().arn() + " " + e.secret().currentVersion();
  }

  /** Endpoints in plain variables of what the service runs; no value is kept. */
  Outcome<Set<String>> inVariables(ServiceHealth service) {
    return ecs.taskDefinition(service.taskDefinition()).map(Endpoints::named);
  }

  private static Set<String> named(TaskDefinitionFacts definition) {
    Set<String> hosts = new HashSet<>();
    definition.containers().stream()
        .flatMap(c -> c.variables().stream())
        .map(v -> v.shape().dataHost())
        .forEach(
            host -> {
              if (host != null) {
                hosts.add(host);
              }
            });
    return hosts;
  }
}
