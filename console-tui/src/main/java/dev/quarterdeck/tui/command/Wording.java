package dev.quarterdeck.tui.command;

import dev.quarterdeck.health.Reason;
import dev.quarterdeck.health.Verdict;
import dev.quarterdeck.kernel.Unknown;
import dev.quarterdeck.screen.Words;
import dev.quarterdeck.tui.output.Block;
import dev.quarterdeck.tui.output.Cell;
import dev.quarterdeck.tui.output.Tone;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/** The shared wording as cells and lines of the command line. */
public final class Wording {
  private Wording() {}

  public static Tone tone(dev.quarterdeck.screen.Tone tone) {
    return switch (tone) {
      case NORMAL -> Tone.PLAIN;
      case OK -> Tone.OK;
      case ACCENT -> Tone.STRONG;
      case WARN, UNKNOWN -> Tone.WARN;
      case BAD -> Tone.BAD;
      case MUTED -> Tone.MUTED;
    };
  }

  /** A screen's cell as a command's table prints it. */
  public static Cell cell(dev.quarterdeck.screen.table.Cell cell) {
    return Cell.of(cell.text(), tone(cell.tone()));
  }

  /** Mark and word: never colour alone. */
  public static Cell verdict(Verdict verdict) {
    return Cell.of(Words.symbol(verdict) + " " + Words.word(verdict), tone(Words.tone(verdict)));
  }

  /** The reason as a line, and its fix as the next one. */
  public static List<Block.Line> notes(Reason reason, Instant now, int indent) {
    String since = reason.since() == null ? "" : " (for " + Words.age(reason.since(), now) + ")";
    String mark =
        switch (reason.severity()) {
          case INFO -> "·";
          case UNKNOWN -> "?";
          case WARNING -> "▲";
          case CRITICAL -> "✖";
        };
    List<Block.Line> notes = new ArrayList<>();
    notes.add(
        Block.Line.item(
            Cell.of(mark + " " + reason.text() + since, tone(Words.tone(reason.severity()))),
            indent));
    if (reason.fix() != null) {
      notes.add(Block.Line.fix(reason.fix(), indent + 2));
    }
    return notes;
  }

  /** What could not be read, why, and which permission would help. */
  public static Cell unknown(Unknown unknown) {
    String permission = unknown.permission() == null ? "" : " (needs " + unknown.permission() + ")";
    return Cell.of("? " + unknown.what() + ": " + unknown.why() + permission, Tone.WARN);
  }

  /** {@code 1 secret}, {@code 2 secrets}. */
  public static String count(long n, String singular) {
    return n + " " + (n == 1 ? singular : singular + "s");
  }
}
