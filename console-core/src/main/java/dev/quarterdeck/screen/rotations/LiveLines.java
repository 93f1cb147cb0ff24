package dev.quarterdeck.screen.rotations;

import dev.quarterdeck.rotation.journal.StepEntry;
import dev.quarterdeck.rotation.run.Progress;
import dev.quarterdeck.screen.Tone;
import dev.quarterdeck.screen.change.SheetLine;
import dev.quarterdeck.screen.table.Cell;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** A run on its sheet: the steps that ended, the one under way, and each service with a bar. */
final class LiveLines implements Progress {
  private final dev.quarterdeck.screen.change.Progress sheet;
  private final RotationWatch watch;
  private final List<SheetLine> ended = new ArrayList<>();
  private final Map<String, Instant> began = new HashMap<>();
  private String now = "";
  private List<Counts> services = List.of();

  LiveLines(dev.quarterdeck.screen.change.Progress sheet, RotationWatch watch) {
    this.sheet = sheet;
    this.watch = watch;
  }

  @Override
  public synchronized void step(StepEntry step) {
    services = List.of();
    if (step.status() == StepEntry.Status.STARTED) {
      began.putIfAbsent(step.step(), step.at());
      now = step.step();
    } else {
      now = "";
      ended.add(line(step));
    }
    show();
  }

  private SheetLine line(StepEntry step) {
    Instant start = began.remove(step.step());
    String took = RotationWords.took(start == null ? null : Duration.between(start, step.at()));
    Cell status = RotationWords.step(step.status());
    return new SheetLine(
        status.text().substring(0, 1)
            + " "
            + RotationWords.title(step.step())
            + (step.detail().isEmpty() ? "" : ": " + step.detail())
            + (took.isEmpty() ? "" : "  (" + took + ")"),
        status.tone());
  }

  @Override
  public synchronized void rolling(List<Counts> counts) {
    services = List.copyOf(counts);
    watch.saw(counts);
    show();
  }

  private void show() {
    List<SheetLine> lines = new ArrayList<>(ended);
    if (!now.isEmpty()) {
      lines.add(new SheetLine("… " + RotationWords.title(now), Tone.ACCENT));
    }
    for (Counts c : services) {
      Cell bar = RotationWords.counts(c);
      lines.add(new SheetLine("  " + c.service() + "  " + bar.text(), bar.tone()));
    }
    sheet.show(lines);
  }
}
