package dev.quarterdeck.screen.console;

import dev.quarterdeck.kernel.Text;
import dev.quarterdeck.screen.Tone;
import dev.quarterdeck.screen.chart.Series;
import dev.quarterdeck.screen.logs.LogsPage;
import dev.quarterdeck.screen.table.Cell;
import dev.quarterdeck.screen.table.Table;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A part of a page: facts, a table, charts, shares or a time line; texts are cleaned here. */
public sealed interface Section {
  String title();

  /** Labelled facts, one a line. */
  record Facts(String title, List<Fact> facts) implements Section {
    public Facts {
      title = Text.clean(title);
      facts = List.copyOf(facts);
    }
  }

  /** Facts that are to be seen first: each has a place of its own where there is room. */
  record Tiles(String title, List<Fact> facts) implements Section {
    public Tiles {
      title = Text.clean(title);
      facts = List.copyOf(facts);
    }
  }

  /** How far things are, each as a ring or a bar. */
  record Rings(String title, List<Ring> rings) implements Section {
    public Rings {
      title = Text.clean(title);
      rings = List.copyOf(rings);
    }
  }

  /**
   * A share of 100 in words.
   *
   * @param to where it leads, or null
   */
  record Ring(String label, int percent, String words, Tone tone, @Nullable Page<?> to) {
    public Ring {
      label = Text.clean(label);
      words = Text.clean(words);
    }
  }

  /** What happened, in a lane for each kind, under one time axis. */
  record Lanes(String title, Instant from, Instant to, List<Lane> lanes) implements Section {
    public Lanes {
      title = Text.clean(title);
      lanes = List.copyOf(lanes);
    }
  }

  /** What happened of one kind; of two at one place the later in the list is seen. */
  record Lane(String label, List<Mark> marks) {
    public Lane {
      label = Text.clean(label);
      marks = List.copyOf(marks);
    }
  }

  /**
   * A small table; {@code whenEmpty} says what its absence means.
   *
   * @param links where a row leads, by its id; a row that leads nowhere is absent
   */
  record Rows(String title, Table table, String whenEmpty, Map<String, Page<?>> links)
      implements Section {
    public Rows {
      title = Text.clean(title);
      whenEmpty = Text.clean(whenEmpty);
      links = Map.copyOf(links);
    }

    public Rows(String title, Table table, String whenEmpty) {
      this(title, table, whenEmpty, Map.of());
    }
  }

  /**
   * Measures under one time axis, as wide as there is room.
   *
   * @param height of one measure, in rows of text
   * @param marks what happened within the window, shown on the axis
   * @param links where a measure leads, by its label; one that leads nowhere is absent
   * @param service {@code cluster/name} of whom these are, whose log lines a time leads to; null
   *     for several
   */
  record Charts(
      String title,
      List<Series> series,
      int height,
      List<Mark> marks,
      Map<String, Page<?>> links,
      @Nullable String service)
      implements Section {
    public Charts {
      title = Text.clean(title);
      series = List.copyOf(series);
      marks = List.copyOf(marks);
      links = Map.copyOf(links);
    }

    public Charts(String title, List<Series> series, int height, List<Mark> marks) {
      this(title, series, height, marks, Map.of(), null);
    }

    /** Log lines around a time; null where it is not told whose. */
    public @Nullable Page<?> lines(Instant at) {
      return service == null ? null : LogsPage.around(service, at);
    }
  }

  /**
   * Something that happened, by one character and in words.
   *
   * @param to where it leads, or null
   */
  record Mark(Instant at, String sign, String text, Tone tone, @Nullable Page<?> to) {
    /** The sign of the one that the keys stand on. */
    public static final String HERE = "┃";

    public Mark {
      text = Text.clean(text);
    }

    public Mark(Instant at, String sign, String text, Tone tone) {
      this(at, sign, text, tone, null);
    }
  }

  /**
   * A label and its value.
   *
   * @param to where it leads, or null
   */
  record Fact(String label, Cell value, @Nullable Page<?> to) {
    public Fact {
      label = Text.clean(label);
    }

    public Fact(String label, Cell value) {
      this(label, value, null);
    }

    public static Fact of(String label, String value) {
      return new Fact(label, Cell.of(value));
    }

    public static Fact of(String label, String value, Tone tone) {
      return new Fact(label, Cell.of(value, tone));
    }

    /** The same, leading somewhere. */
    public Fact to(@Nullable Page<?> page) {
      return new Fact(label, value, page);
    }
  }
}
