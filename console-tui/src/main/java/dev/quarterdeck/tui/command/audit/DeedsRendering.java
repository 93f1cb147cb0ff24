package dev.quarterdeck.tui.command.audit;

import dev.quarterdeck.audit.report.AuditReport;
import dev.quarterdeck.audit.report.Deed;
import dev.quarterdeck.tui.output.Csv;
import dev.quarterdeck.tui.output.json.Json;
import java.util.Locale;

/** The report for programs. */
record DeedsRendering(AuditReport report) {

  void json(Json json) {
    json.object(
        j ->
            j.field("asOf", report.asOf())
                .field("intact", report.record().intact())
                .field("text", report.record().text())
                .array("people", report.people(), DeedsRendering::person)
                .array("deeds", report.deeds(), DeedsRendering::deed));
  }

  private static void person(Json json, AuditReport.Person p) {
    json.object(
        j ->
            j.field("caller", p.caller())
                .field("reveals", p.reveals())
                .field("changes", p.changes())
                .field("failed", p.failed()));
  }

  private static void deed(Json json, Deed d) {
    json.object(
        j ->
            j.field("seq", d.seq())
                .field("at", d.at())
                .field("kind", word(d.kind()))
                .field("caller", d.caller())
                .field("account", d.account())
                .field("region", d.region())
                .field("action", d.action())
                .field("target", d.target())
                .field("reason", d.reason())
                .field("end", word(d.end()))
                .field("outcome", d.said()));
  }

  private static String word(Enum<?> value) {
    return value.name().toLowerCase(Locale.ROOT);
  }

  Csv csv() {
    Csv csv =
        new Csv(
            "seq", "at", "kind", "caller", "account", "region", "action", "target", "reason", "end",
            "outcome");
    for (Deed d : report.deeds()) {
      csv.row(
          d.seq(),
          d.at(),
          word(d.kind()),
          d.caller(),
          d.account(),
          d.region(),
          d.action(),
          d.target(),
          d.reason(),
          word(d.end()),
          d.said());
    }
    return csv;
  }
}
