package dev.quarterdeck.tui.output.json;

import dev.quarterdeck.health.ServiceHealth;
import dev.quarterdeck.health.TargetHealth;
import dev.quarterdeck.kernel.Unknown;
import dev.quarterdeck.services.Deployment;
import dev.quarterdeck.services.Service;
import dev.quarterdeck.services.ServiceDetail;
import dev.quarterdeck.services.StopCause;
import dev.quarterdeck.services.Task;
import dev.quarterdeck.services.TaskDefinition;
import java.util.List;
import java.util.function.BiConsumer;
import org.jspecify.annotations.Nullable;

/** {@code services show}: one service with everything around it. */
public final class ServicesJson {
  private ServicesJson() {}

  /** What {@code services show} gathers; null where it could not be read. */
  public record Shown(
      ServiceDetail detail,
      @Nullable ServiceHealth health,
      List<TargetHealth> targets,
      List<Unknown> unknowns) {}

  public static void shown(Json json, Shown shown) {
    ServiceDetail d = shown.detail();
    Service s = d.service();
    json.object(
        j -> {
          j.field("cluster", s.cluster())
              .field("service", s.name())
              .field("arn", s.arn())
              .field("status", s.status())
              .field("desired", s.desired())
              .field("running", s.running())
              .field("pending", s.pending())
              .field("launchType", s.launchType())
              .field("createdAt", s.createdAt())
              .field("updatedAt", s.updatedAt())
              .field("circuitBreaker", s.circuitBreaker())
              .field("circuitBreakerRollback", s.circuitBreakerRollback())
              .field("executeCommand", s.executeCommand())
              .object("health", shown.health(), ServicesJson::health)
              .array("deployments", s.deployments(), ServicesJson::deployment)
              .array("tasks", d.tasks(), (a, t) -> task(a, t, aged(shown.health())))
              .array("stoppedTasks", d.stopped(), ServicesJson::task)
              .array("targets", shown.targets(), ServicesJson::target)
              .object("taskDefinition", d.taskDefinition(), ServicesJson::definition)
              .array("secrets", SecretRefs.of(d.taskDefinition()), SecretRefs::ref)
              .array(
                  "events",
                  s.events(),
                  (e, event) ->
                      e.object(
                          o ->
                              o.field("id", event.id())
                                  .field("at", event.at())
                                  .field("message", event.message())))
              .map("tags", s.tags());
          UnknownsJson.field(j, shown.unknowns());
        });
  }

  private static void health(Json json, ServiceHealth h) {
    json.field("verdict", h.verdict()).array("reasons", h.reasons(), HealthJson::reason);
  }

  private static void deployment(Json json, Deployment d) {
    json.object(
        j ->
            j.field("id", d.id())
                .field("status", d.status())
                .field("taskDefinition", d.taskDefinition())
                .field("desired", d.desired())
                .field("running", d.running())
                .field("pending", d.pending())
                .field("failedTasks", d.failedTasks())
                .field("rollout", HealthJson.rollout(d.rollout()))
                .field("rolloutReason", d.rolloutReason())
                .field("createdAt", d.createdAt())
                .field("updatedAt", d.updatedAt()));
  }

  /** A task with its containers, and what its stop stands for. */
  public static void task(Json json, Task t) {
    task(json, t, ServicesJson::container);
  }

  /** Its running containers with the age of their images as well. */
  private static BiConsumer<Json, Task.Container> aged(@Nullable ServiceHealth health) {
    return (json, c) -> {
      container(json, c);
      EvidenceJson.age(
          json, health == null ? null : health.evidence().age(c.image(), c.imageDigest()));
    };
  }

  private static void task(Json json, Task t, BiConsumer<Json, Task.Container> container) {
    json.object(
        j -> {
          j.field("task", t.arn())
              .field("taskDefinition", t.taskDefinition())
              .field("deployment", t.startedBy())
              .field("lastStatus", t.lastStatus())
              .field("desiredStatus", t.desiredStatus())
              .field("health", t.health())
              .field("createdAt", t.createdAt())
              .field("startedAt", t.startedAt())
              .field("stoppedAt", t.stoppedAt())
              .field("stopCode", t.stopCode())
              .field("stoppedReason", t.stoppedReason());
          if (t.stoppedAt() != null || t.stopCode() != null) {
            StopCause cause = StopCause.of(t);
            j.field("cause", cause.text()).field("fix", cause.fix());
          }
          j.array("containers", t.containers(), (a, c) -> a.object(o -> container.accept(o, c)));
        });
  }

  private static void container(Json json, Task.Container c) {
    json.field("name", c.name())
        .field("lastStatus", c.lastStatus())
        .field("health", c.health())
        .field("exitCode", c.exitCode())
        .field("reason", c.reason())
        .field("image", c.image())
        .field("imageDigest", c.imageDigest());
  }

  private static void target(Json json, TargetHealth t) {
    json.object(
        j ->
            j.field("targetGroup", t.targetGroupArn())
                .field("id", t.id())
                .field("port", t.port())
                .field("state", t.state())
                .field("reason", t.reason())
                .field("description", t.description()));
  }

  private static void definition(Json json, TaskDefinition d) {
    json.field("arn", d.arn())
        .field("family", d.family())
        .field("revision", d.revision())
        .field("cpu", d.cpu())
        .field("memory", d.memory())
        .field("executionRoleArn", d.executionRoleArn())
        .field("taskRoleArn", d.taskRoleArn())
        .array(
            "containers",
            d.containers(),
            (c, container) ->
                c.object(
                    o ->
                        o.field("name", container.name())
                            .field("image", container.image())
                            .field("essential", container.essential())
                            .strings("environment", container.environment())
                            .array(
                                "secrets",
                                container.secrets(),
                                (r, ref) ->
                                    r.object(
                                        f ->
                                            f.field("place", ref.place())
                                                .field("name", ref.name())
                                                .field("valueFrom", ref.valueFrom())))
                            .field("logGroup", container.logGroup())));
  }
}
