package dev.quarterdeck.aws;

import dev.quarterdeck.kernel.Deadline;
import dev.quarterdeck.kernel.Gather;
import dev.quarterdeck.kernel.Listing;
import dev.quarterdeck.kernel.Outcome;
import dev.quarterdeck.kernel.Problem;
import dev.quarterdeck.kernel.ProblemException;
import dev.quarterdeck.kernel.Unknown;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;

/** Reads batches side by side; a batch that fails is an unknown, all failing is the failure. */
final class Batches {
  private Batches() {}

  static <I, T> Listing<T> read(
      Calls calls,
      Deadline deadline,
      String what,
      List<List<I>> batches,
      Function<List<I>, Listing<T>> read) {
    if (batches.size() == 1) {
      return read.apply(batches.getFirst());
    }
    List<Outcome<Listing<T>>> outcomes =
        Gather.each(deadline, batches, b -> what, batch -> calls.method(() -> read.apply(batch)));
    List<T> items = new ArrayList<>();
    List<Unknown> unknowns = new ArrayList<>();
    List<Problem> failed = new ArrayList<>();
    for (int i = 0; i < outcomes.size(); i++) {
      switch (outcomes.get(i)) {
        case Outcome.Done<Listing<T>>(Listing<T> part) -> {
          items.addAll(part.items());
          unknowns.addAll(part.unknowns());
        }
        case Outcome.Failed<Listing<T>>(Problem problem) -> {
          if (problem instanceof Problem.Interrupted) {
            throw new ProblemException(problem);
          }
          failed.add(problem);
          unknowns.add(Unknown.of(batches.get(i).size() + " " + what, problem));
        }
      }
    }
    if (!failed.isEmpty() && failed.size() == batches.size()) {
      throw new ProblemException(failed.getFirst());
    }
    return new Listing<>(items, unknowns);
  }
}
