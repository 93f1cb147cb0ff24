package dev.quarterdeck.tui.command.checklist;

import dev.quarterdeck.tui.cli.Verb;

/** {@code qd checklist}: what still stands between a product and production. */
public final class ChecklistNoun {
  private ChecklistNoun() {}

  public static Verb noun() {
    return Verb.named("checklist", "What still stands between the product and production.")
        .verb(RunChecklist.verb())
        .verb(ShowItem.verb())
        .verb(NextItems.verb())
        .verb(Answering.attest())
        .verb(Answering.waive())
        .verb(Answering.assign())
        .verb(Reporting.report())
        .verb(Reporting.gate())
        .verb(ShowHistory.verb())
        .verb(FixItem.verb())
        .verb(MonthlyCost.verb());
  }
}
