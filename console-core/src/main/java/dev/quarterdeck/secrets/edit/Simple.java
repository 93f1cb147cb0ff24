package dev.quarterdeck.secrets.edit;

import dev.quarterdeck.change.Change;
import dev.quarterdeck.change.Plan;
import dev.quarterdeck.kernel.Outcome;
import java.util.function.Supplier;

/** A change of one or two calls that AWS makes idempotent by itself. */
record Simple(Plan plan, Supplier<Outcome<Done>> call, Runnable wipe) implements Change<Done> {
  @Override
  public Outcome<Done> execute() {
    return call.get();
  }

  @Override
  public String said(Done result) {
    return result.outcome();
  }

  @Override
  public void close() {
    wipe.run();
  }
}
