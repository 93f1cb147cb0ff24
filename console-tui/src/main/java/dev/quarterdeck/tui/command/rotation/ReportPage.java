package dev.quarterdeck.tui.command.rotation;

import dev.quarterdeck.kernel.Unknown;
import dev.quarterdeck.rotation.report.CompromiseReport;
import dev.quarterdeck.secrets.Reuse;
import dev.quarterdeck.secrets.StaleTask;
import dev.quarterdeck.services.FleetReader;
import dev.quarterdeck.tui.output.Cell;
import dev.quarterdeck.tui.output.Page;
import dev.quarterdeck.tui.output.Times;
import dev.quarterdeck.tui.output.Tone;

/** The proof after a compromise, to be handed on. */
final class ReportPage {
  private ReportPage() {}

  static void add(Page page, CompromiseReport r) {
    page.heading("Who still holds the old value, as of " + Times.minute(r.asOf()));
    page.item(
        r.clean()
            ? Cell.of(
                "✓ Nobody: all " + r.tasksChecked() + " running tasks were looked at.", Tone.OK)
            : Cell.of(
                "✖ Not proven: " + r.tasksChecked() + " running tasks were looked at.", Tone.BAD),
        2);
    for (StaleTask t : r.holding()) {
      page.item(
          Cell.of(
              "✖ "
                  + t.cluster()
                  + "/"
                  + (t.service() == null ? "(task)" : t.service())
                  + " "
                  + FleetReader.shortName(t.task())
                  + (t.certainty() == StaleTask.Certainty.CERTAIN ? " holds it." : " may hold it."),
              Tone.BAD),
          2);
    }
    for (CompromiseReport.Pinned p : r.pinned()) {
      page.item(
          Cell.of(
              "✖ "
                  + p.cluster()
                  + "/"
                  + (p.service() == null ? "(task)" : p.service())
                  + " names version "
                  + p.version()
                  + ": change its task definition.",
              Tone.BAD),
          2);
    }
    r.scheduled().forEach(s -> page.item(Cell.muted("· " + s), 2));
    for (Reuse.Place place : r.alsoThere()) {
      page.item(
          Cell.of(
              "✖ "
                  + place.secret()
                  + (place.key() == null ? "" : " · " + place.key())
                  + " holds the same value: rotate it too.",
              Tone.BAD),
          2);
    }
    for (CompromiseReport.OldVersion old : r.oldVersions()) {
      page.item(
          Cell.muted(
              "· version "
                  + old.version()
                  + " of "
                  + old.secret()
                  + (old.labels().isEmpty()
                      ? " has no label any more and will vanish."
                      : " still has " + String.join(", ", old.labels()) + ".")),
          2);
    }
    for (Unknown u : r.unknowns()) {
      page.item(
          Cell.of(
              "? "
                  + u.what()
                  + ": "
                  + u.why()
                  + (u.permission() == null ? "" : " (" + u.permission() + ")"),
              Tone.WARN),
          2);
    }
    page.item(
        r.retired()
            ? Cell.of("✓ The old value was revoked.", Tone.OK)
            : Cell.of("▲ The old value was not revoked by this rotation.", Tone.WARN),
        2);
  }
}
