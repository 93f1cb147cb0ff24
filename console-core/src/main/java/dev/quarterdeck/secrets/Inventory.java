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
import java.util.List;
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
    List<Outcome<Instant>> dates =
        Gather.each(deadline, secrets, s -> "the age of " + s.name(), this::currentSince);
    List<Unknown> unknowns = new ArrayList<>(listing.unknowns());
    List<InventoryEntry> entries = new ArrayList<>(secrets.size());
    Gaps gaps = new Gaps();
    for (int i = 0; i < secrets.size(); i++) {
      SecretSummary secret = secrets.get(i);
      switch (dates.get(i)) {
        case Outcome.Done<Instant>(Instant since) -> entries.add(entry(secret, since, now));
        case Outcome.Failed<Instant>(var problem) -> {
          entries.add(new InventoryEntry(secret, null, null, lateRotation(secret, now)));
          gaps.add("age", "age of secret " + secret.name(), problem);
        }
      }
    }
    unknowns.addAll(gaps.told());
    return new Snapshot<>(List.copyOf(entries), now, unknowns);
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
