package dev.quarterdeck.secrets;

import dev.quarterdeck.kernel.Deadline;
import dev.quarterdeck.kernel.Outcome;
import dev.quarterdeck.kernel.Snapshot;
import dev.quarterdeck.kernel.Unknown;
import dev.quarterdeck.services.FleetReader;
import dev.quarterdeck.services.FleetReader.Part;
import dev.quarterdeck.services.FleetView;
import dev.quarterdeck.services.Task;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** Who uses which key of which secret, and which running tasks still hold an old value. */
public final class UsageReader {
  private final FleetReader fleet;
  private final SecretStore store;
  private final Promotions promotions;
  private final Comparisons comparisons;

  public UsageReader(FleetReader fleet, SecretStore store) {
    this(fleet, store, Promotions.UNKNOWN);
  }

  /** {@code promotions}: what is known better than Secrets Manager tells. */
  public UsageReader(FleetReader fleet, SecretStore store, Promotions promotions) {
    this.fleet = fleet;
    this.store = store;
    this.promotions = promotions;
    this.comparisons = new Comparisons(store);
  }

  /**
   * Every reference, sorted by secret, key, cluster and service.
   *
   * @param secret a name or ARN to restrict to, or null for all
   * @param key a JSON key to restrict to (references to the whole value use every key), or null
   */
  public Outcome<Snapshot<List<KeyUse>>> usage(
      Deadline deadline, @Nullable String secret, @Nullable String key) {
    return read(deadline, secret).map(read -> read.map(r -> r.uses(key))).map(UsageReader::sorted);
  }

  /** The same for several secrets, by ARN, with one reading of the fleet. */
  public Outcome<Snapshot<List<KeyUse>>> usageOf(Deadline deadline, Set<String> arns) {
    return fleet(deadline, arns).map(read -> read.map(r -> r.uses(null))).map(UsageReader::sorted);
  }

  /** Stale tasks of several secrets, by ARN, with one reading of the fleet; none means all. */
  public Outcome<Snapshot<List<StaleTask>>> staleOf(Deadline deadline, Set<String> arns) {
    return fleet(deadline, arns).map(read -> read.map(Reading::stale));
  }

  /** Running tasks that hold, or may hold, an old value; pinned references never count. */
  public Outcome<Snapshot<List<StaleTask>>> stale(Deadline deadline, @Nullable String secret) {
    return read(deadline, secret).map(read -> read.map(Reading::stale));
  }

  /** The same over a reading of the fleet that has its tasks and task definitions. */
  public Snapshot<List<StaleTask>> staleIn(Deadline deadline, Snapshot<FleetView> view) {
    return reading(deadline, view, Set.of()).map(Reading::stale);
  }

  private Outcome<Snapshot<Reading>> read(Deadline deadline, @Nullable String secret) {
    return restriction(secret).then(arns -> fleet(deadline, arns));
  }

  private Outcome<Snapshot<Reading>> fleet(Deadline deadline, Set<String> arns) {
    return fleet
        .read(deadline, EnumSet.of(Part.TASKS, Part.STOPPED_TASKS, Part.TASK_DEFINITIONS))
        .map(view -> reading(deadline, view, arns));
  }

  /** The ARN of the secret asked for; nothing stands for all of them. */
  private Outcome<Set<String>> restriction(@Nullable String secret) {
    return secret == null
        ? Outcome.done(Set.of())
        : store.describe(secret).map(s -> Set.of(s.arn()));
  }

  private Snapshot<Reading> reading(Deadline deadline, Snapshot<FleetView> view, Set<String> arns) {
    List<References.Use> uses =
        References.in(view.value()).stream()
            .filter(u -> arns.isEmpty() || arns.contains(u.reference().secretArn()))
            .toList();
    SecretFacts facts =
        SecretFacts.read(
            deadline, store, promotions, uses.stream().map(References.Use::reference).toList());
    List<Unknown> unknowns = new ArrayList<>(view.unknowns());
    Holdings holdings = Holdings.read(deadline, store, comparisons, facts, uses);
    unknowns.addAll(holdings.unknowns());
    return new Snapshot<>(new Reading(uses, holdings), view.asOf(), unknowns);
  }

