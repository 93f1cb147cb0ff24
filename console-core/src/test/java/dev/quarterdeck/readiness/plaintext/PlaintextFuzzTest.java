package dev.quarterdeck.readiness.plaintext;

import static org.assertj.core.api.Assertions.assertThat;

import dev.quarterdeck.fuzz.Fuzz;
import dev.quarterdeck.kernel.Text;
import org.junit.jupiter.api.Test;

/** What looks like a secret in the open. */
class PlaintextFuzzTest {

  @Test
  void namesAndValuesAreJudged() {
    Fuzz.of(
            "plaintext detection",
            "postgres://user:hunter2hunter2@db.example.com/app",
            "AKIAIOSFODNN7EXAMPLE",
            "eyJhbGciOiJIUzI1NiJ9.eyJzdWIiOiIxIn0.AAAAAAAAAAAAAAAAAAAAAA",
            "-----BEGIN PRIVATE KEY-----\nMIIE\n-----END PRIVATE KEY-----",
            "JWT_SECRET_NAME")
        .each(
            text -> {
              PlaintextDetector.inspect("PASSWORD", text);
              PlaintextDetector.inspect(text, "hunter2hunter2Hunter");
              PlaintextDetector.inspectText(Text.clean(text));
            });
  }

  @Test
  void longValuesAreJudgedAsShortOnes() {
    assertThat(PlaintextDetector.inspect("HOME_PATH", "/srv/app".repeat(8_000))).isEmpty();
    assertThat(PlaintextDetector.inspect("THING", "aB3xK9".repeat(10_000) + "!")).isEmpty();
    assertThat(PlaintextDetector.inspect("NAME", "ab-".repeat(20_000) + "B")).isNotNull();
  }
}
