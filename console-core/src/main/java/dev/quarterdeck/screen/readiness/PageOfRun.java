package dev.quarterdeck.screen.readiness;

import dev.quarterdeck.kernel.Outcome;
import dev.quarterdeck.kernel.Snapshot;
import dev.quarterdeck.screen.console.Page;
import dev.quarterdeck.screen.console.Reads;
import org.jspecify.annotations.Nullable;

/** A list that is made of the latest run; a run reads much, so it is made again when asked for. */
interface PageOfRun extends Page.OfRows<Standing> {
  @Override
  default int every() {
    return 0;
  }

  @Override
  default Outcome<Snapshot<Standing>> read(Reads reads) {
    return Standing.latest(reads);
  }

  @Override
  default Outcome<Snapshot<Standing>> readAnew(Reads reads) {
    return Standing.anew(reads);
  }

  @Override
  default boolean tells() {
    return true;
  }

  @Override
  default @Nullable String reached(Reads reads) {
    return reads.features().readiness().reached();
  }
}
