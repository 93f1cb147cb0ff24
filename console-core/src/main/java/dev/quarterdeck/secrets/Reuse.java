package dev.quarterdeck.secrets;

import dev.quarterdeck.audit.AuditLog;
import dev.quarterdeck.kernel.Listing;
import dev.quarterdeck.kernel.Outcome;
import dev.quarterdeck.kernel.Problem;
import dev.quarterdeck.kernel.SecretValue;
import dev.quarterdeck.kernel.Snapshot;
import dev.quarterdeck.kernel.Unknown;
import dev.quarterdeck.session.Identities;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Supplier;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.jspecify.annotations.Nullable;

/**
 * The same value in several places. Values are compared in memory by an HMAC under a key that is
 * made for one run and forgotten: nothing that could be matched later is kept anywhere. Reading
 * every value is recorded once, before and after, with a reason.
 */
public final class Reuse {
  public static final String ACTION = "secrets.reuse";

  private final SecretStore store;
  private final SecretValues values;
  private final RecordedReading reading;
  private final InstantSource clock;

  public Reuse(
      SecretStore store,
      SecretValues values,
      Identities identities,
      AuditLog audit,
      Supplier<String> region,
      InstantSource clock) {
    this.store = store;
    this.values = values;
    this.reading = new RecordedReading(identities, audit, region, ACTION, "every readable secret");
    this.clock = clock;
  }

  /** A place; the key is null for the whole value. */
  public record Place(String secret, @Nullable String key) {}

  /** One value that stands in several places; {@code length} in bytes. */
  public record Group(int length, List<Place> places) {}

  /**
   * What was found.
   *
   * @param secrets how many were read
   * @param compared how many values were long enough to be compared
   */
  public record Found(int secrets, int compared, List<Group> groups) {}

  /**
   * Compares all current values that are at least {@code minLength} bytes long; shorter ones, such
   * as {@code true} or a port, are the same in many places for good reason.
   */
  public Outcome<Snapshot<Found>> find(int minLength, String reason) {
    if (reason.isBlank()) {
      return Outcome.failed(
          new Problem.Invalid(
              "Reading every value needs a reason.", "Say why: --reason 'quarterly review'."));
    }
    return reading.read(
        reason,
        () -> Outcome.of(() -> compare(minLength)),
        found -> "done, read " + found.value().secrets() + " secrets");
  }

  /**
   * Where else any of these values is current, compared in memory; recorded as {@link #find}. The
   * values stay the caller's to close.
   */
  public Outcome<Snapshot<List<Place>>> holding(List<SecretValue> wanted, String reason) {
    return reading.read(reason, () -> Outcome.of(() -> places(wanted)), found -> "done");
  }

  private Snapshot<List<Place>> places(List<SecretValue> wanted) {
    var asOf = clock.instant();
    List<Unknown> unknowns = new ArrayList<>();
    List<Place> places = new ArrayList<>();
    each(
        unknowns,
        c -> {
          Optional<Map<String, SecretValue>> keys =
              c.binary() ? Optional.empty() : SecretDocument.values(c.value());
          if (wanted.stream().anyMatch(w -> w.sameAs(c.value()))) {
            places.add(new Place(c.name(), null));
          }
          if (keys.isPresent()) {
            try {
              keys.get()
                  .forEach(
                      (k, v) -> {
                        if (wanted.stream().anyMatch(w -> w.sameAs(v))) {
                          places.add(new Place(c.name(), k));
                        }
                      });
            } finally {
              SecretDocument.close(keys.get());
            }
          }
        });
    return new Snapshot<>(places, asOf, unknowns);
  }

  /** Every readable secret's current value; gives how many were read. */
  private int each(List<Unknown> unknowns, Consumer<SecretContent> use) {
    Listing<SecretSummary> all = store.list().orThrow();
    List<String> arns =
        all.items().stream().filter(s -> s.deletedAt() == null).map(SecretSummary::arn).toList();
    unknowns.addAll(all.unknowns());
    int read = 0;
    for (int i = 0; i < arns.size(); i += SecretValues.BATCH) {
      List<String> batch = arns.subList(i, Math.min(arns.size(), i + SecretValues.BATCH));
      Listing<SecretContent> contents = values.current(batch).orThrow();
      unknowns.addAll(contents.unknowns());
      read += contents.items().size();
      try {
        contents.items().forEach(use);
      } finally {
        contents.items().forEach(SecretContent::close);
      }
    }
    return read;
  }

  private Snapshot<Found> compare(int minLength) throws GeneralSecurityException {
    var asOf = clock.instant();
    List<Unknown> unknowns = new ArrayList<>();
    Map<String, Group> groups = new LinkedHashMap<>();
    byte[] key = new byte[32];
    new SecureRandom().nextBytes(key);
    int read;
    try {
      Mac mac = Mac.getInstance("HmacSHA256");
      mac.init(new SecretKeySpec(key, "HmacSHA256"));
      read = each(unknowns, c -> add(groups, mac, c, minLength));
    } finally {
      Arrays.fill(key, (byte) 0);
    }
    int compared = groups.values().stream().mapToInt(g -> g.places().size()).sum();
    List<Group> reused =
        groups.values().stream()
            .filter(g -> g.places().size() > 1)
            .sorted(Comparator.comparing((Group g) -> -g.places().size()))
            .toList();
    return new Snapshot<>(new Found(read, compared, reused), asOf, unknowns);
  }

  private static void add(Map<String, Group> groups, Mac mac, SecretContent c, int minLength) {
    Optional<Map<String, SecretValue>> keys =
        c.binary() ? Optional.empty() : SecretDocument.values(c.value());
    if (keys.isEmpty()) {
      add(groups, mac, c.value(), new Place(c.name(), null), minLength);
      return;
    }
    try {
      keys.get().forEach((k, v) -> add(groups, mac, v, new Place(c.name(), k), minLength));
    } finally {
      SecretDocument.close(keys.get());
    }
  }

  private static void add(
      Map<String, Group> groups, Mac mac, SecretValue value, Place place, int minLength) {
    if (value.size() >= minLength) {
      String print = value.read(bytes -> Base64.getEncoder().encodeToString(mac.doFinal(bytes)));
      groups
          .computeIfAbsent(print, p -> new Group(value.size(), new ArrayList<>()))
          .places()
          .add(place);
    }
  }
}
