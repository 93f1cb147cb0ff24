package dev.quarterdeck.screen.console;

import dev.quarterdeck.screen.Tone;
import dev.quarterdeck.screen.logs.LinesMsg;
import dev.quarterdeck.screen.logs.LogView;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeParseException;
import java.util.Optional;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** What a person does to a page of lines. */
final class Lines {
  private Lines() {}

  static LogView update(LogView v, LinesMsg msg) {
    return switch (msg) {
      case PAUSE -> v.followed(!v.following());
      case WRAP -> v.wrapped();
      case RAW -> v.rawer();
      case NEXT_HIT -> v.hit(1);
      case PREVIOUS_HIT -> v.hit(-1);
      case EXPORT -> v.followed(false);
      case STOP -> v; // its tail is stopped, and says so
    };
  }

  /** Once the search is typed: to the nearest hit, upwards. */
  static LogView toHit(LogView v) {
    return v.search().isEmpty() || (v.line() != null && v.hits(v.line())) ? v : v.hit(-1);
  }

  /** What is typed behind a colon about lines; empty for anything else. */
  static Optional<Runnable> typed(Draft d, String text, Consumer<Page<?>> go) {
    Optional<String> at = Commands.argument(Commands.AT, text);
    if (at.isPresent() && d.page() instanceof Page.OfLines<?> page) {
      return Optional.of(() -> toTime(d, page, at.get()).ifPresent(go));
    }
    return Commands.argument(Commands.SEARCH, text)
        .map(
            what ->
                () -> {
                  if (d.page() instanceof Page.OfLines<?> page) {
                    page.search(what)
                        .ifPresentOrElse(
                            go,
                            () ->
                                d.notice(
                                    "That is no search; type for example :search 6h timed out.",
                                    Tone.WARN));
                  } else {
                    d.notice(
                        "There are no lines to search here: open a service's log first.",
                        Tone.WARN);
                  }
                });
  }

  /** Goes there among the lines that are kept; another page where they are of another time. */
  static Optional<Page<?>> toTime(Draft d, Page.OfLines<?> page, String typed) {
    Instant at = time(typed, d.now);
    if (at == null) {
      d.notice("That is no time; type for example :at 14:05 or :at 14:05:30.", Tone.WARN);
      return Optional.empty();
    }
    LogView v = d.place().lines();
    if (v != null && v.holds(at)) {
      d.put(d.place().withLines(view -> view.toTime(at)));
      return Optional.empty();
    }
    return Optional.of(page.at(at));
  }

  /** The last time that the clock showed it, or an instant in full. */
  private static @Nullable Instant time(String typed, Instant now) {
    try {
      if (typed.contains("T")) {
        return Instant.parse(typed);
      }
      LocalTime time = LocalTime.parse(typed);
      Instant today = now.atZone(ZoneOffset.UTC).with(time).toInstant();
      return today.isAfter(now) ? today.minus(Duration.ofDays(1)) : today;
    } catch (DateTimeParseException e) {
      return null;
    }
  }
}
