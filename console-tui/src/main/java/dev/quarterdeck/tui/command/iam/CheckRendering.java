package dev.quarterdeck.tui.command.iam;

import dev.quarterdeck.access.service.AccessFinding;
import dev.quarterdeck.access.service.AccessReport;
import dev.quarterdeck.tui.output.Cell;
import dev.quarterdeck.tui.output.Csv;
import dev.quarterdeck.tui.output.Page;
import dev.quarterdeck.tui.output.Rendering;
import dev.quarterdeck.tui.output.Tone;
import dev.quarterdeck.tui.output.json.Json;
import dev.quarterdeck.tui.output.json.UnknownsJson;
import java.util.List;
import java.util.Locale;

/** Role by role: what is allowed of what is needed, then what is wrong. */
record CheckRendering(AccessReport report) implements Rendering {

  @Override
  public Page page() {
    Page page = new Page();
    for (AccessReport.Checked r : report.roles()) {
      page.gap();
      boolean whole = r.allowed() == r.needs() && r.how() != AccessReport.How.UNREAD;
      page.item(
          Cell.of(
              (whole ? "✓ " : "▲ ") + r.kind().words() + " " + r.role() + ": " + told(r),
              whole ? Tone.OK : Tone.WARN),
          0);
      lines(page, report.findings().stream().filter(f -> isOf(f, r)).toList());
    }
    lines(
        page,
        report.findings().stream()
            .filter(f -> report.roles().stream().noneMatch(r -> isOf(f, r)))
            .toList());
    return page;
  }

  /** One role may be both of a task's. */
  private static boolean isOf(AccessFinding f, AccessReport.Checked r) {
    return f.of() == r.kind() && f.role().equals(r.role());
  }

  private static String told(AccessReport.Checked r) {
    if (r.how() == AccessReport.How.UNREAD) {
      return "it could not be read";
    }
    return r.needs() == 0
        ? "ECS needs nothing of it"
        : r.allowed()
            + " of "
            + r.needs()
            + " needs are allowed, "
            + (r.how() == AccessReport.How.SIMULATED
                ? "by IAM's simulator"
                : "as its policies read");
  }

  private static void lines(Page page, List<AccessFinding> findings) {
    for (AccessFinding f : findings) {
      Tone tone =
          switch (f.kind()) {
            case MISSING -> Tone.BAD;
            case TOO_WIDE -> Tone.WARN;
            case NOTE -> Tone.MUTED;
          };
      String resource = f.resource() == null ? "" : "  " + f.resource();
      page.item(Cell.of(tone.mark() + " " + f.text() + resource, tone), 2);
      if (f.kind() != AccessFinding.Kind.NOTE) {
        page.fix(f.fix(), 6);
      }
    }
  }

  @Override
  public void json(Json json) {
    json.object(
        j -> {
          j.field("service", report.ref())
              .array("roles", report.roles(), CheckRendering::role)
              .array("findings", report.findings(), CheckRendering::finding);
          UnknownsJson.field(j, report.unknowns());
        });
  }

  private static void role(Json json, AccessReport.Checked r) {
    json.object(
        j ->
            j.field("kind", r.kind().name().toLowerCase(Locale.ROOT))
                .field("role", r.role())
                .field("how", r.how().name().toLowerCase(Locale.ROOT))
                .field("needs", r.needs())
                .field("allowed", r.allowed()));
  }

  private static void finding(Json json, AccessFinding f) {
    json.object(
        j ->
            j.field("kind", f.kind().id())
                .field("of", f.of().name().toLowerCase(Locale.ROOT))
                .field("role", f.role())
                .field("policy", f.policy())
                .field("action", f.action())
                .field("resource", f.resource())
                .field("text", f.text())
                .field("fix", f.fix()));
  }

  @Override
  public Csv csv() {
    Csv csv = new Csv("kind", "of", "role", "policy", "action", "resource", "text", "fix");
    report
        .findings()
        .forEach(
            f ->
                csv.row(
                    f.kind().id(),
                    f.of().name().toLowerCase(Locale.ROOT),
                    f.role(),
                    f.policy(),
                    f.action(),
                    f.resource(),
                    f.text(),
                    f.fix()));
    return csv;
  }

  @Override
  public boolean jsonTellsUnknowns() {
    return true;
  }
}
