package dev.quarterdeck.screen.rotations;

import dev.quarterdeck.kernel.Outcome;
import dev.quarterdeck.rotation.journal.Holder;
import dev.quarterdeck.rotation.journal.Operation;
import dev.quarterdeck.rotation.journal.Status;
import dev.quarterdeck.rotation.journal.Step;
import dev.quarterdeck.rotation.journal.Way;
import dev.quarterdeck.rotation.recipe.Supplied;
import dev.quarterdeck.screen.console.Msg;
import dev.quarterdeck.screen.console.Offer;
import dev.quarterdeck.screen.console.Reads;
import dev.quarterdeck.session.Identity;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A rotation and what can be done about it now.
 *
 * @param live it runs in this process
 * @param elsewhere the other process that carries it out now; null where none does
 * @param here it was begun in the account and region that are open
 * @param asOf when this was looked at
 */
record RotationView(
    Operation operation, boolean live, @Nullable Holder elsewhere, boolean here, Instant asOf) {
  static RotationView of(Reads reads, Operation o) {
    boolean here =
        reads.identity() instanceof Outcome.Done<Identity>(Identity who)
            && who.account().equals(o.order().account())
            && reads.facts().region().equals(o.order().region());
    boolean live = reads.features().watch().live(o);
    return new RotationView(o, live, live ? null : elsewhere(reads, o), here, reads.now());
  }

  /** A lock that cannot be looked at is met when somebody carries on: then it says why. */
  private static @Nullable Holder elsewhere(Reads reads, Operation o) {
    return reads.features().rotations().holder(o)
            instanceof Outcome.Done<Optional<Holder>>(Optional<Holder> holder)
        ? holder.orElse(null)
        : null;
  }

  boolean is(Status status) {
    return operation.status() == status;
  }

  /** What is open here and now. */
  List<Way> ways() {
    return live || elsewhere != null || !here ? List.of() : Way.of(operation);
  }

  /** Only what would not be refused. */
  List<Offer> offers() {
    return live
        ? List.of(
            new Offer(
                "watch",
                "watch",
                List.of("w"),
                "Follow the run again; stop it at a safe point",
                false,
                null,
                new Msg.Watch()))
        : ways().stream().map(this::offer).toList();
  }

  private Offer offer(Way way) {
    String id = operation.id();
    return switch (way) {
      case RESUME ->
          Offer.change(
              "resume",
              "resume",
              "R",
              "Go on where it stopped",
              new CarryOn.Resume(id, mayAskAgain()));
      case ABORT ->
          Offer.change(
              "abort",
              "back out",
              "B",
              "Take it back: secret and services as they were",
              new CarryOn.Abort(id));
      case RETIRE -> retire(id);
    };
  }

  private boolean mayAskAgain() {
    return operation.course().next().compareTo(Step.STAGE) <= 0
        && operation.order().targets().stream()
            .flatMap(t -> t.keys().stream())
            .anyMatch(k -> k.recipe().equals(Supplied.GUIDE.name()));
  }

  private Offer retire(String id) {
    Instant after = operation.course().retireAfter();
    boolean early = after != null && asOf.isBefore(after);
    return Offer.change(
        "retire",
        early ? "retire early" : "retire",
        "E",
        early
            ? "End the old value's validity before its time; there is no way back"
            : "End the old value's validity; there is no way back",
        new CarryOn.Retire(id, early));
  }
}
