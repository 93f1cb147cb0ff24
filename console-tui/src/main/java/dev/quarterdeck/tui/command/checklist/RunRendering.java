package dev.quarterdeck.tui.command.checklist;

import dev.quarterdeck.kernel.Unknown;
import dev.quarterdeck.readiness.Run;
import dev.quarterdeck.readiness.Score;
import dev.quarterdeck.readiness.catalogue.HardeningPoint;
import dev.quarterdeck.readiness.evidence.Evidence;
import dev.quarterdeck.readiness.evidence.Status;
import dev.quarterdeck.session.Environment;
import dev.quarterdeck.tui.command.Wording;
import dev.quarterdeck.tui.output.Block;
import dev.quarterdeck.tui.output.Cell;
import dev.quarterdeck.tui.output.Column;
import dev.quarterdeck.tui.output.Csv;
import dev.quarterdeck.tui.output.Page;
import dev.quarterdeck.tui.output.Rendering;
import dev.quarterdeck.tui.output.Table;
import dev.quarterdeck.tui.output.Times;
import dev.quarterdeck.tui.output.Tone;
import dev.quarterdeck.tui.output.json.ChecklistJson;
import dev.quarterdeck.tui.output.json.Json;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/** Where the product stands: the score, then every item once, what needs work first. */
public record RunRendering(Run run, Environment environment, boolean hardening, boolean all)
    implements Rendering {
  private static final int SHOWN = 3;

  @Override
  public Page page() {
    Page page = head();
    if (hardening) {
      page.table(points());
    } else {
      for (Map.Entry<String, List<Run.Result>> group : groups().entrySet()) {
        category(page, group.getKey(), group.getValue());
      }
    }
    missing(page);
    return page;
  }

  /** Score and place, without the items. */
  public Page head() {
    Score score = run.score();
    Page page = new Page();
    page.line(
        run.ready()
            ? Cell.of("✓ ready  score " + score.percent() + " %", Tone.OK)
            : Cell.of(
                "✖ not ready  score %d %%, %s in the way"
                    .formatted(
                        score.percent(), Wording.count(score.blockers(), "critical or high item")),
                Tone.BAD),
        0);
    List<String> where = new ArrayList<>();
    where.add(run.product() == null ? environment.label() : run.product());
    if (run.account() != null && !where.contains(run.account())) {
      where.add(run.account());
    }
    where.add(run.region());
    where.add(run.scope());
    where.add("as of " + Times.minute(run.asOf()));
    return page.line(Cell.muted(String.join(" · ", where)), 0).gap();
  }

  /** The headline and the worst of what is open. */
  public Page summary(int items) {
    List<Run.Result> open = run.open().stream().limit(items).toList();
    return head().add(new OpenRendering(open, run.asOf()).page());
  }

  /** Results by category, in the catalogue's order. */
  private Map<String, List<Run.Result>> groups() {
    Map<String, List<Run.Result>> groups = new LinkedHashMap<>();
    run.results()
        .forEach(r -> groups.computeIfAbsent(r.item().category(), c -> new ArrayList<>()).add(r));
    groups.values().forEach(list -> list.sort(Run.needingWorkFirst()));
    return groups;
  }

  private void category(Page page, String name, List<Run.Result> results) {
    Score.Category c =
        run.score().categories().stream()
            .filter(x -> x.category().equals(name))
            .findFirst()
            .orElseThrow();
    page.heading("%s  %d %%, %d of %d passed".formatted(name, c.percent(), c.passed(), c.total()));
    Table table =
        new Table(
            Column.whole("STATUS", 95),
            Column.key("ITEM"),
            Column.whole("SEVERITY", 60),
            Column.text("TITLE", 55));
    for (Run.Result r : results) {
      table.row(
          List.of(
              ChecklistWords.status(r.status()),
              Cell.of(r.item().id()),
              Cell.of(r.item().severity().id()),
              Cell.muted(r.item().title())),
          notes(r));
    }
    page.table(table);
  }

  private List<Block.Line> notes(Run.Result r) {
    boolean work = r.status() == Status.FAIL || r.status() == Status.EXPIRED;
    if (!work && !all) {
      return List.of();
    }
    List<Evidence> shown =
        all
            ? r.evidence()
            : r.evidence().stream().filter(e -> e.status() == r.status()).limit(SHOWN).toList();
    List<Block.Line> notes = new ArrayList<>();
    shown.forEach(e -> notes.add(Block.Line.item(ChecklistWords.evidence(e), 4)));
    long more = r.evidence().stream().filter(e -> e.status() == r.status()).count() - shown.size();
    if (more > 0) {
      notes.add(
          Block.Line.prose(
              Cell.muted("and " + more + " more: qd checklist show " + r.item().id()), 6));
    }
    if (r.nextStep() != null) {
      notes.add(Block.Line.prose(Cell.of("→ " + r.nextStep()), 6));
    }
    return notes;
  }

  private Table points() {
    Table table =
        new Table(
            Column.whole("STATUS", 95),
            Column.key("POINT"),
            Column.number("DONE", 60),
            Column.text("HOLDS WHEN", 50));
    for (HardeningPoint point : HardeningPoint.values()) {
      List<Run.Result> of =
          run.results().stream()
              .filter(r -> r.item().point() == point)
              .sorted(Run.needingWorkFirst())
              .toList();
      if (of.isEmpty()) {
        continue;
      }
      Status worst = Status.worst(of.stream().map(Run.Result::status).toList());
      List<Block.Line> notes = new ArrayList<>();
      for (Run.Result r : of) {
        Cell status = ChecklistWords.status(r.status());
        notes.add(
            Block.Line.item(
                Cell.of(
                    status.text().substring(0, 1) + " " + r.item().id() + ": " + r.item().title(),
                    status.tone()),
                4));
        if (r.status().blocks() && r.nextStep() != null) {
          notes.add(Block.Line.prose(Cell.of("→ " + r.nextStep()), 6));
        }
      }
      long done = of.stream().filter(r -> r.status() == Status.PASS).count();
      table.row(
          List.of(
              ChecklistWords.status(worst),
              Cell.of(point.title()),
              Cell.of(done + "/" + of.size()),
              Cell.muted(point.says())),
          notes);
    }
    return table;
  }

  private void missing(Page page) {
    List<String> permissions =
        run.unknowns().stream()
            .map(Unknown::permission)
            .filter(Objects::nonNull)
            .distinct()
            .toList();
    if (!permissions.isEmpty()) {
      page.gap();
      page.line(
          Cell.of(
              "? Missing permissions keep items unknown: " + String.join(", ", permissions),
              Tone.WARN),
          0);
    }
    Map<String, List<String>> unread = new LinkedHashMap<>();
    run.unknowns().stream()
        .filter(u -> u.permission() == null)
        .forEach(u -> unread.computeIfAbsent(u.why(), w -> new ArrayList<>()).add(u.what()));
    if (!unread.isEmpty()) {
      page.gap();
      unread.forEach((why, what) -> page.item(Cell.of(notRead(why, what), Tone.WARN), 0));
    }
    if (!run.dropped().isEmpty()) {
      page.gap();
      run.dropped().forEach((id, why) -> page.line(Cell.muted("left out: " + id + ": " + why), 0));
    }
  }

  private static String notRead(String why, List<String> what) {
    String some = String.join(", ", what.subList(0, Math.min(SHOWN, what.size())));
    String more = what.size() > SHOWN ? " and " + (what.size() - SHOWN) + " more" : "";
    return "? Not read: " + some + more + ": " + why;
  }

  @Override
  public boolean pageTellsUnknowns() {
    return true;
  }

  @Override
  public boolean jsonTellsUnknowns() {
    return true;
  }

  @Override
  public void json(Json json) {
    ChecklistJson.run(json, run);
  }

  @Override
  public Csv csv() {
    Csv csv =
        new Csv(
            "id",
            "title",
            "category",
            "severity",
            "mode",
            "status",
            "evidence",
            "nextStep",
            "owner",
            "due",
            "expires");
    for (Run.Result r : run.results()) {
      csv.row(
          r.item().id(),
          r.item().title(),
          r.item().category(),
          r.item().severity().id(),
          r.item().mode().name(),
          r.status().id(),
          String.join(
              "; ",
              r.evidence().stream()
                  .filter(e -> e.status() == r.status())
                  .map(e -> e.resource() + ": " + e.text())
                  .toList()),
          r.nextStep(),
          r.owner(),
          r.due(),
          r.expires());
    }
    return csv;
  }
}
