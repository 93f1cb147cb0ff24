package dev.quarterdeck.app;

import dev.quarterdeck.audit.ship.Shipping;
import dev.quarterdeck.change.Change;
import dev.quarterdeck.change.Plan;
import dev.quarterdeck.kernel.Outcome;
import java.util.List;
import java.util.Map;

/** Sending the record to a log group as a change: guarded, confirmed and recorded itself. */
public final class ShipRecord implements Change<Shipping.Result> {
  private final Shipping shipping;
  private final Shipping.Place place;
  private final int waiting;

  private ShipRecord(Shipping shipping, Shipping.Place place, int waiting) {
    this.shipping = shipping;
    this.place = place;
    this.waiting = waiting;
  }

  /** Looks how much waits; {@code stream} empty for the record's own. */
  public static Outcome<ShipRecord> prepare(Console console, String group, String stream) {
    Shipping shipping = console.shipping();
    return console
        .identity()
        .then(
            who ->
                (stream.isEmpty() ? shipping.stream() : Outcome.done(stream))
                    .map(s -> new Shipping.Place(who.account(), console.region(), group, s)))
        .then(place -> shipping.waiting(place).map(n -> new ShipRecord(shipping, place, n)));
  }

  @Override
  public Plan plan() {
    String target = place.group() + " " + place.stream();
    return new Plan(
        Shipping.ACTION,
        place.group(),
        target,
        "Send " + waiting + (waiting == 1 ? " entry" : " entries") + " of the record to " + target,
        List.of(),
        waiting == 0
            ? List.of()
            : List.of(
                new Plan.Step("logs:CreateLogStream", "make the stream where it is not there"),
                new Plan.Step("logs:PutLogEvents", "send what is not there yet, in batches")),
        List.of(
            "Reasons, targets and callers' ARNs become readable to whoever may read the group."),
        Map.of());
  }

  @Override
  public Outcome<Shipping.Result> execute() {
    return waiting == 0 ? Outcome.done(new Shipping.Result(place, 0, 0, 0)) : shipping.ship(place);
  }

  @Override
  public String said(Shipping.Result result) {
    return "done, " + result.sent() + " sent";
  }
}
