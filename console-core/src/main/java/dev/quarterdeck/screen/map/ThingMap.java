package dev.quarterdeck.screen.map;

import dev.quarterdeck.kernel.Text;
import dev.quarterdeck.screen.Tone;
import dev.quarterdeck.screen.console.Page;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Things and what they refer to, each with its place in a picture of layers.
 *
 * @param width layers
 * @param height rows; a thing takes one, and may stand between two
 * @param leftOut what was left out so that the picture can be read; empty for nothing
 */
public record ThingMap(
    List<Thing> things, List<Line> lines, int width, double height, String leftOut) {
  public ThingMap {
    things = List.copyOf(things);
    lines = List.copyOf(lines);
  }

  /** What a thing is; requests and references go from one to a later one. */
  public enum Kind {
    BALANCER("load balancer", "Load balancers"),
    TARGETS("target group", "Target groups"),
    SERVICE("service", "Services"),
    SECRET("secret", "Secrets"),
    DATABASE("database", "Databases and caches"),
    CACHE("cache", "Databases and caches");

    private final String title;
    private final String heading;

    Kind(String title, String heading) {
      this.title = title;
      this.heading = heading;
    }

    String heading() {
      return heading;
    }

    public String title() {
      return title;
    }

    /** Databases and caches stand side by side. */
    int layer() {
      return Math.min(ordinal(), DATABASE.ordinal());
    }
  }

  /**
   * One thing.
   *
   * @param id an ARN, or what else tells it from all others
   * @param state a word with its symbol
   * @param detail what there is to say beside the state, in few words
   * @param to where it leads, or null
   * @param layer counted from 0
   * @param row counted from 0
   */
  public record Thing(
      String id,
      Kind kind,
      String name,
      String state,
      Tone tone,
      String detail,
      @Nullable Page<?> to,
      int layer,
      double row) {
    public Thing {
      name = Text.clean(name);
      state = Text.clean(state);
      detail = Text.clean(detail);
    }

    Thing at(int nextLayer, double nextRow) {
      return new Thing(id, kind, name, state, tone, detail, to, nextLayer, nextRow);
    }
  }

  /**
   * A reference from one thing to another.
   *
   * @param words what makes it: keys, variables
   * @param tone WARN where what runs holds an old value
   * @param via where it passes the layers between, by rows
   */
  public record Line(String from, String to, String words, Tone tone, List<Double> via) {
    public Line {
      words = Text.clean(words);
      via = List.copyOf(via);
    }

    Line via(List<Double> rows) {
      return new Line(from, to, words, tone, rows);
    }

    boolean joins(String id) {
      return from.equals(id) || to.equals(id);
    }
  }

  /** Which way one looks from a thing. */
  public enum Way {
    UP,
    DOWN,
    LEFT,
    RIGHT
  }

  /** How much there is, and what was left out. */
  public String words() {
    return things.size()
        + (things.size() == 1 ? " thing, " : " things, ")
        + lines.size()
        + (lines.size() == 1 ? " reference" : " references")
        + (leftOut.isEmpty() ? "" : ": " + leftOut);
  }

  /** What stands in each layer. */
  public List<String> headings() {
    List<String> headings = new ArrayList<>();
    for (int layer = 0; layer < width; layer++) {
      int at = layer;
      headings.add(
          things.stream()
              .filter(t -> t.layer() == at)
              .findFirst()
              .map(t -> t.kind().heading())
              .orElse(""));
    }
    return headings;
  }

  public Optional<Thing> thing(String id) {
    return things.stream().filter(t -> t.id().equals(id)).findFirst();
  }

  /** Its references, both ways. */
  public List<Line> linesOf(String id) {
    return lines.stream().filter(l -> l.joins(id)).toList();
  }

  /**
   * The next thing that way: up and down in its layer; left and right what it is joined with, else
   * what stands nearest. The same where there is none.
   */
  public String next(String id, Way way) {
    Thing from = thing(id).orElse(null);
    if (from == null) {
      return things.isEmpty() ? id : things.getFirst().id();
    }
    return switch (way) {
      case UP -> nearest(from, t -> t.layer() == from.layer() && t.row() < from.row());
      case DOWN -> nearest(from, t -> t.layer() == from.layer() && t.row() > from.row());
      case LEFT -> across(from, -1);
      case RIGHT -> across(from, 1);
    };
  }

  private String across(Thing from, int by) {
    String joined =
        nearest(
            from,
            t ->
                Integer.signum(t.layer() - from.layer()) == by
                    && linesOf(from.id()).stream().anyMatch(l -> l.joins(t.id())));
    return joined.equals(from.id())
        ? nearest(from, t -> Integer.signum(t.layer() - from.layer()) == by)
        : joined;
  }

  private String nearest(Thing from, java.util.function.Predicate<Thing> which) {
    return things.stream()
        .filter(t -> !t.id().equals(from.id()))
        .filter(which)
        .min(
            java.util.Comparator.comparingInt((Thing t) -> Math.abs(t.layer() - from.layer()))
                .thenComparingDouble(t -> Math.abs(t.row() - from.row()))
                .thenComparingDouble(Thing::row))
        .map(Thing::id)
        .orElse(Objects.requireNonNull(from.id()));
  }
}
