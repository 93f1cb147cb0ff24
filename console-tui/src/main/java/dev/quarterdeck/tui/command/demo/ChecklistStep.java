package dev.quarterdeck.tui.command.demo;

import dev.quarterdeck.app.Console;
import dev.quarterdeck.readiness.Checklist;
import dev.quarterdeck.readiness.Run;
import dev.quarterdeck.readiness.collect.Once;
import dev.quarterdeck.readiness.collect.Scope;
import dev.quarterdeck.readiness.profile.ReadinessFile;
import dev.quarterdeck.tui.command.checklist.RunRendering;
import dev.quarterdeck.tui.output.Page;
import java.util.List;

/** The tour's chapter on the readiness checklist: the score, and what comes next. */
final class ChecklistStep {
  static final String TITLE = "Are we ready for production, and what comes next?";
  static final String COMMAND = "qd checklist next --list --cluster acme-prod --sandbox";
  private static final int SHOWN = 5;

  private ChecklistStep() {}

  static Page page(Console console) {
    Checklist.Request request =
        new Checklist.Request(
            ReadinessFile.none(),
            new Scope(List.of("acme-prod"), List.of()),
            List.of(),
            Checklist.Extras.NONE,
            Once.Progress.NONE);
    Run run = console.checklist().run(console.deadline(), request).orThrow();
    return new RunRendering(run, console.environment(), false, false).summary(SHOWN);
  }
}
