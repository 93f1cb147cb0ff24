package dev.quarterdeck.secrets;

import dev.quarterdeck.kernel.Deadline;
import dev.quarterdeck.kernel.Outcome;
import dev.quarterdeck.kernel.Problem;
import dev.quarterdeck.kernel.SecretValue;
import dev.quarterdeck.kernel.Snapshot;
import dev.quarterdeck.kernel.Unknown;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The age of every key of a secret, from its history: that of the oldest version in the unbroken
 * run of versions up to AWSCURRENT in which the key has the same value. Versions are read from the
 * newest to the oldest, one GetSecretValue each, until every key has changed; values are compared
 * in memory and wiped at once. Secrets Manager forgets versions without labels, so the run may end
 * where history does: then the age is a lower bound, and never a guess.
 */
public final class KeyAges {
  /** About what Secrets Manager keeps. */
  private static final int MOST_VERSIONS = 100;

  /** A secret and its first version are made by one call, at almost the same time. */
  private static final Duration ONE_CALL = Duration.ofSeconds(2);

  /** The name under which a value without keys is compared; no JSON key of a document is null. */
  private static final @Nullable String WHOLE = null;

  private final SecretStore store;
  private final OverduePolicy policy;
  private final InstantSource clock;

  public KeyAges(SecretStore store, OverduePolicy policy, InstantSource clock) {
    this.store = store;
    this.policy = policy;
    this.clock = clock;
  }

  /** What is known of a key while the history is walked. */
  private record Run(@Nullable Instant since, boolean ended) {}

  /** In the order of the detail's keys; what keeps the history from being read is an unknown. */
  public Outcome<Snapshot<List<KeyAge>>> of(Deadline deadline, SecretDetail detail) {
    return Outcome.of(() -> walk(deadline, detail));
  }

  private Snapshot<List<KeyAge>> walk(Deadline deadline, SecretDetail detail) {
    Instant now = clock.instant();
    SecretSummary secret = detail.secret();
    List<Unknown> unknowns = new ArrayList<>();
    List<SecretVersion> older = history(detail);
    Map<@Nullable String, Run> runs = new LinkedHashMap<>();
    Map<@Nullable String, SecretValue> current = new HashMap<>();
    boolean exhausted = true;
    try {
      SecretVersion first = older.isEmpty() ? null : older.getFirst();
      try (SecretContent content =
          store.read(secret.arn(), new VersionRef.Id(detail.version())).orThrow()) {
        current.putAll(values(content));
      }
      Instant made = first == null ? null : first.createdAt();
      current.keySet().forEach(key -> runs.put(key, new Run(made, false)));
      int read = 1;
      for (SecretVersion v : older.stream().skip(1).toList()) {
        if (runs.values().stream().allMatch(Run::ended)) {
          break;
        }
        if (read++ >= MOST_VERSIONS || deadline.passed()) {
          exhausted = false;
          break;
        }
        switch (store.read(secret.arn(), new VersionRef.Id(v.id()))) {
          case Outcome.Done<SecretContent>(SecretContent content) -> {
            try (content) {
              compare(runs, current, content, v.createdAt());
            }
          }
          case Outcome.Failed<SecretContent>(Problem problem) -> {
            // A version whose value is gone is what history looks like; anything else is said.
            if (!(problem instanceof Problem.NotFound)) {
              unknowns.add(Unknown.of("version " + v.id() + " of " + secret.name(), problem));
            }
            exhausted = false;
          }
        }
        if (!exhausted) {
          break;
        }
      }
    } finally {
      current.values().forEach(SecretValue::close);
    }
    boolean complete = exhausted && reachesTheBeginning(secret, older);
    List<KeyAge> ages =
        detail.keys().stream()
            .map(k -> age(secret, k.name(), runs.get(k.name()), complete, now))
            .toList();
    return new Snapshot<>(ages, now, unknowns);
  }

  /** AWSCURRENT and what was made before it, newest first; what has no date has no place in it. */
  private static List<SecretVersion> history(SecretDetail detail) {
    SecretVersion current =
        detail.versions().stream()
            .filter(v -> v.id().equals(detail.version()))
            .findFirst()
            .orElse(null);
    if (current == null) {
      return List.of();
    }
    Instant made = current.createdAt();
    List<SecretVersion> history = new ArrayList<>(List.of(current));
    if (made != null) {
      detail.versions().stream()
          .filter(v -> !v.id().equals(current.id()))
          .filter(v -> v.createdAt() instanceof Instant at && !at.isAfter(made))
          .sorted(
              Comparator.comparing((SecretVersion v) -> Objects.requireNonNull(v.createdAt()))
                  .reversed())
          .forEach(history::add);
    }
    return history;
  }

  /** Whether the oldest version that is listed is the one that the secret was created with. */
  private static boolean reachesTheBeginning(SecretSummary secret, List<SecretVersion> history) {
    return !history.isEmpty()
        && history.getLast().createdAt() instanceof Instant oldest
        && secret.createdAt() instanceof Instant created
        && !oldest.isAfter(created.plus(ONE_CALL));
  }

  private static void compare(
      Map<@Nullable String, Run> runs,
      Map<@Nullable String, SecretValue> current,
      SecretContent older,
      @Nullable Instant made) {
    Map<@Nullable String, SecretValue> then = values(older);
    try {
      Set<@Nullable String> keys = new HashSet<>(runs.keySet());
      for (String key : keys) {
        Run run = Objects.requireNonNull(runs.get(key));
        if (!run.ended()) {
          SecretValue was = then.get(key);
          SecretValue is = current.get(key);
          boolean same = was != null && is != null && was.sameAs(is);
          runs.put(key, same ? new Run(made, false) : new Run(run.since(), true));
        }
      }
    } finally {
      then.values().forEach(SecretValue::close);
    }
  }

  private static Map<@Nullable String, SecretValue> values(SecretContent content) {
    Optional<Map<String, SecretValue>> keys =
        content.binary() ? Optional.empty() : SecretDocument.values(content.value());
    Map<@Nullable String, SecretValue> values = new HashMap<>();
    if (keys.isPresent()) {
      values.putAll(keys.get());
    } else {
      values.put(WHOLE, content.value().copy());
    }
    return values;
  }

  private KeyAge age(
      SecretSummary secret,
      @Nullable String key,
      @Nullable Run run,
      boolean complete,
      Instant now) {
    Instant since = run == null ? null : run.since();
    if (run == null || since == null) {
      return new KeyAge(key, null, false, null, null);
    }
    boolean exact = run.ended() || complete;
    boolean old = policy.overdue(secret, since, now);
    return new KeyAge(
        key,
        since,
        exact,
        Math.max(0, Duration.between(since, now).toDays()),
        old ? Boolean.TRUE : exact ? Boolean.FALSE : null);
  }
}
