package dev.quarterdeck.screen.console;

import dev.quarterdeck.kernel.Outcome;
import dev.quarterdeck.kernel.Problem;
import dev.quarterdeck.kernel.Text;
import dev.quarterdeck.screen.Tone;
import dev.quarterdeck.screen.loop.Effect;
import java.time.Instant;
import java.util.List;

/** While a console is open, silences of alarms end when their time is over. */
final class Silenced {
  /** How often the record of silences is looked at; it is a folder on this machine. */
  private static final long EVERY_SECONDS = 15;

  private final Reads reads;

  Silenced(Reads reads) {
    this.reads = reads;
  }

  void tick(State before, Instant now, List<Effect<Msg>> effects) {
    if (turn(now) != turn(before.now())) {
      effects.add(new Effect<>("silences", () -> new Msg.SilencesEnded(reads.endSilences())));
    }
  }

  private static long turn(Instant at) {
    return Math.floorDiv(at.getEpochSecond(), EVERY_SECONDS);
  }

  void ended(Draft d, Outcome<List<String>> outcome) {
    switch (outcome) {
      case Outcome.Done<List<String>>(List<String> alarms) -> {
        if (!alarms.isEmpty()) {
          d.notice(
              "The silence of "
                  + (alarms.size() == 1
                      ? "alarm " + Text.clean(alarms.getFirst()) + " is over: its actions are"
                      : alarms.size() + " alarms is over: their actions are")
                  + " on again.",
              Tone.OK);
        }
      }
      case Outcome.Failed<List<String>>(Problem problem) ->
          d.notice(problem.sentence() + " → " + problem.remedy(), Tone.WARN);
    }
  }
}
