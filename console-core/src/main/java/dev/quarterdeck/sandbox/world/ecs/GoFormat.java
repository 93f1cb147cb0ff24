package dev.quarterdeck.sandbox.world.ecs;

import java.math.BigDecimal;
import java.util.TreeMap;
import java.util.stream.Collectors;
import tools.jackson.databind.JsonNode;

/**
 * JSON values as Go prints them with {@code %v}: what a container gets for anything but a string.
 */
public final class GoFormat {
  private static final int EXPONENT_FROM = 6;

  private GoFormat() {}

  /**
   * {@code map[a:1 b:2]}, {@code [x y]}, {@code <nil>}, {@code 5.432e+06}, {@code true}, or the
   * text.
   */
  public static String render(JsonNode value) {
    if (value.isString()) {
      return value.asString();
    }
    if (value.isNull()) {
      return "<nil>";
    }
    if (value.isNumber()) {
      return number(value.doubleValue());
    }
    if (value.isArray()) {
      return value.valueStream().map(GoFormat::render).collect(Collectors.joining(" ", "[", "]"));
    }
    if (value.isObject()) {
      TreeMap<String, String> sorted = new TreeMap<>();
      value.propertyStream().forEach(e -> sorted.put(e.getKey(), render(e.getValue())));
      return sorted.entrySet().stream()
          .map(e -> e.getKey() + ":" + e.getValue())
          .collect(Collectors.joining(" ", "map[", "]"));
    }
    return value.asString();
  }

  /** Shortest digits; an exponent of at least two digits below 1e-04 and from 1e+06. */
  private static String number(double d) {
    if (d == 0) {
      return "0";
    }
    BigDecimal exact = new BigDecimal(Double.toString(d)).stripTrailingZeros();
    int exponent = exact.precision() - exact.scale() - 1;
    if (exponent >= -4 && exponent < EXPONENT_FROM) {
      return exact.toPlainString();
    }
    String digits = exact.unscaledValue().abs().toString();
    String mantissa = digits.length() == 1 ? digits : digits.charAt(0) + "." + digits.substring(1);
    int size = Math.abs(exponent);
    return (d < 0 ? "-" : "")
        + mantissa
        + (exponent < 0 ? "e-" : "e+")
        + (size < 10 ? "0" : "")
        + size;
  }
}
