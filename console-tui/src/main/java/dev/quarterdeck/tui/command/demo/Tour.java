package dev.quarterdeck.tui.command.demo;

import dev.quarterdeck.app.Console;
import dev.quarterdeck.change.Change;
import dev.quarterdeck.health.HealthCheck;
import dev.quarterdeck.kernel.Outcome;
import dev.quarterdeck.kernel.Snapshot;
import dev.quarterdeck.kernel.Unknown;
import dev.quarterdeck.rotation.RotationRequest;
import dev.quarterdeck.rotation.RotationResult;
import dev.quarterdeck.rotation.journal.StepEntry;
import dev.quarterdeck.rotation.run.Progress;
import dev.quarterdeck.secrets.InventoryEntry;
import dev.quarterdeck.secrets.KeyUse;
import dev.quarterdeck.secrets.StaleTask;
import dev.quarterdeck.tui.cli.Call;
import dev.quarterdeck.tui.command.Wording;
import dev.quarterdeck.tui.command.audit.VerificationRendering;
import dev.quarterdeck.tui.command.health.HealthRendering;
import dev.quarterdeck.tui.command.rotation.ResultRendering;
import dev.quarterdeck.tui.command.rotation.StepLines;
import dev.quarterdeck.tui.command.secrets.InventoryRendering;
import dev.quarterdeck.tui.command.secrets.StaleRendering;
import dev.quarterdeck.tui.command.secrets.UsageRendering;
import dev.quarterdeck.tui.output.Cell;
import dev.quarterdeck.tui.output.Page;
import dev.quarterdeck.tui.output.Tone;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/** The printed tour: each chapter says which command it is, then shows what that command shows. */
final class Tour {
  private final Call call;

  Tour(Call call) {
    this.call = call;
  }

  void run() throws InterruptedException {
    print(
        new Page()
            .line("Quarterdeck on a simulated account. Nothing here touches AWS.", Tone.STRONG));
    try (Console calm = Demo.open(call, "calm")) {
      health(calm, "A quiet night: is anything wrong?", "qd health --sandbox");
      Optional<String> secret = overdue(calm);
      usage(calm, secret);
      stopIfAsked();
      rotate(calm);
      stopIfAsked();
      chapter(ChecklistStep.TITLE, ChecklistStep.COMMAND, ChecklistStep.page(calm), List.of());
    }
    stopIfAsked();
    try (Console stale = Demo.open(call, "stale-secret")) {
      stale(stale);
    }
    stopIfAsked();
    try (Console bad = Demo.open(call, "crash-loop")) {
      health(
          bad,
          "A service that keeps dying: why, and what to do?",
          "qd health --sandbox=crash-loop");
      audit(bad);
    }
    print(
        new Page()
            .line("", Tone.PLAIN)
            .line(
                "Now on your own account: qd doctor, then qd health. On a terminal: qd",
                Tone.STRONG));
  }

  private static void stopIfAsked() throws InterruptedException {
    if (Thread.interrupted()) {
      throw new InterruptedException();
    }
  }

  private void health(Console console, String title, String command) {
    var report = console.health(console.deadline(), HealthCheck.Scope.ALL).orThrow();
    Page page = new HealthRendering(report, console.environment()).page();
    chapter(title, command, page, List.of());
  }

  /** Shows the overdue secrets; gives the one that is oldest. */
  private Optional<String> overdue(Console console) {
    Snapshot<List<InventoryEntry>> all = console.inventory().read(console.deadline()).orThrow();
    List<InventoryEntry> overdue =
        all.value().stream()
            .filter(e -> Boolean.TRUE.equals(e.overdue()) && e.secret().deletedAt() == null)
            .sorted(Comparator.comparing(e -> e.ageDays() == null ? 0 : -e.ageDays()))
            .toList();
    chapter(
        "Which keys are overdue for rotation?",
        "qd secrets list --overdue --sort age --sandbox",
        new InventoryRendering(overdue, all.asOf()).page(),
        all.unknowns());
    return overdue.stream().map(e -> e.secret().name()).findFirst();
  }

