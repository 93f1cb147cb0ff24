package dev.quarterdeck.screen.rotations;

import dev.quarterdeck.kernel.Outcome;
import dev.quarterdeck.rotation.journal.Course;
import dev.quarterdeck.rotation.journal.Operation;
import dev.quarterdeck.rotation.journal.Status;
import dev.quarterdeck.rotation.journal.Step;
import dev.quarterdeck.screen.console.Offer;
import dev.quarterdeck.screen.console.Reads;
import dev.quarterdeck.session.Identity;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/**
 * A rotation and what can be done about it now.
 *
 * @param here it was begun in the account and region that are open
 * @param asOf when this was looked at
 */
record RotationView(Operation operation, boolean here, Instant asOf) {
  static RotationView of(Reads reads, Operation o) {
    boolean here =
        reads.identity() instanceof Outcome.Done<Identity>(Identity who)
            && who.account().equals(o.order().account())
            && reads.facts().region().equals(o.order().region());
    return new RotationView(o, here, reads.now());
  }

  boolean is(Status status) {
    return operation.status() == status;
  }

  /** Only what would not be refused. */
  List<Offer> offers() {
    List<Offer> offers = new ArrayList<>();
    String id = operation.id();
    Course c = operation.course();
    if (!here) {
      return offers;
    }
    if (!c.status().ended()) {
      offers.add(
          Offer.change("resume", "resume", "R", "Go on where it stopped", new CarryOn.Resume(id)));
      boolean retiring = c.retire() == Course.Retire.MEANT || c.retire() == Course.Retire.DONE;
      boolean driven = operation.order().driven() && c.next() != Step.DRIVE;
      if (!retiring && !driven) {
        offers.add(
            Offer.change(
                "abort",
                "back out",
                "B",
                "Take it back: secret and services as they were",
                new CarryOn.Abort(id)));
      }
    }
    if (c.status() == Status.COMPLETED && c.retire() == Course.Retire.DUE) {
      Instant after = c.retireAfter();
      boolean early = after != null && asOf.isBefore(after);
      offers.add(
          Offer.change(
              "retire",
              early ? "retire early" : "retire",
              "E",
              early
                  ? "End the old value's validity before its time; there is no way back"
                  : "End the old value's validity; there is no way back",
              new CarryOn.Retire(id, early)));
    }
    return offers;
  }
}
