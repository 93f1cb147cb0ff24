package dev.quarterdeck.secrets;

import java.time.Instant;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What is known of when AWSCURRENT came to a version. Secrets Manager tells only when a version was
 * made and when its secret last changed in any way, a tag or another label included.
 */
@FunctionalInterface
public interface Promotions {
  /** Nothing beyond what Secrets Manager tells. */
  Promotions UNKNOWN = Map::of;

  /**
   * AWSCURRENT came to a version.
   *
   * @param from the version that it left
   * @param at in AWS's time
   */
  record Moved(String version, String from, Instant at) {}

  /**
   * What is known of one secret.
   *
   * @param moves the earliest first; others may have moved the label in between
   * @param never versions that were made and never became current
   */
  record Known(List<Moved> moves, Set<String> never) {
    static final Known NOTHING = new Known(List.of(), Set.of());

    public Known {
      moves = moves.stream().sorted(Comparator.comparing(Moved::at)).toList();
      never = Set.copyOf(never);
    }

    Known and(Known other) {
      return new Known(
          Stream.concat(moves.stream(), other.moves.stream()).toList(),
          Stream.concat(never.stream(), other.never.stream()).collect(Collectors.toSet()));
    }

    /** The last move, where the labels still stand as it left them: nobody moved them since. */
    Optional<Moved> standing(SecretSummary secret) {
      return moves.isEmpty()
          ? Optional.empty()
          : Optional.of(moves.getLast())
              .filter(m -> m.version().equals(secret.currentVersion()))
              .filter(m -> Objects.equals(m.from(), secret.versionOf("AWSPREVIOUS")));
    }

    /** The last one up to a moment; null where none is known. */
    @Nullable Moved lastUntil(Instant moment) {
      return moves.stream()
          .filter(m -> !m.at().isAfter(moment))
          .reduce((first, last) -> last)
          .orElse(null);
    }
  }

  /** What both know. */
  default Promotions and(Promotions other) {
    return () -> {
      Map<String, Known> all = new HashMap<>(bySecret());
      other.bySecret().forEach((secret, known) -> all.merge(secret, known, Known::and));
      return all;
    };
  }

  /** By the secret's ARN; read anew at each call. */
  Map<String, Known> bySecret();
}
