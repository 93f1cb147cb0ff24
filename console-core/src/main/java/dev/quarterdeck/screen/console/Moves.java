package dev.quarterdeck.screen.console;

import dev.quarterdeck.screen.loop.Effect;
import java.util.List;
import java.util.function.BiFunction;

/** Up and down, in whatever is shown: the help, rows, lines, or the lines of sections. */
final class Moves {
  private final Tails tails;

  Moves(Tails tails) {
    this.tails = tails;
  }

  void by(Draft d, int rows, List<Effect<Msg>> effects) {
    if (d.help) {
      d.helpScroll = Math.max(0, d.helpScroll + rows);
    } else if (d.place().lines() != null) {
      tails.change(d, v -> v.moved(rows), effects);
    } else if (d.table() == null) {
      spots(d, (place, spots) -> place.moved(spots, rows));
    } else {
      d.table(t -> t.move(rows));
    }
  }

  void toEnd(Draft d, boolean last, List<Effect<Msg>> effects) {
    int far = last ? Integer.MAX_VALUE / 2 : 0;
    if (d.help) {
      d.helpScroll = far;
    } else if (d.place().lines() != null) {
      tails.change(d, v -> last ? v.followed(true) : v.moved(Integer.MIN_VALUE / 2), effects);
    } else if (d.table() == null) {
      spots(d, (place, spots) -> place.moved(spots, last ? far : -spots.size()));
    } else {
      d.table(t -> t.toEnd(last));
    }
  }

  /** Moves the cursor of a page of sections. */
  static void spots(Draft d, BiFunction<Place<?>, List<Spot>, Place<?>> change) {
    d.put(change.apply(d.place(), Spot.of(d.place().sections(d.done()))));
  }
}
