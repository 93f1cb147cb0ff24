package dev.quarterdeck.tui.output;

import dev.quarterdeck.kernel.ExitCode;
import dev.quarterdeck.kernel.Unknown;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a command found out: how it ends, how to say it, and what is missing from it.
 *
 * @param rendering null when there is nothing to say on stdout
 * @param note a closing remark for a person in front of a table, or null
 */
public record Answer(
    ExitCode exit, @Nullable Rendering rendering, List<Unknown> unknowns, @Nullable Cell note) {
  public Answer {
    unknowns = List.copyOf(unknowns);
  }

  public static Answer of(ExitCode exit, Rendering rendering) {
    return new Answer(exit, rendering, List.of(), null);
  }

  public static Answer good(Rendering rendering) {
    return of(ExitCode.GOOD, rendering);
  }

  /** Nothing on stdout. */
  public static Answer silent(ExitCode exit) {
    return new Answer(exit, null, List.of(), null);
  }

  /** The same with what is missing; an answer that was good is then a bad one, never silently. */
  public Answer missing(List<Unknown> more) {
    return new Answer(
        more.isEmpty() || exit != ExitCode.GOOD ? exit : ExitCode.BAD, rendering, more, note);
  }

  public Answer note(Cell text) {
    return new Answer(exit, rendering, unknowns, text);
  }
}
