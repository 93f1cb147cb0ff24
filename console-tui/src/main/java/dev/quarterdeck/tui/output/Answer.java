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
 * @param passedOn the exit code of another program that was run in this one's place, or null
 */
public record Answer(
    ExitCode exit,
    @Nullable Rendering rendering,
    List<Unknown> unknowns,
    @Nullable Cell note,
    @Nullable Integer passedOn) {
  public Answer {
    unknowns = List.copyOf(unknowns);
  }

  public Answer(
      ExitCode exit, @Nullable Rendering rendering, List<Unknown> unknowns, @Nullable Cell note) {
    this(exit, rendering, unknowns, note, null);
  }

  /** Another program's end is this one's. */
  public static Answer passedOn(int code) {
    return new Answer(code == 0 ? ExitCode.GOOD : ExitCode.BAD, null, List.of(), null, code);
  }

  /** What the process ends with. */
  public int code() {
    return passedOn == null ? exit.code() : passedOn;
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
