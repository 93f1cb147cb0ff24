package dev.quarterdeck.fx.page;

import dev.quarterdeck.kernel.Text;
import dev.quarterdeck.logs.LogLine;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Which colour each source of lines has, in the order in which they came; the first lines tell. */
final class Sources {
  /** As many as the style sheet knows. */
  private static final int COLOURS = 6;

  /** So many of the newest lines are looked at: sources do not come and go. */
  private static final int LOOKED_AT = 500;

  private static final int WIDEST = 18;

  private final Map<String, Integer> colours = new LinkedHashMap<>();
  private int width;

  /** Lines of others follow. */
  void forget() {
    colours.clear();
    width = 0;
  }

  void of(List<LogLine> lines) {
    for (LogLine line : lines.subList(Math.max(0, lines.size() - LOOKED_AT), lines.size())) {
      String label = label(line);
      colours.putIfAbsent(label, colours.size() % COLOURS);
      width = Math.min(WIDEST, Math.max(width, label.length()));
    }
  }

  /** One source needs no name before every line. */
  boolean several() {
    return colours.size() > 1;
  }

  String styleClass(LogLine line) {
    return "source-" + colours.getOrDefault(label(line), 0);
  }

  /** As wide as all others; the end of a long one says more. */
  String padded(LogLine line) {
    String label = label(line);
    return label.length() > width
        ? "…" + label.substring(label.length() - width + 1)
        : label + " ".repeat(width - label.length());
  }

  /** The name of a service without its cluster; of a stream its end. */
  private static String label(LogLine line) {
    String label = Text.clean(line.source().label());
    return label.substring(label.lastIndexOf('/') + 1);
  }
}
