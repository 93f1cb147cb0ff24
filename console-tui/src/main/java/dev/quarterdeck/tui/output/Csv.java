package dev.quarterdeck.tui.output;

import dev.quarterdeck.kernel.Text;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Rows for spreadsheets after RFC 4180: CRLF, quotes where needed. A cell that a spreadsheet would
 * take for a formula gets a leading apostrophe, since names and reasons come from outside.
 */
public final class Csv {
  private final StringBuilder out = new StringBuilder();
  private final int columns;

  public Csv(String... header) {
    columns = header.length;
    line(List.of(header));
  }

  /** Null is an empty cell; times are written as ISO-8601 UTC, anything else by its text. */
  public Csv row(@Nullable Object... cells) {
    if (cells.length != columns) {
      throw new IllegalArgumentException(cells.length + " cells for " + columns + " columns");
    }
    List<String> texts = new ArrayList<>();
    for (Object cell : cells) {
      texts.add(text(cell));
    }
    line(texts);
    return this;
  }

  /** What was written since the last call, for lists that grow. */
  public String drain() {
    String part = out.toString();
    out.setLength(0);
    return part;
  }

  /**
   * One of several answers of the same shape.
   *
   * @param lead what stands in front of each of its rows
   */
  public record Part(List<String> lead, Csv csv) {}

  /** Several answers one beneath the other, their rows led by columns that tell them apart. */
  public static Csv several(List<String> columns, List<Part> parts) {
    Csv all = new Csv(columns, parts.isEmpty() ? List.of() : parts.getFirst().csv().lines());
    for (Part part : parts) {
      String lead = String.join(",", part.lead().stream().map(c -> quoted(harmless(c))).toList());
      List<String> lines = part.csv().lines();
      lines.stream()
          .skip(1)
          .forEach(l -> all.out.append(lead).append(',').append(l).append("\r\n"));
    }
    return all;
  }

  private Csv(List<String> lead, List<String> like) {
    columns = -1;
    line(lead);
    if (!like.isEmpty()) {
      out.setLength(out.length() - 2);
      out.append(',').append(like.getFirst()).append("\r\n");
    }
  }

  /** No cell holds a line feed: they are cleaned away. */
  private List<String> lines() {
    return List.of(out.toString().split("\r\n"));
  }

  private static String text(@Nullable Object cell) {
    return switch (cell) {
      case null -> "";
      case Number n -> n.toString();
      case Instant at -> Times.iso(at);
      default -> harmless(cell.toString());
    };
  }

  private static String harmless(String text) {
    if (text.isEmpty()) {
      return text;
    }
    boolean formula = "=+-@\t\r".indexOf(text.charAt(0)) >= 0;
    String clean = Text.clean(text);
    return formula ? "'" + clean : clean;
  }

  private void line(List<String> cells) {
    for (int i = 0; i < cells.size(); i++) {
      out.append(i == 0 ? "" : ",").append(quoted(cells.get(i)));
    }
    out.append("\r\n");
  }

  private static String quoted(String cell) {
    boolean plain = true;
    for (int i = 0; i < cell.length() && plain; i++) {
      plain = ",\"\r\n".indexOf(cell.charAt(i)) < 0;
    }
    return plain ? cell : '"' + cell.replace("\"", "\"\"") + '"';
  }

  @Override
  public String toString() {
    return out.toString();
  }
}
