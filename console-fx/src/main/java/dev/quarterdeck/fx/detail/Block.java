package dev.quarterdeck.fx.detail;

import dev.quarterdeck.screen.console.Section;
import javafx.scene.Node;
import javafx.scene.layout.Region;
import org.jspecify.annotations.Nullable;

/** A drawn section that can show a newer reading of itself without being built again. */
interface Block {
  Region node();

  /** False where the section's shape changed, so that it must be built anew. */
  boolean show(Section next);

  /** Draws the cursor on that line, counted as core counts them; none below 0. */
  @Nullable Node stand(int line);
}
