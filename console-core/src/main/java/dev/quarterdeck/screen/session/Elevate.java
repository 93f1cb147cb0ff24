package dev.quarterdeck.screen.session;

import dev.quarterdeck.kernel.Outcome;
import dev.quarterdeck.kernel.Problem;
import dev.quarterdeck.screen.change.Answers;
import dev.quarterdeck.screen.change.Errand;
import dev.quarterdeck.screen.change.Input;
import dev.quarterdeck.screen.change.Progress;
import dev.quarterdeck.screen.console.Reads;
import dev.quarterdeck.session.Durations;
import java.time.Duration;
import java.util.List;

/** A read-only session is opened for changes: with a reason, for a time. */
public record Elevate() implements Errand<Reads> {
  @Override
  public String title() {
    return "Allow changes for a time";
  }

  @Override
  public String verb() {
    return "Allow";
  }

  @Override
  public List<Input> asks() {
    return List.of(
        Input.text("reason", "Reason", "what is to be changed, and why; goes into the record"),
        Input.choice("time", "For", List.of("15m", "5m", "30m", "1h")));
  }

  @Override
  public Outcome<Found> run(Reads desk, Answers answers, Progress progress) {
    Duration time = Durations.parse(answers.text("time")).orElse(Duration.ZERO);
    return answers.text("reason").isEmpty()
        ? Outcome.failed(
            new Problem.Invalid("Elevating needs a reason.", "Say what is to be changed, and why."))
        : desk.features()
            .elevation()
            .elevate(answers.text("reason"), time)
            .map(until -> Found.quiet());
  }
}
