package dev.quarterdeck.tui.command.secrets;

import dev.quarterdeck.secrets.edit.Redeploys;
import dev.quarterdeck.tui.output.Cell;
import dev.quarterdeck.tui.output.Page;
import dev.quarterdeck.tui.output.Tone;
import java.util.List;

/** Who keeps the old value until redeployed, and the command that redeploys. */
final class RedeployLines {
  private RedeployLines() {}

  /** {@code sure}: the dates will tell which tasks are old; after a roll-back they do not. */
  static void add(Page page, String name, Redeploys redeploys, boolean sure) {
    List<Redeploys.Consumer> running =
        redeploys.running().stream().filter(c -> c.tasks() > 0).toList();
    if (!running.isEmpty()) {
      page.gap();
      page.line("Running tasks keep the old value until redeployed:", Tone.WARN);
    }
    for (Redeploys.Consumer c : running) {
      page.item(Cell.of(c.name() + " (" + c.tasks() + (c.tasks() == 1 ? " task)" : " tasks)")), 2);
    }
    if (running.stream().anyMatch(c -> c.service() != null)) {
      page.fix("qd secrets stale " + name + " --redeploy" + (sure ? "" : " --possible"), 4);
    }
    for (Redeploys.Consumer c : redeploys.pinned()) {
      page.item(
          Cell.of("▲ " + c.name() + " is pinned to a version and is not reached.", Tone.WARN), 0);
    }
  }
}
