package dev.quarterdeck.tui.command;

import dev.quarterdeck.health.Reason;
import dev.quarterdeck.health.Verdict;
import dev.quarterdeck.tui.output.Cell;
import dev.quarterdeck.tui.output.Table;
import dev.quarterdeck.tui.output.Times;
import dev.quarterdeck.tui.output.Tone;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/** How verdicts and reasons read on the command line. */
public final class Words {
  private Words() {}

  public static Tone tone(Verdict verdict) {
    return switch (verdict) {
      case HEALTHY -> Tone.OK;
      case DEPLOYING -> Tone.STRONG;
      case UNKNOWN, DEGRADED -> Tone.WARN;
      case DOWN -> Tone.BAD;
    };
  }

  /** Mark and word: never colour alone. */
  public static Cell verdict(Verdict verdict) {
    String mark =
        switch (verdict) {
          case HEALTHY -> "✓";
          case DEPLOYING -> "↻";
          case UNKNOWN -> "?";
          case DEGRADED -> "!";
          case DOWN -> "✗";
        };
    return Cell.of(mark + " " + verdict, tone(verdict));
  }

  /** The reason as a line, and its fix as the next one. */
  public static List<Table.Note> notes(Reason reason, Instant now, int indent) {
    String since =
        reason.since() == null
            ? ""
            : " (for " + Times.span(Duration.between(reason.since(), now)) + ")";
    Tone tone =
        switch (reason.severity()) {
          case INFO -> Tone.MUTED;
          case UNKNOWN, WARNING -> Tone.WARN;
          case CRITICAL -> Tone.BAD;
        };
    String mark = reason.severity() == Reason.Severity.UNKNOWN ? "?" : tone.mark();
    List<Table.Note> notes = new ArrayList<>();
    notes.add(new Table.Note(Cell.of(mark + " " + reason.text() + since, tone), indent));
    if (reason.fix() != null) {
      notes.add(new Table.Note(Cell.of("→ " + reason.fix()), indent + 2));
    }
    return notes;
  }

  /** {@code 1 secret}, {@code 2 secrets}. */
  public static String count(long n, String singular) {
    return n + " " + (n == 1 ? singular : singular + "s");
  }
}
