package dev.quarterdeck.tui.command.taskdef;

import dev.quarterdeck.readiness.lint.LintFinding;
import dev.quarterdeck.readiness.lint.LintReport;
import dev.quarterdeck.readiness.lint.LintRule;
import dev.quarterdeck.tui.command.Wording;
import dev.quarterdeck.tui.output.Cell;
import dev.quarterdeck.tui.output.Csv;
import dev.quarterdeck.tui.output.Page;
import dev.quarterdeck.tui.output.Rendering;
import dev.quarterdeck.tui.output.Tone;
import dev.quarterdeck.tui.output.json.Json;
import dev.quarterdeck.tui.output.json.UnknownsJson;

/** Findings as {@code file:line:column}, each with its remedy. */
record LintRendering(LintReport report) implements Rendering {

  @Override
  public Page page() {
    Page page = new Page();
    for (LintFinding f : report.findings()) {
      Tone tone = f.level() == LintRule.Level.ERROR ? Tone.BAD : Tone.WARN;
      String place =
          f.line() == null ? report.name() : report.name() + ":" + f.line() + ":" + f.column();
      String container = f.container();
      boolean named = container == null || f.text().contains(container);
      String where = named ? "" : container + ": ";
      page.item(
          Cell.of(
              tone.mark() + " " + place + "  " + where + f.text() + " [" + f.rule().id() + "]",
              tone),
          0);
      page.fix(f.fix(), 4);
    }
    page.gap();
    long errors = report.count(LintRule.Level.ERROR);
    long warnings = report.count(LintRule.Level.WARNING);
    return errors + warnings == 0
        ? clean(page)
        : page.line(
            Wording.count((int) errors, "error") + ", " + Wording.count((int) warnings, "warning"),
            errors > 0 ? Tone.BAD : Tone.WARN);
  }

  private Page clean(Page page) {
    int open = report.unknowns().size();
    return open == 0
        ? page.line("✓ " + report.name() + ": nothing is wrong with it.", Tone.OK)
        : page.line(
            report.name()
                + ": nothing wrong was found; "
                + open
                + " of what it refers to was not checked.",
            Tone.WARN);
  }

  @Override
  public void json(Json json) {
    json.object(
        j -> {
          j.field("name", report.name())
              .field("errors", report.count(LintRule.Level.ERROR))
              .field("warnings", report.count(LintRule.Level.WARNING))
              .array("findings", report.findings(), LintRendering::finding);
          UnknownsJson.field(j, report.unknowns());
        });
  }

  private static void finding(Json json, LintFinding f) {
    json.object(
        j ->
            j.field("rule", f.rule().id())
                .field("severity", f.level().id())
                .field("container", f.container())
                .field("variable", f.variable())
                .field("line", f.line())
                .field("column", f.column())
                .field("text", f.text())
                .field("fix", f.fix()));
  }

  @Override
  public Csv csv() {
    Csv csv = new Csv("rule", "severity", "container", "variable", "line", "column", "text", "fix");
    report
        .findings()
        .forEach(
            f ->
                csv.row(
                    f.rule().id(),
                    f.level().id(),
                    f.container(),
                    f.variable(),
                    f.line(),
                    f.column(),
                    f.text(),
                    f.fix()));
    return csv;
  }

  @Override
  public boolean jsonTellsUnknowns() {
    return true;
  }
}
