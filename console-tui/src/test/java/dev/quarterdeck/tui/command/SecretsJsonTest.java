package dev.quarterdeck.tui.command;

import static org.assertj.core.api.Assertions.assertThat;

import dev.quarterdeck.tui.cli.Qds;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** The JSON that scripts rely on, field by field. */
class SecretsJsonTest extends OnSandbox {
  private static final Object[] USE = {
    "secret",
    "text",
    "arn",
    "text",
    "key",
    "text?",
    "stage",
    "text?",
    "pinnedVersion",
    "text?",
    "cluster",
    "text",
    "service",
    "text?",
    "deployment",
    "text?",
    "taskDefinition",
    "text",
    "container",
    "text",
    "variable",
    "text",
    "tasks",
    Shape.nested("fresh", "number", "stale", "number", "unknown", "number", "stopping", "number")
  };

  @Test
  void list() {
    Qds.Ended ended = run("secrets list --sandbox -o json");
    assertThat(ended.code()).isZero();
    assertThat(ended.err()).isEmpty();
    JsonNode json = ended.json();
    assertThat(json.size()).isGreaterThan(10);
    Shape.each(
            "name", "text",
            "arn", "text",
            "description", "text?",
            "createdAt", "time",
            "currentVersion", "text?",
            "currentSince", "time?",
            "ageDays", "number?",
            "lastAccessed", "time?",
            "rotation",
                Shape.nested(
                    "enabled", "bool",
                    "nextDate", "time?",
                    "lastRotated", "time?",
                    "overdue", "bool?"),
            "deletion", "time?",
            "owningService", "text?",
            "tags", "map")
        .check(json);
    assertThat(json.toString()).doesNotContain("old-payments");
    assertThat(run("secrets list --sandbox -o json --include-deleted").out())
        .contains("old-payments");
  }

  @Test
  void listWhoseAgesAreUnknownSaysNullAndWhy() {
    Qds.Ended ended = run("secrets list --sandbox=denied -o json");
    assertThat(ended.code()).isEqualTo(1);
    assertThat(ended.json().get(0).get("ageDays").isNull()).isTrue();
    assertThat(ended.json().get(0).get("rotation").get("overdue").isNull()).isTrue();
    assertThat(ended.err())
        .startsWith("? age of secret ")
        .contains("needs secretsmanager:ListSecretVersionIds");
  }

  @Test
  void show() {
    Qds.Ended ended = run("secrets show acme/prod/app --sandbox -o json");
    assertThat(ended.code()).isZero();
    Shape.object(
        ended.json(),
        "name",
        "text",
        "arn",
        "text",
        "kind",
        "text",
        "version",
        "text",
        "stages",
        "texts",
        "keys",
        Shape.each(
            "key", "text?",
            "length", "number",
            "valueType", "text",
            "usedBy",
                Shape.each(
                    "cluster",
                    "text",
                    "service",
                    "text?",
                    "container",
                    "text",
                    "variable",
                    "text")),
        "versions",
        Shape.each("id", "text", "stages", "texts", "createdAt", "time?", "lastAccessed", "time?"),
        "warnings",
        "texts",
        "description",
        "text?",
        "createdAt",
        "time?",
        "deletion",
        "time?",
        "currentSince",
        "time?",
        "ageDays",
        "number?",
        "overdue",
        "bool?",
        "lastAccessed",
        "time?",
        "tags",
        "map",
        "unknowns",
        Shape.UNKNOWNS);
    assertThat(ended.json().get("kind").asString()).isEqualTo("json");
    assertThat(ended.json().get("stages").get(0).asString()).isEqualTo("AWSCURRENT");
    assertThat(ended.json().get("keys").toString()).contains("JWT_SECRET");
  }

  @Test
  void usage() {
    JsonNode all = run("secrets usage --sandbox -o json").json();
    Shape.each(USE).check(all);
    assertThat(all.size()).isGreaterThan(20);
    JsonNode one = run("secrets usage acme/prod/app JWT_SECRET --sandbox -o json").json();
    Shape.each(USE).check(one);
    assertThat(one.size()).isPositive().isLessThan(all.size());
    one.forEach(u -> assertThat(u.get("secret").asString()).isEqualTo("acme/prod/app"));
    assertThat(run("secrets usage -o json --sandbox").json().toString())
        .contains("\"service\":\"api\"");
  }

  @Test
  void staleIsAnAnswerThatIsBad() {
    Qds.Ended ended = run("secrets stale --sandbox=stale-secret -o json");
    assertThat(ended.code()).isEqualTo(1);
    assertThat(ended.json().size()).isPositive();
    Shape.each(
            "cluster", "text",
            "service", "text?",
            "task", "text",
            "startedAt", "time?",
            "secret", "text",
            "keys", "texts",
            "currentSince", "time",
            "certainty", "text",
            "doubt", "text?",
            "stopping", "bool")
        .check(ended.json());
    ended
        .json()
        .forEach(t -> assertThat(t.get("certainty").asString()).isIn("certain", "possible"));
    Qds.Ended calm = run("secrets stale --sandbox -o json");
    assertThat(calm.out()).isEqualTo("[]\n");
    assertThat(calm.code()).isZero();
  }

  @Test
  void revealHasTheValueAndTheRecordHasTheReason() {
    Qds.Ended ended =
        qd().run(
                "secrets",
                "reveal",
                "acme/prod/app",
                "JWT_SECRET",
                "--reason",
                "a test",
                "--to-stdout",
                "-o",
                "json",
                "--sandbox");
    Shape.object(ended.json(), "name", "text", "key", "text", "version", "text", "value", "text");
    Qds.Ended audit =
        run("audit list --sandbox -o json --action secrets.reveal --target JWT_SECRET");
    Shape.each(
            "seq", "number",
            "at", "time",
            "caller", "text",
            "account", "text",
            "region", "text",
            "action", "text",
            "target", "text",
            "reason", "text?",
            "outcome", "text",
            "requestId", "text?",
            "hash", "text")
        .check(audit.json());
    assertThat(audit.json().get(0).get("reason").asString()).isEqualTo("a test");
    assertThat(audit.out()).doesNotContain(ended.json().get("value").asString());
  }
}