  private static Snapshot<List<KeyUse>> sorted(Snapshot<List<KeyUse>> uses) {
    Comparator<KeyUse> order =
        Comparator.comparing((KeyUse u) -> u.secretName() == null ? u.secret() : u.secretName())
            .thenComparing(u -> u.key() == null ? "" : u.key())
            .thenComparing(KeyUse::cluster)
            .thenComparing(u -> u.service() == null ? "" : u.service())
            .thenComparing(KeyUse::variable);
    return uses.map(all -> all.stream().sorted(order).toList());
  }

  private record Reading(List<References.Use> all, Holdings holdings) {

    List<KeyUse> uses(@Nullable String key) {
      return all.stream()
          .filter(
              u -> key == null || u.reference().key() == null || key.equals(u.reference().key()))
          .map(this::row)
          .toList();
    }

    private KeyUse row(References.Use u) {
      int fresh = 0;
      int stale = 0;
      int unknown = 0;
      int stopping = 0;
      for (Task t : u.tasks()) {
        Freshness held = holdings.held(u.reference(), t).freshness();
        boolean leaves = t.stopping();
        stopping += leaves && held != Freshness.FRESH ? 1 : 0;
        switch (held) {
          case FRESH -> fresh += leaves ? 0 : 1;
          case STALE -> stale++;
          case POSSIBLY_STALE, UNKNOWN -> unknown++;
        }
      }
      SecretSummary secret = holdings.facts().secret(u.reference().secretArn());
      return new KeyUse(
          u.reference().secretArn(),
          secret == null ? SecretFacts.nameIn(u.reference().secretArn()) : secret.name(),
          u.reference().key(),
          u.reference().followedStage(),
          u.reference().versionId(),
          u.cluster(),
          u.service(),
          u.deployment(),
          u.taskDefinition(),
          u.container(),
          u.variable(),
          new KeyUse.Tasks(fresh, stale, unknown, stopping));
    }

    /** One row per task and secret; the surest of its references decides. */
    List<StaleTask> stale() {
      Map<String, Found> found = new LinkedHashMap<>();
      for (References.Use u : all) {
        for (Task t : u.tasks()) {
          Holdings.Held held = holdings.held(u.reference(), t);
          if (held.freshness() == Freshness.STALE || held.freshness() == Freshness.POSSIBLY_STALE) {
            found
                .computeIfAbsent(t.arn() + ' ' + u.reference().secretArn(), k -> new Found(t, u))
                .add(u, held, holdings.since(u.reference()));
          }
        }
      }
      return found.values().stream()
          .map(f -> f.row(holdings.facts()))
          .sorted(surestFirst())
          .toList();
    }
  }

  private static final class Found {
    private final Task task;
    private final References.Use use;
    private final TreeSet<String> keys = new TreeSet<>();
    private boolean whole;
    private boolean certain;
    private @Nullable String doubt;
    private @Nullable Instant since;

    Found(Task task, References.Use use) {
      this.task = task;
      this.use = use;
    }

    void add(References.Use u, Holdings.Held held, @Nullable Instant currentSince) {
      if (u.reference().key() == null) {
        whole = true;
      } else {
        keys.add(u.reference().key());
      }
      certain |= held.freshness() == Freshness.STALE;
      doubt = doubt == null ? held.doubt() : doubt;
      if (currentSince != null && (since == null || currentSince.isAfter(since))) {
        since = currentSince;
      }
    }

    StaleTask row(SecretFacts facts) {
      String arn = use.reference().secretArn();
      SecretSummary secret = facts.secret(arn);
      return new StaleTask(
          use.cluster(),
          use.service(),
          task.arn(),
          task.startedAt(),
          secret == null ? SecretFacts.nameIn(arn) : secret.name(),
          whole ? List.of() : List.copyOf(keys),
          since,
          certain ? StaleTask.Certainty.CERTAIN : StaleTask.Certainty.POSSIBLE,
          certain ? null : doubt,
          task.stopping());
    }
  }

  private static Comparator<StaleTask> surestFirst() {
    return Comparator.comparing(StaleTask::certainty)
        .thenComparing(StaleTask::cluster)
        .thenComparing(t -> t.service() == null ? "" : t.service())
        .thenComparing(StaleTask::task)
        .thenComparing(StaleTask::secret);
  }
}
