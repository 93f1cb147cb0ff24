package dev.quarterdeck.health.alarm;

import dev.quarterdeck.change.Change;
import dev.quarterdeck.change.Changes;
import dev.quarterdeck.kernel.Outcome;
import dev.quarterdeck.kernel.Problem;
import dev.quarterdeck.kernel.Text;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Ends silences whose time is over. Whoever runs next may do it: it is the end of a change that was
 * confirmed with its time, and is recorded as a change of its own. A session that may change
 * nothing only says that it is due.
 */
public final class Overdue {
  private static final Duration AGAIN = Duration.ofMinutes(10);

  private final SilenceBook book;
  private final Silences silences;
  private final InstantSource clock;
  private @Nullable Instant notBefore;

  public Overdue(SilenceBook book, Silences silences, InstantSource clock) {
    this.book = book;
    this.silences = silences;
    this.clock = clock;
  }

  /** Those of this machine and region that are over and not ended; reads files only. */
  public Outcome<List<Silence>> due(String region) {
    return book.in(region).map(all -> all.stream().filter(s -> s.over(clock.instant())).toList());
  }

  /**
   * Switches the actions of alarms on again whose silence is over: the names of those. Without any
   * nothing is called. What failed is told, and not tried again for ten minutes.
   */
  public synchronized Outcome<List<String>> end(String region, boolean readOnly, Changes changes) {
    Instant now = clock.instant();
    if (notBefore != null && now.isBefore(notBefore)) {
      return Outcome.done(List.of());
    }
    Outcome<List<String>> ended =
        due(region)
            .then(
                due ->
                    due.isEmpty()
                        ? Outcome.done(List.<String>of())
                        : readOnly ? Outcome.failed(refused(due)) : end(due, region, changes));
    notBefore = ended instanceof Outcome.Failed<List<String>> ? now.plus(AGAIN) : null;
    return ended;
  }

  private Outcome<List<String>> end(List<Silence> due, String region, Changes changes) {
    return silences
        .resume(List.of(), region)
        .then(
            (Change<Silences.Result> change) ->
                changes.run(change, reason(due), preview -> Outcome.done(preview)))
        .map(Silences.Result::alarms);
  }

  private static String reason(List<Silence> due) {
    return due.stream()
        .map(
            s ->
                "the silence of "
                    + s.alarm()
                    + (s.by() == null ? "" : " by " + s.by())
                    + " was over at "
                    + s.until())
        .collect(Collectors.joining("; "));
  }

  private static Problem refused(List<Silence> due) {
    return new Problem.Refused(
        "The silence of %s is over, and this session is read-only: its actions stay off."
            .formatted(
                due.size() == 1
                    ? "alarm " + Text.clean(due.getFirst().alarm())
                    : due.size() + " alarms"),
        "In a session that may change things: qd alarms resume");
  }
}
