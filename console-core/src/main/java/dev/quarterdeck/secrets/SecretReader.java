package dev.quarterdeck.secrets;

import dev.quarterdeck.kernel.Deadline;
import dev.quarterdeck.kernel.Listing;
import dev.quarterdeck.kernel.Outcome;
import dev.quarterdeck.kernel.Problem;
import dev.quarterdeck.kernel.Snapshot;
import dev.quarterdeck.kernel.Text;
import dev.quarterdeck.kernel.Unknown;
import dev.quarterdeck.secrets.SecretDetail.Key;
import dev.quarterdeck.secrets.SecretDetail.Kind;
import dev.quarterdeck.secrets.SecretDetail.ValueType;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** One secret with everything that may be shown of it; its value is read, measured and wiped. */
public final class SecretReader {
  private final SecretStore store;
  private final Inventory inventory;
  private final UsageReader usage;
  private final InstantSource clock;

  public SecretReader(
      SecretStore store, Inventory inventory, UsageReader usage, InstantSource clock) {
    this.store = store;
    this.inventory = inventory;
    this.usage = usage;
    this.clock = clock;
  }

  /**
   * By name or ARN; fails when the secret cannot be described or its value not be read, as that of
   * one that is scheduled for deletion.
   */
  public Outcome<Snapshot<SecretDetail>> show(Deadline deadline, String id) {
    return store
        .describe(id)
        .then(
            secret ->
                secret.deletedAt() == null
                    ? Outcome.of(() -> detail(deadline, secret))
                    : Outcome.failed(
                        new Problem.NotFound(
                            "Secret "
                                + Text.clean(secret.name())
                                + " is scheduled for deletion; its value cannot be read.",
                            "Bring it back with: qd secrets restore "
                                + Text.clean(secret.name()))));
  }

  /** The same with what is known of one that is scheduled for deletion: all but its value. */
  public Outcome<Snapshot<SecretDetail>> look(Deadline deadline, String id) {
    return store.describe(id).then(secret -> Outcome.of(() -> detail(deadline, secret)));
  }

  private Snapshot<SecretDetail> detail(Deadline deadline, SecretSummary secret) {
    var asOf = clock.instant();
    List<Unknown> unknowns = new ArrayList<>();
    List<KeyUse> uses =
        switch (usage.usage(deadline, secret.arn(), null)) {
          case Outcome.Done<Snapshot<List<KeyUse>>>(Snapshot<List<KeyUse>> s) -> {
            unknowns.addAll(s.unknowns());
            yield s.value();
          }
          case Outcome.Failed<Snapshot<List<KeyUse>>>(Problem p) -> {
            unknowns.add(Unknown.of("who uses " + secret.name(), p));
            yield List.of();
          }
        };
    List<SecretVersion> versions =
        switch (store.versions(secret.arn())) {
          case Outcome.Done<Listing<SecretVersion>>(var listing) -> {
            unknowns.addAll(listing.unknowns());
            yield listing.items();
          }
          case Outcome.Failed<Listing<SecretVersion>>(Problem p) -> {
            unknowns.add(Unknown.of("versions of " + secret.name(), p));
            yield List.of();
          }
        };
    InventoryEntry age =
        switch (inventory.entry(secret)) {
          case Outcome.Done<InventoryEntry>(InventoryEntry e) -> e;
          case Outcome.Failed<InventoryEntry>(Problem p) -> {
            unknowns.add(Unknown.of("age of secret " + secret.name(), p));
            yield null;
          }
        };
    if (secret.deletedAt() != null) {
      return new Snapshot<>(deleted(secret, age, uses, versions), asOf, unknowns);
    }
    try (SecretContent content = store.read(secret.arn(), VersionRef.CURRENT).orThrow()) {
      return new Snapshot<>(detail(secret, age, content, uses, versions), asOf, unknowns);
    }
  }

  private static SecretDetail deleted(
      SecretSummary secret,
      @Nullable InventoryEntry age,
      List<KeyUse> uses,
      List<SecretVersion> versions) {
    String version = secret.currentVersion();
    return new SecretDetail(
        secret,
        age,
        null,
        version == null ? "" : version,
        version == null ? List.of() : secret.stages().getOrDefault(version, List.of()),
        List.of(new Key(null, 0, ValueType.TEXT, uses)),
        versions,
        Warnings.ofDeleted(uses));
  }

  private static SecretDetail detail(
      SecretSummary secret,
      @Nullable InventoryEntry age,
      SecretContent content,
      List<KeyUse> uses,
      List<SecretVersion> versions) {
    SecretDocument document = content.binary() ? null : SecretDocument.parse(content.value());
    Kind kind = document == null ? Kind.BINARY : document.isJsonObject() ? Kind.JSON : Kind.TEXT;
    List<Key> keys = new ArrayList<>();
    if (document != null && kind == Kind.JSON) {
      for (SecretDocument.Member m : document.members()) {
        keys.add(
            new Key(
                m.key(),
                m.length(),
                m.type(),
                uses.stream().filter(u -> u.key() == null || u.key().equals(m.key())).toList()));
      }
    } else {
      keys.add(
          kind == Kind.BINARY
              ? new Key(null, content.value().size(), ValueType.BINARY, uses)
              : new Key(null, content.value().length(), ValueType.TEXT, uses));
    }
    return new SecretDetail(
        secret,
        age,
        kind,
        content.versionId(),
        content.stages(),
        keys,
        versions,
        Warnings.of(content, document, uses, versions));
  }

  /**
   * The one value asked for; the caller closes it, and records the reveal before and after. {@code
   * key} null means the whole value.
   */
  public Outcome<SecretContent> value(String id, @Nullable String key) {
    return store
        .read(id, VersionRef.CURRENT)
        .then(c -> key == null ? Outcome.done(c) : one(c, key));
  }

  private static Outcome<SecretContent> one(SecretContent whole, String key) {
    try (whole) {
      if (whole.binary()) {
        return Outcome.failed(
            new Problem.Invalid(
                "Secret " + Text.clean(whole.name()) + " is binary and has no keys.",
                "Leave out the key to get the whole value."));
      }
      return SecretDocument.valueOf(whole.value(), key)
          .map(
              v ->
                  Outcome.done(
                      new SecretContent(
                          whole.arn(),
                          whole.name(),
                          whole.versionId(),
                          whole.stages(),
                          whole.createdAt(),
                          false,
                          v)))
          .orElseGet(() -> Outcome.failed(noSuchKey(whole, key)));
    }
  }

  private static Problem noSuchKey(SecretContent whole, String key) {
    SecretDocument document = SecretDocument.parse(whole.value());
    if (!document.isJsonObject()) {
      return new Problem.Invalid(
          "Secret "
              + Text.clean(whole.name())
              + " is "
              + document.whyNot().orElse("no JSON object")
              + ": it has no keys.",
          "Leave out the key to get the whole value.");
    }
    return new Problem.NotFound(
        "Secret " + Text.clean(whole.name()) + " has no key " + Text.clean(key) + ".",
        "List its keys with: qd secrets show " + Text.clean(whole.name()));
  }
}
