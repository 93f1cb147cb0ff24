package dev.quarterdeck.tui.command.sandbox;

import dev.quarterdeck.tui.cli.Verb;

/** {@code qd sandbox}. */
public final class SandboxNoun {
  private SandboxNoun() {}

  public static Verb noun() {
    return Verb.named("sandbox", "The simulated account as a server for other clients.")
        .description(
            "The sandbox speaks AWS's own protocols on loopback, needs no account and keeps"
                + " nothing. Every command can use one of its own with --sandbox.")
        .verb(StartSandbox.verb())
        .verb(ListScenarios.verb());
  }
}
