package dev.quarterdeck.secrets;

import dev.quarterdeck.kernel.Deadline;
import dev.quarterdeck.kernel.Gaps;
import dev.quarterdeck.kernel.Gather;
import dev.quarterdeck.kernel.Listing;
import dev.quarterdeck.kernel.Outcome;
import dev.quarterdeck.kernel.Problem;
import dev.quarterdeck.kernel.Unknown;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * What the freshness of references depends on: each referenced secret's labels and the dates of the
 * versions they name. Read once for a whole usage map.
 */
final class SecretFacts {
  /** Above this many, one listing costs fewer calls than asking for each. */
  private static final int LIST_ABOVE = 100;

  private final Map<String, SecretSummary> byArn = new HashMap<>();
  private final Map<String, Instant> dates = new HashMap<>();
  private final List<Unknown> unknowns = new ArrayList<>();

  private final Map<String, Promotions.Known> promotions;

  private SecretFacts(Map<String, Promotions.Known> promotions) {
    this.promotions = promotions;
  }

  static SecretFacts read(
      Deadline deadline,
      SecretStore store,
      Promotions promotions,
      Collection<ValueFrom> references) {
    SecretFacts facts = new SecretFacts(promotions.bySecret());
    Set<String> arns = new HashSet<>();
    references.forEach(r -> arns.add(r.secretArn()));
    facts.readSecrets(deadline, store, List.copyOf(arns));
    facts.readDates(deadline, store, references);
    return facts;
  }

  private void readSecrets(Deadline deadline, SecretStore store, List<String> arns) {
    if (arns.size() > LIST_ABOVE) {
      switch (store.list()) {
        case Outcome.Done<Listing<SecretSummary>>(Listing<SecretSummary> all) -> {
          all.items().forEach(s -> byArn.put(s.arn(), s));
          unknowns.addAll(all.unknowns());
        }
        case Outcome.Failed<Listing<SecretSummary>>(Problem problem) -> {
          unknowns.add(Unknown.of("the secrets that are referenced", problem));
          return;
        }
      }
    }
    // Other accounts' secrets and those of the last minutes stand in no list.
    List<String> unlisted = arns.stream().filter(arn -> !byArn.containsKey(arn)).toList();
    List<Outcome<SecretSummary>> answers =
        Gather.each(deadline, unlisted, arn -> "secret " + nameIn(arn), store::describe);
    Gaps gaps = new Gaps();
    for (int i = 0; i < unlisted.size(); i++) {
      String arn = unlisted.get(i);
      switch (answers.get(i)) {
        case Outcome.Done<SecretSummary>(SecretSummary s) -> byArn.put(arn, s);
        case Outcome.Failed<SecretSummary>(Problem problem) ->
            gaps.add("secret", "secret " + nameIn(arn), problem);
      }
    }
    unknowns.addAll(gaps.told());
  }

  private record Version(String arn, String id) {
    String name() {
      return "the date of a version of " + nameIn(arn);
    }
  }

  private void readDates(Deadline deadline, SecretStore store, Collection<ValueFrom> references) {
    Set<Version> wanted = new HashSet<>();
    Set<String> unlabelled = new TreeSet<>();
    for (ValueFrom r : references) {
      String version = versionNow(r);
      if (version != null) {
        wanted.add(new Version(r.secretArn(), version));
      } else if (byArn.containsKey(r.secretArn()) && r.followedStage() != null) {
        unlabelled.add(r.followedStage() + " of secret " + nameIn(r.secretArn()));
      }
    }
    unlabelled.forEach(
        label -> unknowns.add(new Unknown(label, "No version has that label.", null)));
    Gaps gaps = new Gaps();
    List<Version> versions = List.copyOf(wanted);
    List<Outcome<Instant>> answers =
        Gather.each(deadline, versions, Version::name, v -> store.createdAt(v.arn(), v.id()));
    for (int i = 0; i < versions.size(); i++) {
      Version v = versions.get(i);
      switch (answers.get(i)) {
        case Outcome.Done<Instant>(Instant at) -> dates.put(v.arn() + ' ' + v.id(), at);
        case Outcome.Failed<Instant>(Problem problem) -> gaps.add("date", v.name(), problem);
      }
    }
    unknowns.addAll(gaps.told());
  }

  /** The version that a reference's label names now; null for a pinned one or an unread secret. */
  private @Nullable String versionNow(ValueFrom reference) {
    SecretSummary secret = byArn.get(reference.secretArn());
    String stage = reference.followedStage();
    return secret == null || stage == null ? null : secret.versionOf(stage);
  }

  @Nullable SecretSummary secret(String arn) {
    return byArn.get(arn);
  }

  /** When the version that the reference should yield was made; null when unknown or pinned. */
  @Nullable Instant since(ValueFrom reference) {
    String version = versionNow(reference);
    return version == null ? null : dates.get(reference.secretArn() + ' ' + version);
  }

  /**
   * Whether a task with these dates holds what the reference yields now; pinned is always fresh.
   */
  Freshness freshness(
      ValueFrom reference, @Nullable Instant taskCreated, @Nullable Instant taskStarted) {
    if (reference.pinned()) {
      return Freshness.FRESH;
    }
    SecretSummary secret = byArn.get(reference.secretArn());
    return secret == null
        ? Freshness.UNKNOWN
        : Freshness.of(taskCreated, taskStarted, since(reference), movedBy(reference, secret));
  }

  /** By when the label was on the version that it names now. */
  private @Nullable Instant movedBy(ValueFrom reference, SecretSummary secret) {
    return "AWSCURRENT".equals(reference.followedStage())
        ? known(secret.arn()).standing(secret).map(Promotions.Moved::at).orElse(secret.changedAt())
        : secret.changedAt();
  }

  /** What is known of when its AWSCURRENT moved. */
  Promotions.Known known(String arn) {
    return promotions.getOrDefault(arn, Promotions.Known.NOTHING);
  }

  List<Unknown> unknowns() {
    return unknowns;
  }

  /** The name in a secret's ARN without its six random characters. */
  static String nameIn(String arn) {
    String name = arn.substring(arn.lastIndexOf(':') + 1);
    return name.length() > 7 && name.charAt(name.length() - 7) == '-'
        ? name.substring(0, name.length() - 7)
        : name;
  }
}
