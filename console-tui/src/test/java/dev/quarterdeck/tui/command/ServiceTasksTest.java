package dev.quarterdeck.tui.command;

import static org.assertj.core.api.Assertions.assertThat;

import dev.quarterdeck.sandbox.world.ecs.EcsService;
import dev.quarterdeck.tui.cli.CtrlC;
import dev.quarterdeck.tui.cli.Qds;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/** Tasks, events, one-off tasks, sessions and task definitions from the command line. */
class ServiceTasksTest extends OnSandbox {
  private static final Object[] TASK = {
    "cluster",
    "text",
    "task",
    "text",
    "taskDefinition",
    "text",
    "status",
    "text",
    "lastStatus",
    "text",
    "container",
    "text?",
    "exitCode",
    "number?",
    "stopCode",
    "text?",
    "stoppedReason",
    "text?",
    "cause",
    "text?",
    "fix",
    "text?",
    "startedAt",
    "time?",
    "stoppedAt",
    "time?",
    "unknowns",
    Shape.UNKNOWNS
  };

  private EcsService service(String scenario, String name) {
    var world = sandbox(scenario).world();
    return world.call(
        () ->
            Objects.requireNonNull(
                world
                    .ecs()
                    .service(Objects.requireNonNull(world.ecs().cluster("acme-prod")), name)));
  }

  @Test
  void theServicesPageDoesNotSendToItself() {
    Qds.Ended ended = run("services show acme-prod/api --sandbox=bad-deploy");
    assertThat(ended.out())
        .contains("1 of 4 targets is unhealthy", "→ qd services rollback acme-prod/api")
        .doesNotContain("→ qd services show");
  }

  @Test
  void aMigrationRunsWithItsLogAndItsExitCode() {
    Qds.Ended good = run("services run acme-prod/api --yes --sandbox -- bin/migrate up --verbose");
    assertThat(good.code()).isZero();
    assertThat(good.out())
        .contains("\"command\":\"bin/migrate up --verbose\"", "ended with exit code 0");
    assertThat(good.err())
        .contains("Run one task of acme-prod-api:1.", "PROVISIONING", "RUNNING", "STOPPED");
    Qds.Ended bad =
        qd().run(
                "services",
                "run",
                "acme-prod/api",
                "--yes",
                "-o",
                "json",
                "--sandbox",
                "--",
                "sh",
                "-c",
                "exit 3");
    assertThat(bad.code()).isEqualTo(1);
    JsonNode json = bad.json();
    Shape.object(json, TASK);
    assertThat(json.get("status").asString()).isEqualTo("failed");
    assertThat(json.get("exitCode").asInt()).isEqualTo(3);
    assertThat(json.get("cause").asString()).contains("exit code 3");
    assertThat(bad.err()).contains("unhandled exception");
    assertThat(run("audit list --sandbox -o json").out())
        .containsPattern("\"outcome\":\"ended: task [0-9a-f]{32} stopped with exit code 0\"")
        .containsPattern(
            "\"outcome\":\"ended: task [0-9a-f]{32} stopped with exit code 3: [^\"]*exit code 3");
  }

  @Test
  void aTaskWithoutAServiceTakesItsNetworkFromTheOptions() {
    assertThat(
            qd().run(
                    "services",
                    "run",
                    "acme-prod-worker",
                    "--cluster",
                    "acme-prod",
                    "--yes",
                    "--sandbox",
                    "--",
                    "true")
                .err())
        .contains("Network Configuration must be provided");
    Qds.Ended ended =
        qd().run(
                "services",
                "run",
                "acme-prod-worker:1",
                "--cluster",
                "acme-prod",
                "--subnets",
                "subnet-1,subnet-2",
                "--yes",
                "--sandbox",
                "--",
                "true");
    assertThat(ended.code()).isZero();
    assertThat(run("services run acme-prod/api --container nope --yes --sandbox -- true").err())
        .contains("has no container nope");
  }

