package dev.quarterdeck.tui.command;

import static org.assertj.core.api.Assertions.assertThat;

import dev.quarterdeck.sandbox.world.ecs.SecretDemand;
import dev.quarterdeck.tui.cli.Qds;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.secretsmanager.SecretsManagerClient;
import tools.jackson.databind.JsonNode;

/** Rotations from the command line, on a sandbox whose time moves when somebody waits. */
class RotateTest extends OnSandbox {
  private static final String ROTATE =
      "rotate acme/prod/app JWT_SECRET --recipe generated --sandbox --yes --reason test";

  @AfterEach
  void well() {
    sandbox("calm").world().ecs().demand(SecretDemand.usual());
  }

  private String value() {
    try (SecretsManagerClient raw = secretsManager("calm")) {
      return raw.getSecretValue(q -> q.secretId("acme/prod/app")).secretString();
    }
  }

  private String version() {
    try (SecretsManagerClient raw = secretsManager("calm")) {
      return raw.getSecretValue(q -> q.secretId("acme/prod/app")).versionId();
    }
  }

  private List<String> labels() {
    List<String> labels = new ArrayList<>();
    try (SecretsManagerClient raw = secretsManager("calm")) {
      raw.describeSecret(q -> q.secretId("acme/prod/app"))
          .versionIdsToStages()
          .values()
          .forEach(labels::addAll);
    }
    return labels.stream().filter(l -> !l.equals("AWSPREVIOUS")).sorted().toList();
  }

  @Test
  void aKeyIsRotatedEndToEnd() {
    String before = value();
    String old = version();
    Qds.Ended ended = run(ROTATE + " -o json");
    assertThat(ended.err()).contains("✓ Promote", "acme-prod/api: 3 of 3 new");
    assertThat(ended.code()).isZero();
    JsonNode json = ended.json();
    assertThat(json.get("status").asString()).isEqualTo("completed");
    assertThat(json.get("secret").asString()).isEqualTo("acme/prod/app");
    assertThat(json.get("key").asString()).isEqualTo("JWT_SECRET");
    assertThat(json.get("recipe").asString()).isEqualTo("generated");
    assertThat(json.get("oldVersion").asString()).isEqualTo(old);
    assertThat(json.get("newVersion").asString()).isEqualTo(version()).isNotEqualTo(old);
    assertThat(json.get("services").get(0).get("status").asString()).isEqualTo("done");
    assertThat(json.get("services").get(0).get("deployment").asString()).startsWith("ecs-svc/");
    assertThat(json.get("steps").size()).isGreaterThan(10);
    assertThat(json.get("steps").get(0).get("at").asString()).endsWith("Z");
    assertThat(json.get("unknowns").size()).isZero();
    assertThat(value()).isNotEqualTo(before);
    assertThat(labels()).containsExactly("AWSCURRENT");
    Qds.Ended stale = run("secrets stale acme/prod/app --sandbox");
    assertThat(stale.out()).doesNotContain("acme-prod/api");
    Qds.Ended list = run("rotations list --sandbox");
    assertThat(list.out()).contains(json.get("operation").asString(), "✓ completed");
    Qds.Ended show = run("rotations show " + json.get("operation").asString() + " --sandbox");
    assertThat(show.out()).contains("✓ Promote", "generated", "✓ done");
    assertThat(run("audit list --sandbox -o json").out()).contains("rotat");
  }

  @Test
  void aDryRunPrintsExactlyThePlan() {
    String before = version();
    Qds.Ended dry = run(ROTATE.replace("--yes --reason test", "--dry-run"));
    assertThat(dry.code()).isZero();
    assertThat(dry.out()).contains("acme-prod/api restarts", "ecs:UpdateService");
    assertThat(version()).isEqualTo(before);
    Qds.Ended real = run(ROTATE);
    assertThat(real.err()).startsWith(dry.out());
    JsonNode json = run(ROTATE.replace("--yes --reason test", "--dry-run -o json")).json();
    assertThat(json.get("dryRun").asBoolean()).isTrue();
  }

