package dev.quarterdeck.screen.readiness;

import dev.quarterdeck.change.Change;
import dev.quarterdeck.change.Plan;
import dev.quarterdeck.kernel.Outcome;
import dev.quarterdeck.kernel.Problem;
import dev.quarterdeck.screen.Tone;
import dev.quarterdeck.screen.change.Answers;
import dev.quarterdeck.screen.change.Input;
import dev.quarterdeck.screen.change.Progress;
import dev.quarterdeck.screen.change.Proposal;
import dev.quarterdeck.screen.change.SheetLine;
import dev.quarterdeck.screen.console.Reads;
import java.util.ArrayList;
import java.util.List;

/** An item is put right in AWS: retention of logs, alarms that are missing. */
record FixItem(String item) implements Proposal<Reads, List<String>> {
  private static final String RETENTION = "log-retention";

  @Override
  public String title() {
    return "Fix " + item;
  }

  @Override
  public String verb() {
    return "Fix it";
  }

  @Override
  public List<Input> asks() {
    return List.of(
        item.equals(RETENTION)
            ? Input.text("days", "Days", "the least retention; empty for the team's own")
            : Input.text("topic", "SNS topic", "the ARN that new alarms tell"));
  }

  @Override
  public Outcome<Change<List<String>>> prepare(Reads desk, Answers answers, Progress progress) {
    String days = answers.text("days");
    String topic = answers.text("topic");
    if (!days.isEmpty() && !days.matches("[1-9]\\d{0,3}")) {
      return Outcome.failed(
          new Problem.Invalid(
              "That is no number of days.", "Write a whole number, for example 30."));
    }
    return desk.features()
        .readiness()
        .fix(item, days.isEmpty() ? null : Integer.valueOf(days), topic.isEmpty() ? null : topic)
        .map(change -> new Judged(change, desk, item));
  }

  @Override
  public List<SheetLine> said(List<String> done) {
    List<SheetLine> lines = new ArrayList<>();
    done.forEach(d -> lines.add(new SheetLine("✓ " + d, Tone.OK)));
    if (done.isEmpty()) {
      lines.add(new SheetLine("✓ Nothing was left to put right.", Tone.OK));
    }
    return lines;
  }

  /** The item is judged anew once it was put right. */
  private record Judged(Change<List<String>> change, Reads desk, String item)
      implements Change<List<String>> {
    @Override
    public Plan plan() {
      return change.plan();
    }

    @Override
    public Outcome<List<String>> execute() {
      return change.execute().then(done -> desk.features().readiness().anew(item).map(run -> done));
    }

    @Override
    public String said(List<String> result) {
      return change.said(result);
    }

    @Override
    public void close() {
      change.close();
    }
  }
}
