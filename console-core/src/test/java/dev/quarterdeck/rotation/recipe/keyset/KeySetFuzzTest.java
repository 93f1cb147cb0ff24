package dev.quarterdeck.rotation.recipe.keyset;

import static org.assertj.core.api.Assertions.assertThat;

import dev.quarterdeck.fuzz.Fuzz;
import dev.quarterdeck.kernel.Outcome;
import dev.quarterdeck.kernel.Problem;
import dev.quarterdeck.kernel.SecretValue;
import org.junit.jupiter.api.Test;

/** Sets of signing keys. */
class KeySetFuzzTest {

  @Test
  void keySetsAreReadOrRefused() {
    Fuzz.of(
            "key sets",
            "{\"active\":\"a\",\"keys\":[{\"kid\":\"a\",\"alg\":\"EdDSA\",\"state\":\"active\","
                + "\"private_key\":\"AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA=\",\"public_key\":\"x\"}]}",
            "{\"keys\":[]}")
        .each(
            text -> {
              try (SecretValue value = SecretValue.ofText(text)) {
                Fuzz.sound(KeySet.keys(value));
                Fuzz.sound(KeySet.jwks(value));
              }
              KeyText.of(text);
            });
  }

  @Test
  void aNumberLargerThanAnyIsNoKeySet() {
    try (SecretValue value = SecretValue.ofText("{\"keys\":[],\"n\":1e99999999999}")) {
      assertThat(KeySet.keys(value))
          .isInstanceOfSatisfying(
              Outcome.Failed.class,
              f -> assertThat(f.problem()).isInstanceOf(Problem.Invalid.class));
    }
  }
}
