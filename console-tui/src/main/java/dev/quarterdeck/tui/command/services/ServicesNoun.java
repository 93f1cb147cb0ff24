package dev.quarterdeck.tui.command.services;

import dev.quarterdeck.tui.cli.Verb;

/** {@code qd services}. */
public final class ServicesNoun {
  private ServicesNoun() {}

  public static Verb noun() {
    return Verb.named("services", "Services of Amazon ECS: verdicts, tasks, deployments, events.")
        .description("Services are named CLUSTER/NAME, or NAME alone where that is unambiguous.")
        .verb(ListServices.verb())
        .verb(ShowService.verb());
  }
}
