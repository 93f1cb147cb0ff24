package dev.quarterdeck.rotation.recipe;

import dev.quarterdeck.kernel.Outcome;
import dev.quarterdeck.kernel.Problem;
import dev.quarterdeck.kernel.SecretValue;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What tests ask recipes for. */
public final class Asked {
  static final String ARN =
      "arn:aws:secretsmanager:us-east-1:111122223333:secret:acme/prod/app-AbCdEf";

  private Asked() {}

  /** Of a key in a document, not compromised. */
  public static Settings of(@Nullable String key, Map<String, String> options) {
    return new Settings(ARN, key, options, false);
  }

  /** The text of a value, which is closed. */
  public static String text(Outcome<SecretValue> made) {
    try (SecretValue value = made.orThrow()) {
      return value.readText(t -> t);
    }
  }

  /** The problem that there must be. */
  public static Problem problem(Outcome<?> outcome) {
    if (outcome instanceof Outcome.Failed<?>(Problem problem)) {
      return problem;
    }
    throw new AssertionError("it was done");
  }
}