  @Test
  void ctrlCLeavesTheTaskOrStopsItAsAskedFor() {
    for (boolean stops : new boolean[] {false, true}) {
      CtrlC ctrlC = new CtrlC();
      var world = sandbox("calm").world();
      world.call(
          () -> {
            world.after(java.time.Duration.ofSeconds(20), ctrlC::press);
            return world;
          });
      Qds qd = qd().stops(ctrlC);
      Qds.Ended ended =
          stops
              ? qd.run(
                  "services",
                  "run",
                  "acme-prod/api",
                  "--stop-on-interrupt",
                  "--yes",
                  "--sandbox",
                  "--",
                  "bin/migrate")
              : qd.run(
                  "services", "run", "acme-prod/api", "--yes", "--sandbox", "--", "bin/migrate");
      assertThat(ended.code()).isEqualTo(7);
      assertThat(ended.err()).contains(stops ? "was told to stop" : "goes on", "acme-prod");
    }
    assertThat(run("audit list --sandbox -o json").out())
        .contains("\"action\":\"services.stop-task\"")
        .containsPattern(
            "ended: not watched to its end: watching was stopped \\(task [0-9a-f]{32} goes on\\)");
  }

  @Test
  void aTaskIsStoppedAndItsServiceStartsAnother() {
    String id = service("stale-secret", "worker").tasks().getFirst().id();
    Qds.Ended ended =
        run("services stop-task " + id.substring(0, 12) + " --yes -o json --sandbox=stale-secret");
    assertThat(ended.code()).isZero();
    JsonNode json = ended.json();
    Shape.object(json, TASK);
    assertThat(json.get("status").asString()).isEqualTo("stopped");
    assertThat(json.get("stopCode").asString()).isEqualTo("UserInitiated");
    assertThat(ended.err()).contains("acme-prod/worker will start another one");
    assertThat(run("audit list --sandbox=stale-secret -o json").out())
        .contains("\"outcome\":\"ended: task " + id + " stopped");
    assertThat(run("services stop-task nope --yes --sandbox=stale-secret").code()).isEqualTo(4);
  }

  @Test
  void tasksTellContainersAndWhyTheyStopped() {
    Qds.Ended all = run("services tasks acme-prod/billing --sandbox=missing-key");
    assertThat(all.out()).contains("✖ the secret has no JSON key STRIPE_WEBHOOK_SECRET");
    JsonNode failed =
        run("services tasks acme-prod/billing --failed --sandbox=missing-key -o json").json();
    assertThat(failed.size()).isPositive();
    failed.forEach(t -> assertThat(t.get("cause").asString()).contains("STRIPE_WEBHOOK_SECRET"));
    Qds.Ended running = run("services tasks acme-prod/api --running --sandbox -o csv");
    assertThat(running.lines()).hasSizeGreaterThanOrEqualTo(4);
    assertThat(running.out()).contains("acme/api:1.8.2");
    assertThat(run("services tasks acme-prod/api --running --failed --sandbox").code())
        .isEqualTo(2);
  }

  @Test
  void eventsAreFiltered() {
    JsonNode all = run("services events acme-prod/api --sandbox=bad-deploy -o json").json();
    JsonNode some =
        run("services events acme-prod/api --match UNHEALTHY --sandbox=bad-deploy -o json").json();
    assertThat(some.size()).isPositive().isLessThan(all.size());
    some.forEach(e -> assertThat(e.get("message").asString()).contains("unhealthy"));
    JsonNode young =
        run("services events acme-prod/api --since 10m --sandbox=bad-deploy -o json").json();
    assertThat(young.size()).isPositive().isLessThan(all.size());
    assertThat(run("services events acme-prod/api --match nope --sandbox=bad-deploy").out())
        .isEqualTo("No such event.\n");
  }

  @Test
  void theWebConsolesAddressIsPrinted() {
    assertThat(run("services open acme-prod/api --sandbox").out())
        .isEqualTo(
            "https://us-east-1.console.aws.amazon.com/ecs/v2/clusters/acme-prod/services/api/health"
                + "?region=us-east-1\n");
  }

