package dev.quarterdeck.tui.command.services;

import dev.quarterdeck.kernel.Problem;
import dev.quarterdeck.screen.services.DeploymentWords;
import dev.quarterdeck.services.FleetReader;
import dev.quarterdeck.services.Service;
import dev.quarterdeck.services.StopCause;
import dev.quarterdeck.services.deploy.DeploymentReport;
import dev.quarterdeck.services.deploy.DeploymentState;
import dev.quarterdeck.services.deploy.Updated;
import dev.quarterdeck.tui.output.Cell;
import dev.quarterdeck.tui.output.Csv;
import dev.quarterdeck.tui.output.Page;
import dev.quarterdeck.tui.output.Rendering;
import dev.quarterdeck.tui.output.Tone;
import dev.quarterdeck.tui.output.json.DeployJson;
import dev.quarterdeck.tui.output.json.Json;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** How a change of services ended, one service after another. */
record DeployedRendering(List<Row> rows) implements Rendering {
  /**
   * One service.
   *
   * @param report how its deployment went; null when there is none or nobody waited
   * @param counted the service when it was scaled and followed; null otherwise
   */
  record Row(Updated updated, @Nullable DeploymentReport report, @Nullable Counted counted) {
    boolean good() {
      return updated.problem() == null
          && (report == null || report.state().good())
          && (counted == null || counted.reached());
    }

    DeployJson.Row json() {
      return new DeployJson.Row(
          updated, report, counted == null ? null : counted.service(), status());
    }

    /** A word for programs. */
    String status() {
      if (updated.problem() != null) {
        return "error";
      }
      if (report != null) {
        return DeployJson.state(report.state());
      }
      if (counted != null) {
        return counted.reached() ? "completed" : "timedOut";
      }
      boolean nothing =
          updated.deployment() == null && updated.desired() == updated.before().desired();
      return nothing ? "unchanged" : "started";
    }
  }

  /** A service that was followed to a number of tasks. */
  record Counted(Service service, boolean reached) {}

  @Override
  public Page page() {
    Page page = new Page();
    for (Row row : rows) {
      page.gap();
      page.line(head(row));
      details(page, row);
    }
    return page;
  }

  private static dev.quarterdeck.tui.output.Block.Line head(Row row) {
    Updated u = row.updated();
    String ref = u.before().ref();
    String to = FleetReader.shortName(u.taskDefinition());
    String from = FleetReader.shortName(u.before().taskDefinition());
    String runs = to.equals(from) ? to : from + " → " + to;
    DeploymentReport r = row.report();
    Problem p = u.problem();
    if (p != null) {
      return line("✖ " + ref + ": " + p.sentence(), Tone.BAD);
    }
    if (r != null) {
      return line(
          DeploymentWords.state(r.state()) + ": " + ref + "  " + runs, Following.tone(r.state()));
    }
    if (row.counted() != null) {
      Service s = row.counted().service();
      return line(
          (row.counted().reached() ? "✓ " : "? ")
              + ref
              + ": "
              + u.before().desired()
              + " → "
              + s.desired()
              + " desired, "
              + s.running()
              + " running",
          row.counted().reached() ? Tone.OK : Tone.WARN);
    }
    return switch (row.status()) {
      case "unchanged" -> line("✓ " + ref + ": nothing to change.", Tone.OK);
      default ->
          line(
              "✓ "
                  + ref
                  + (u.deployment() == null
                      ? ": " + u.before().desired() + " → " + u.desired() + " desired"
                      : ": deployment of " + runs + " has begun"),
              Tone.OK);
    };
  }

  private static dev.quarterdeck.tui.output.Block.Line line(String text, Tone tone) {
    return dev.quarterdeck.tui.output.Block.Line.item(Cell.of(text, tone), 0);
  }

  private static void details(Page page, Row row) {
    Updated u = row.updated();
    DeploymentReport r = row.report();
    Problem p = u.problem();
    if (p != null) {
      page.fix(p.remedy(), 2);
    }
    if (u.registered() != null) {
      page.fact("Registered", FleetReader.shortName(u.registered()));
    }
    if (u.deployment() != null) {
      page.fact("Deployment", u.deployment().id());
    }
    if (r == null) {
      return;
    }
    page.fact(
        "Tasks",
        r.running()
            + " of "
            + r.desired()
            + " running"
            + (r.failedTasks() == 0 ? "" : ", " + r.failedTasks() + " failed"));
    if (r.serving() != null) {
      page.fact(
          "Serving", FleetReader.shortName(r.serving().taskDefinition()) + "  " + r.serving().id());
    }
    if (r.reason() != null) {
      page.item(Cell.of("▲ " + r.reason(), Tone.WARN), 0);
    }
    StopCause cause = r.cause();
    if (cause != null && !r.state().good()) {
      page.item(Cell.of("✖ Its tasks failed: " + cause.text(), Tone.BAD), 0);
      page.fix(cause.fix(), 2);
    }
    String ref = u.before().ref();
    if (r.state() == DeploymentState.FAILING || r.state() == DeploymentState.FAILED) {
      page.fix("qd services rollback " + ref, 2);
    } else if (!r.state().good()) {
      page.fix("qd services show " + ref, 2);
    }
  }

  @Override
  public void json(Json json) {
    json.array(rows, (j, row) -> DeployJson.row(j, row.json()));
  }

  @Override
  public boolean jsonTellsUnknowns() {
    return true;
  }

  @Override
  public Csv csv() {
    Csv csv =
        new Csv(
            "cluster",
            "service",
            "status",
            "previousTaskDefinition",
            "taskDefinition",
            "deployment",
            "desired",
            "running",
            "failedTasks",
            "reason");
    for (Row row : rows) {
      DeployJson.Row r = row.json();
      csv.row(
          r.updated().before().cluster(),
          r.updated().before().name(),
          r.status(),
          r.updated().before().taskDefinition(),
          r.updated().taskDefinition(),
          r.updated().deployment() == null ? null : r.updated().deployment().id(),
          r.updated().desired(),
          r.running(),
          r.report() == null ? null : r.report().failedTasks(),
          r.reason());
    }
    return csv;
  }
}
