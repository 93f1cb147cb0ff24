package dev.quarterdeck.fx.detail;

import dev.quarterdeck.screen.console.Section;
import javafx.scene.layout.Region;

/** A drawn section that can show a newer reading of itself without being built again. */
interface Block {
  Region node();

  /** False where the section's shape changed, so that it must be built anew. */
  boolean show(Section next);
}
