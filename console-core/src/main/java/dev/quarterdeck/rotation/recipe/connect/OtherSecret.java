package dev.quarterdeck.rotation.recipe.connect;

import dev.quarterdeck.kernel.Outcome;
import dev.quarterdeck.kernel.Problem;
import dev.quarterdeck.kernel.ProblemException;
import dev.quarterdeck.kernel.SecretValue;
import dev.quarterdeck.kernel.Text;
import dev.quarterdeck.secrets.SecretContent;
import dev.quarterdeck.secrets.SecretDocument;
import dev.quarterdeck.secrets.SecretStore;
import dev.quarterdeck.secrets.VersionRef;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A value that a recipe needs besides the one that it changes, named {@code SECRET} or {@code
 * SECRET:KEY}; the secret by name or ARN.
 */
public record OtherSecret(String secret, @Nullable String key) {
  /** {@code arn:aws:secretsmanager:REGION:ACCOUNT:secret:NAME} */
  private static final int PARTS_OF_AN_ARN = 7;

  /** Empty when it names no secret. A key may hold colons, a secret's name cannot. */
  public static Optional<OtherSecret> parse(String written) {
    int at = -1;
    int colons = written.startsWith("arn:") ? PARTS_OF_AN_ARN : 1;
    for (int n = 0; n < colons; n++) {
      at = written.indexOf(':', at + 1);
      if (at < 0) {
        break;
      }
    }
    String secret = at < 0 ? written : written.substring(0, at);
    String key = at < 0 ? null : written.substring(at + 1);
    return secret.isBlank() || (key != null && key.isEmpty())
        ? Optional.empty()
        : Optional.of(new OtherSecret(secret, key));
  }

  /** Its current value ({@code aws secretsmanager get-secret-value}). The caller closes it. */
  public Outcome<SecretValue> read(SecretStore store) {
    return store
        .read(secret, VersionRef.CURRENT)
        .then(
            content -> {
              try (SecretContent c = content) {
                return Outcome.of(() -> value(c.value()));
              }
            });
  }

  private SecretValue value(SecretValue whole) {
    if (key == null) {
      return whole.copy();
    }
    return SecretDocument.valueOf(whole, key)
        .orElseThrow(
            () ->
                new ProblemException(
                    new Problem.NotFound(
                        "The secret " + Text.clean(secret) + " has no key " + Text.clean(key) + ".",
                        "See its keys: qd secrets show " + Text.clean(secret))));
  }

  @Override
  public String toString() {
    return key == null ? secret : secret + ":" + key;
  }
}
