package dev.quarterdeck.secrets.env;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.quarterdeck.kernel.Problem;
import dev.quarterdeck.kernel.ProblemException;
import dev.quarterdeck.kernel.SecretValue;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import org.junit.jupiter.api.Test;

class ProgramEnvironmentTest {
  @Test
  void aValueThatTheLocaleCannotHandOnIsRefusedAndNotShown() {
    try (SecretValue value = SecretValue.ofText("pä55")) {
      Map<String, SecretValue> added = Map.of("PASSWORD", value);
      assertThatThrownBy(() -> ProgramEnvironment.mustPass(added, StandardCharsets.US_ASCII))
          .hasMessageNotContaining("pä55")
          .isInstanceOfSatisfying(
              ProblemException.class,
              e -> {
                assertThat(e.problem()).isInstanceOf(Problem.Invalid.class);
                assertThat(e.problem().sentence())
                    .contains("PASSWORD", "US-ASCII")
                    .doesNotContain("pä55");
              });
      assertThatCode(() -> ProgramEnvironment.mustPass(added, StandardCharsets.UTF_8))
          .doesNotThrowAnyException();
    }
  }
}
