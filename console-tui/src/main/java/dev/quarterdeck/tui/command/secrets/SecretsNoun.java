package dev.quarterdeck.tui.command.secrets;

import dev.quarterdeck.tui.cli.Verb;

/** {@code qd secrets}. */
public final class SecretsNoun {
  private SecretsNoun() {}

  public static Verb noun() {
    return Verb.named("secrets", "Secrets of AWS Secrets Manager: age, keys, users, values.")
        .description(
            "Every command but reveal, copy and export works without giving a value away; those,"
                + " and reuse, ask for a reason and record it. Changes show their plan, ask, and are recorded.")
        .verb(ListSecrets.verb())
        .verb(ShowSecret.verb())
        .verb(PublicKeys.verb())
        .verb(UsageOfKeys.verb())
        .verb(StaleTasks.verb())
        .verb(ReusedValues.verb())
        .verb(VersionsOfSecret.verb())
        .verb(DiffVersions.verb())
        .verb(RevealValue.verb())
        .verb(CopyValue.verb())
        .verb(ExportSecret.verb())
        .verb(SetKey.verb())
        .verb(UnsetKey.verb())
        .verb(CreateSecret.verb())
        .verb(ImportFile.verb())
        .verb(RollBackSecret.verb())
        .verb(UnlockSecret.verb())
        .verb(TagSecret.verb())
        .verb(DeleteSecret.verb())
        .verb(RestoreSecret.verb());
  }
}
