package dev.quarterdeck.screen.rotations;

import dev.quarterdeck.rotation.RotationResult;
import dev.quarterdeck.rotation.journal.Course;
import dev.quarterdeck.rotation.journal.Status;
import dev.quarterdeck.screen.Tone;
import dev.quarterdeck.screen.change.SheetLine;
import dev.quarterdeck.screen.table.Cell;
import java.util.ArrayList;
import java.util.List;

/** What a rotation came to, in words for its sheet. */
final class RotationEnd {
  /** What becomes of a run that is stopped. */
  static final String STOPPED =
      "It is paused there and nothing is lost: resume it or back out on its page, :rotations.";

  private RotationEnd() {}

  static boolean good(RotationResult r) {
    return r.status() == Status.COMPLETED && r.why() == null;
  }

  static List<SheetLine> lines(RotationResult r) {
    List<SheetLine> lines = new ArrayList<>();
    Cell status = RotationWords.status(r.status());
    lines.add(new SheetLine(status.text() + ": rotation " + r.operation(), status.tone()));
    for (RotationResult.Key k : r.keys()) {
      lines.add(
          SheetLine.of(
              "  "
                  + (k.key() == null ? k.secret() : k.secret() + " · " + k.key())
                  + ": "
                  + (r.status() == Status.COMPLETED
                      ? "now version " + k.newVersion()
                      : "AWSCURRENT was " + k.oldVersion())));
    }
    for (RotationResult.Service s : r.services()) {
      Cell service = RotationWords.service(s);
      lines.add(
          new SheetLine(
              "  " + s.cluster() + "/" + s.service() + "  " + service.text(), service.tone()));
    }
    Course.Why why = r.why();
    if (why != null) {
      lines.add(SheetLine.BLANK);
      lines.add(new SheetLine("▲ " + why.sentence(), Tone.WARN));
      lines.add(new SheetLine("→ " + why.remedy(), Tone.ACCENT));
    }
    r.notes().forEach(n -> lines.add(new SheetLine("▲ " + n, Tone.WARN)));
    r.unknowns()
        .forEach(u -> lines.add(new SheetLine("? " + u.what() + ": " + u.why(), Tone.UNKNOWN)));
    if (r.retireAfter() != null) {
      lines.add(
          new SheetLine(
              "The old value is to be retired after " + r.retireAfter() + ".", Tone.MUTED));
    }
    return lines;
  }
}
