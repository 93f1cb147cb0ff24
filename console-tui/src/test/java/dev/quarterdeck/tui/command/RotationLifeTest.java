package dev.quarterdeck.tui.command;

import static org.assertj.core.api.Assertions.assertThat;

import dev.quarterdeck.rotation.journal.Disk;
import dev.quarterdeck.rotation.journal.Journal;
import dev.quarterdeck.rotation.journal.Journals;
import dev.quarterdeck.tui.cli.CtrlC;
import dev.quarterdeck.tui.cli.Qds;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.secretsmanager.SecretsManagerClient;
import software.amazon.awssdk.services.secretsmanager.model.GetSecretValueResponse;
import tools.jackson.databind.JsonNode;

/** Rotations that stop on their way, and what a person does about them from the command line. */
class RotationLifeTest extends OnSandbox {
  private static final String APP = "acme/prod/app";
  private static final String ROTATE =
      "rotate acme/prod/app JWT_SECRET --recipe generated --sandbox --yes --reason test";
  private static final String SURE = " --sandbox --yes --reason test";

  @AfterEach
  void noFaults() {
    sandbox("calm").faults().clear();
  }

  private GetSecretValueResponse current(String secret) {
    try (SecretsManagerClient raw = secretsManager("calm")) {
      return raw.getSecretValue(q -> q.secretId(secret));
    }
  }

  private String version() {
    return current(APP).versionId();
  }

  /** AWSPENDING and labels of the console's own. */
  private List<String> strays() {
    List<String> labels = new ArrayList<>();
    try (SecretsManagerClient raw = secretsManager("calm")) {
      raw.describeSecret(q -> q.secretId(APP)).versionIdsToStages().values().stream()
          .flatMap(List::stream)
          .filter(l -> !l.equals("AWSCURRENT") && !l.equals("AWSPREVIOUS"))
          .forEach(labels::add);
    }
    return labels;
  }

  /** The person presses Ctrl-C while the services are rolled. */
  private Qds.Ended interrupted(String line) {
    CtrlC ctrlC = new CtrlC();
    sandbox("calm").world().after(Duration.ofSeconds(20), ctrlC::press);
    return qd().stops(ctrlC).run(line.split(" "));
  }

  /** AWS does not answer at the promotion; nothing has been promoted then. */
  private JsonNode pausedBeforeThePromotion() {
    sandbox("calm").faults().on("secretsmanager", "UpdateSecretVersionStage").throttle();
    Qds.Ended ended = run(ROTATE + " -o json");
    sandbox("calm").faults().clear();
    assertThat(ended.code()).as(ended.out()).isEqualTo(7);
    assertThat(ended.json().get("status").asString()).isEqualTo("paused");
    return ended.json();
  }

  @Test
  void anInterruptedRotationSaysHowToGoOnAndGoesOn() {
    String before = version();
    Qds.Ended ended = interrupted(ROTATE + " -o json");
    assertThat(ended.code()).as(ended.err()).isEqualTo(7);
    JsonNode json = ended.json();
    String id = json.get("operation").asString();
    assertThat(json.get("status").asString()).isEqualTo("paused");
    assertThat(json.get("why").get("remedy").asString())
        .contains("qd rotations resume " + id, "qd rotations abort " + id);
    Qds.Ended open = run("rotations list --open --sandbox");
    assertThat(open.code()).isEqualTo(1);
    assertThat(open.out()).contains(id, "▲ paused");
    assertThat(run("rotations show " + id + " --sandbox").out())
        .contains("qd rotations resume " + id);
    Qds.Ended dry = run("rotations resume " + id + " --dry-run --sandbox");
    assertThat(dry.code()).as(dry.err()).isZero();
    assertThat(dry.out()).contains("Go on with rotation " + id, "It stopped at: Stopped at");
    Qds.Ended done = run("rotations resume " + id + SURE + " -o json");
    assertThat(done.code()).as(done.err()).isZero();
    assertThat(done.json().get("status").asString()).isEqualTo("completed");
    assertThat(done.json().get("why").isNull()).isTrue();
    assertThat(version()).isEqualTo(json.get("newVersion").asString()).isNotEqualTo(before);
    assertThat(strays()).isEmpty();
    Qds.Ended again = run("rotations resume " + id + SURE);
    assertThat(again.code()).isEqualTo(6);
    assertThat(again.err()).contains("has ended");
  }

