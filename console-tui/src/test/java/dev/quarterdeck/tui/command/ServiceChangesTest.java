package dev.quarterdeck.tui.command;

import static org.assertj.core.api.Assertions.assertThat;

import dev.quarterdeck.sandbox.world.ecs.ImageBehaviour;
import dev.quarterdeck.tui.cli.CtrlC;
import dev.quarterdeck.tui.cli.Qds;
import java.io.IOException;
import java.nio.file.Files;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** Deployments, roll-backs and scalings from the command line, followed to their ends. */
class ServiceChangesTest extends OnSandbox {
  private static final Object[] STOP = {
    "task", "text", "stoppedAt", "time?", "stoppedReason", "text?", "cause", "text", "fix", "text"
  };
  private static final Object[] ROW = {
    "cluster",
    "text",
    "service",
    "text",
    "status",
    "text",
    "previousTaskDefinition",
    "text",
    "taskDefinition",
    "text",
    "registered",
    "text?",
    "deployment",
    "text?",
    "previousDesired",
    "number",
    "desired",
    "number",
    "running",
    "number?",
    "failedTasks",
    "number?",
    "reason",
    "text?",
    "cause",
    "text?",
    "fix",
    "text?",
    "serving",
    Shape.nullable(Shape.nested("deployment", "text", "taskDefinition", "text")),
    "stops",
    Shape.each(STOP),
    "unknowns",
    Shape.UNKNOWNS
  };

  private static JsonNode rows(Qds.Ended ended, int count) {
    JsonNode rows = ended.json();
    assertThat(rows.size()).isEqualTo(count);
    rows.forEach(r -> Shape.object(r, ROW));
    return rows;
  }

  @Test
  void oneCommandTakesABadDeploymentBack() {
    assertThat(run("health acme-prod/api --sandbox=bad-deploy").code()).isEqualTo(1);
    Qds.Ended list = run("services rollback acme-prod/api --list --sandbox=bad-deploy");
    assertThat(list.code()).isZero();
    assertThat(list.out()).contains("acme-prod-api:2 (runs now)", "→ the default: completely");
    Qds.Ended dry = run("services rollback acme-prod/api --dry-run --sandbox=bad-deploy");
    assertThat(dry.code()).isZero();
    assertThat(dry.out())
        .contains(
            "Take acme-prod/api back to acme-prod-api:1.",
            "The newest that ran well: acme-prod-api:1",
            "~ containers.api.image:",
            "is under way",
            "ecs:UpdateService");
    Qds.Ended back =
        run("services rollback acme-prod/api --yes --reason 503s --sandbox=bad-deploy");
    assertThat(back.code()).isZero();
    assertThat(back.out())
        .startsWith("✓ completed: acme-prod/api  acme-prod-api:2 → acme-prod-api:1\n")
        .contains("3 of 3 running");
    assertThat(back.err())
        .contains("↻ rolling out  acme-prod-api:1  0 of 3 running", "✓ completed");
    sandbox("bad-deploy").world().advance(java.time.Duration.ofMinutes(16));
    Qds.Ended healthy = run("health acme-prod/api --sandbox=bad-deploy");
    assertThat(healthy.code()).isZero();
    assertThat(healthy.out()).contains("healthy");
    Qds.Ended diff = run("services diff acme-prod/api 1 2 --sandbox=bad-deploy");
    assertThat(diff.out()).contains("~ containers.api.image:", ":1.9.0");
    assertThat(run("audit list --sandbox -o json").out())
        .contains("\"action\":\"services.rollback\"", "\"reason\":\"503s\"")
        .containsPattern(
            "\"outcome\":\"ended: deployment ecs-svc/\\d+ of acme-prod-api:1 completed\"");
    assertThat(run("audit verify --sandbox").code()).isZero();
  }

