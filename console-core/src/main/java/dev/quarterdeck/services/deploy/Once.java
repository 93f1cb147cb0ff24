package dev.quarterdeck.services.deploy;

import dev.quarterdeck.change.Change;
import dev.quarterdeck.change.Plan;
import dev.quarterdeck.kernel.Outcome;
import java.util.function.Function;
import java.util.function.Supplier;

/** A change of one call. */
record Once<R>(Plan plan, Supplier<Outcome<R>> call, Function<R, String> words)
    implements Change<R> {
  @Override
  public Outcome<R> execute() {
    return call.get();
  }

  @Override
  public String said(R result) {
    return words.apply(result);
  }
}