  @Test
  void onATerminalAnInterruptSaysTheSame() {
    Qds.Ended ended = interrupted(ROTATE);
    assertThat(ended.code()).isEqualTo(7);
    assertThat(ended.out()).contains("is paused", "qd rotations resume ", "qd rotations abort ");
    String id = operation(ended.out());
    assertThat(run("rotations abort " + id + SURE).code()).isEqualTo(1);
  }

  @Test
  void whatALivingProcessCarriesOutIsSaidToRunElsewhere() {
    String id = pausedBeforeThePromotion().get("operation").asString();
    long self = ProcessHandle.current().pid();
    Path journals = home.resolve("sandbox").resolve("rotations");
    try (Journal held = new Journals(journals, Disk.REAL).open(id).orThrow()) {
      assertThat(held.operation().id()).isEqualTo(id);
      Qds.Ended list = run("rotations list --open --sandbox");
      assertThat(list.code()).as("nothing waits for anybody").isZero();
      assertThat(list.out())
          .contains(id, "◐ running elsewhere", "process " + self, ", since ")
          .doesNotContain("Go on", "rotations resume");
      assertThat(run("rotations show " + id + " --sandbox").out())
          .contains("Run by", "process " + self, "follow it there")
          .doesNotContain("rotations resume");
      JsonNode row = run("rotations list --sandbox -o json").json().get(0);
      assertThat(row.get("runBy").get("process").asLong()).isEqualTo(self);
      assertThat(row.get("runBy").get("host").isNull()).isFalse();
      assertThat(row.get("runBy").get("since").asString()).endsWith("Z");
      assertThat(run("rotations list --sandbox -o csv").out()).contains("process " + self);
      for (String second : List.of("rotations resume " + id + SURE, ROTATE)) {
        Qds.Ended refused = run(second + " -o json");
        assertThat(refused.code()).as(refused.err()).isEqualTo(6);
        assertThat(refused.json().at("/problem/kind").asString()).isEqualTo("conflict");
      }
    }
    Qds.Ended after = run("rotations list --sandbox");
    assertThat(after.code()).isEqualTo(1);
    assertThat(after.out()).contains("▲ paused", "rotations resume " + id);
    JsonNode shown = run("rotations show " + id + " --sandbox -o json").json();
    assertThat(shown.get("runBy").isNull()).isTrue();
    assertThat(run("rotations abort " + id + SURE).code()).isZero();
  }

  private static String operation(String page) {
    return page.lines()
        .filter(
            l -> l.strip().startsWith("qd rotations resume ") || l.contains("rotations resume "))
        .map(l -> l.replaceAll(".*rotations resume (\\S+?)[.]?(\\s.*)?$", "$1"))
        .findFirst()
        .orElseThrow();
  }

  @Test
  void anAbortTakesSecretAndServicesBack() {
    String before = version();
    String id = interrupted(ROTATE + " -o json").json().get("operation").asString();
    assertThat(version()).isNotEqualTo(before);
    Qds.Ended dry = run("rotations abort " + id + " --dry-run --sandbox");
    assertThat(dry.code()).as(dry.err()).isZero();
    assertThat(dry.out()).contains("Back out rotation " + id);
    assertThat(run("rotations abort " + id + " --sandbox").code()).isEqualTo(6);
    Qds.Ended done = run("rotations abort " + id + SURE + " -o json");
    assertThat(done.code()).as(done.err()).isEqualTo(1);
    assertThat(done.json().get("status").asString()).isEqualTo("backedOut");
    assertThat(done.json().get("why").get("sentence").asString()).startsWith("It was aborted.");
    assertThat(done.json().get("why").get("remedy").asString()).doesNotContain("resume");
    assertThat(version()).isEqualTo(before);
    assertThat(strays()).isEmpty();
    assertThat(run("secrets stale acme/prod/app --sandbox").out()).doesNotContain("acme-prod/api");
  }

