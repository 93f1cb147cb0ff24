package dev.quarterdeck.tui.command.iam;

import dev.quarterdeck.tui.cli.Verb;

/** {@code qd iam}. */
public final class IamNoun {
  private IamNoun() {}

  public static Verb noun() {
    return Verb.named("iam", "The least policies for services and people; what is in force.")
        .description("Nothing is written to IAM: policies are printed, and read.")
        .verb(ServicePolicy.verb())
        .verb(CheckService.verb())
        .verb(ConsoleUsers.verb());
  }
}