  /** Of the secret with the most users among those that are overdue, or of any. */
  private void usage(Console console, Optional<String> oldest) {
    Snapshot<List<KeyUse>> all = console.usage().usage(console.deadline(), null, null).orThrow();
    Optional<KeyUse> chosen =
        all.value().stream()
            .filter(u -> u.key() != null)
            .min(
                Comparator.<KeyUse, Boolean>comparing(
                        u -> !oldest.map(name -> name.equals(u.secretName())).orElse(false))
                    .thenComparing(u -> -users(all.value(), u)));
    if (chosen.isEmpty()) {
      return;
    }
    KeyUse key = chosen.get();
    String name = key.secretName() == null ? key.secret() : key.secretName();
    List<KeyUse> uses =
        all.value().stream()
            .filter(u -> u.secret().equals(key.secret()))
            .filter(u -> u.key() == null || u.key().equals(key.key()))
            .toList();
    chapter(
        "Before rotating " + key.key() + ": who uses it?",
        "qd secrets usage " + name + " " + key.key() + " --sandbox",
        new UsageRendering(uses).page(),
        all.unknowns());
  }

  /** Changes a key as the command does; what it waits for takes no time on this sandbox. */
  private void rotate(Console console) {
    print(
        new Page()
            .line("", Tone.PLAIN)
            .line("── Now change it, without an outage:", Tone.STRONG)
            .line(Cell.muted("   $ qd rotate acme/prod/app JWT_SECRET --sandbox"), 0)
            .gap());
    Page steps = new Page();
    Progress progress =
        new Progress() {
          @Override
          public void step(StepEntry step) {
            if (step.status() != StepEntry.Status.STARTED) {
              steps.item(StepLines.ended(step, null), 0);
            }
          }

          @Override
          public void rolling(List<Counts> services) {
            // The step says when they are through.
          }
        };
    RotationRequest request =
        new RotationRequest(
            List.of(
                new RotationRequest.Target(
                    "acme/prod/app",
                    "JWT_SECRET",
                    console.recipes().get("generated").orThrow(),
                    Map.of())),
            RotationRequest.Options.DEFAULT);
    try (Change<RotationResult> change = console.rotations().prepare(request, progress).orThrow()) {
      RotationResult result = console.changes().run(change, "the tour", Outcome::done).orThrow();
      print(steps.gap().add(new ResultRendering(result).page()));
    }
  }

  private static int users(List<KeyUse> all, KeyUse use) {
    return (int)
        all.stream()
            .filter(u -> u.secret().equals(use.secret()) && Objects.equals(u.key(), use.key()))
            .count();
  }

  private void stale(Console console) {
    Snapshot<List<StaleTask>> stale = console.usage().stale(console.deadline(), null).orThrow();
    chapter(
        "A key was changed; who still runs with the old one?",
        "qd secrets stale --sandbox=stale-secret",
        new StaleRendering(stale.value(), stale.asOf(), stale.complete()).page(),
        stale.unknowns());
  }

  private void audit(Console console) {
    chapter(
        "Is the record of reveals and changes as it was written?",
        "qd audit verify --sandbox",
        new VerificationRendering(
                console.audit().verify().orThrow(),
                console.home().audit().toString(),
                console.audit().files().orThrow().stream().map(Path::toString).toList())
            .page(),
        List.of());
  }

  private void chapter(String title, String command, Page found, List<Unknown> unknowns) {
    Page page =
        new Page()
            .line("", Tone.PLAIN)
            .line("── " + title, Tone.STRONG)
            .line(Cell.muted("   $ " + command), 0)
            .gap()
            .add(found);
    print(page);
    unknowns.forEach(u -> call.note(Wording.unknown(u)));
  }

  private void print(Page page) {
    call.printer().stdout(call.printer().prose(page));
  }
}
