package dev.quarterdeck.tui.command.secrets;

import dev.quarterdeck.tui.cli.Verb;

/** {@code qd secrets}. */
public final class SecretsNoun {
  private SecretsNoun() {}

  public static Verb noun() {
    return Verb.named("secrets", "Secrets of AWS Secrets Manager: age, keys, users, values.")
        .description(
            "Every command but reveal works without showing a value; reveal asks for a reason and"
                + " records it.")
        .verb(ListSecrets.verb())
        .verb(ShowSecret.verb())
        .verb(UsageOfKeys.verb())
        .verb(StaleTasks.verb())
        .verb(VersionsOfSecret.verb())
        .verb(DiffVersions.verb())
        .verb(RevealValue.verb())
        .verb(SetKey.verb())
        .verb(RollBackSecret.verb());
  }
}
