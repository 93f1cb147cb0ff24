package dev.quarterdeck.screen.map;

import dev.quarterdeck.screen.map.ThingMap.Line;
import dev.quarterdeck.screen.map.ThingMap.Thing;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * Places things in layers so that few lines cross and most run straight: the order in each layer by
 * the mean of the neighbours (Sugiyama's method), then rows as near to the neighbours as a row for
 * each allows. The same things and lines always give the same picture, in whatever order they come,
 * and a state that changes moves nothing.
 */
final class Layers {
  private static final int SWEEPS = 12;

  /** A thing, or where a line passes a layer. */
  private static final class Spot {
    final int layer;
    final String name;
    final List<Spot> before = new ArrayList<>();
    final List<Spot> after = new ArrayList<>();
    double row;

    Spot(int layer, String name) {
      this.layer = layer;
      this.name = name;
    }

    double mean(List<Spot> of) {
      return of.stream().mapToDouble(s -> s.row).average().orElse(row);
    }
  }

  private final List<List<Spot>> layers = new ArrayList<>();
  private final Map<String, Spot> byId = new HashMap<>();
  private final Map<Line, List<Spot>> passing = new HashMap<>();

  private Layers() {}

  static ThingMap place(List<Thing> things, List<Line> lines, String leftOut) {
    return new Layers().placed(things, lines, leftOut);
  }

  private ThingMap placed(List<Thing> things, List<Line> lines, String leftOut) {
    List<Thing> sorted =
        things.stream().sorted(Comparator.comparing(Thing::name).thenComparing(Thing::id)).toList();
    Map<Integer, Integer> columns = columns(sorted);
    columns.values().forEach(c -> layers.add(new ArrayList<>()));
    for (Thing t : sorted) {
      byId.put(t.id(), add(columns.getOrDefault(t.kind().layer(), 0), t.name()));
    }
    List<Line> drawn =
        lines.stream()
            .filter(l -> byId.containsKey(l.from()) && byId.containsKey(l.to()))
            .sorted(Comparator.comparing(Line::from).thenComparing(Line::to))
            .toList();
    drawn.forEach(this::join);
    number();
    order();
    spread();
    double least = layers.stream().flatMap(List::stream).mapToDouble(s -> s.row).min().orElse(0);
    layers.forEach(layer -> layer.forEach(s -> s.row = rounded(s.row - least)));
    double most = layers.stream().flatMap(List::stream).mapToDouble(s -> s.row).max().orElse(-1);
    List<Thing> placed =
        sorted.stream()
            .map(t -> t.at(spot(t.id()).layer, spot(t.id()).row))
            .sorted(Comparator.comparingInt(Thing::layer).thenComparingDouble(Thing::row))
            .toList();
    return new ThingMap(
        placed,
        drawn.stream()
            .map(l -> l.via(passing.getOrDefault(l, List.of()).stream().map(s -> s.row).toList()))
            .toList(),
        layers.size(),
        most + 1,
        leftOut);
  }

  private static double rounded(double row) {
    return Math.round(row * 100) / 100.0;
  }

  /** Layers that nothing stands in take no room. */
  private static Map<Integer, Integer> columns(List<Thing> things) {
    Map<Integer, Integer> columns = new TreeMap<>();
    new TreeSet<>(things.stream().map(t -> t.kind().layer()).toList())
        .forEach(layer -> columns.put(layer, columns.size()));
    return columns;
  }

  private Spot add(int layer, String name) {
    Spot spot = new Spot(layer, name);
    layers.get(layer).add(spot);
    return spot;
  }

  private Spot spot(String id) {
    return Objects.requireNonNull(byId.get(id));
  }

  private void join(Line line) {
    Spot from = spot(line.from());
    Spot to = spot(line.to());
    Spot last = from;
    List<Spot> between = new ArrayList<>();
    for (int layer = from.layer + 1; layer < to.layer; layer++) {
      Spot passed = add(layer, from.name);
      between.add(passed);
      connect(last, passed);
      last = passed;
    }
    passing.put(line, between);
    connect(last, to);
  }

  private static void connect(Spot from, Spot to) {
    from.after.add(to);
    to.before.add(from);
  }

  private void number() {
    for (List<Spot> layer : layers) {
      for (int i = 0; i < layer.size(); i++) {
        layer.get(i).row = i;
      }
    }
  }

  /**
   * Forward by what comes before, backward by what comes after; the order with fewest crossings.
   */
  private void order() {
    List<List<Spot>> best = copy();
    int fewest = crossings();
    for (int sweep = 0; sweep < SWEEPS && fewest > 0; sweep++) {
      boolean forward = sweep % 2 == 0;
      for (int i = 0; i < layers.size(); i++) {
        List<Spot> layer = layers.get(forward ? i : layers.size() - 1 - i);
        layer.sort(Comparator.comparingDouble(s -> s.mean(forward ? s.before : s.after)));
        for (int at = 0; at < layer.size(); at++) {
          layer.get(at).row = at;
        }
      }
      int now = crossings();
      if (now < fewest) {
        fewest = now;
        best = copy();
      }
    }
    layers.clear();
    layers.addAll(best);
    number();
  }

  private List<List<Spot>> copy() {
    List<List<Spot>> copy = new ArrayList<>();
    layers.forEach(layer -> copy.add(new ArrayList<>(layer)));
    return copy;
  }

  private int crossings() {
    int crossings = 0;
    for (List<Spot> layer : layers) {
      List<double[]> ends = new ArrayList<>();
      for (Spot from : layer) {
        from.after.forEach(to -> ends.add(new double[] {from.row, to.row}));
      }
      for (int a = 0; a < ends.size(); a++) {
        for (int b = a + 1; b < ends.size(); b++) {
          if ((ends.get(a)[0] - ends.get(b)[0]) * (ends.get(a)[1] - ends.get(b)[1]) < 0) {
            crossings++;
          }
        }
      }
    }
    return crossings;
  }

  /** As near to the neighbours' rows as the order and one row for each allow. */
  private void spread() {
    for (int sweep = 0; sweep < SWEEPS; sweep++) {
      for (int i = 0; i < layers.size(); i++) {
        List<Spot> layer = layers.get(sweep % 2 == 0 ? i : layers.size() - 1 - i);
        double[] wanted = new double[layer.size()];
        for (int at = 0; at < wanted.length; at++) {
          Spot s = layer.get(at);
          List<Spot> near = new ArrayList<>(s.before);
          near.addAll(s.after);
          wanted[at] = s.mean(near) - at;
        }
        double[] rows = rising(wanted);
        for (int at = 0; at < rows.length; at++) {
          layer.get(at).row = rows[at] + at;
        }
      }
    }
  }

  /** The values that never fall and are nearest to these, by pooling neighbours that do. */
  private static double[] rising(double[] wanted) {
    double[] mean = new double[wanted.length];
    int[] size = new int[wanted.length];
    int pools = 0;
    for (double w : wanted) {
      mean[pools] = w;
      size[pools++] = 1;
      while (pools > 1 && mean[pools - 2] > mean[pools - 1]) {
        int all = size[pools - 2] + size[pools - 1];
        mean[pools - 2] =
            (mean[pools - 2] * size[pools - 2] + mean[pools - 1] * size[pools - 1]) / all;
        size[pools - 2] = all;
        pools--;
      }
    }
    double[] rising = new double[wanted.length];
    int at = 0;
    for (int p = 0; p < pools; p++) {
      for (int i = 0; i < size[p]; i++) {
        rising[at++] = mean[p];
      }
    }
    return rising;
  }
}
