package dev.quarterdeck.tui.command.env;

import dev.quarterdeck.tui.cli.Verb;
import dev.quarterdeck.tui.command.change.Changing;
import dev.quarterdeck.tui.command.secrets.ImportFile;

/** {@code qd env push}: what {@code qd secrets import} does, under the name of its way back. */
final class PushEnv {
  private PushEnv() {}

  static Verb verb() {
    return Changing.verb(
            Verb.named("push", "Bring the keys of a dotenv file into a secret.")
                .description(
                    "Keys of the file are added or changed; keys that only the secret has stay. The"
                        + " plan shows keys and lengths, never values.")
                .param("FILE", "A dotenv or JSON file; - for standard input.")
                .param("SECRET", "Name or ARN of the secret; made when it is not there."))
        .example("qd env push .env acme/staging/app --dry-run", "What would be added and changed.")
        .example("qd env push .env acme/staging/app --reason 'new mail key'", "And do it.")
        .runs(ImportFile::run);
  }
}
