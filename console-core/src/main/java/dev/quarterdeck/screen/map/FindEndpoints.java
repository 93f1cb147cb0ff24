package dev.quarterdeck.screen.map;

import dev.quarterdeck.kernel.Outcome;
import dev.quarterdeck.kernel.Unknown;
import dev.quarterdeck.screen.Tone;
import dev.quarterdeck.screen.change.Answers;
import dev.quarterdeck.screen.change.Errand;
import dev.quarterdeck.screen.change.Input;
import dev.quarterdeck.screen.change.Progress;
import dev.quarterdeck.screen.change.SheetLine;
import dev.quarterdeck.screen.console.Reads;
import dev.quarterdeck.topology.TopologyReader;
import java.util.ArrayList;
import java.util.List;

/** Looks for endpoints of databases and caches in the values of secrets in use; recorded. */
record FindEndpoints() implements Errand<Reads> {
  @Override
  public String title() {
    return "Find the databases behind secrets";
  }

  @Override
  public String verb() {
    return "Look into values";
  }

  @Override
  public List<Input> asks() {
    return List.of(Input.text("reason", "Reason", "goes into the record"));
  }

  @Override
  public Outcome<Found> run(Reads desk, Answers answers, Progress progress) {
    return desk.features()
        .topology()
        .lookIntoValues(desk.deadline(), answers.text("reason"))
        .map(FindEndpoints::said);
  }

  private static Found said(TopologyReader.Looked looked) {
    List<SheetLine> lines = new ArrayList<>();
    lines.add(
        new SheetLine(
            "✓ Read "
                + looked.secrets()
                + (looked.secrets() == 1 ? " value" : " values")
                + "; nothing but endpoints is kept. The map is read again and draws them.",
            Tone.OK));
    for (Unknown u : looked.unknowns()) {
      lines.add(new SheetLine("? " + u.what() + ": " + u.why(), Tone.UNKNOWN));
    }
    return new Found(lines, looked.unknowns().isEmpty(), null);
  }
}
