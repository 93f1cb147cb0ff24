package dev.quarterdeck.tui.output;

import dev.quarterdeck.tui.output.json.Json;
import org.jspecify.annotations.Nullable;

/** One answer in the three shapes; only the one that was asked for is made. */
public interface Rendering {
  Page page();

  /** The answer in a few words, for an overview of several contexts; null where there are none. */
  default @Nullable Cell headline() {
    return null;
  }

  /** Writes exactly one value. */
  void json(Json json);

  Csv csv();

  /** Whether the page says what could not be read; otherwise stderr does. */
  default boolean pageTellsUnknowns() {
    return false;
  }

  /** Whether the document has a field for what could not be read; otherwise stderr does. */
  default boolean jsonTellsUnknowns() {
    return false;
  }
}
