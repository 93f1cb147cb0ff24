package dev.quarterdeck.tui.command;

import static org.assertj.core.api.Assertions.assertThat;

import dev.quarterdeck.sandbox.wire.FaultRule;
import dev.quarterdeck.tui.cli.Qds;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

/** {@code health} names the change most likely behind a trouble. */
final class LikelyCauseTest extends OnSandbox {

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "bad-deploy | api | deployment | deploys acme-prod-api:2 | image 1.8.2 → 1.9.0",
        "missing-key | billing | deployment | deploys acme-prod-billing:2 | STRIPE_WEBHOOK_SECRET",
        "stale-secret | api | secret | acme/prod/app | version",
        "noisy-errors | web | write | sg-0acme0prod0web000 | ",
      })
  void everyStoryHasItsSuspect(
      String scenario, String service, String kind, String text, String detail) {
    Qds.Ended json = run("health acme-prod/" + service + " -o json --sandbox=" + scenario);
    JsonNode told = json.json().get("services").get(0);
    JsonNode cause = told.get("likelyCause");
    assertThat(cause.get("kind").asString()).isEqualTo(kind);
    assertThat(cause.get("text").asString()).contains(text);
    assertThat(cause.get("firstSign").isNull()).isFalse();
    assertThat(cause.get("why").asString()).contains("first sign of trouble");
    assertThat(told.get("changes").valueStream().filter(c -> !c.get("why").isNull()))
        .singleElement()
        .satisfies(c -> assertThat(c.get("text")).isEqualTo(cause.get("text")));
    assertThat(json.json().get("unknowns").size()).isZero();
    String page = words(run("health acme-prod/" + service + " --sandbox=" + scenario));
    assertThat(page).contains("Likely cause: ", text, "first bad signal");
    if (detail != null) {
      assertThat(cause.get("detail").asString()).contains(detail);
      assertThat(page).contains(detail);
    }
  }

  @Test
  void aCrashWithoutAChangeHasNone() {
    JsonNode told =
        run("health acme-prod/worker -o json --sandbox=crash-loop").json().get("services").get(0);
    assertThat(told.get("likelyCause").get("firstSign").isNull()).isFalse();
    assertThat(told.get("likelyCause").get("why").isNull()).isTrue();
    assertThat(words(run("health acme-prod/worker --sandbox=crash-loop")))
        .contains("Likely cause: none found; nothing changed from ");
  }

  @Test
  void aSmallFleetIsLookedAtUnaskedAndAHealthyOneIsNot() {
    assertThat(run("health --sandbox=bad-deploy").out()).containsOnlyOnce("Likely cause: ");
    assertThat(run("health --sandbox=calm").out()).doesNotContain("Likely cause");
    run("health -o json --sandbox=calm")
        .json()
        .get("services")
        .forEach(s -> assertThat(s.get("likelyCause").isNull()).isTrue());
  }

  @Test
  void aDeploymentOfOnesOwnIsToldApartFromOthers() {
    run("services deploy acme-prod/web --yes --no-wait --sandbox=plaintext-secret");
    JsonNode web =
        run("health acme-prod/web -o json --sandbox=plaintext-secret")
            .json()
            .get("services")
            .get(0);
    assertThat(web.get("verdict").asString()).isEqualTo("DEPLOYING");
    assertThat(web.get("reasons").get(0).get("text").asString())
        .startsWith("Deploying acme-prod-web:")
        .endsWith(", with this console.");
    assertThat(web.get("changes").get(0).get("who").asString()).startsWith("arn:aws:");
    assertThat(web.get("likelyCause").isNull()).as("nothing is wrong with it").isTrue();
    assertThat(words(run("health acme-prod/api --sandbox=bad-deploy")))
        .contains("Started by acme-deploy/ci, not with this console.");
  }

  @Test
  void theCauseFitsANarrowTerminal() {
    Qds.Ended ended =
        qd().terminal(80).env("NO_COLOR", "1").run("health", "api", "--sandbox=bad-deploy");
    assertThat(ended.out()).contains("Likely cause: ");
    assertThat(ended.lines()).filteredOn(l -> !l.contains("→ qd")).allMatch(l -> l.length() <= 80);
  }

  @ParameterizedTest
  @ValueSource(strings = {"cloudtrail:LookupEvents", "ecs:ListServiceDeployments"})
  void whatCouldNotBeReadIsNamed(String permission) {
    sandbox("bad-deploy").fault(FaultRule.parse(permission + "=deny"));
    try {
      Qds.Ended ended = run("health acme-prod/api --sandbox=bad-deploy");
      assertThat(ended.code()).isEqualTo(1);
      assertThat(words(ended))
          .contains("as far as could be read", "? what changed: ", "needs " + permission);
      assertThat(
              run("health acme-prod/api -o json --sandbox=bad-deploy")
                  .json()
                  .get("unknowns")
                  .valueStream()
                  .map(u -> u.get("permission").asString()))
          .contains(permission);
    } finally {
      sandbox("bad-deploy").faults().clear();
    }
  }

  /** The page with its line breaks undone. */
  private static String words(Qds.Ended ended) {
    return ended.out().replaceAll("\\s+", " ");
  }
}
