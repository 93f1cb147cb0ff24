package dev.quarterdeck.secrets;

import dev.quarterdeck.secrets.Promotions.Known;
import dev.quarterdeck.secrets.Promotions.Moved;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Which versions may have been AWSCURRENT while a task was starting. Secrets Manager keeps no
 * history of its labels: versions become current in the order in which they were made, at their
 * making or, where they were staged first, somewhat later.
 */
record Candidates(SecretSummary secret, List<SecretVersion> versions, Known known) {
  /** A version that is staged for longer before it is promoted is a rotation that hangs. */
  private static final Duration STAGED = Duration.ofDays(1);

  /** Of a move's date, where it had to be estimated. */
  private static final Duration SLACK = Duration.ofMinutes(2);

  Candidates {
    versions =
        versions.stream()
            .filter(v -> v.createdAt() != null && !never(known, v))
            .sorted(Comparator.comparing(Candidates::made))
            .toList();
  }

  /** A rotation that failed can have been ended by somebody else: the labels tell then. */
  private static boolean never(Known known, SecretVersion v) {
    return known.never().contains(v.id()) && !v.has("AWSCURRENT") && !v.has("AWSPREVIOUS");
  }

  private static Instant made(SecretVersion v) {
    return Objects.requireNonNull(v.createdAt());
  }

  /** Empty when the version of that time is gone. */
  Set<String> of(Instant created, @Nullable Instant started) {
    Set<String> found = new LinkedHashSet<>();
    List<SecretVersion> course = course(created);
    int floor = floor(course, created);
    if (floor < 0) {
      return found;
    }
    SecretVersion before = course.get(floor);
    found.add(before.id());
    boolean current = before.id().equals(secret.currentVersion());
    if (floor > 0 && (current || made(before).plus(STAGED).isAfter(created))) {
      found.add(course.get(floor - 1).id());
    }
    for (SecretVersion v : course.subList(floor + 1, course.size())) {
      if (reachable(v, started)) {
        found.add(v.id());
      }
    }
    if (known.standing(secret).isEmpty()) {
      // Moved by hand, perhaps back and forth: the two labels say between which.
      versions.stream()
          .filter(v -> v.has("AWSCURRENT") || v.has("AWSPREVIOUS"))
          .filter(v -> reachable(v, started))
          .forEach(v -> found.add(v.id()));
    }
    return found;
  }

  /**
   * Whether AWSCURRENT was taken back: it is on an older version than the one that it left. When
   * that was, no date of a version tells.
   */
  boolean takenBack() {
    SecretVersion now = labelled("AWSCURRENT");
    SecretVersion left = labelled("AWSPREVIOUS");
    return now != null && left != null && made(now).isBefore(made(left));
  }

  private @Nullable SecretVersion labelled(String stage) {
    return versions.stream().filter(v -> v.has(stage)).findFirst().orElse(null);
  }

  /** Why more than one version may have been current while a task was starting. */
  String doubt(Instant created, @Nullable Instant started) {
    if (takenBack() && known.standing(secret).isEmpty()) {
      return "AWSCURRENT was taken back to an older version, and Secrets Manager does not tell when";
    }
    boolean close =
        versions.stream().anyMatch(v -> reachable(v, started) && !made(v).isBefore(created));
    return close
        ? "it started close to a change"
        : "Secrets Manager does not tell which version was current when it started";
  }

  private static boolean reachable(SecretVersion v, @Nullable Instant started) {
    return started == null || !made(v).isAfter(started);
  }

  /** The versions from the last known move on, the one that it brought first; else all. */
  private List<SecretVersion> course(Instant created) {
    Moved last = known.lastUntil(created.minus(SLACK));
    SecretVersion first =
        last == null
            ? null
            : versions.stream().filter(v -> v.id().equals(last.version())).findFirst().orElse(null);
    if (last == null || first == null) {
      return versions;
    }
    List<SecretVersion> course = new ArrayList<>(List.of(first));
    versions.stream()
        .filter(v -> !v.id().equals(first.id()) && made(v).isAfter(last.at()))
        .forEach(course::add);
    return course;
  }

  /** The newest that was there when the task was created; -1 for none. */
  private static int floor(List<SecretVersion> course, Instant created) {
    int floor = -1;
    for (int i = 0; i < course.size(); i++) {
      if (!made(course.get(i)).isAfter(created)) {
        floor = i;
      }
    }
    return floor;
  }
}
