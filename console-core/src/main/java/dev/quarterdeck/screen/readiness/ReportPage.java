package dev.quarterdeck.screen.readiness;

import dev.quarterdeck.kernel.Outcome;
import dev.quarterdeck.kernel.Snapshot;
import dev.quarterdeck.readiness.Run;
import dev.quarterdeck.readiness.attest.Question;
import dev.quarterdeck.readiness.catalogue.HardeningPoint;
import dev.quarterdeck.readiness.catalogue.Severity;
import dev.quarterdeck.readiness.evidence.Status;
import dev.quarterdeck.screen.Tone;
import dev.quarterdeck.screen.console.Offer;
import dev.quarterdeck.screen.console.Page;
import dev.quarterdeck.screen.console.Reads;
import dev.quarterdeck.screen.console.Section;
import dev.quarterdeck.screen.console.Section.Fact;
import dev.quarterdeck.screen.console.State;
import dev.quarterdeck.screen.table.Cell;
import dev.quarterdeck.screen.table.Column;
import dev.quarterdeck.screen.table.Row;
import dev.quarterdeck.screen.table.Table;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What the report will say, part by part, before it is exported. */
public record ReportPage() implements Page.OfSections<Standing> {
  @Override
  public String kind() {
    return "report";
  }

  @Override
  public String title() {
    return "Report";
  }

  /** A run reads much. */
  @Override
  public int every() {
    return 0;
  }

  @Override
  public Outcome<Snapshot<Standing>> read(Reads reads) {
    return Standing.latest(reads);
  }

  @Override
  public Outcome<Snapshot<Standing>> readAnew(Reads reads) {
    return Standing.anew(reads);
  }

  @Override
  public boolean tells() {
    return true;
  }

  @Override
  public @Nullable String reached(Reads reads) {
    return reads.features().readiness().reached();
  }

  @Override
  public List<Offer> offers(@Nullable Standing value, @Nullable Row row) {
    return value == null ? List.of() : List.of(export(value.run()));
  }

  static Offer export(Run run) {
    return Offer.run(
        "export",
        "export",
        "x",
        "The report as a file: HTML, PDF or Markdown",
        new ExportReport(ReadinessWords.day(run.asOf())));
  }

  @Override
  public List<Section> sections(@Nullable Snapshot<Standing> value, State state) {
    if (value == null) {
      return List.of();
    }
    Run run = value.value().run();
    List<Section> sections = new ArrayList<>();
    sections.add(head(run));
    sections.add(Shares.of(run.score().categories()));
    sections.add(points(run));
    sections.add(blockers(run));
    sections.add(governance(run));
    return sections;
  }

  private static Section head(Run run) {
    List<Fact> facts = new ArrayList<>();
    facts.add(
        Fact.of(
            run.ready() ? "Ready" : "Not ready",
            (run.ready() ? "● " : "▲ ")
                + run.score().percent()
                + " %, "
                + run.score().blockers()
                + " in the way",
            run.ready() ? Tone.OK : Tone.WARN));
    for (Status s : Status.values()) {
      long n = run.results().stream().filter(r -> r.status() == s).count();
      if (n > 0) {
        Cell words = ReadinessWords.status(s);
        facts.add(
            Fact.of(
                ReadinessWords.capital(words.text().substring(2)),
                words.text().substring(0, 2) + n + (n == 1 ? " item" : " items"),
                words.tone()));
      }
    }
    return new Section.Tiles(run.product() == null ? run.scope() : run.product(), facts);
  }

  private static Section points(Run run) {
    List<Row> rows = new ArrayList<>();
    Map<String, Page<?>> links = new HashMap<>();
    for (HardeningPoint p : HardeningPoint.values()) {
      List<Run.Result> of = run.results().stream().filter(r -> r.item().point() == p).toList();
      if (!of.isEmpty()) {
        long done = of.stream().filter(r -> r.status() == Status.PASS).count();
        links.put(p.name(), new ItemsPage(null, p));
        rows.add(
            new Row(
                p.name(),
                List.of(
                    ReadinessWords.status(
                        Status.worst(of.stream().map(Run.Result::status).toList())),
                    Cell.of(p.title()),
                    Cell.of(done + " of " + of.size(), Tone.MUTED))));
      }
    }
    return new Section.Rows(
        "The ten-item hardening list",
        new Table(
            List.of(
                Column.of("status", "STATUS", 1),
                Column.growing("point", "POINT", 1),
                Column.right("done", "DONE", 2)),
            rows),
        "No item is in the list.",
        links);
  }

  private static Section blockers(Run run) {
    return items(
        "What stands in the way",
        run.results().stream()
            .filter(r -> r.status().blocks())
            .filter(r -> r.item().severity().compareTo(Severity.HIGH) >= 0)
            .sorted(Run.needingWorkFirst())
            .toList(),
        "Nothing critical or high.");
  }

  private static Section governance(Run run) {
    return items(
        "Governance",
        run.results().stream()
            .filter(r -> Question.governance(r.item()))
            .sorted(Comparator.comparing(r -> r.item().id()))
            .toList(),
        "Nothing is asked.");
  }

  private static Section items(String title, List<Run.Result> results, String whenEmpty) {
    Map<String, Page<?>> links = new HashMap<>();
    List<Row> rows = new ArrayList<>();
    for (Run.Result r : results) {
      links.put(r.item().id(), new ItemPage(r.item().id()));
      rows.add(
          new Row(
              r.item().id(),
              List.of(
                  ReadinessWords.status(r.status()),
                  ReadinessWords.severity(r),
                  Cell.of(r.item().title()),
                  Cell.of(r.nextStep() == null ? "" : r.nextStep(), Tone.MUTED))));
    }
    return new Section.Rows(
        title,
        new Table(
            List.of(
                Column.of("status", "STATUS", 1),
                Column.of("severity", "SEVERITY", 2),
                Column.of("title", "ITEM", 1),
                Column.growing("next", "NEXT", 3)),
            rows),
        whenEmpty,
        links);
  }
}