  @Test
  void aSuppliedValueThatWasNotStagedIsAskedForAgain() {
    String canary = "canary-81c2-" + "v".repeat(24);
    sandbox("calm").faults().on("secretsmanager", "PutSecretValue").throttle();
    Qds.Ended paused =
        qd().in(canary)
            .run(
                ("rotate acme/prod/app OPENAI_API_KEY --recipe supplied --soak 0s -o json" + SURE)
                    .split(" "));
    sandbox("calm").faults().clear();
    assertThat(paused.code()).as(paused.out()).isEqualTo(7);
    String id = paused.json().get("operation").asString();
    Qds.Ended without = qd().in("").run(("rotations resume " + id + SURE).split(" "));
    assertThat(without.code()).as(without.err()).isNotZero();
    assertThat(without.err())
        .contains("The value is empty.", "Or take it back: qd rotations abort " + id);
    assertThat(run("rotations show " + id + " --sandbox -o json").json().get("status").asString())
        .isEqualTo("paused");
    Qds.Ended dry =
        qd().in(canary).run(("rotations resume " + id + " --dry-run --sandbox").split(" "));
    assertThat(dry.out()).contains("OPENAI_API_KEY: the value that was given, 36 characters");
    Qds.Ended done =
        qd().in(canary + "\n").run(("rotations resume " + id + SURE + " -o json").split(" "));
    assertThat(done.code()).as(done.err()).isZero();
    assertThat(done.json().get("status").asString()).isEqualTo("completed");
    assertThat(current(APP).secretString()).contains(canary);
    assertThat(paused.out() + paused.err() + dry.out() + done.out() + done.err())
        .doesNotContain(canary);
    assertThat(strays()).isEmpty();
  }

  @Test
  void anAbortBeforeThePromotionEndsWell() {
    String before = version();
    String id = pausedBeforeThePromotion().get("operation").asString();
    assertThat(version()).isEqualTo(before);
    Qds.Ended done = run("rotations abort " + id + SURE + " -o json");
    assertThat(done.code()).as(done.out()).isZero();
    assertThat(done.json().get("status").asString()).isEqualTo("failed");
    assertThat(done.json().get("why").get("remedy").asString()).doesNotContain("resume");
    assertThat(version()).isEqualTo(before);
    assertThat(strays()).isEmpty();
  }

  @Test
  void aVersionOfSomebodyElseIsBuiltUponWhenAskedFor() {
    JsonNode paused = pausedBeforeThePromotion();
    String id = paused.get("operation").asString();
    String theirs;
    try (SecretsManagerClient raw = secretsManager("calm")) {
      String text = raw.getSecretValue(q -> q.secretId(APP)).secretString();
      theirs =
          raw.putSecretValue(
                  q ->
                      q.secretId(APP)
                          .secretString(
                              text.replaceFirst("\\{", "{\"ADDED_BY_BOB\":\"demo-bob\",")))
              .versionId();
    }
    Qds.Ended asked = run("rotations resume " + id + SURE + " -o json");
    if (asked.code() == 7) {
      assertThat(asked.json().get("why").get("remedy").asString()).contains("--onto " + theirs);
      asked = run("rotations resume " + id + " --onto " + theirs + SURE + " -o json");
    }
    assertThat(asked.code()).as(asked.out()).isZero();
    assertThat(current(APP).secretString()).contains("ADDED_BY_BOB");
    assertThat(version()).isNotEqualTo(theirs);
    assertThat(strays()).isEmpty();
  }

