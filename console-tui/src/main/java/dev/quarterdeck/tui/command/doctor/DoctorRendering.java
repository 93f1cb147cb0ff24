package dev.quarterdeck.tui.command.doctor;

import dev.quarterdeck.session.doctor.Check;
import dev.quarterdeck.tui.output.Cell;
import dev.quarterdeck.tui.output.Csv;
import dev.quarterdeck.tui.output.Page;
import dev.quarterdeck.tui.output.Rendering;
import dev.quarterdeck.tui.output.Tone;
import dev.quarterdeck.tui.output.json.Json;
import java.util.List;
import java.util.Locale;

/** Checks, one a line; those that need a look say what to do. */
record DoctorRendering(List<Check> checks) implements Rendering {

  @Override
  public Page page() {
    Page page = new Page();
    for (Check c : checks) {
      Tone tone =
          switch (c.status()) {
            case OK -> Tone.OK;
            case WARN -> Tone.WARN;
            case FAIL -> Tone.BAD;
          };
      page.item(
          Cell.of(
              tone.mark() + " " + c.check() + ": " + c.text(), tone == Tone.OK ? Tone.PLAIN : tone),
          0);
      if (c.fix() != null) {
        page.fix(c.fix(), 4);
      }
    }
    return page.gap().line(summary(), 0);
  }

  private Cell summary() {
    long failed = checks.stream().filter(c -> c.status() == Check.Status.FAIL).count();
    long warned = checks.stream().filter(c -> c.status() == Check.Status.WARN).count();
    return failed > 0
        ? Cell.of("✖ FAIL  " + failed + " of " + checks.size() + " checks", Tone.BAD)
        : Cell.of(
            "✓ OK  "
                + checks.size()
                + " checks"
                + (warned == 0 ? "" : ", " + warned + " to look at"),
            Tone.OK);
  }

  @Override
  public void json(Json json) {
    json.object(
        j ->
            j.array(
                "checks",
                checks,
                (a, c) ->
                    a.object(
                        o ->
                            o.field("check", c.check())
                                .field("status", c.status().name().toLowerCase(Locale.ROOT))
                                .field("text", c.text())
                                .field("fix", c.fix()))));
  }

  @Override
  public Csv csv() {
    Csv csv = new Csv("check", "status", "text", "fix");
    checks.forEach(
        c -> csv.row(c.check(), c.status().name().toLowerCase(Locale.ROOT), c.text(), c.fix()));
    return csv;
  }
}