  @Test
  void aDeploymentThatFailsIsFollowedToItsEndAndEndsWithOne() {
    String image = "111122223333.dkr.ecr.us-east-1.amazonaws.com/acme/web:9.9.9";
    var world = sandbox("calm").world();
    world.call(
        () -> {
          world.ecs().image(image, ImageBehaviour.unhealthy(500));
          return image;
        });
    Qds.Ended ended =
        run("services deploy acme-prod/web --image web=" + image + " --yes --sandbox -o json");
    assertThat(ended.code()).isEqualTo(1);
    JsonNode row = rows(ended, 1).get(0);
    assertThat(row.get("status").asString()).isEqualTo("rolledBack");
    assertThat(row.get("registered").asString()).contains("acme-prod-web:");
    assertThat(row.get("cause").asString()).contains("health checks");
    assertThat(row.get("stops").size()).isGreaterThanOrEqualTo(3);
    assertThat(row.get("serving").get("taskDefinition").asString()).endsWith("acme-prod-web:1");
    assertThat(ended.err())
        .contains("✖ rolled back  acme-prod-web:2  0 of 2 running, 3 failed", "✖ task ");
    assertThat(run("audit list --sandbox -o json").out())
        .containsPattern(
            "ended: deployment ecs-svc/\\d+ of acme-prod-web:2 was rolled back: ECS took");
    Qds.Ended again = run("services rollback acme-prod/web --yes --sandbox -o json");
    assertThat(again.code()).as("ECS has gone back by itself").isZero();
    assertThat(rows(again, 1).get(0).get("status").asString()).isEqualTo("unchanged");
  }

  @Test
  void severalServicesAreDeployedWithOneConfirmation() {
    Qds.Ended ended =
        run("services deploy acme-staging/api acme-staging/worker --yes --sandbox -o json");
    assertThat(ended.code()).isZero();
    JsonNode rows = rows(ended, 2);
    rows.forEach(
        r -> {
          assertThat(r.get("status").asString()).isEqualTo("completed");
          assertThat(r.get("registered").isNull()).isTrue();
        });
    assertThat(ended.err()).contains("Deploy 2 services.", "acme-staging/worker  ✓ completed");
    Qds.Ended begun = run("services deploy acme-staging/api --yes --no-wait --sandbox -o csv");
    assertThat(begun.code()).isZero();
    assertThat(begun.out()).contains("acme-staging,api,started,");
  }

  @Test
  void aTooShortWaitSaysThatItGoesOn() {
    Qds.Ended ended =
        run("services deploy acme-prod/billing --yes --wait 5s --sandbox=stale-secret");
    assertThat(ended.code()).isEqualTo(1);
    assertThat(ended.out())
        .startsWith("? not finished in time: acme-prod/billing")
        .contains("It had not ended after 5 seconds.", "→ qd services show acme-prod/billing");
  }

  @Test
  void anInterruptStopsTheFollowingAndSaysWhatGoesOn() {
    CtrlC ctrlC = new CtrlC();
    var world = sandbox("noisy-errors").world();
    // The person presses Ctrl-C as soon as the deployment is there.
    world.after(java.time.Duration.ofSeconds(10), ctrlC::press);
    Qds.Ended ended =
        qd().stops(ctrlC)
            .run("services", "deploy", "acme-prod/worker", "--yes", "--sandbox=noisy-errors");
    assertThat(ended.code()).isEqualTo(7);
    assertThat(ended.err())
        .contains(
            "Stopped following. The deployment ecs-svc/",
            "qd services stop-deployment acme-prod/worker");
    assertThat(run("audit list --sandbox=noisy-errors").out())
        .contains("ended: not watched to its end: watching was stopped (deployment ecs-svc/");
    assertThat(run("audit verify --sandbox=noisy-errors").code()).isZero();
  }

