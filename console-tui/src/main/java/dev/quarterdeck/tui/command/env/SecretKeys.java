package dev.quarterdeck.tui.command.env;

import dev.quarterdeck.kernel.Problem;
import dev.quarterdeck.kernel.ProblemException;
import dev.quarterdeck.kernel.SecretValue;
import dev.quarterdeck.kernel.Text;
import dev.quarterdeck.secrets.SecretContent;
import dev.quarterdeck.secrets.SecretDocument;
import java.util.Map;
import java.util.Optional;

/** The keys of a secret as variables would have them. */
final class SecretKeys {
  private SecretKeys() {}

  /** The values by key; the caller closes them. */
  static Map<String, SecretValue> of(SecretContent content) {
    return (content.binary()
            ? Optional.<Map<String, SecretValue>>empty()
            : SecretDocument.values(content.value()))
        .orElseThrow(
            () ->
                new ProblemException(
                    new Problem.Invalid(
                        "Secret "
                            + Text.clean(content.name())
                            + " has no keys: it is "
                            + (content.binary()
                                ? "binary"
                                : SecretDocument.parse(content.value()).whyNot().orElse("text"))
                            + ".",
                        "Choose a secret that holds one JSON object of keys and values.")));
  }
}
