package dev.quarterdeck.readiness;

import dev.quarterdeck.app.Console;
import dev.quarterdeck.app.DrivenSandbox;
import dev.quarterdeck.readiness.collect.Once;
import dev.quarterdeck.readiness.collect.Scope;
import dev.quarterdeck.readiness.evidence.Status;
import dev.quarterdeck.readiness.profile.ReadinessFile;
import java.util.List;

/** Runs of the checklist on a sandbox. */
final class Runs {
  static final Scope PROD = new Scope(List.of("acme-prod"), List.of());

  private Runs() {}

  static Run all(DrivenSandbox d) {
    return run(d, ReadinessFile.none(), PROD);
  }

  static Run run(DrivenSandbox d, ReadinessFile file, Scope scope, String... items) {
    return run(d.console(), d, file, scope, items);
  }

  static Run run(
      Console console, DrivenSandbox d, ReadinessFile file, Scope scope, String... items) {
    return console
        .checklist()
        .run(
            d.deadline(),
            new Checklist.Request(
                file, scope, List.of(items), Checklist.Extras.NONE, Once.Progress.NONE))
        .orThrow();
  }

  static Run.Result item(DrivenSandbox d, String item) {
    return run(d, ReadinessFile.none(), PROD, item).results().getFirst();
  }

  static Run.Result of(Run run, String item) {
    return run.results().stream().filter(r -> r.item().id().equals(item)).findFirst().orElseThrow();
  }

  static Status status(Run run, String item) {
    return of(run, item).status();
  }
}
