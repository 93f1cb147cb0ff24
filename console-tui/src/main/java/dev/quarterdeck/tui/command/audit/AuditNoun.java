package dev.quarterdeck.tui.command.audit;

import dev.quarterdeck.tui.cli.Verb;

/** {@code qd audit}. */
public final class AuditNoun {
  private AuditNoun() {}

  public static Verb noun() {
    return Verb.named("audit", "The record of what was revealed or changed, by whom and why.")
        .description(
            "Every entry carries a hash over itself and the entry before it, so that a change to"
                + " the files shows. They lie in QD_HOME.")
        .verb(FindEntries.list())
        .verb(FindEntries.search())
        .verb(VerifyRecord.verb())
        .verb(ReportRecord.verb())
        .verb(RotateRecord.verb())
        .verb(ShipEntries.verb());
  }
}
