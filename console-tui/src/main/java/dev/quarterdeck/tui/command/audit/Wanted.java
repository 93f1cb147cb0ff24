package dev.quarterdeck.tui.command.audit;

import dev.quarterdeck.audit.AuditEntry;
import dev.quarterdeck.audit.AuditQuery;
import dev.quarterdeck.tui.cli.Call;
import dev.quarterdeck.tui.cli.Spans;
import dev.quarterdeck.tui.cli.Usage;
import dev.quarterdeck.tui.cli.Verb;
import java.time.DateTimeException;
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

  /** Oldest first; {@code text} null for any. */
  static List<AuditEntry> entries(Call call, @Nullable String text) {
    Instant now = call.console().clock().instant();
    AuditQuery query =
        new AuditQuery(
            time("--since", call.value("--since"), now),
            time("--until", call.value("--until"), now),
            call.value("--action"),
            call.value("--who"),
            call.value("--target"),
            text);
    return call.console().audit().entries().orThrow().stream().filter(query).toList();
  }

  private static @Nullable Instant time(String option, @Nullable String typed, Instant now) {
    if (typed == null) {
      return null;
    }
    try {
      return typed.matches("\\d{4}-\\d\\d-\\d\\d")
          ? LocalDate.parse(typed).atStartOfDay(ZoneOffset.UTC).toInstant()
          : typed.contains("T") ? Instant.parse(typed) : span(option, typed, now);
    } catch (DateTimeException e) {
      throw wrong(option, typed);
    }
  }

  private static Instant span(String option, String typed, Instant now) {
    return now.minus(Spans.parse(typed).orElseThrow(() -> wrong(option, typed)));
  }

  private static RuntimeException wrong(String option, String typed) {
    return Usage.wrong(
        option + " '" + typed + "' is neither a span of time nor a day.",
        "Write for example 30m, 12h, 7d, 2026-03-01 or 2026-03-01T08:00:00Z.");
  }
}
