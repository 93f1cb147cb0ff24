package dev.quarterdeck.secrets;

import dev.quarterdeck.kernel.Deadline;
import dev.quarterdeck.kernel.Gaps;
import dev.quarterdeck.kernel.Gather;
import dev.quarterdeck.kernel.Listing;
import dev.quarterdeck.kernel.Outcome;
import dev.quarterdeck.kernel.Problem;
import dev.quarterdeck.kernel.Unknown;
import dev.quarterdeck.secrets.Comparisons.Differing;
import dev.quarterdeck.secrets.Comparisons.Pair;
import dev.quarterdeck.services.Task;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Whether tasks hold the values that their references yield now. Dates decide where they can; where
 * a task may have started with another version, the values of its very keys are compared: a new
 * version that changed one key leaves the users of the others fresh.
 */
final class Holdings {
  private final SecretFacts facts;
  private final Map<String, Outcome<Listing<SecretVersion>>> histories = new HashMap<>();
  private final Map<Pair, Outcome<Differing>> compared = new LinkedHashMap<>();
  private final List<Unknown> unknowns;

  /**
   * What a task holds of a reference.
   *
   * @param doubt why it is only possible that the value is old; null otherwise
   */
  record Held(Freshness freshness, @Nullable String doubt) {}

  private record Doubtful(ValueFrom reference, Task task) {}

  private Holdings(SecretFacts facts) {
    this.facts = facts;
    this.unknowns = new ArrayList<>(facts.unknowns());
  }

  static Holdings read(
      Deadline deadline,
      SecretStore store,
      Comparisons comparisons,
      SecretFacts facts,
      List<References.Use> uses) {
    Holdings holdings = new Holdings(facts);
    List<Doubtful> doubtful =
        uses.stream()
            .flatMap(u -> u.tasks().stream().map(t -> new Doubtful(u.reference(), t)))
            .filter(d -> holdings.doubtful(d.reference(), d.task()))
            .toList();
    Gaps gaps = new Gaps();
    holdings.readHistories(deadline, store, doubtful, gaps);
    holdings.compare(deadline, comparisons, doubtful, gaps);
    holdings.unknowns.addAll(gaps.told());
    return holdings;
  }

  SecretFacts facts() {
    return facts;
  }

  List<Unknown> unknowns() {
    return unknowns;
  }

  private Freshness byDates(ValueFrom reference, Task task) {
    return facts.freshness(reference, task.createdAt(), task.startedAt());
  }

  /** Other labels than AWSCURRENT move in no order: there the dates have the last word. */
  private boolean doubtful(ValueFrom reference, Task task) {
    return "AWSCURRENT".equals(reference.followedStage())
        && switch (byDates(reference, task)) {
          case STALE, POSSIBLY_STALE -> true;
          case FRESH, UNKNOWN -> false;
        };
  }

  private void readHistories(
      Deadline deadline, SecretStore store, List<Doubtful> doubtful, Gaps gaps) {
    List<String> arns = doubtful.stream().map(d -> d.reference().secretArn()).distinct().toList();
    List<Outcome<Listing<SecretVersion>>> answers =
        Gather.each(deadline, arns, Holdings::history, store::versions);
    for (int i = 0; i < arns.size(); i++) {
      histories.put(arns.get(i), answers.get(i));
      if (answers.get(i) instanceof Outcome.Failed<Listing<SecretVersion>>(Problem problem)) {
        gaps.add("versions", history(arns.get(i)), problem);
      }
    }
  }

  private static String history(String arn) {
    return "the versions of " + SecretFacts.nameIn(arn);
  }

  private void compare(
      Deadline deadline, Comparisons comparisons, List<Doubtful> doubtful, Gaps gaps) {
    Set<Pair> wanted = new HashSet<>();
    doubtful.forEach(d -> wanted.addAll(pairs(d.reference(), d.task())));
    List<Pair> pairs = List.copyOf(wanted);
    List<Outcome<Differing>> answers =
        Gather.each(deadline, pairs, Holdings::comparison, comparisons::of);
    for (int i = 0; i < pairs.size(); i++) {
      compared.put(pairs.get(i), answers.get(i));
      // A version whose value is gone is what history looks like; anything else is told.
      if (answers.get(i) instanceof Outcome.Failed<Differing>(Problem problem)
          && !(problem instanceof Problem.NotFound)) {
        gaps.add("comparison", comparison(pairs.get(i)), problem);
      }
    }
  }

  private static String comparison(Pair pair) {
    return "which keys changed in " + SecretFacts.nameIn(pair.arn());
  }

  /** What has to be compared; empty where the version of that time is gone. */
  private Set<Pair> pairs(ValueFrom reference, Task task) {
    SecretSummary secret = Objects.requireNonNull(facts.secret(reference.secretArn()));
    String now = Objects.requireNonNull(secret.currentVersion());
    Candidates candidates = candidates(secret);
    return candidates == null
        ? Set.of()
        : candidates.of(Objects.requireNonNull(task.createdAt()), task.startedAt()).stream()
            .map(version -> new Pair(secret.arn(), version, now))
            .collect(Collectors.toSet());
  }

  /** Null where the secret's versions could not be read, or nothing depends on them. */
  private @Nullable Candidates candidates(SecretSummary secret) {
    return histories.get(secret.arn())
            instanceof Outcome.Done<Listing<SecretVersion>>(Listing<SecretVersion> history)
        ? new Candidates(secret, history.items(), facts.known(secret.arn()))
        : null;
  }

  /**
   * Since when the reference yields what it yields now: the making of its version, or the moment
   * when AWSCURRENT was taken back to it; null where nobody knows that moment.
   */
  @Nullable Instant since(ValueFrom reference) {
    SecretSummary secret = facts.secret(reference.secretArn());
    if (secret != null && "AWSCURRENT".equals(reference.followedStage())) {
      Candidates candidates = candidates(secret);
      if (candidates != null && candidates.takenBack()) {
        return facts.known(secret.arn()).standing(secret).map(Promotions.Moved::at).orElse(null);
      }
    }
    return facts.since(reference);
  }

  Held held(ValueFrom reference, Task task) {
    if (!doubtful(reference, task)) {
      Freshness f = byDates(reference, task);
      return new Held(f, f == Freshness.POSSIBLY_STALE ? "its label may have moved since" : null);
    }
    boolean old = false;
    boolean same = false;
    boolean unread = false;
    Set<Pair> pairs = pairs(reference, task);
    for (Pair pair : pairs) {
      if (pair.version().equals(pair.now())) {
        same = true;
      } else {
        switch (compared.get(pair)) {
          case Outcome.Done<Differing>(Differing differing) -> {
            boolean differs = differing.in(reference.key());
            old |= differs;
            same |= !differs;
          }
          case Outcome.Failed<Differing>(Problem problem) -> {
            if (!(problem instanceof Problem.NotFound)) {
              return doubt("the version that it started with could not be read");
            }
            unread = true;
          }
          case null -> unread = true;
        }
      }
    }
    Candidates candidates = candidates(Objects.requireNonNull(facts.secret(reference.secretArn())));
    if (candidates == null) {
      return doubt("the secret's versions could not be read");
    }
    if (unread || pairs.isEmpty()) {
      return doubt("the version that it started with is gone");
    }
    if (old && same) {
      return doubt(candidates.doubt(Objects.requireNonNull(task.createdAt()), task.startedAt()));
    }
    return new Held(old ? Freshness.STALE : Freshness.FRESH, null);
  }

  private static Held doubt(String why) {
    return new Held(Freshness.POSSIBLY_STALE, why);
  }
}
