package dev.quarterdeck.tui.output;

import dev.quarterdeck.tui.output.json.Json;

/** One answer in the three shapes; only the one that was asked for is made. */
public interface Rendering {
  Page page();

  /** Writes exactly one value. */
  void json(Json json);

  Csv csv();
}
