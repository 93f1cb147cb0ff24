package dev.quarterdeck.tui.command.secrets;

import dev.quarterdeck.secrets.StaleTask;
import dev.quarterdeck.services.FleetReader;
import dev.quarterdeck.tui.output.Cell;
import dev.quarterdeck.tui.output.Column;
import dev.quarterdeck.tui.output.Csv;
import dev.quarterdeck.tui.output.Page;
import dev.quarterdeck.tui.output.Rendering;
import dev.quarterdeck.tui.output.Table;
import dev.quarterdeck.tui.output.Times;
import dev.quarterdeck.tui.output.Tone;
import dev.quarterdeck.tui.output.json.Json;
import dev.quarterdeck.tui.output.json.SecretsJson;
import java.time.Instant;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;

/** Stale tasks as rows, and how to renew them. */
public record StaleRendering(List<StaleTask> tasks, Instant asOf, boolean complete)
    implements Rendering {

  @Override
  public Page page() {
    if (tasks.isEmpty()) {
      return complete
          ? new Page().line("✓ Every running task holds the current values.", Tone.OK)
          : new Page().line("? No stale task among those that could be read.", Tone.WARN);
    }
    Table table =
        new Table(
            Column.key("SERVICE"),
            Column.text("TASK", 20),
            Column.whole("STARTED", 80),
            Column.whole("SECRET", 95),
            Column.text("KEYS", 40),
            Column.whole("CHANGED", 85),
            Column.whole("CERTAINTY", 90));
    Set<String> fixes = new LinkedHashSet<>();
    Set<String> doubts = new TreeSet<>();
    for (StaleTask t : tasks) {
      boolean certain = t.certainty() == StaleTask.Certainty.CERTAIN;
      table.row(
          Cell.of(t.cluster() + "/" + (t.service() == null ? "(task)" : t.service())),
          Cell.muted(FleetReader.shortName(t.task())),
          Times.ago(t.startedAt(), asOf),
          Cell.of(t.secret()),
          t.keys().isEmpty() ? Cell.muted("(whole)") : Cell.of(String.join(", ", t.keys())),
          t.currentSince() == null ? Cell.muted("taken back") : Times.ago(t.currentSince(), asOf),
          certain ? Cell.of("✖ certain", Tone.BAD) : Cell.of("? possible", Tone.WARN));
      if (t.doubt() != null) {
        doubts.add(t.doubt());
      }
      if (t.service() != null && !t.stopping()) {
        fixes.add(
            "qd secrets stale " + t.secret() + " --redeploy" + (certain ? "" : " --possible"));
      }
    }
    Page page = new Page().table(table).gap();
    if (!doubts.isEmpty()) {
      page.line("Possible: " + String.join("; ", doubts) + ".", Tone.MUTED).gap();
    }
    long stopping =
        tasks.stream().filter(StaleTask::stopping).map(StaleTask::task).distinct().count();
    if (stopping > 0) {
      page.line(
              (stopping == 1
                      ? "1 task is stopping and still holds "
                      : stopping + " tasks are stopping and still hold ")
                  + "an old value.",
              Tone.WARN)
          .gap();
    }
    if (!fixes.isEmpty()) {
      page.line("New tasks take the current values:", Tone.PLAIN);
      fixes.forEach(f -> page.fix(f, 2));
    }
    return page;
  }

  @Override
  public void json(Json json) {
    json.array(tasks, SecretsJson::stale);
  }

  @Override
  public Csv csv() {
    Csv csv =
        new Csv(
            "cluster",
            "service",
            "task",
            "startedAt",
            "secret",
            "keys",
            "currentSince",
            "certainty",
            "doubt",
            "stopping");
    for (StaleTask t : tasks) {
      csv.row(
          t.cluster(),
          t.service(),
          t.task(),
          t.startedAt(),
          t.secret(),
          String.join(" ", t.keys()),
          t.currentSince(),
          t.certainty().name().toLowerCase(Locale.ROOT),
          t.doubt(),
          t.stopping());
    }
    return csv;
  }
}
