package dev.quarterdeck.tui.command.audit;

import dev.quarterdeck.audit.AuditEntry;
import dev.quarterdeck.audit.AuditLog;
import dev.quarterdeck.audit.AuditQuery;
import dev.quarterdeck.kernel.Unknown;
import dev.quarterdeck.tui.cli.Call;
import dev.quarterdeck.tui.cli.Spans;
import dev.quarterdeck.tui.cli.Usage;
import dev.quarterdeck.tui.cli.Verb;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Which entries a person asks for. */
final class Wanted {
  private Wanted() {}

  static Verb options(Verb verb) {
    return verb.option(
            "--since", "SPAN|TIME", "Only those of the last 30m, 12h, 7d…, or from 2026-03-01 on.")
        .option("--until", "SPAN|TIME", "Only those before.")
        .option("--action", "ACTION", "Only this action, secrets.reveal, or its kind, secrets.")
        .option("--who", "TEXT", "Only callers whose ARN holds the text.")
        .option("--target", "TEXT", "Only those whose target holds the text.");
  }

  /** A moment as it was typed: an instant, or so long ago. */
  private record When(@Nullable Instant at, @Nullable Duration ago) {
    @Nullable Instant from(Instant now) {
      return ago == null ? at : now.minus(ago);
    }
  }

  /** Oldest first; {@code text} null for any. */
  static List<AuditEntry> entries(Call call, @Nullable String text) {
    return found(call, text).entries();
  }

  /** Lines that are no entries may be wanted ones that somebody changed. */
  static List<Unknown> unreadable(AuditLog.Contents found) {
    return found.unreadable() == 0
        ? List.of()
        : List.of(
            new Unknown(
                found.unreadable() + " lines of the record",
                "They are no entries; see which with: qd audit verify",
                null));
  }

  /** Those wanted, oldest first, and how many lines of the whole record are none. */
  static AuditLog.Contents found(Call call, @Nullable String text) {
    // What makes no sense is said before a session is opened.
    When since = when(call, "--since");
    When until = when(call, "--until");
    Instant now = call.console().clock().instant();
    AuditQuery query =
        new AuditQuery(
            since.from(now),
            until.from(now),
            call.value("--action"),
            call.value("--who"),
            call.value("--target"),
            text);
    AuditLog.Contents all = call.console().audit().contents().orThrow();
    return new AuditLog.Contents(all.entries().stream().filter(query).toList(), all.unreadable());
  }

  private static When when(Call call, String option) {
    String typed = call.value(option);
    if (typed == null) {
      return new When(null, null);
    }
    try {
      if (typed.matches("\\d{4}-\\d\\d-\\d\\d")) {
        return new When(LocalDate.parse(typed).atStartOfDay(ZoneOffset.UTC).toInstant(), null);
      }
      return typed.contains("T")
          ? new When(Instant.parse(typed), null)
          : new When(null, Spans.parse(typed).orElseThrow(() -> wrong(option, typed)));
    } catch (DateTimeException e) {
      throw wrong(option, typed);
    }
  }

  private static RuntimeException wrong(String option, String typed) {
    return Usage.wrong(
        option + " '" + typed + "' is not a span of time, and no day either.",
        "Write a number and a unit, for example 30m, 12h or 7d, or a day: 2026-03-01.");
  }
}