  @Test
  void scalingIsFollowedAndNothingToDoIsSaid() {
    Qds.Ended up = run("services scale acme-staging/worker 3 --yes --sandbox -o json");
    assertThat(up.code()).isZero();
    JsonNode row = rows(up, 1).get(0);
    assertThat(row.get("previousDesired").asInt()).isEqualTo(1);
    assertThat(row.get("running").asInt()).isEqualTo(3);
    Qds.Ended same = run("services scale acme-staging/worker 3 --yes --sandbox");
    assertThat(same.out()).isEqualTo("✓ acme-staging/worker: nothing to change.\n");
    Qds.Ended zero = run("services scale acme-staging/worker 0 --dry-run --sandbox");
    assertThat(zero.out()).contains("3 → 0 tasks", "stops serving");
    assertThat(run("services scale acme-staging/worker 1 --yes --sandbox").code()).isZero();
    assertThat(run("audit list --sandbox -o json").out())
        .contains(
            "\"outcome\":\"ended: acme-staging/worker has 3 of 3 tasks running\"",
            "\"outcome\":\"ended: acme-staging/worker has 1 of 1 tasks running\"");
  }

  @Test
  void readOnlyAndProductionAreGuarded() throws IOException {
    Qds.Ended refused =
        run("services rollback acme-prod/billing --yes --read-only --sandbox=missing-key");
    assertThat(refused.code()).isEqualTo(6);
    assertThat(refused.err()).contains("read-only: ecs:UpdateService was not sent");
    assertThat(run("services deploy acme-prod/api --sandbox").code()).isEqualTo(6);
    Files.writeString(
        home.resolve("config.yaml"),
        "environments:\n  - match:\n      region: us-east-1\n    label: production\n    production: true\n");
    try {
      Qds.Ended typed =
          qd().terminal(100)
              .in("yes\n")
              .run("services", "scale", "acme-prod/billing", "2", "--sandbox");
      assertThat(typed.code()).isEqualTo(6);
      assertThat(typed.err()).contains("Type acme-prod/billing to go on");
      assertThat(
              qd().terminal(100)
                  .in("acme-prod/billing\n")
                  .run("services", "scale", "acme-prod/billing", "2", "--no-wait", "--sandbox")
                  .code())
          .isZero();
    } finally {
      Files.delete(home.resolve("config.yaml"));
    }
  }

  @Test
  void aDeploymentUnderWayIsStopped() {
    Qds.Ended none = run("services stop-deployment acme-prod/web --yes --sandbox=denied");
    assertThat(none.code()).isEqualTo(6);
    assertThat(none.err()).contains("No deployment of acme-prod/web is under way");
    run("services deploy acme-prod/web --yes --no-wait --sandbox=plaintext-secret");
    Qds.Ended ended =
        run("services stop-deployment acme-prod/web --yes --sandbox=plaintext-secret -o json");
    assertThat(ended.code()).isZero();
    assertThat(rows(ended, 1).get(0).get("status").asString()).isEqualTo("rolledBack");
    assertThat(run("audit list --sandbox=plaintext-secret -o json").out())
        .contains("\"action\":\"services.stop-deployment\"")
        .containsPattern(
            "\"outcome\":\"ended: deployment ecs-svc/\\d+ of acme-prod-web:\\d+ was rolled back");
  }

  @Test
  void wrongUsageIsSaidBeforeAnythingIsAsked() {
    for (String line :
        new String[] {
          "services deploy --yes",
          "services deploy a --image x --yes",
          "services deploy a b --task-definition f:1 --yes",
          "services deploy a --wait soon --yes",
          "services deploy a --wait 5m --no-wait --yes",
          "services scale a --yes",
          "services scale a many --yes",
          "services rollback a --list --to 3",
          "services run a b --yes",
          "services exec a b c --yes"
        }) {
      Qds.Ended ended = new Qds().run(line.split(" "));
      assertThat(ended.code()).as(line).isEqualTo(2);
      assertThat(ended.err()).as(line).contains("Usage: qd services");
    }
    Qds.Ended image = run("services deploy acme-prod/api --image nope=x:1 --yes --sandbox");
    assertThat(image.code()).isEqualTo(2);
    assertThat(image.err()).contains("has no container nope", "It has: api");
    assertThat(run("services rollback acme-prod/api --to 77 --yes --sandbox").code()).isEqualTo(4);
  }
}
