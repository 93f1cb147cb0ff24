package dev.quarterdeck.tui.command.env;

import dev.quarterdeck.tui.cli.Verb;

/** {@code qd env}. */
public final class EnvNoun {
  private EnvNoun() {}

  public static Verb noun() {
    return Verb.named("env", "A dotenv file beside a secret; programs run with its keys.")
        .description(
            "Values go from file to secret and back, or to a program; never to the screen.")
        .verb(DiffEnv.verb())
        .verb(PushEnv.verb())
        .verb(PullEnv.verb())
        .verb(ExecEnv.verb());
  }
}
