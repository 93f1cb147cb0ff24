package dev.quarterdeck.tui.command.rotation;

import dev.quarterdeck.rotation.RotationResult;
import dev.quarterdeck.rotation.journal.Course;
import dev.quarterdeck.rotation.journal.Operation;
import dev.quarterdeck.rotation.journal.StepEntry;
import dev.quarterdeck.tui.output.Cell;
import dev.quarterdeck.tui.output.Csv;
import dev.quarterdeck.tui.output.Page;
import dev.quarterdeck.tui.output.Rendering;
import dev.quarterdeck.tui.output.Times;
import dev.quarterdeck.tui.output.Tone;
import dev.quarterdeck.tui.output.json.Json;
import dev.quarterdeck.tui.output.json.RotationsJson;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;

/** One journal: what was ordered, every step that ended, and the one it stopped in. */
record OperationRendering(Seen seen) implements Rendering {
  @Override
  public Page page() {
    Operation operation = seen.operation();
    Course course = operation.course();
    RotationResult result = RotationResult.of(operation, null);
    Page page = new Page().line(OperationsRendering.what(operation), Tone.STRONG);
    page.fact("Operation", operation.id())
        .fact("Status", Next.status(seen))
        .fact("Started", Times.minute(operation.order().at()) + " by " + operation.order().caller())
        .fact("Account", operation.order().account() + "  " + operation.order().region());
    if (seen.holder() != null) {
      page.fact("Run by", Next.by(seen.holder()) + ": follow it there");
    }
    for (RotationResult.Key k : result.keys()) {
      page.fact(
          k.key() == null ? k.secret() : k.key(),
          k.recipe() + ": " + k.oldVersion() + " → " + k.newVersion());
    }
    page.heading("Steps");
    Map<String, Instant> began = new HashMap<>();
    for (StepEntry step : course.steps()) {
      if (step.status() == StepEntry.Status.STARTED) {
        began.put(step.step(), step.at());
        continue;
      }
      Instant start = Objects.requireNonNullElse(began.remove(step.step()), step.at());
      Cell line = StepLines.ended(step, Duration.between(start, step.at()));
      page.item(
          Cell.of(Times.second(step.at()).substring(0, 8) + "  " + line.text(), line.tone()), 2);
    }
    began.forEach(
        (step, at) ->
            page.item(
                Cell.of(
                    Times.second(at).substring(0, 8)
                        + "  … "
                        + StepLines.title(step)
                        + ": begun, and not known to have ended",
                    Tone.WARN),
                2));
    if (!result.services().isEmpty()) {
      page.heading("Services").table(new ResultRendering(result).services());
    }
    course.notes().forEach(n -> page.item(Cell.of("▲ " + n, Tone.WARN), 0));
    // Whoever carries it on has left the reason of its last stop behind.
    Course.Why why = seen.holder() == null ? course.why() : null;
    if (why != null) {
      page.item(Cell.of("▲ " + why.sentence(), Tone.WARN), 0);
      page.fix(why.remedy(), 4);
    }
    if (!Next.commands(seen).isEmpty()) {
      page.gap().line("Next:", Tone.PLAIN);
      Next.commands(seen).forEach(c -> page.fix(c, 2));
    }
    return page;
  }

  @Override
  public void json(Json json) {
    RotationsJson.result(json, RotationResult.of(seen.operation(), null), seen.holder());
  }

  @Override
  public boolean jsonTellsUnknowns() {
    return true;
  }

  @Override
  public Csv csv() {
    Csv csv = new Csv("operation", "step", "status", "at", "detail");
    Operation operation = seen.operation();
    for (StepEntry s : operation.course().steps()) {
      csv.row(
          operation.id(), s.step(), s.status().name().toLowerCase(Locale.ROOT), s.at(), s.detail());
    }
    return csv;
  }
}
