package dev.quarterdeck.tui.output.json;

import dev.quarterdeck.health.ServiceHealth;
import dev.quarterdeck.health.timeline.Causes;
import dev.quarterdeck.health.timeline.Entry;
import dev.quarterdeck.health.timeline.Suspect;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * One of a service's {@code changes} in {@code health}.
 *
 * @param why it is the one most likely behind the trouble; null for the others
 */
record HealthChange(
    Instant at,
    String kind,
    String text,
    @Nullable String detail,
    @Nullable String who,
    @Nullable String why) {
  /** Within it two entries of one kind are the same change, read from two places. */
  private static final Duration SAME = Duration.ofSeconds(5);

  /** Newest first; the likely cause stands for itself where the health told it already. */
  static List<HealthChange> of(ServiceHealth s, Causes.@Nullable Cause cause) {
    Suspect suspect = cause == null ? null : cause.suspect();
    Stream<HealthChange> own =
        s.changes().stream()
            .filter(c -> suspect == null || !same(c, suspect.entry()))
            .map(c -> new HealthChange(c.at(), c.kind(), c.text(), null, c.who(), null));
    Stream<HealthChange> likely =
        suspect == null ? Stream.of() : Stream.of(of(suspect.entry(), suspect.why()));
    return Stream.concat(own, likely)
        .sorted(Comparator.comparing(HealthChange::at).reversed())
        .toList();
  }

  private static HealthChange of(Entry e, String why) {
    return new HealthChange(e.at(), e.kind().id(), e.text(), e.detail(), e.who(), why);
  }

  private static boolean same(ServiceHealth.Change c, Entry e) {
    return c.kind().equals(e.kind().id())
        && Duration.between(c.at(), e.at()).abs().compareTo(SAME) <= 0;
  }

  void write(Json json) {
    json.field("at", at)
        .field("kind", kind)
        .field("text", text)
        .field("detail", detail)
        .field("who", who)
        .field("why", why);
  }

  /** As {@code changes} tells its suspects. */
  static void cause(Json json, Causes.Cause cause) {
    Suspect s = cause.suspect();
    json.field("firstSign", cause.firstSign())
        .field("at", s == null ? null : s.entry().at())
        .field("kind", s == null ? null : s.entry().kind().id())
        .field("text", s == null ? null : s.entry().text())
        .field("detail", s == null ? null : s.entry().detail())
        .field("who", s == null ? null : s.entry().who())
        .field("why", s == null ? null : s.why());
  }
}
