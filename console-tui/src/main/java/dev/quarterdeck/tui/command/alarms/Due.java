package dev.quarterdeck.tui.command.alarms;

import dev.quarterdeck.app.Console;
import dev.quarterdeck.health.alarm.Silence;
import dev.quarterdeck.kernel.Outcome;
import dev.quarterdeck.kernel.Problem;
import dev.quarterdeck.tui.cli.Call;
import dev.quarterdeck.tui.output.Cell;
import dev.quarterdeck.tui.output.Times;
import dev.quarterdeck.tui.output.Tone;
import java.time.Duration;
import java.time.Instant;
import java.util.List;

/** Reminds of silences that are over: nothing but a person or a waiting command ends them. */
public final class Due {
  private Due() {}

  /** Says so on stderr; reads local files only. */
  public static void remind(Call call) {
    Console console = call.console();
    switch (console.monitoring().silenceBook().in(console.region())) {
      case Outcome.Done<List<Silence>>(List<Silence> all) -> {
        if (!all.isEmpty()) {
          Instant now = console.clock().instant();
          all.stream()
              .filter(s -> s.over(now))
              .forEach(
                  s ->
                      call.note(
                          Cell.of(
                              "▲ The silence of alarm "
                                  + s.alarm()
                                  + " was over "
                                  + Times.span(Duration.between(s.until(), now))
                                  + " ago and its actions are still off as far as is known here: qd"
                                  + " alarms resume",
                              Tone.WARN)));
        }
      }
      case Outcome.Failed<List<Silence>>(Problem p) ->
          call.note(Cell.of("▲ " + p.sentence() + " " + p.remedy(), Tone.WARN));
    }
  }
}