  @Test
  void aTaskThatARuleStartsIsNamedInThePlan() {
    String rotate = "rotate acme/prod/app PINECONE_API_KEY --recipe generated --sandbox --dry-run";
    String rule = "Rule acme-prod-nightly (cron(0 3 * * ? *)) starts acme-prod-worker:";
    assertThat(run(rotate).out()).contains("▲ " + rule);
    JsonNode notes = run(rotate + " -o json").json().get("notes");
    assertThat(notes.valueStream().map(JsonNode::asString))
        .anyMatch(n -> n.startsWith(rule) && n.contains("its next start takes the new value"));
  }

  @Test
  void aNewValueThatTheServiceRefusesIsBackedOut() {
    String before = value();
    String old = version();
    AtomicBoolean refused = new AtomicBoolean();
    sandbox("calm")
        .world()
        .ecs()
        .demand(
            injected -> {
              String jwt = injected.get("JWT_SECRET");
              boolean wrong = jwt != null && !before.contains(jwt);
              refused.compareAndSet(false, wrong);
              return wrong ? "JWT_SECRET" : null;
            });
    Qds.Ended ended = run(ROTATE + " -o json");
    assertThat(ended.json().get("status").asString()).isEqualTo("backedOut");
    assertThat(ended.code()).isEqualTo(1);
    assertThat(refused).isTrue();
    assertThat(version()).isEqualTo(old);
    assertThat(value()).isEqualTo(before);
    assertThat(labels()).containsExactly("AWSCURRENT");
    // Health tells of tasks that failed within 15 minutes, whatever runs now.
    sandbox("calm").world().advance(Duration.ofMinutes(16));
    Qds.Ended health = run("health api --cluster acme-prod --sandbox");
    assertThat(health.code()).as(health.out()).isZero();
    String table = run("rotations list --sandbox").out();
    assertThat(table).contains("✖ backed out");
  }

  @Test
  void onATerminalTheProgressIsDrawnInPlace() {
    Qds.Ended ended = qd().terminal(80).run(ROTATE.split(" "));
    assertThat(ended.code()).isZero();
    assertThat(ended.err()).contains("\u001b[J", "░", "█", "✓ ");
    assertThat(ended.out()).contains("✓ Rotated JWT_SECRET of acme/prod/app.");
  }

  @Test
  void severalKeysShareOneDeployment() {
    Qds.Ended ended =
        run(
            "rotate acme/prod/app:JWT_SECRET,APP_SECRET_KEY --recipe generated --sandbox --yes"
                + " --reason test --soak 0s -o json");
    assertThat(ended.code()).as(ended.err()).isZero();
    JsonNode json = ended.json();
    assertThat(json.get("keys").size()).isEqualTo(2);
    assertThat(json.get("key").isNull()).isTrue();
    assertThat(json.get("secret").asString()).isEqualTo("acme/prod/app");
    List<String> services = new ArrayList<>();
    json.get("services").forEach(s -> services.add(s.get("service").asString()));
    assertThat(services).doesNotHaveDuplicates();
  }

