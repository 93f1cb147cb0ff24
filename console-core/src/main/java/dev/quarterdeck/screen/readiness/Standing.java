package dev.quarterdeck.screen.readiness;

import dev.quarterdeck.kernel.Outcome;
import dev.quarterdeck.kernel.Snapshot;
import dev.quarterdeck.readiness.Readiness;
import dev.quarterdeck.readiness.Run;
import dev.quarterdeck.readiness.collect.Once;
import dev.quarterdeck.readiness.history.History;
import dev.quarterdeck.screen.console.Offer;
import dev.quarterdeck.screen.console.Reads;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Where the product stands: the latest run, and those before.
 *
 * @param past the oldest first
 */
public record Standing(Run run, List<History.Entry> past) {
  public Standing {
    past = List.copyOf(past);
  }

  /** The run before; null when there is none. */
  History.@Nullable Entry before() {
    return past.isEmpty() ? null : past.getLast();
  }

  static Outcome<Snapshot<Standing>> latest(Reads reads) {
    Readiness readiness = reads.features().readiness();
    return readiness.latest().map(run -> of(readiness, run));
  }

  static Outcome<Snapshot<Standing>> anew(Reads reads) {
    Readiness readiness = reads.features().readiness();
    return readiness.again(Once.Progress.NONE).map(run -> of(readiness, run));
  }

  private static Snapshot<Standing> of(Readiness readiness, Run run) {
    return new Snapshot<>(new Standing(run, readiness.before(run)), run.asOf(), run.unknowns());
  }

  String score() {
    return ReadinessWords.score(run);
  }

  /** On every list of the checklist. */
  static List<Offer> offers(@Nullable Standing value) {
    List<Offer> offers = new ArrayList<>();
    if (value != null && !value.run().open().isEmpty()) {
      String first = value.run().open().getFirst().item().id();
      offers.add(
          Offer.to(
              "walk",
              "walk",
              "n",
              "What is open one by one, the severest first",
              new ItemPage(first)));
    }
    offers.add(
        Offer.run(
            "run",
            "run again",
            "r",
            "Gather the evidence anew; a checkout and the public address may be given",
            new RunChecklist()));
    return offers;
  }
}
