package dev.quarterdeck.screen.change;

import java.util.List;

/** Where a change that takes long says how far it is. */
@FunctionalInterface
public interface Progress {
  /** Nobody looks. */
  Progress NONE = lines -> {};

  /** What is shown from now on; from any thread. */
  void show(List<SheetLine> lines);
}
