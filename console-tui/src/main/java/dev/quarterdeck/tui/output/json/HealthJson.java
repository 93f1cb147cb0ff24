package dev.quarterdeck.tui.output.json;

import dev.quarterdeck.health.HealthReport;
import dev.quarterdeck.health.Reason;
import dev.quarterdeck.health.ServiceHealth;
import dev.quarterdeck.health.timeline.Causes;
import dev.quarterdeck.services.Rollout;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** {@code health}, and the rows of {@code services list}. */
public final class HealthJson {
  private HealthJson() {}

  /** {@code causes}: for the services that were looked at. */
  public static void report(Json json, HealthReport report, Causes causes) {
    json.object(
        j -> {
          j.field("account", report.account())
              .field("region", report.region())
              .field("asOf", report.asOf())
              .field("verdict", report.verdict())
              .array(
                  "services",
                  report.services(),
                  (a, s) -> service(a, s, causes.services().get(s.ref())));
          UnknownsJson.field(j, report.unknowns());
        });
  }

  /** The likely cause is null where none was looked for; its fields, where none was found. */
  private static void service(Json json, ServiceHealth s, Causes.@Nullable Cause cause) {
    json.object(
        j ->
            j.field("cluster", s.cluster())
                .field("service", s.service())
                .field("verdict", s.verdict())
                .array("reasons", s.reasons(), HealthJson::reason)
                .field("desired", s.desired())
                .field("running", s.running())
                .field("pending", s.pending())
                .field("rollout", rollout(s.rollout()))
                .field("taskDefinition", s.taskDefinition())
                .field("updatedAt", s.updatedAt())
                .object("targets", s.targets(), HealthJson::targets)
                .array(
                    "alarms",
                    s.alarms(),
                    (a, alarm) ->
                        a.object(
                            o ->
                                o.field("name", alarm.name())
                                    .field("arn", alarm.arn())
                                    .field("state", alarm.state())
                                    .field("reason", alarm.stateReason())
                                    .field("since", alarm.since())))
                .array("changes", HealthChange.of(s, cause), (c, h) -> c.object(h::write))
                .object("likelyCause", cause, HealthChange::cause)
                .object("evidence", s.evidence(), EvidenceJson::write));
  }

  private static void targets(Json json, ServiceHealth.Targets t) {
    json.field("healthy", t.healthy()).field("unhealthy", t.unhealthy()).field("other", t.other());
  }

  public static void reason(Json json, Reason r) {
    json.object(
        j ->
            j.field("signal", r.signal())
                .field("severity", r.severity().name().toLowerCase(Locale.ROOT))
                .field("text", r.text())
                .field("since", r.since())
                .field("fix", r.fix()));
  }

  /** A row of {@code services list}. */
  public static void row(Json json, ServiceHealth s) {
    json.object(
        j ->
            j.field("cluster", s.cluster())
                .field("service", s.service())
                .field("verdict", s.verdict())
                .field("desired", s.desired())
                .field("running", s.running())
                .field("pending", s.pending())
                .field("taskDefinition", s.taskDefinition())
                .field("rollout", rollout(s.rollout()))
                .field("updatedAt", s.updatedAt()));
  }

  /** ECS says nothing of roll-outs under other deployment controllers: null. */
  static @Nullable Rollout rollout(Rollout rollout) {
    return rollout == Rollout.UNKNOWN ? null : rollout;
  }
}
