package dev.quarterdeck.tui.output.json;

import dev.quarterdeck.kernel.Unknown;
import dev.quarterdeck.secrets.KeyDiff;
import dev.quarterdeck.secrets.Reuse;
import dev.quarterdeck.secrets.SecretVersion;
import dev.quarterdeck.secrets.edit.Done;
import dev.quarterdeck.secrets.edit.Edited;
import dev.quarterdeck.secrets.edit.Redeploys;
import dev.quarterdeck.secrets.edit.RolledBack;
import dev.quarterdeck.secrets.edit.VersionDiff;
import dev.quarterdeck.secrets.edit.VersionHistory;
import java.util.List;

/** Changes of secrets, versions and their differences; never a value. */
public final class EditsJson {
  private EditsJson() {}

  /** {@code secrets versions}. */
  public static void versions(Json json, VersionHistory.Versions v, List<Unknown> unknowns) {
    json.object(
        j -> {
          j.field("name", v.secret().name())
              .field("arn", v.secret().arn())
              .array("versions", v.versions(), EditsJson::version);
          UnknownsJson.field(j, unknowns);
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

  /** {@code secrets diff}. */
  public static void diff(Json json, VersionDiff d) {
    json.object(
        j -> {
          j.field("name", d.name())
              .field("arn", d.arn())
              .object("from", s -> side(s, d.from()))
              .object("to", s -> side(s, d.to()));
          keys(j, d.keys());
          j.field("same", d.keys().same());
        });
  }

  private static void side(Json json, VersionDiff.Side side) {
    json.field("version", side.version())
        .strings("stages", side.stages())
        .field("createdAt", side.createdAt());
  }

  private static void keys(Json json, KeyDiff diff) {
    json.array("changed", diff.changed(), EditsJson::entry)
        .array("added", diff.added(), EditsJson::entry)
        .array("removed", diff.removed(), EditsJson::entry);
  }

  private static void entry(Json json, KeyDiff.Entry e) {
    json.object(
        j ->
            j.field("key", e.key())
                .field("oldLength", e.oldLength())
                .field("newLength", e.newLength()));
  }

  /** {@code secrets set} and {@code import}. */
  public static void edited(Json json, Edited e) {
    json.object(
        j -> {
          j.field("name", e.name())
              .field("arn", e.arn())
              .field("status", e.newVersion() == null ? "unchanged" : "done")
              .field("oldVersion", e.oldVersion())
              .field("newVersion", e.newVersion());
          keys(j, e.changes());
          j.array(
              "merged",
              e.merged(),
              (m, merge) ->
                  m.object(o -> o.field("version", merge.version()).strings("keys", merge.keys())));
          redeploys(j, e.redeploys());
          j.strings("warnings", e.warnings());
          UnknownsJson.field(j, e.redeploys().unknowns());
        });
  }

  /** {@code secrets rollback}. */
  public static void rolledBack(Json json, RolledBack r) {
    json.object(
        j -> {
          j.field("name", r.name())
              .field("arn", r.arn())
              .field("status", r.current() == null ? "unchanged" : "done")
              .field("currentVersion", r.current() == null ? r.left() : r.current())
              .field("badVersion", r.current() == null ? null : r.left());
          redeploys(j, r.redeploys());
          UnknownsJson.field(j, r.redeploys().unknowns());
        });
  }

  private static void redeploys(Json json, Redeploys r) {
    json.array("redeploy", r.running(), EditsJson::consumer)
        .array("pinned", r.pinned(), EditsJson::consumer);
  }

  private static void consumer(Json json, Redeploys.Consumer c) {
    json.object(
        j ->
            j.field("cluster", c.cluster())
                .field("service", c.service())
                .strings("keys", c.keys())
                .field("tasks", c.tasks()));
  }

  /** {@code secrets reuse}. */
  public static void reuse(Json json, Reuse.Found found, List<Unknown> unknowns) {
    json.object(
        j -> {
          j.field("secrets", found.secrets())
              .field("compared", found.compared())
              .array(
                  "groups",
                  found.groups(),
                  (g, group) ->
                      g.object(
                          o ->
                              o.field("length", group.length())
                                  .array(
                                      "places",
                                      group.places(),
                                      (p, place) ->
                                          p.object(
                                              f ->
                                                  f.field("secret", place.secret())
                                                      .field("key", place.key())))));
          UnknownsJson.field(j, unknowns);
        });
  }

  /** {@code secrets create}, {@code delete}, {@code restore} and {@code tag}. */
  public static void done(Json json, Done d) {
    json.object(
        j ->
            j.field("name", d.name())
                .field("arn", d.arn())
                .field("status", d.changed() ? "done" : "unchanged")
                .field("version", d.version())
                .field("finalAt", d.finalAt())
                .map("tags", d.tags()));
  }
}
