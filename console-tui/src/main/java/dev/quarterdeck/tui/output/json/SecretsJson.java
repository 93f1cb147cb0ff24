package dev.quarterdeck.tui.output.json;

import dev.quarterdeck.kernel.Unknown;
import dev.quarterdeck.secrets.InventoryEntry;
import dev.quarterdeck.secrets.KeyAge;
import dev.quarterdeck.secrets.KeyUse;
import dev.quarterdeck.secrets.SecretDetail;
import dev.quarterdeck.secrets.SecretSummary;
import dev.quarterdeck.secrets.SecretVersion;
import dev.quarterdeck.secrets.StaleTask;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Secrets, their keys and their users; never a value. */
public final class SecretsJson {
  private SecretsJson() {}

  /** A row of {@code secrets list}. */
  public static void entry(Json json, InventoryEntry entry) {
    json.object(j -> summary(j, entry.secret(), entry));
  }

  private static void summary(Json json, SecretSummary s, @Nullable InventoryEntry age) {
    json.field("name", s.name())
        .field("arn", s.arn())
        .field("description", s.description())
        .field("createdAt", s.createdAt())
        .field("currentVersion", s.currentVersion())
        .field("currentSince", age == null ? null : age.currentSince())
        .field("ageDays", age == null ? null : age.ageDays())
        .field("lastAccessed", s.lastAccessed())
        .object(
            "rotation",
            r ->
                r.field("enabled", s.rotation().enabled())
                    .field("nextDate", s.rotation().nextDate())
                    .field("lastRotated", s.rotation().lastRotated())
                    .field("overdue", age == null ? null : age.overdue()))
        .field("deletion", s.deletedAt())
        .field("owningService", s.owningService())
        .map("tags", s.tags());
  }

  /** {@code secrets show}: one secret, keys masked; with ages where they were asked for. */
  public static void detail(Json json, SecretDetail d, List<KeyAge> ages, List<Unknown> unknowns) {
    json.object(
        j -> {
          j.field("name", d.secret().name())
              .field("arn", d.secret().arn())
              .field("kind", d.kind() == null ? null : lower(d.kind()))
              .field("version", d.version())
              .strings("stages", d.stages())
              .array("keys", d.keys(), (k, key) -> key(k, key, ages))
              .array("versions", d.versions(), SecretsJson::version)
              .strings("warnings", d.warnings())
              .field("description", d.secret().description())
              .field("createdAt", d.secret().createdAt())
              .field("currentSince", d.age() == null ? null : d.age().currentSince())
              .field("ageDays", d.age() == null ? null : d.age().ageDays())
              .field("overdue", d.age() == null ? null : d.age().overdue())
              .field("lastAccessed", d.secret().lastAccessed())
              .field("deletion", d.secret().deletedAt())
              .map("tags", d.secret().tags());
          UnknownsJson.field(j, unknowns);
        });
  }

  private static void key(Json json, SecretDetail.Key key, List<KeyAge> ages) {
    json.object(
        j -> {
          j.field("key", key.name())
              .field("length", key.length())
              .field("valueType", lower(key.type()))
              .array(
                  "usedBy",
                  key.usedBy(),
                  (u, use) ->
                      u.object(
                          o ->
                              o.field("cluster", use.cluster())
                                  .field("service", use.service())
                                  .field("container", use.container())
                                  .field("variable", use.variable())));
          if (!ages.isEmpty()) {
            KeyAge age = KeyAge.of(ages, key.name());
            j.field("since", age == null ? null : age.since())
                .field("ageDays", age == null ? null : age.ageDays())
                .field("ageIsExact", age != null && age.exact())
                .field("overdue", age == null ? null : age.overdue());
          }
        });
  }

  private static void version(Json json, SecretVersion version) {
    json.object(
        j ->
            j.field("id", version.id())
                .strings("stages", version.stages())
                .field("createdAt", version.createdAt())
                .field("lastAccessed", version.lastAccessed()));
  }

  /** A row of {@code secrets usage}. */
  public static void use(Json json, KeyUse use) {
    json.object(
        j ->
            j.field("secret", use.secretName() == null ? use.secret() : use.secretName())
                .field("arn", use.secret())
                .field("key", use.key())
                .field("stage", use.stage())
                .field("pinnedVersion", use.pinnedVersion())
                .field("cluster", use.cluster())
                .field("service", use.service())
                .field("deployment", use.deployment())
                .field("taskDefinition", use.taskDefinition())
                .field("container", use.container())
                .field("variable", use.variable())
                .object(
                    "tasks",
                    t ->
                        t.field("fresh", use.tasks().fresh())
                            .field("stale", use.tasks().stale())
                            .field("unknown", use.tasks().unknown())
                            .field("stopping", use.tasks().stopping())));
  }

  /** A row of {@code secrets stale}; {@code keys} is empty when the task takes the whole value. */
  public static void stale(Json json, StaleTask task) {
    json.object(
        j ->
            j.field("cluster", task.cluster())
                .field("service", task.service())
                .field("task", task.task())
                .field("startedAt", task.startedAt())
                .field("secret", task.secret())
                .strings("keys", task.keys())
                .field("currentSince", task.currentSince())
                .field("certainty", lower(task.certainty()))
                .field("doubt", task.doubt())
                .field("stopping", task.stopping()));
  }

  private static String lower(Enum<?> value) {
    return value.name().toLowerCase(Locale.ROOT);
  }
}
