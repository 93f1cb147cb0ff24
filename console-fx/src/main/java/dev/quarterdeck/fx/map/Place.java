package dev.quarterdeck.fx.map;

import dev.quarterdeck.screen.map.ThingMap;
import dev.quarterdeck.screen.map.ThingMap.Thing;
import java.util.ArrayList;
import java.util.List;

/** Where core's layers and rows are in the picture, in pixels before any zoom. */
final class Place {
  private static final double CARD = 48;

  /** Above the first row, for the layers' names. */
  private static final double HEAD = 30;

  private static final double GAP = 56;
  private static final double DOWN = CARD + 14;
  private static final double LETTER = 6.7;
  private static final double BESIDE_NAME = 72;
  private static final double NARROWEST = 168;
  private static final double WIDEST = 250;

  private final List<Double> lefts = new ArrayList<>();
  private final List<Double> widths = new ArrayList<>();
  private final double rows;

  /** A layer is as wide as its longest name, within bounds. */
  Place(ThingMap map) {
    rows = map.height();
    double left = 0;
    for (int layer = 0; layer < map.width(); layer++) {
      int at = layer;
      int longest =
          map.things().stream()
              .filter(t -> t.layer() == at)
              .mapToInt(t -> t.name().length())
              .max()
              .orElse(0);
      double width = Math.clamp(BESIDE_NAME + LETTER * longest, NARROWEST, WIDEST);
      lefts.add(left);
      widths.add(width);
      left += width + GAP;
    }
  }

  double cardWidth(Thing thing) {
    return widths.get(thing.layer());
  }

  double cardHeight() {
    return CARD;
  }

  double left(int layer) {
    return lefts.get(layer);
  }

  double right(int layer) {
    return lefts.get(layer) + widths.get(layer);
  }

  double top(double row) {
    return HEAD + row * DOWN;
  }

  double middle(double row) {
    return top(row) + CARD / 2;
  }

  double width() {
    return lefts.isEmpty() ? 0 : right(lefts.size() - 1);
  }

  double height() {
    return rows == 0 ? 0 : top(rows - 1) + CARD;
  }
}
