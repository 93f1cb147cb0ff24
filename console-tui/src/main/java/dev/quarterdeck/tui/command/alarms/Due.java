package dev.quarterdeck.tui.command.alarms;

import dev.quarterdeck.kernel.Outcome;
import dev.quarterdeck.kernel.Problem;
import dev.quarterdeck.tui.cli.Call;
import dev.quarterdeck.tui.output.Cell;
import dev.quarterdeck.tui.output.Tone;
import java.util.List;

/** Silences that are over end with the first command that may do it. */
public final class Due {
  private Due() {}

  /**
   * Says on stderr what it did, or why it did not; reads local files only where nothing is due. A
   * dry run changes nothing.
   */
  public static void end(Call call) {
    if (call.has("--dry-run")) {
      return;
    }
    switch (call.console().endSilences()) {
      case Outcome.Done<List<String>>(List<String> alarms) ->
          alarms.forEach(
              a ->
                  call.note(
                      Cell.of(
                          "✓ The silence of alarm " + a + " is over: its actions are on again.",
                          Tone.OK)));
      case Outcome.Failed<List<String>>(Problem p) ->
          call.note(Cell.of("▲ " + p.sentence() + " → " + p.remedy(), Tone.WARN));
    }
  }
}
