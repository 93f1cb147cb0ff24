package dev.quarterdeck.tui.command.audit;

import dev.quarterdeck.audit.AuditLog;
import dev.quarterdeck.tui.output.Cell;
import dev.quarterdeck.tui.output.Csv;
import dev.quarterdeck.tui.output.Page;
import dev.quarterdeck.tui.output.Rendering;
import dev.quarterdeck.tui.output.Tone;
import dev.quarterdeck.tui.output.json.AuditJson;
import dev.quarterdeck.tui.output.json.Json;
import java.util.List;

/** Whether the chain holds. */
public record VerificationRendering(
    AuditLog.Verification verification, String file, List<String> files) implements Rendering {

  @Override
  public Page page() {
    Page page = new Page();
    if (verification.intact()) {
      return page.line("✓ " + verification.text(), Tone.OK).line(Cell.muted(file), 2);
    }
    return page.line("✖ " + verification.text(), Tone.BAD)
        .line(
            Cell.of(
                verification.entries()
                    + " entries before it hold. Keep a copy of "
                    + file
                    + " and compare it with your backups."),
            2);
  }

  @Override
  public void json(Json json) {
    AuditJson.verification(json, file, files, verification);
  }

  @Override
  public Csv csv() {
    return new Csv("intact", "entries", "brokenAt", "text", "file")
        .row(
            verification.intact(),
            verification.entries(),
            verification.brokenAt(),
            verification.text(),
            file);
  }
}
