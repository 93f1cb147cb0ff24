package dev.quarterdeck.tui.command.rotation;

import dev.quarterdeck.tui.output.Cell;
import dev.quarterdeck.tui.output.Tone;

/** How far a service's roll-out is, as a cell. */
public final class ServiceCells {
  private ServiceCells() {}

  /** {@code status} as a journal has it: meant, started, done, failed. */
  public static Cell status(String status) {
    return switch (status) {
      case "done" -> Cell.of("✓ done", Tone.OK);
      case "failed" -> Cell.of("✖ failed", Tone.BAD);
      case "meant" -> Cell.muted("not begun");
      default -> Cell.of("… " + status, Tone.WARN);
    };
  }
}