  @Test
  void anOldKeyOfASetIsRetiredAfterItsTimeOrEarly() {
    Qds.Ended rotated =
        run("rotate acme/prod/auth-keyset --recipe keyset --soak 0s" + SURE + " -o json");
    assertThat(rotated.code()).as(rotated.err() + rotated.out()).isZero();
    String id = rotated.json().get("operation").asString();
    assertThat(rotated.json().get("retireAfter").asString()).endsWith("Z");
    assertThat(rotated.json().get("retired").asBoolean()).isFalse();
    int keys = jwks().get("keys").size();
    assertThat(run("rotations list --open --sandbox").out()).contains(id, "retire in ");
    Qds.Ended soon = run("rotations retire " + id + SURE);
    assertThat(soon.code()).isEqualTo(6);
    assertThat(soon.err()).contains("is to stay valid until", "--early");
    Qds.Ended dry = run("rotations retire " + id + " --early --dry-run --sandbox");
    assertThat(dry.code()).as(dry.err()).isZero();
    assertThat(dry.out()).contains("Retire the old credential of rotation " + id);
    Qds.Ended early = run("rotations retire " + id + " --early" + SURE + " -o json");
    assertThat(early.code()).as(early.err()).isZero();
    assertThat(early.json().get("retired").asBoolean()).isTrue();
    assertThat(early.json().get("retireAfter").isNull()).isTrue();
    assertThat(jwks().get("keys").size()).isLessThan(keys);
    Qds.Ended again = run("rotations retire " + id + " --early" + SURE);
    assertThat(again.code()).isEqualTo(6);
    assertThat(again.err()).contains("has nothing to retire");
  }

  private JsonNode jwks() {
    Qds.Ended ended = run("secrets jwks acme/prod/auth-keyset --sandbox");
    assertThat(ended.code()).as(ended.err()).isZero();
    return ended.json();
  }

  @Test
  void onlyThePublicHalvesOfAKeySetArePrinted() {
    JsonNode set = jwks();
    assertThat(set.get("keys").size()).isPositive();
    for (JsonNode key : set.get("keys")) {
      assertThat(key.get("kty").asString()).isEqualTo("OKP");
      assertThat(key.get("crv").asString()).isEqualTo("Ed25519");
      assertThat(key.get("kid").asString()).isNotEmpty();
      assertThat(key.get("x").asString()).hasSize(43);
      assertThat(key.has("d")).isFalse();
      assertThat(key.toString()).doesNotContain("private");
    }
    Qds.Ended none = run("secrets jwks acme/prod/app JWT_SECRET --sandbox");
    assertThat(none.code()).isEqualTo(2);
    assertThat(none.out()).isEmpty();
    assertThat(run("secrets jwks acme/prod/nothing --sandbox").code()).isEqualTo(4);
  }

  @Test
  void aRecipeThatIsRememberedIsUsedAndSaid() {
    String guessed = run("rotate acme/prod/app JWT_SECRET --dry-run --sandbox").err();
    Qds.Ended kept =
        run(
            "rotations remember acme/prod/app JWT_SECRET --recipe generated --option length=57"
                + SURE);
    assertThat(kept.code()).as(kept.err()).isZero();
    Qds.Ended done = run("rotate acme/prod/app JWT_SECRET --soak 0s" + SURE + " -o json");
    assertThat(done.code()).as(done.err()).isZero();
    assertThat(done.err())
        .contains("Recipe for acme/prod/app:JWT_SECRET: generated, because")
        .doesNotStartWith(guessed);
    assertThat(done.json().get("recipe").asString()).isEqualTo("generated");
    JsonNode now = new tools.jackson.databind.ObjectMapper().readTree(current(APP).secretString());
    assertThat(now.get("JWT_SECRET").asString())
        .as("the prefix is kept")
        .matches("demo-jwt-[A-Za-z0-9]{57}");
    Qds.Ended forgotten = run("rotations remember acme/prod/app JWT_SECRET --forget" + SURE);
    assertThat(forgotten.code()).as(forgotten.err()).isZero();
    assertThat(run("rotate acme/prod/app JWT_SECRET --dry-run --sandbox").err()).isEqualTo(guessed);
    assertThat(run("rotations remember acme/prod/app JWT_SECRET --recipe keyst" + SURE).err())
        .contains("no recipe keyst");
    assertThat(
            run("rotations remember acme/prod/app JWT_SECRET --recipe keyset --forget" + SURE)
                .code())
        .isEqualTo(2);
  }
}
