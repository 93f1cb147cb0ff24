package dev.quarterdeck.tui.output.json;

import dev.quarterdeck.kernel.Problem;
import dev.quarterdeck.kernel.Unknown;
import dev.quarterdeck.services.Service;
import dev.quarterdeck.services.StopCause;
import dev.quarterdeck.services.deploy.DeploymentReport;
import dev.quarterdeck.services.deploy.DeploymentState;
import dev.quarterdeck.services.deploy.OwnDeployment;
import dev.quarterdeck.services.deploy.RollbackChoice;
import dev.quarterdeck.services.deploy.Updated;
import dev.quarterdeck.services.taskdef.TaskDefinitionDiff;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** {@code services deploy}, {@code rollback}, {@code scale} and what they are based on. */
public final class DeployJson {
  private DeployJson() {}

  /**
   * One service after a change.
   *
   * @param counted the service when it was followed to a number of tasks; null otherwise
   */
  public record Row(
      Updated updated,
      @Nullable DeploymentReport report,
      @Nullable Service counted,
      String status) {

    public @Nullable Integer running() {
      return report != null
          ? Integer.valueOf(report.running())
          : counted != null ? Integer.valueOf(counted.running()) : null;
    }

    public @Nullable String reason() {
      Problem p = updated.problem();
      return p != null ? p.sentence() : report == null ? null : report.reason();
    }
  }

  public static String state(DeploymentState state) {
    return switch (state) {
      case ROLLING -> "rolling";
      case ROLLING_BACK -> "rollingBack";
      case COMPLETED -> "completed";
      case FAILED -> "failed";
      case FAILING -> "failing";
      case ROLLED_BACK -> "rolledBack";
      case REPLACED -> "replaced";
      case GONE -> "gone";
      case TIMED_OUT -> "timedOut";
    };
  }

  public static void row(Json json, Row row) {
    Updated u = row.updated();
    DeploymentReport r = row.report();
    OwnDeployment d = u.deployment();
    StopCause cause = r == null ? null : r.cause();
    json.object(
        j -> {
          j.field("cluster", u.before().cluster())
              .field("service", u.before().name())
              .field("status", row.status())
              .field("previousTaskDefinition", u.before().taskDefinition())
              .field("taskDefinition", u.taskDefinition())
              .field("registered", u.registered())
              .field("deployment", d == null ? null : d.id())
              .field("previousDesired", u.before().desired())
              .field("desired", u.desired())
              .field("running", row.running())
              .field("failedTasks", r == null ? null : Integer.valueOf(r.failedTasks()))
              .field("reason", row.reason())
              .field("cause", cause == null ? null : cause.text())
              .field("fix", cause == null ? null : cause.fix())
              .object("serving", r == null ? null : r.serving(), DeployJson::serving)
              .array("stops", r == null ? List.of() : r.stops(), DeployJson::stop);
          UnknownsJson.field(j, r == null ? List.<Unknown>of() : r.unknowns());
        });
  }

  private static void serving(Json json, OwnDeployment d) {
    json.field("deployment", d.id()).field("taskDefinition", d.taskDefinition());
  }

  private static void stop(Json json, DeploymentReport.Stop s) {
    json.object(
        j ->
            j.field("task", s.task().arn())
                .field("stoppedAt", s.task().stoppedAt())
                .field("stoppedReason", s.task().stoppedReason())
                .field("cause", s.cause().text())
                .field("fix", s.cause().fix()));
  }

  /** {@code services rollback --list}. */
  public static void choice(Json json, RollbackChoice choice) {
    json.object(
        j -> {
          j.field("cluster", choice.service().cluster())
              .field("service", choice.service().name())
              .field("taskDefinition", choice.service().taskDefinition())
              .field(
                  "default",
                  choice.backAlready() == null
                      ? choice.best().map(RollbackChoice.Candidate::taskDefinition).orElse(null)
                      : null)
              .field("reason", choice.backAlready())
              .array("candidates", choice.candidates(), DeployJson::candidate);
          UnknownsJson.field(j, choice.unknowns());
        });
  }

  private static void candidate(Json json, RollbackChoice.Candidate c) {
    json.object(
        j ->
            j.field("taskDefinition", c.taskDefinition())
                .field("ranWell", c.well())
                .field("current", c.current())
                .field("status", c.status())
                .field("deployedAt", c.deployedAt())
                .field("completedAt", c.completedAt())
                .array(
                    "images",
                    c.images(),
                    (i, image) ->
                        i.object(
                            o ->
                                o.field("container", image.container())
                                    .field("image", image.image())
                                    .field("digest", image.digest()))));
  }

  /** A difference between two revisions; values that could be secrets are not in it. */
  public static void diff(Json json, TaskDefinitionDiff diff) {
    json.object(
        j ->
            j.field("from", diff.from())
                .field("to", diff.to())
                .array(
                    "changes",
                    diff.entries(),
                    (e, entry) ->
                        e.object(
                            o ->
                                o.field("change", entry.kind().name().toLowerCase(Locale.ROOT))
                                    .field("field", entry.path())
                                    .field("shown", entry.shown())
                                    .field("from", entry.from())
                                    .field("to", entry.to()))));
  }
}
