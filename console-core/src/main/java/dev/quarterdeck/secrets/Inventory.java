package dev.quarterdeck.secrets;

import dev.quarterdeck.kernel.Deadline;
import dev.quarterdeck.kernel.Gaps;
import dev.quarterdeck.kernel.Gather;
import dev.quarterdeck.kernel.Listing;
import dev.quarterdeck.kernel.Outcome;
import dev.quarterdeck.kernel.Problem;
import dev.quarterdeck.kernel.Snapshot;
import dev.quarterdeck.kernel.Unknown;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Every secret with the age of its current version. The age is the date of the AWSCURRENT version:
 * LastRotatedDate is null where rotation was never configured.
 */
public final class Inventory {
  private final SecretStore store;
  private final OverduePolicy policy;
  private final InstantSource clock;

  public Inventory(SecretStore store, OverduePolicy policy, InstantSource clock) {
    this.store = store;
    this.policy = policy;
    this.clock = clock;
  }

  /** All secrets, those scheduled for deletion included; fails only when none can be listed. */
  public Outcome<Snapshot<List<InventoryEntry>>> read(Deadline deadline) {
    return store.list().map(listing -> aged(deadline, listing));
  }

  private Snapshot<List<InventoryEntry>> aged(Deadline deadline, Listing<SecretSummary> listing) {
    Instant now = clock.instant();
    List<SecretSummary> secrets = listing.items();
    Map<String, Outcome<Instant>> dates = dates(deadline, secrets);
    List<Unknown> unknowns = new ArrayList<>(listing.unknowns());
    List<InventoryEntry> entries = new ArrayList<>(secrets.size());
    Gaps gaps = new Gaps();
    for (SecretSummary secret : secrets) {
      entries.add(
          Objects.requireNonNull(dates.get(secret.arn()))
              .fold(
                  since -> entry(secret, since, now),
                  problem -> {
                    gaps.add("age", "age of secret " + secret.name(), problem);
                    return new InventoryEntry(secret, null, null, lateRotation(secret, now));
                  }));
    }
    unknowns.addAll(gaps.told());
    return new Snapshot<>(List.copyOf(entries), now, unknowns);
  }

  /** By ARN. Most are known from an earlier run, and then no threads are started to ask. */
  private Map<String, Outcome<Instant>> dates(Deadline deadline, List<SecretSummary> secrets) {
    Map<String, Outcome<Instant>> dates = new HashMap<>();
    List<SecretSummary> toAsk = new ArrayList<>();
    for (SecretSummary secret : secrets) {
      String version = secret.currentVersion();
      Optional<Instant> known =
          version == null ? Optional.empty() : store.knownCreatedAt(secret.arn(), version);
      known.ifPresentOrElse(
          at -> dates.put(secret.arn(), Outcome.done(at)), () -> toAsk.add(secret));
    }
    if (!toAsk.isEmpty()) {
      List<Outcome<Instant>> asked =
          Gather.each(deadline, toAsk, s -> "the age of " + s.name(), this::currentSince);
      for (int i = 0; i < asked.size(); i++) {
        dates.put(toAsk.get(i).arn(), asked.get(i));
      }
    }
    return dates;
  }

  /** One secret's entry, its date read where it is not known. */
  Outcome<InventoryEntry> entry(SecretSummary secret) {
    Instant now = clock.instant();
    return currentSince(secret).map(since -> entry(secret, since, now));
  }

  private InventoryEntry entry(SecretSummary secret, Instant since, Instant now) {
    return new InventoryEntry(
        secret,
        since,
        Math.max(0, Duration.between(since, now).toDays()),
        policy.overdue(secret, since, now));
  }

  private static @Nullable Boolean lateRotation(SecretSummary secret, Instant now) {
    return secret.rotation().overdue(now) ? Boolean.TRUE : null;
  }

  private Outcome<Instant> currentSince(SecretSummary secret) {
    String version = secret.currentVersion();
    if (version == null) {
      return Outcome.failed(
          new Problem.NotFound(
              "It has no version labelled AWSCURRENT.",
              "Put a value, or move the label: aws secretsmanager update-secret-version-stage."));
    }
    return store.createdAt(secret.arn(), version);
  }
}
