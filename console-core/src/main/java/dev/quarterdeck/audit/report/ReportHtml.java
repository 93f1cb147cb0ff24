package dev.quarterdeck.audit.report;

import dev.quarterdeck.kernel.Markup;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Objects;

/** The report as one page that stands alone: no script, no link to anything outside. */
public final class ReportHtml {
  private static final String STYLE =
      "body{font:15px/1.5 system-ui,sans-serif;margin:2rem auto;max-width:72rem;padding:0 1rem;"
          + "color:#1b1f24}h1{font-size:1.5rem}table{border-collapse:collapse;width:100%}"
          + "th,td{text-align:left;vertical-align:top;padding:.3rem .6rem;border-bottom:1px solid"
          + " #d0d7de}th{font-weight:600}.bad{color:#a40e26;font-weight:600}"
          + "@media print{body{margin:0}}";

  private ReportHtml() {}

  public static String of(AuditReport report) {
    StringBuilder out = new StringBuilder(20_000);
    out.append("<!DOCTYPE html>\n<html lang=\"en\"><head><meta charset=\"utf-8\">")
        .append("<meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none';")
        .append(" style-src 'unsafe-inline'\"><title>Who revealed or changed what</title><style>")
        .append(STYLE)
        .append("</style></head><body>\n<h1>Who revealed or changed what, and why</h1>\n<p")
        .append(report.record().intact() ? ">" : " class=\"bad\">The record does not hold. ")
        .append(Markup.html(report.record().text()))
        .append(" As of ")
        .append(report.asOf().truncatedTo(ChronoUnit.SECONDS))
        .append(".</p>\n");
    head(out, List.of("who", "reveals", "changes", "failed"));
    for (AuditReport.Person p : report.people()) {
      row(
          out,
          "",
          List.of(
              p.caller(),
              Integer.toString(p.reveals()),
              Integer.toString(p.changes()),
              Integer.toString(p.failed())));
    }
    out.append("</table>\n");
    for (Deed.Kind kind : Deed.Kind.values()) {
      out.append("<h2>").append(ReportWords.title(kind)).append("</h2>\n");
      List<Deed> deeds = report.of(kind);
      if (deeds.isEmpty()) {
        out.append("<p>None.</p>\n");
        continue;
      }
      head(out, List.of("at", "who", "action", "what", "why", "how it ended"));
      deeds.forEach(d -> deed(out, d));
      out.append("</table>\n");
    }
    return out.append("</body></html>\n").toString();
  }

  private static void deed(StringBuilder out, Deed d) {
    row(
        out,
        d.end() == Deed.End.DONE ? "" : " class=\"bad\"",
        List.of(
            d.at().truncatedTo(ChronoUnit.SECONDS).toString(),
            d.who(),
            d.action(),
            d.target(),
            Objects.requireNonNullElse(d.reason(), "–"),
            ReportWords.end(d)));
  }

  private static void head(StringBuilder out, List<String> titles) {
    out.append("<table><tr>");
    titles.forEach(t -> out.append("<th>").append(t).append("</th>"));
    out.append("</tr>\n");
  }

  private static void row(StringBuilder out, String attributes, List<String> cells) {
    out.append("<tr").append(attributes).append('>');
    cells.forEach(c -> out.append("<td>").append(Markup.html(c)).append("</td>"));
    out.append("</tr>\n");
  }
}
