package dev.quarterdeck.topology;

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
import dev.quarterdeck.secrets.SecretContent;
import dev.quarterdeck.secrets.SecretValues;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Which endpoints of databases and caches secrets and services name. Of a value only the endpoints
 * are kept, for each version once: a version never changes.
 */
final class Endpoints {
  /** So many secrets are looked into at a time. */
  private static final int MOST = 10 * SecretValues.BATCH;

  private final SecretValues values;
  private final EcsFacts ecs;
  private final Map<String, Set<String>> known = new ConcurrentHashMap<>();

  Endpoints(SecretValues values, EcsFacts ecs) {
    this.values = values;
    this.ecs = ecs;
  }

  /** What is known of secrets, by ARN, and what could not be looked into. */
  record Found(Map<String, Set<String>> hosts, List<Unknown> unknowns) {}

  /** Reads the current values of those whose version was not looked into yet. */
  Found inSecrets(Deadline deadline, List<InventoryEntry> used) {
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
    Map<String, Set<String>> found = new java.util.HashMap<>();
    used.forEach(e -> found.put(e.secret().arn(), known.getOrDefault(version(e), Set.of())));
    return new Found(found, unknowns);
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
