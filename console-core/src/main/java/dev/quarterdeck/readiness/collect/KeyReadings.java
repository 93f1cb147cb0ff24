package dev.quarterdeck.readiness.collect;

import dev.quarterdeck.kernel.Deadline;
import dev.quarterdeck.kernel.Listing;
import dev.quarterdeck.kernel.Unknown;
import dev.quarterdeck.readiness.collect.KeyFacts.Key;
import dev.quarterdeck.readiness.collect.WatchFacts.LogGroupFacts;
import dev.quarterdeck.secrets.SecretSummary;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** The KMS keys that protect what services in scope use. */
public final class KeyReadings {
  private final Once once;
  private final KeyFacts keys;
  private final SecretReadings secrets;
  private final WatchReadings watch;
  private final Deadline deadline;

  KeyReadings(
      Once once, Sources sources, SecretReadings secrets, WatchReadings watch, Deadline deadline) {
    this.once = once;
    this.keys = sources.keys();
    this.secrets = secrets;
    this.watch = watch;
    this.deadline = deadline;
  }

  /** A key, and the first thing that is encrypted with it. */
  public record Used(Key key, String by) {}

  /** Each key that secrets and log groups name, once; AWS's own are among them. */
  public Listing<Used> used() {
    Map<String, String> byKey = new TreeMap<>();
    Listing<SecretSummary> referenced = secrets.existing();
    for (SecretSummary s : referenced.items()) {
      if (s.kmsKeyId() != null) {
        byKey.putIfAbsent(s.kmsKeyId(), "secret " + s.name());
      }
    }
    Listing<LogGroupFacts> groups = watch.logGroups();
    Listing<String> mine = watch.usedGroups();
    for (LogGroupFacts g : groups.items()) {
      if (g.kmsKey() != null && mine.items().contains(g.name())) {
        byKey.putIfAbsent(g.kmsKey(), "log group " + g.name());
      }
    }
    List<Unknown> unknowns = new ArrayList<>(referenced.unknowns());
    unknowns.addAll(groups.unknowns());
    unknowns.addAll(mine.unknowns());
    return EcsReadings.each(
        deadline,
        new Listing<>(List.copyOf(byKey.entrySet()), unknowns),
        e -> "the key of " + e.getValue(),
        e -> Listing.complete(List.of(new Used(key(e.getKey()), e.getValue()))));
  }

  private Key key(String id) {
    return once.read("kms:DescribeKey " + id, () -> keys.key(id));
  }

  public boolean rotates(Key key) {
    return once.read("kms:GetKeyRotationStatus " + key.arn(), () -> keys.rotates(key.arn()));
  }
}
