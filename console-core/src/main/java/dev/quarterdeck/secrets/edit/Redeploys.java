package dev.quarterdeck.secrets.edit;

import dev.quarterdeck.kernel.Deadline;
import dev.quarterdeck.kernel.Outcome;
import dev.quarterdeck.kernel.Problem;
import dev.quarterdeck.kernel.Snapshot;
import dev.quarterdeck.kernel.Unknown;
import dev.quarterdeck.secrets.KeyUse;
import dev.quarterdeck.secrets.UsageReader;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * Who runs with the value that is about to be replaced, and keeps it until redeployed: secrets
 * reach a container only when it starts.
 *
 * @param running those that follow AWSCURRENT, sorted
 * @param pinned those that name a version: no change of AWSCURRENT ever reaches them
 */
public record Redeploys(List<Consumer> running, List<Consumer> pinned, List<Unknown> unknowns) {
  /**
   * A service, or standalone tasks.
   *
   * @param keys that it takes; empty means the whole value
   * @param tasks how many of its tasks run
   */
  public record Consumer(String cluster, @Nullable String service, List<String> keys, int tasks) {
    /** {@code CLUSTER/SERVICE}. */
    public String name() {
      return cluster + "/" + (service == null ? "(standalone tasks)" : service);
    }
  }

  static final Redeploys NONE = new Redeploys(List.of(), List.of(), List.of());

  /** {@code keys} null: whatever of the secret they take. */
  static Redeploys of(
      UsageReader usage, Deadline deadline, String arn, @Nullable Collection<String> keys) {
    return switch (usage.usage(deadline, arn, null)) {
      case Outcome.Done<Snapshot<List<KeyUse>>>(Snapshot<List<KeyUse>> read) ->
          new Redeploys(
              consumers(read.value(), keys, false),
              consumers(read.value(), keys, true),
              read.unknowns());
      case Outcome.Failed<Snapshot<List<KeyUse>>>(Problem problem) ->
          new Redeploys(
              List.of(), List.of(), List.of(Unknown.of("who runs with the old value", problem)));
    };
  }

  private static List<Consumer> consumers(
      List<KeyUse> uses, @Nullable Collection<String> keys, boolean pinned) {
    Map<String, List<KeyUse>> found = new LinkedHashMap<>();
    for (KeyUse u : uses) {
      boolean wanted = pinned ? u.pinnedVersion() != null : "AWSCURRENT".equals(u.stage());
      if (wanted && (keys == null || u.key() == null || keys.contains(u.key()))) {
        found.computeIfAbsent(u.cluster() + "/" + u.service(), k -> new ArrayList<>()).add(u);
      }
    }
    return found.entrySet().stream()
        .sorted(Map.Entry.comparingByKey())
        .map(e -> consumer(e.getValue()))
        .toList();
  }

  private static Consumer consumer(List<KeyUse> uses) {
    KeyUse first = uses.getFirst();
    TreeSet<String> keys = new TreeSet<>();
    boolean whole = false;
    // Each reference of a deployment counts the same tasks; deployments count different ones.
    Map<String, Integer> tasks = new LinkedHashMap<>();
    for (KeyUse u : uses) {
      String key = u.key();
      if (key == null) {
        whole = true;
      } else {
        keys.add(key);
      }
      tasks.merge(u.deployment() + " " + u.taskDefinition(), u.tasks().staying(), Math::max);
    }
    return new Consumer(
        first.cluster(),
        first.service(),
        whole ? List.of() : List.copyOf(keys),
        tasks.values().stream().mapToInt(Integer::intValue).sum());
  }

  /** For a plan: one line each, and what could not be read. */
  List<String> notes() {
    List<String> notes = new ArrayList<>();
    for (Consumer c : running) {
      if (c.tasks() > 0) {
        notes.add(
            c.name()
                + ": "
                + c.tasks()
                + (c.tasks() == 1 ? " running task keeps" : " running tasks keep")
                + " the old value until redeployed.");
      }
    }
    for (Consumer c : pinned) {
      notes.add(c.name() + " is pinned to a version: this never reaches it.");
    }
    for (Unknown u : unknowns) {
      notes.add("Unknown: " + u.what() + " (" + u.why() + ")");
    }
    return notes;
  }
}
