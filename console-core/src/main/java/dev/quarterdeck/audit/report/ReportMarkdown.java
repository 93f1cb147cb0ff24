package dev.quarterdeck.audit.report;

import dev.quarterdeck.kernel.Markup;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Objects;

/** The report as Markdown, for a wiki or a ticket. */
public final class ReportMarkdown {
  private ReportMarkdown() {}

  public static String of(AuditReport report) {
    StringBuilder out = new StringBuilder("# Who revealed or changed what, and why\n\n");
    out.append(report.record().intact() ? "" : "**The record does not hold.** ")
        .append(Markup.markdown(report.record().text()))
        .append(" As of ")
        .append(report.asOf().truncatedTo(ChronoUnit.SECONDS))
        .append(".\n\n| who | reveals | changes | failed |\n|---|---|---|---|\n");
    for (AuditReport.Person p : report.people()) {
      out.append("| ").append(Markup.markdown(p.caller()));
      out.append(" | ").append(p.reveals()).append(" | ").append(p.changes());
      out.append(" | ").append(p.failed()).append(" |\n");
    }
    for (Deed.Kind kind : Deed.Kind.values()) {
      section(out, ReportWords.title(kind), report.of(kind));
    }
    return out.toString();
  }

  private static void section(StringBuilder out, String title, List<Deed> deeds) {
    out.append("\n## ").append(title).append("\n\n");
    if (deeds.isEmpty()) {
      out.append("None.\n");
      return;
    }
    out.append("| at | who | action | what | why | how it ended |\n|---|---|---|---|---|---|\n");
    for (Deed d : deeds) {
      out.append("| ").append(d.at().truncatedTo(ChronoUnit.SECONDS));
      for (String cell :
          List.of(
              d.who(),
              d.action(),
              d.target(),
              Objects.requireNonNullElse(d.reason(), "–"),
              ReportWords.end(d))) {
        out.append(" | ").append(Markup.markdown(cell));
      }
      out.append(" |\n");
    }
  }
}
