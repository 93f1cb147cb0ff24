package dev.quarterdeck.tui.command.health;

import dev.quarterdeck.health.HealthReport;
import dev.quarterdeck.health.Reason;
import dev.quarterdeck.health.ServiceHealth;
import dev.quarterdeck.health.Verdict;
import dev.quarterdeck.health.timeline.Causes;
import dev.quarterdeck.kernel.Unknown;
import dev.quarterdeck.screen.Words;
import dev.quarterdeck.services.FleetReader;
import dev.quarterdeck.services.Rollout;
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
import dev.quarterdeck.tui.output.json.HealthJson;
import dev.quarterdeck.tui.output.json.Json;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/** The verdict, then a row per service; rows with a problem say why and what to do. */
public record HealthRendering(HealthReport report, Environment environment, Causes causes)
    implements Rendering {

  /** Without having looked for causes. */
  public HealthRendering(HealthReport report, Environment environment) {
    this(report, environment, Causes.NONE);
  }

  @Override
  public Page page() {
    Page page = new Page();
    page.line(headline(), 0);
    page.line(Cell.muted(where()), 0).gap();
    Set<String> common = common(report.services());
    page.table(table(report.services(), report.asOf(), common, causes));
    List<Unknown> untold = report.unknowns().stream().filter(u -> !toldInARow(u, common)).toList();
    if (!untold.isEmpty()) {
      page.gap();
      untold.forEach(u -> page.item(Wording.unknown(u), 0));
    }
    return page;
  }

  @Override
  public Cell headline() {
    Cell verdict = Wording.verdict(report.verdict());
    return Cell.of(verdict.text() + "  " + summary(), verdict.tone());
  }

  private boolean toldInARow(Unknown unknown, Set<String> common) {
    return report.services().stream()
        .flatMap(s -> s.reasons().stream())
        .filter(r -> r.severity() == Reason.Severity.UNKNOWN && !common.contains(r.text()))
        .anyMatch(r -> r.text().contains(" " + unknown.what() + ": "));
  }

  @Override
  public boolean pageTellsUnknowns() {
    return true;
  }

  @Override
  public boolean jsonTellsUnknowns() {
    return true;
  }

  /** What keeps several services unknown is said once, beneath the table. */
  private static Set<String> common(List<ServiceHealth> services) {
    Set<String> once = new HashSet<>();
    Set<String> often = new HashSet<>();
    for (ServiceHealth s : services) {
      for (Reason r : s.reasons()) {
        if (r.severity() == Reason.Severity.UNKNOWN && !once.add(r.text())) {
          often.add(r.text());
        }
      }
    }
    return often;
  }

  private String summary() {
    List<String> parts = new ArrayList<>();
    for (Verdict verdict : List.of(Verdict.values()).reversed()) {
      long n = report.services().stream().filter(s -> s.verdict() == verdict).count();
      if (n > 0) {
        parts.add(n + " " + Words.word(verdict));
      }
    }
    String all = Wording.count(report.services().size(), "service");
    return parts.size() <= 1 ? all : all + ": " + String.join(", ", parts);
  }

  private String where() {
    List<String> parts = new ArrayList<>();
    parts.add(environment.label());
    if (report.account() != null) {
      parts.add(report.account());
    }
    if (report.region() != null) {
      parts.add(report.region());
    }
    parts.add("as of " + Times.second(report.asOf()));
    return String.join(" · ", parts);
  }

  /** Rows as every list of services shows them, with reasons beneath but for those untold. */
  public static Table table(List<ServiceHealth> services, Instant now, Set<String> untold) {
    return table(services, now, untold, Causes.NONE);
  }

  private static Table table(
      List<ServiceHealth> services, Instant now, Set<String> untold, Causes causes) {
    Table table =
        new Table(
            Column.key("SERVICE"),
            Column.whole("VERDICT", 99),
            Column.whole("TASKS", 90),
            Column.whole("TARGETS", 80),
            Column.text("RUNS", 60),
            Column.whole("CHANGED", 70));
    for (ServiceHealth s : services) {
      List<Block.Line> notes = new ArrayList<>();
      s.reasons().stream()
          .filter(r -> !untold.contains(r.text()))
          .forEach(r -> notes.addAll(Wording.notes(r, now, 4)));
      Causes.Cause cause = causes.services().get(s.ref());
      if (cause != null) {
        notes.add(Block.Line.item(Cell.of(CauseLine.of(cause, causes)), 4));
      }
      table.row(
          List.of(
              Cell.of(s.ref()),
              Wording.verdict(s.verdict()),
              tasks(s),
              targets(s.targets()),
              Cell.muted(FleetReader.shortName(s.taskDefinition())),
              Times.ago(s.updatedAt(), now)),
          notes);
    }
    return table;
  }

  private static Cell tasks(ServiceHealth s) {
    String text = s.running() + "/" + s.desired() + (s.pending() == 0 ? "" : " +" + s.pending());
    boolean short_ = s.running() < s.desired() && s.rollout() != Rollout.IN_PROGRESS;
    return Cell.of(text, short_ ? Tone.BAD : Tone.PLAIN);
  }

  private static Cell targets(ServiceHealth.@org.jspecify.annotations.Nullable Targets t) {
    if (t == null) {
      return Cell.DASH;
    }
    int all = t.healthy() + t.unhealthy() + t.other();
    return t.unhealthy() == 0
        ? Cell.of(t.healthy() + "/" + all)
        : Cell.of("✖ " + t.unhealthy() + " unhealthy", Tone.BAD);
  }

  @Override
  public void json(Json json) {
    HealthJson.report(json, report, causes);
  }

  @Override
  public Csv csv() {
    return csv(report.services());
  }

  public static Csv csv(List<ServiceHealth> services) {
    Csv csv =
        new Csv(
            "cluster",
            "service",
            "verdict",
            "desired",
            "running",
            "pending",
            "targetsHealthy",
            "targetsUnhealthy",
            "taskDefinition",
            "rollout",
            "updatedAt",
            "reasons");
    for (ServiceHealth s : services) {
      csv.row(
          s.cluster(),
          s.service(),
          s.verdict(),
          s.desired(),
          s.running(),
          s.pending(),
          s.targets() == null ? null : s.targets().healthy(),
          s.targets() == null ? null : s.targets().unhealthy(),
          s.taskDefinition(),
          s.rollout() == Rollout.UNKNOWN ? null : s.rollout(),
          s.updatedAt(),
          s.reasons().stream().map(Reason::text).collect(Collectors.joining(" ")));
    }
    return csv;
  }
}
