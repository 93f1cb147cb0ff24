package dev.quarterdeck.tui.command.alarms;

import dev.quarterdeck.health.alarm.Silences;
import dev.quarterdeck.tui.output.Csv;
import dev.quarterdeck.tui.output.Page;
import dev.quarterdeck.tui.output.Rendering;
import dev.quarterdeck.tui.output.Times;
import dev.quarterdeck.tui.output.Tone;
import dev.quarterdeck.tui.output.json.Json;

/** Which alarms were switched, and until when. {@code status}: silenced or resumed. */
record SilenceRendering(Silences.Result result, String status) implements Rendering {
  @Override
  public Page page() {
    if (result.alarms().isEmpty()) {
      return new Page().line("✓ Nothing to change.", Tone.OK);
    }
    Page page = new Page();
    result
        .alarms()
        .forEach(
            a ->
                page.line(
                    "✓ "
                        + a
                        + (result.until() == null
                            ? ": actions on."
                            : ": actions off until " + Times.minute(result.until()) + "."),
                    Tone.OK));
    if (result.until() != null) {
      page.fix("The next qd of this machine ends it then; now: qd alarms resume", 2);
    }
    return page;
  }

  @Override
  public void json(Json json) {
    json.object(
        j ->
            j.field("status", result.alarms().isEmpty() ? "unchanged" : status)
                .strings("alarms", result.alarms())
                .field("until", result.until()));
  }

  @Override
  public Csv csv() {
    Csv csv = new Csv("alarm", "status", "until");
    result.alarms().forEach(a -> csv.row(a, status, result.until()));
    return csv;
  }
}
