package dev.quarterdeck.tui.command.secrets;

import dev.quarterdeck.kernel.ExitCode;
import dev.quarterdeck.rotation.recipe.keyset.KeySet;
import dev.quarterdeck.secrets.SecretContent;
import dev.quarterdeck.tui.cli.Call;
import dev.quarterdeck.tui.cli.Verb;
import dev.quarterdeck.tui.output.Answer;

/** {@code qd secrets jwks}: the public halves of a key set. */
final class PublicKeys {
  private PublicKeys() {}

  static Verb verb() {
    return Verb.named("jwks", "The public keys of a key set, as a JWK Set for verifiers.")
        .description(
            "Prints every key that a token may be signed with: new, active and retiring ones (RFC"
                + " 7517, RFC 8037). Nothing private is printed, whatever the output format.")
        .param("NAME", "Name or ARN of the secret.")
        .optionalParam("KEY", "The key that holds the set; left out when the secret is the set.")
        .example("qd secrets jwks acme/prod/auth-keyset", "The secret is the set.")
        .example(
            "qd secrets jwks acme/prod/auth-keyset > jwks.json",
            "For a verifier that reads a file.")
        .runs(PublicKeys::run);
  }

  private static Answer run(Call call) {
    try (SecretContent content =
        Naming.orThrow(
            call.console().secrets().value(call.required(0), call.param(1)), call.param(0))) {
      call.printer().stdout(KeySet.jwks(content.value()).orThrow() + "\n");
    }
    return Answer.silent(ExitCode.GOOD);
  }
}
