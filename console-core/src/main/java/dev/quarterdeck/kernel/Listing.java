package dev.quarterdeck.kernel;

import java.util.ArrayList;
import java.util.List;

/** A list that is complete, or says what is missing from it. */
public record Listing<T>(List<T> items, List<Unknown> unknowns) {
  public Listing {
    items = List.copyOf(items);
    unknowns = List.copyOf(unknowns);
  }

  public static <T> Listing<T> complete(List<T> items) {
    return new Listing<>(items, List.of());
  }

  /** The same, with what else could not be read on the way to it. */
  public Listing<T> and(List<Unknown> more) {
    List<Unknown> all = new ArrayList<>(more);
    all.addAll(unknowns);
    return new Listing<>(items, all);
  }

  public boolean isComplete() {
    return unknowns.isEmpty();
  }
}
