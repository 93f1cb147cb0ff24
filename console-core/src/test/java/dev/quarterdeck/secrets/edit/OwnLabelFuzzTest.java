package dev.quarterdeck.secrets.edit;

import static org.assertj.core.api.Assertions.assertThat;

import dev.quarterdeck.fuzz.Fuzz;
import org.junit.jupiter.api.Test;

/** Labels that anybody may have put on a version. */
class OwnLabelFuzzTest {

  @Test
  void labelsOfOthersAreNone() {
    Fuzz.of("staging labels", "qd/op-1/arn:aws:iam::1:user/x", "AWSCURRENT", "qd/a/b")
        .each(
            text -> {
              OwnLabel own = OwnLabel.parse(text);
              if (own != null) {
                assertThat(OwnLabel.parse(own.text())).isEqualTo(own);
              }
            });
  }
}
