package dev.quarterdeck.tui.output.json;

import dev.quarterdeck.rotation.Redeployed;
import dev.quarterdeck.rotation.RotationResult;
import dev.quarterdeck.rotation.journal.Course;
import dev.quarterdeck.rotation.journal.Holder;
import dev.quarterdeck.rotation.journal.Operation;
import dev.quarterdeck.rotation.journal.Status;
import dev.quarterdeck.rotation.journal.StepEntry;
import dev.quarterdeck.rotation.journal.Target;
import dev.quarterdeck.rotation.report.CompromiseReport;
import java.util.List;
import java.util.Locale;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Rotations and their journals; never a value. */
public final class RotationsJson {
  private RotationsJson() {}

  /** {@code rotate}, and {@code rotations resume}, {@code abort} and {@code retire}. */
  public static void result(Json json, RotationResult r) {
    result(json, r, null);
  }

  /** The same of {@code rotations show}, with the process that carries it out; null for none. */
  public static void result(Json json, RotationResult r, @Nullable Holder holder) {
    json.object(
        j -> {
          j.field("operation", r.operation())
              .field("secret", same(r.keys(), RotationResult.Key::secret))
              .field("key", same(r.keys(), RotationResult.Key::key))
              .field("recipe", same(r.keys(), RotationResult.Key::recipe))
              .field("status", status(r.status()))
              .field("oldVersion", same(r.keys(), RotationResult.Key::oldVersion))
              .field("newVersion", same(r.keys(), RotationResult.Key::newVersion))
              .array("keys", r.keys(), RotationsJson::key)
              .array("services", r.services(), RotationsJson::service)
              .array("steps", r.steps(), RotationsJson::step);
          why(j, r.why());
          runBy(j, holder);
          j.field("retireAfter", r.retireAfter())
              .field("retired", r.retired())
              .strings("next", r.ways().stream().map(w -> w.command(r.operation())).toList())
              .strings("notes", r.notes());
          CompromiseReport report = r.report();
          if (report == null) {
            j.field("report", (String) null);
          } else {
            report(j, report);
          }
          UnknownsJson.field(j, r.unknowns());
        });
  }

  /** What all keys have in common; null where they differ. */
  private static @Nullable String same(
      List<RotationResult.Key> keys, Function<RotationResult.Key, @Nullable String> part) {
    return keys.stream().map(k -> String.valueOf(part.apply(k))).distinct().count() == 1
        ? part.apply(keys.getFirst())
        : null;
  }

  private static void key(Json json, RotationResult.Key k) {
    json.object(
        j ->
            j.field("secret", k.secret())
                .field("arn", k.arn())
                .field("key", k.key())
                .field("recipe", k.recipe())
                .field("oldVersion", k.oldVersion())
                .field("newVersion", k.newVersion()));
  }

  private static void service(Json json, RotationResult.Service s) {
    json.object(
        j ->
            j.field("cluster", s.cluster())
                .field("service", s.service())
                .field("deployment", s.deployment())
                .field("status", s.status()));
  }

  private static void step(Json json, StepEntry s) {
    json.object(
        j ->
            j.field("step", s.step())
                .field("status", s.status().name().toLowerCase(Locale.ROOT))
                .field("at", s.at())
                .field("detail", s.detail()));
  }

  private static void why(Json json, Course.@Nullable Why why) {
    if (why == null) {
      json.field("why", (String) null);
    } else {
      json.object("why", w -> w.field("sentence", why.sentence()).field("remedy", why.remedy()));
    }
  }

  private static void runBy(Json json, @Nullable Holder holder) {
    if (holder == null) {
      json.field("runBy", (String) null);
    } else {
      json.object(
          "runBy",
          h ->
              h.field("process", holder.pid() == 0 ? null : holder.pid())
                  .field("host", holder.host().isEmpty() ? null : holder.host())
                  .field("since", holder.since()));
    }
  }

  private static void report(Json json, CompromiseReport r) {
    json.object(
        "report",
        j -> {
          j.field("asOf", r.asOf())
              .field("clean", r.clean())
              .field("tasksChecked", r.tasksChecked())
              .array("holding", r.holding(), SecretsJson::stale)
              .array(
                  "pinned",
                  r.pinned(),
                  (p, pin) ->
                      p.object(
                          o ->
                              o.field("cluster", pin.cluster())
                                  .field("service", pin.service())
                                  .field("secret", pin.secret())
                                  .field("version", pin.version())))
              .strings("scheduled", r.scheduled())
              .array(
                  "alsoThere",
                  r.alsoThere(),
                  (p, place) ->
                      p.object(o -> o.field("secret", place.secret()).field("key", place.key())))
              .array(
                  "oldVersions",
                  r.oldVersions(),
                  (p, old) ->
                      p.object(
                          o ->
                              o.field("secret", old.secret())
                                  .field("version", old.version())
                                  .strings("labels", old.labels())))
              .field("retired", r.retired());
          UnknownsJson.field(j, r.unknowns());
        });
  }

  /** A row of {@code rotations list}. */
  public static void row(Json json, Operation o, @Nullable Holder holder) {
    json.object(
        j -> {
          j.field("operation", o.id())
              .field("status", status(o.status()))
              .field("next", o.status().ended() ? null : o.course().next().id())
              .field("startedAt", o.order().at())
              .field("updatedAt", o.course().updatedAt())
              .field("caller", o.order().caller())
              .field("account", o.order().account())
              .field("region", o.order().region())
              .array("secrets", o.order().targets(), RotationsJson::target)
              .field("compromised", o.order().compromised())
              .field(
                  "retire",
                  o.course().retire() == Course.Retire.NOT_DUE
                      ? null
                      : o.course().retire().name().toLowerCase(Locale.ROOT))
              .field("retireAfter", o.course().retireAfter());
          why(j, o.course().why());
          runBy(j, holder);
        });
  }

  private static void target(Json json, Target t) {
    json.object(
        j ->
            j.field("secret", t.name())
                .field("arn", t.arn())
                .array(
                    "keys",
                    t.keys(),
                    (k, key) ->
                        k.object(o -> o.field("key", key.key()).field("recipe", key.recipe()))));
  }

  /** {@code secrets stale --redeploy}. */
  public static void redeployed(Json json, Redeployed r) {
    json.object(
        j -> {
          j.array("services", r.services(), RotationsJson::service)
              .array("left", r.left(), SecretsJson::stale);
          UnknownsJson.field(j, r.unknowns());
        });
  }

  /** As scripts know it: {@code backedOut}. */
  public static String status(Status status) {
    return switch (status) {
      case RUNNING -> "running";
      case PAUSED -> "paused";
      case COMPLETED -> "completed";
      case BACKED_OUT -> "backedOut";
      case FAILED -> "failed";
    };
  }
}