  @Test
  void aSessionNeedsItToBeEnabledAndThePlugin(@TempDir Path bin) throws IOException {
    Qds.Ended off = run("services exec acme-prod/api --yes --sandbox=denied -- env");
    assertThat(off.code()).isEqualTo(6);
    assertThat(off.err()).contains("Sessions are not enabled", "--enable-execute-command");
    EcsService api = service("denied", "api");
    var world = sandbox("denied").world();
    world.call(() -> api.spec = api.spec.withExecuteCommand(true));
    assertThat(run("services deploy acme-prod/api --yes --sandbox=denied").code()).isZero();
    Qds.Ended missing = run("services exec acme-prod/api --yes --sandbox=denied -- env");
    assertThat(missing.code()).isEqualTo(6);
    assertThat(missing.err())
        .contains(
            "plugin is not installed",
            "aws ecs execute-command --region us-east-1 --cluster acme-prod --task ",
            "--container api --interactive --command \"env\"");
    for (String version : new String[] {"1.2.707.0", "1.2.100.0"}) {
      Path seen = plugin(bin, version);
      Qds.Ended ended =
          qd().env("PATH", bin.toString())
              .run("services", "exec", "acme-prod/api", "--yes", "--sandbox=denied", "--", "env");
      assertThat(ended.err()).contains("Open a session in container api of acme-prod/api.");
      assertThat(ended.code()).isZero();
      String args = Files.readString(seen);
      assertThat(args)
          .contains(
              "us-east-1\nStartSession\n", "{\"Target\":\"ecs:acme-prod_", "http://127.0.0.1:");
      boolean hidden = version.startsWith("1.2.7");
      assertThat(args.lines().findFirst().orElse("").startsWith("{\"sessionId\""))
          .isEqualTo(!hidden);
      assertThat(args.contains("AWS_SSM_START_SESSION_RESPONSE\n")).isEqualTo(hidden);
      assertThat(args.contains("environment={\"sessionId\":\"ecs-execute-command-"))
          .isEqualTo(hidden);
    }
    assertThat(run("audit list --sandbox -o json").out())
        .contains("\"action\":\"services.exec\"", "session ecs-execute-command-")
        .doesNotContain("tokenValue");
  }

  /** A plugin that writes down what it was given. */
  private static Path plugin(Path bin, String version) throws IOException {
    Path seen = bin.resolve("seen-" + version);
    Path plugin = bin.resolve("session-manager-plugin");
    Files.writeString(
        plugin,
        "#!/bin/sh\nif [ \"$1\" = --version ]; then echo "
            + version
            + "; exit 0; fi\nfor a in \"$@\"; do echo \"$a\"; done > "
            + seen
            + "\necho \"environment=$AWS_SSM_START_SESSION_RESPONSE\" >> "
            + seen
            + "\n");
    Files.setPosixFilePermissions(plugin, PosixFilePermissions.fromString("rwx------"));
    return seen;
  }

  @Test
  void taskDefinitionsAreListedShownComparedAndFoundInUse() {
    JsonNode families = run("taskdef list --prefix acme-prod --sandbox=bad-deploy -o json").json();
    assertThat(families.size()).isEqualTo(4);
    Qds.Ended revisions = run("taskdef list acme-prod-api --sandbox=bad-deploy");
    assertThat(revisions.out()).isEqualTo("acme-prod-api:2\nacme-prod-api:1\n");
    Qds.Ended show = run("taskdef show acme-prod/api --sandbox=bad-deploy");
    assertThat(show.out())
        .contains("acme-prod-api:2", "containers.api.image", "acme/api:1.9.0")
        .contains("containers.api.environment.S3_BUCKET", "(set; not shown)");
    Qds.Ended plain = run("taskdef show acme-prod/web --sandbox=plaintext-secret -o json");
    String smtp =
        Objects.requireNonNull(
            service("plaintext-secret", "web")
                .primary()
                .definition()
                .containers()
                .getFirst()
                .environment()
                .get("SMTP_PASSWORD"));
    assertThat(plain.out()).contains("SMTP_PASSWORD").doesNotContain(smtp);
    Qds.Ended diff =
        run("taskdef diff acme-prod-web:1 acme-prod-web:2 --sandbox=plaintext-secret -o json");
    assertThat(diff.code()).isZero();
    Shape.object(
        diff.json(),
        "from",
        "text",
        "to",
        "text",
        "changes",
        Shape.each(
            "change", "text", "field", "text", "shown", "bool", "from", "text?", "to", "text?"));
    assertThat(diff.out())
        .contains("containers.web.environment.SMTP_PASSWORD")
        .doesNotContain(smtp);
    JsonNode usage = run("taskdef usage acme-prod-api --sandbox=bad-deploy -o json").json();
    assertThat(usage.size()).isEqualTo(2);
    assertThat(usage.get(0).get("taskDefinition").asString()).endsWith(":2");
    assertThat(usage.get(1).get("tasks").asInt()).isEqualTo(3);
    assertThat(run("taskdef show nothing-like-it --sandbox=bad-deploy").code()).isEqualTo(4);
    assertThat(run("taskdef usage acme-prod-api:2 --sandbox=bad-deploy").code()).isEqualTo(2);
  }
}
