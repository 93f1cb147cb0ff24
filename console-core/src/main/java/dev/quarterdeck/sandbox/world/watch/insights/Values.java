package dev.quarterdeck.sandbox.world.watch.insights;

import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** How values compare, count and are written. */
final class Values {
  private static final DateTimeFormatter TIME =
      DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm:ss.SSS").withZone(ZoneOffset.UTC);

  private Values() {}

  /** A point in time, so that it is written as one. */
  record Time(long millis) implements Comparable<Time> {
    @Override
    public int compareTo(Time other) {
      return Long.compare(millis, other.millis);
    }
  }

  static @Nullable Double number(@Nullable Object value) {
    return switch (value) {
      case null -> null;
      case Double d -> d;
      case Boolean b -> b ? 1.0 : 0.0;
      case Time t -> (double) t.millis();
      default -> {
        String text = value.toString().strip();
        yield text.matches("[-+]?[0-9]+(\\.[0-9]+)?([eE][-+]?[0-9]+)?")
            ? Double.valueOf(text)
            : null;
      }
    };
  }

  static String text(@Nullable Object value) {
    return switch (value) {
      case null -> "";
      case Time t -> TIME.format(Instant.ofEpochMilli(t.millis()));
      case Double d when d == Math.rint(d) && Math.abs(d) < 1e15 -> Long.toString(d.longValue());
      case Double d -> String.format(Locale.ROOT, "%.4f", d).replaceFirst("0+$", "");
      default -> value.toString();
    };
  }

  /** Null comes first, then texts, then numbers by their size. */
  static int compare(@Nullable Object a, @Nullable Object b) {
    if (a == null || b == null) {
      return a == b ? 0 : a == null ? -1 : 1;
    }
    Double x = number(a);
    Double y = number(b);
    if (x != null && y != null) {
      return Double.compare(x, y);
    }
    return x == null && y == null ? text(a).compareTo(text(b)) : x == null ? -1 : 1;
  }

  static boolean truth(@Nullable Object value) {
    return value instanceof Boolean b ? b : value != null && !text(value).isEmpty();
  }
}
