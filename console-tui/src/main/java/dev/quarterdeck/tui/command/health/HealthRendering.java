package dev.quarterdeck.tui.command.health;

import dev.quarterdeck.health.HealthReport;
import dev.quarterdeck.health.Reason;
import dev.quarterdeck.health.ServiceHealth;
import dev.quarterdeck.health.Verdict;
import dev.quarterdeck.services.FleetReader;
import dev.quarterdeck.services.Rollout;
import dev.quarterdeck.session.Environment;
import dev.quarterdeck.tui.command.Wording;
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
import java.util.List;
import java.util.stream.Collectors;

/** The verdict, then a row per service; rows with a problem say why and what to do. */
public record HealthRendering(HealthReport report, Environment environment) implements Rendering {

  @Override
  public Page page() {
    Page page = new Page();
    page.line(
        Cell.of(Wording.verdict(report.verdict()).text() + "  " + summary(), Wording.verdict(report.verdict()).tone()),
        0);
    page.line(Cell.muted(where()), 0).gap();
    return page.table(table(report.services(), report.asOf()));
  }

  private String summary() {
    long bad = report.services().stream().filter(s -> HealthNoun.exit(s.verdict()).code() != 0).count();
    long deploying =
        report.services().stream().filter(s -> s.verdict() == Verdict.DEPLOYING).count();
    String all = Wording.count(report.services().size(), "service");
    String text = bad == 0 ? all + ", nothing wrong" : bad + " of " + all + " with something wrong";
    return deploying == 0 ? text : text + ", " + deploying + " deploying";
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

  /** Rows as every list of services shows them, with reasons beneath. */
  public static Table table(List<ServiceHealth> services, Instant now) {
    Table table =
        new Table(
            Column.key("SERVICE"),
            Column.whole("VERDICT", 99),
            Column.whole("TASKS", 90),
            Column.whole("TARGETS", 80),
            Column.text("RUNS", 60),
            Column.whole("CHANGED", 70));
    for (ServiceHealth s : services) {
      List<Table.Note> notes = new ArrayList<>();
      s.reasons().forEach(r -> notes.addAll(Wording.notes(r, now, 4)));
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
    HealthJson.report(json, report);
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
