package dev.quarterdeck.kernel;

import java.time.Instant;
import java.util.List;
import java.util.function.Function;

/** An immutable reading: the value, when it was true, and what is missing from it. */
public record Snapshot<T>(T value, Instant asOf, List<Unknown> unknowns) {
  public Snapshot {
    unknowns = List.copyOf(unknowns);
  }

  public boolean complete() {
    return unknowns.isEmpty();
  }

  public <R> Snapshot<R> map(Function<? super T, ? extends R> f) {
    return new Snapshot<>(f.apply(value), asOf, unknowns);
  }
}
