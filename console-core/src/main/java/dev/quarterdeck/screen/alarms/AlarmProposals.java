package dev.quarterdeck.screen.alarms;

import dev.quarterdeck.change.Change;
import dev.quarterdeck.health.alarm.Silences;
import dev.quarterdeck.kernel.Outcome;
import dev.quarterdeck.screen.Tone;
import dev.quarterdeck.screen.change.Answers;
import dev.quarterdeck.screen.change.Input;
import dev.quarterdeck.screen.change.Progress;
import dev.quarterdeck.screen.change.Proposal;
import dev.quarterdeck.screen.change.SheetLine;
import dev.quarterdeck.screen.console.Offer;
import dev.quarterdeck.screen.console.Reads;
import java.time.Duration;
import java.util.List;

/** What can be changed about alarms, by their names. */
final class AlarmProposals {
  private AlarmProposals() {}

  static List<Offer> of(List<String> alarms) {
    return List.of(
        Offer.change(
            "silence", "silence", "Z", "Switch its actions off for a time", new SilenceIt(alarms)),
        Offer.change("resume", "resume", "U", "Switch its actions on again", new Resume(alarms)));
  }

  private static String count(List<String> alarms) {
    return alarms.size() == 1 ? "" : ": " + alarms.size() + " alarms";
  }

  private static String shown(List<String> alarms) {
    return alarms.size() == 1 ? alarms.getFirst() : alarms.size() + " alarms";
  }

  /** Its actions are off for a time. */
  record SilenceIt(List<String> alarms) implements Proposal<Reads, Silences.Result> {
    @Override
    public String title() {
      return "Silence " + shown(alarms);
    }

    @Override
    public String verb() {
      return "Silence";
    }

    @Override
    public List<Input> asks() {
      return List.of(Input.choice("hours", "For hours", List.of("1", "2", "4", "8", "24", "72")));
    }

    @Override
    public Outcome<Change<Silences.Result>> prepare(
        Reads desk, Answers answers, Progress progress) {
      Duration time = Duration.ofHours(Integer.parseInt(answers.text("hours")));
      return desk.alarms().silences().silence(alarms, time, null);
    }

    @Override
    public List<SheetLine> said(Silences.Result result) {
      return result.alarms().isEmpty()
          ? List.of(new SheetLine("✓ Actions are off already.", Tone.OK))
          : List.of(
              new SheetLine(
                  "✓ Silent until " + result.until() + count(result.alarms()) + ".", Tone.OK),
              new SheetLine(
                  "An open console or the next qd of this machine ends it then; U ends it now.",
                  Tone.MUTED));
    }
  }

  /** Its actions are on again. */
  record Resume(List<String> alarms) implements Proposal<Reads, Silences.Result> {
    @Override
    public String title() {
      return "Resume " + shown(alarms);
    }

    @Override
    public String verb() {
      return "Resume";
    }

    @Override
    public Outcome<Change<Silences.Result>> prepare(
        Reads desk, Answers answers, Progress progress) {
      return desk.alarms().silences().resume(alarms, desk.facts().region());
    }

    @Override
    public List<SheetLine> said(Silences.Result result) {
      return List.of(
          new SheetLine(
              result.alarms().isEmpty()
                  ? "✓ Actions are on already."
                  : "✓ Actions are on again" + count(result.alarms()) + ".",
              Tone.OK));
    }
  }
}