  @Test
  void whatIsWrongIsSaidBeforeAnythingIsRead() {
    assertThat(qd().run("rotate", "--sandbox", "--yes").code()).isEqualTo(2);
    assertThat(run(ROTATE + " --recipe keyset").err()).contains("--recipe KEY=RECIPE");
    assertThat(run(ROTATE + " --recipe OTHER=keyset").err()).contains("No key OTHER");
    assertThat(run(ROTATE + " --option length").err()).contains("NAME=VALUE");
    assertThat(run(ROTATE + " --option lenght=40").err()).contains("Did you mean length?");
    assertThat(run(ROTATE + " --soak soon").err()).contains("--soak takes a time");
    assertThat(run(ROTATE + " --probe nowhere").err()).contains("--probe takes a URL");
    assertThat(run(ROTATE.replace("JWT_SECRET", "A,,B")).err()).contains("A key is empty");
    assertThat(run("rotate a b c --recipe generated --yes --sandbox").err())
        .contains("Write NAME:KEY");
    assertThat(run(ROTATE.replace("generated", "genrated")).err())
        .contains("no recipe genrated", "Did you mean generated?");
    assertThat(run("rotations show none --sandbox").code()).isEqualTo(4);
    assertThat(run("rotate nope KEY --recipe generated --yes --sandbox").code()).isEqualTo(4);
    assertThat(run(ROTATE.replace("--yes --reason test", "")).code()).isEqualTo(6);
    assertThat(run(ROTATE + " --read-only").code()).isEqualTo(6);
  }

  @Test
  void aKeyThatIsNotThereIsAddedOnlyWhenAskedFor() {
    String misspelt = ROTATE.replace("JWT_SECRET", "JWT_SECRT");
    Qds.Ended refused = run(misspelt);
    assertThat(refused.code()).isEqualTo(4);
    assertThat(refused.err())
        .contains("has no key JWT_SECRT. Is it JWT_SECRET?", "a new key is added with --add");
    Qds.Ended planned = run(misspelt.replace("JWT_SECRT", "NEW_SECRET") + " --add --dry-run");
    assertThat(planned.code()).as(planned.err()).isZero();
    assertThat(planned.out() + planned.err()).contains("has no value of NEW_SECRET yet");
  }

  @Test
  void withoutARecipeTheNameAndTheValueDecide() {
    Qds.Ended ended = run("rotate acme/prod/app JWT_SECRET --sandbox --dry-run");
    assertThat(ended.code()).as(ended.err()).isZero();
    assertThat(ended.err()).contains("generated, because");
  }

  @Test
  void aSuppliedValueComesFromStandardInputAndStaysUnseen() {
    String canary = "sk-proj-canary7f3" + "x".repeat(30);
    Qds.Ended ended =
        qd().in(canary + "\n")
            .run(
                ("rotate acme/prod/app OPENAI_API_KEY --recipe supplied --yes --reason test"
                        + " --soak 0s --sandbox -o json")
                    .split(" "));
    assertThat(ended.code()).as(ended.err()).isZero();
    assertThat(ended.json().get("status").asString()).isEqualTo("completed");
    assertThat(value()).contains(canary);
    assertThat(ended.out() + ended.err()).doesNotContain("canary7f3");
  }

  @Test
  void recipesAreListedWithTheirOptions() {
    assertThat(run("rotations recipes").out()).contains("generated", "length=N", "keyset");
    assertThat(run("rotations recipes -o json").json().get(0).get("recipe").asString())
        .isEqualTo("generated");
    assertThat(run("rotations recipes -o csv").out()).startsWith("recipe,option,meaning,default");
  }

  @Test
  void staleTasksAreRedeployed() {
    Qds.Ended dry = run("secrets stale --redeploy --dry-run --sandbox=stale-secret");
    assertThat(dry.code()).as(dry.err()).isZero();
    assertThat(dry.out()).contains("ecs:UpdateService");
    Qds.Ended before = run("secrets stale --sandbox=stale-secret");
    assertThat(before.code()).isEqualTo(1);
    assertThat(before.out()).contains("--redeploy").doesNotContain("aws ecs");
    Qds.Ended done =
        run("secrets stale --redeploy --yes --reason test --sandbox=stale-secret -o json");
    assertThat(done.code()).as(done.err()).isZero();
    assertThat(done.json().get("left").size()).isZero();
    assertThat(done.json().get("services").get(0).get("status").asString()).isEqualTo("done");
    assertThat(run("secrets stale --sandbox=stale-secret").code()).isZero();
    assertThat(run("secrets stale --possible --sandbox=stale-secret").code()).isEqualTo(2);
  }
}
