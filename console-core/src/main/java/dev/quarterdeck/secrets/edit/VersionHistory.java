package dev.quarterdeck.secrets.edit;

import dev.quarterdeck.kernel.Deadline;
import dev.quarterdeck.kernel.Listing;
import dev.quarterdeck.kernel.Outcome;
import dev.quarterdeck.kernel.Problem;
import dev.quarterdeck.kernel.ProblemException;
import dev.quarterdeck.kernel.Snapshot;
import dev.quarterdeck.kernel.Text;
import dev.quarterdeck.kernel.Unknown;
import dev.quarterdeck.secrets.KeyDiff;
import dev.quarterdeck.secrets.SecretContent;
import dev.quarterdeck.secrets.SecretStore;
import dev.quarterdeck.secrets.SecretSummary;
import dev.quarterdeck.secrets.SecretVersion;
import dev.quarterdeck.secrets.VersionRef;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The versions of one secret and the difference between any two. */
public final class VersionHistory {
  private static final int SHORTEST_PREFIX = 4;

  private final SecretStore store;
  private final InstantSource clock;

  public VersionHistory(SecretStore store, InstantSource clock) {
    this.store = store;
    this.clock = clock;
  }

  /** A secret with all its versions. */
  public record Versions(SecretSummary secret, List<SecretVersion> versions) {}

  /** Newest first; those without labels may vanish. */
  public Outcome<Snapshot<Versions>> versions(String id) {
    Instant asOf = clock.instant();
    return store
        .describe(id)
        .then(
            secret ->
                store
                    .versions(secret.arn())
                    .map(
                        listing ->
                            new Snapshot<>(
                                new Versions(secret, newestFirst(listing.items())),
                                asOf,
                                listing.unknowns())));
  }

  private static List<SecretVersion> newestFirst(List<SecretVersion> versions) {
    return versions.stream()
        .sorted(
            Comparator.comparing(
                    (SecretVersion v) -> v.createdAt() == null ? Instant.MIN : v.createdAt())
                .reversed())
        .toList();
  }

  /**
   * The keys in which two versions differ; both values are read, compared and wiped.
   *
   * @param from a label, a version's id, or the beginning of one
   * @param to likewise
   */
  public Outcome<VersionDiff> diff(String id, String from, String to) {
    return Outcome.of(
        () -> {
          SecretSummary secret = store.describe(id).orThrow();
          try (SecretContent a = read(secret, from);
              SecretContent b = read(secret, to)) {
            return new VersionDiff(
                secret.name(),
                secret.arn(),
                side(a),
                side(b),
                KeyDiff.between(a.value(), a.binary(), b.value(), b.binary()));
          }
        });
  }

  /**
   * The versions with what each changed, newest first; reads one value for each and wipes it.
   *
   * @param most how many values are read; what older versions changed is then not known
   */
  public Outcome<Snapshot<Changed>> changes(Deadline deadline, String id, int most) {
    return versions(id)
        .then(
            all ->
                Outcome.of(
                    () -> {
                      List<Unknown> unknowns = new ArrayList<>(all.unknowns());
                      List<VersionChange> found =
                          changes(
                              deadline,
                              all.value().secret(),
                              all.value().versions(),
                              most,
                              unknowns);
                      return new Snapshot<>(
                          new Changed(all.value().secret(), found), all.asOf(), unknowns);
                    }));
  }

  /** A secret with its versions and what each changed. */
  public record Changed(SecretSummary secret, List<VersionChange> versions) {}

  private List<VersionChange> changes(
      Deadline deadline,
      SecretSummary secret,
      List<SecretVersion> versions,
      int most,
      List<Unknown> unknowns) {
    List<VersionChange> changes = new ArrayList<>();
    @Nullable SecretContent newer = null;
    try {
      for (int i = 0; i < versions.size(); i++) {
        SecretVersion v = versions.get(i);
        if (newer == null && i > 0) {
          changes.add(new VersionChange(v, before(versions, i), null));
          continue;
        }
        SecretContent content = i == 0 ? value(secret, v, unknowns) : newer;
        newer =
            content == null || i + 1 >= Math.min(versions.size(), most) || deadline.passed()
                ? null
                : value(secret, versions.get(i + 1), unknowns);
        KeyDiff keys =
            content == null || newer == null
                ? null
                : KeyDiff.between(newer.value(), newer.binary(), content.value(), content.binary());
        if (content != null) {
          content.close();
        }
        changes.add(new VersionChange(v, before(versions, i), keys));
      }
    } finally {
      if (newer != null) {
        newer.close();
      }
    }
    return changes;
  }

  private static @Nullable String before(List<SecretVersion> versions, int i) {
    return i + 1 < versions.size() ? versions.get(i + 1).id() : null;
  }

  /** Null for a version whose value is gone, and, as an unknown, for one that cannot be read. */
  private @Nullable SecretContent value(
      SecretSummary secret, SecretVersion v, List<Unknown> unknowns) {
    return switch (store.read(secret.arn(), new VersionRef.Id(v.id()))) {
      case Outcome.Done<SecretContent>(SecretContent content) -> content;
      case Outcome.Failed<SecretContent>(Problem problem) -> {
        if (!(problem instanceof Problem.NotFound)) {
          unknowns.add(Unknown.of("version " + v.id() + " of " + secret.name(), problem));
        }
        yield null;
      }
    };
  }

  private SecretContent read(SecretSummary secret, String version) {
    return store.read(secret.arn(), new VersionRef.Id(resolve(secret, version))).orThrow();
  }

  private static VersionDiff.Side side(SecretContent c) {
    return new VersionDiff.Side(c.versionId(), c.stages(), c.createdAt());
  }

  /** The id of the version that a label, an id or the beginning of an id names. */
  String resolve(SecretSummary secret, String version) {
    String labelled = secret.versionOf(version);
    if (labelled != null) {
      return labelled;
    }
    Listing<SecretVersion> all = store.versions(secret.arn()).orThrow();
    List<String> found =
        all.items().stream()
            .map(SecretVersion::id)
            .filter(
                v ->
                    v.equals(version)
                        || (version.length() >= SHORTEST_PREFIX && v.startsWith(version)))
            .toList();
    if (found.contains(version)) {
      return version;
    }
    if (found.size() == 1) {
      return found.getFirst();
    }
    String name = Text.clean(secret.name());
    throw new ProblemException(
        found.isEmpty()
            ? new Problem.NotFound(
                "Secret " + name + " has no version " + Text.clean(version) + ".",
                "List them with: qd secrets versions " + name)
            : new Problem.Invalid(
                found.size() + " versions of " + name + " begin with " + Text.clean(version) + ".",
                "Give more of it; list them with: qd secrets versions " + name));
  }
}
