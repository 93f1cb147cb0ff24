package dev.quarterdeck.screen.session;

import dev.quarterdeck.kernel.Outcome;
import dev.quarterdeck.screen.change.Answers;
import dev.quarterdeck.screen.change.Errand;
import dev.quarterdeck.screen.change.Progress;
import dev.quarterdeck.screen.console.Reads;

/** An elevated session is read-only again before its time. */
public record Lower() implements Errand<Reads> {
  @Override
  public String title() {
    return "Read-only again";
  }

  @Override
  public String verb() {
    return "Close";
  }

  @Override
  public Outcome<Found> run(Reads desk, Answers answers, Progress progress) {
    return desk.features().elevation().lower().map(entry -> Found.quiet());
  }
}
