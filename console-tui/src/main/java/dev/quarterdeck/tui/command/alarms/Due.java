package dev.quarterdeck.tui.command.alarms;

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
    call.console().endSilences().fold(Due::ended, Due::notEnded).forEach(call::note);
  }

  private static List<Cell> ended(List<String> alarms) {
    return alarms.stream()
        .map(
            a ->
                Cell.of(
                    "✓ The silence of alarm " + a + " is over: its actions are on again.", Tone.OK))
        .toList();
  }

  private static List<Cell> notEnded(Problem p) {
    return List.of(Cell.of("▲ " + p.sentence() + " → " + p.remedy(), Tone.WARN));
  }
}
