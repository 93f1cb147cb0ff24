package dev.quarterdeck.sandbox.service.watch;

import dev.quarterdeck.sandbox.wire.ServiceError;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Arithmetic over series: ids, numbers, {@code + - * /}, parentheses and {@code FILL(id, number)}.
 */
final class MetricMath {
  private static final Pattern TOKEN =
      Pattern.compile("\\s*([A-Za-z_][A-Za-z0-9_]*|[0-9.]+|[-+*/(),])\\s*");
  private final String expression;
  private final Map<String, TreeMap<Instant, Double>> series;
  private final List<String> tokens = new ArrayList<>();
  private final TreeSet<Instant> times = new TreeSet<>();
  private int at;

  MetricMath(String expression, Map<String, TreeMap<Instant, Double>> series) {
    this.expression = expression;
    this.series = series;
    Matcher m = TOKEN.matcher(expression);
    int end = 0;
    while (m.find() && m.start() == end) {
      tokens.add(m.group(1));
      end = m.end();
    }
    if (end != expression.length()) {
      throw error();
    }
    tokens.stream()
        .filter(series::containsKey)
        .forEach(t -> times.addAll(series.getOrDefault(t, new TreeMap<>()).keySet()));
  }

  TreeMap<Instant, Double> evaluate() {
    TreeMap<Instant, Double> values = new TreeMap<>();
    // Without data nothing is computed, but a wrong expression is refused all the same.
    for (Instant t : times.isEmpty() ? Set.of(Instant.EPOCH) : times) {
      at = 0;
      Double v = sum(t);
      if (at < tokens.size()) {
        throw error();
      }
      if (!times.isEmpty() && v != null && Double.isFinite(v)) {
        values.put(t, v);
      }
    }
    return values;
  }

  private @Nullable Double sum(Instant t) {
    Double v = product(t);
    while (peek("+") || peek("-")) {
      boolean plus = tokens.get(at++).equals("+");
      Double w = product(t);
      v = v == null || w == null ? null : Double.valueOf(plus ? v + w : v - w);
    }
    return v;
  }

  private @Nullable Double product(Instant t) {
    Double v = one(t);
    while (peek("*") || peek("/")) {
      boolean times2 = tokens.get(at++).equals("*");
      Double w = one(t);
      v = v == null || w == null ? null : Double.valueOf(times2 ? v * w : v / w);
    }
    return v;
  }

  private @Nullable Double one(Instant t) {
    String token = next();
    if (token.equals("(")) {
      Double v = sum(t);
      expect(")");
      return v;
    }
    if (token.equals("FILL")) {
      expect("(");
      Double v = sum(t);
      expect(",");
      Double fill = sum(t);
      expect(")");
      return v == null ? fill : v;
    }
    if (token.matches("[0-9]+(\\.[0-9]*)?|\\.[0-9]+")) {
      return Double.valueOf(token);
    }
    TreeMap<Instant, Double> s = series.get(token);
    if (s == null) {
      throw error();
    }
    return s.get(t);
  }

  private boolean peek(String token) {
    return at < tokens.size() && tokens.get(at).equals(token);
  }

  private void expect(String token) {
    if (!next().equals(token)) {
      throw error();
    }
  }

  private String next() {
    if (at >= tokens.size()) {
      throw error();
    }
    return tokens.get(at++);
  }

  private ServiceError error() {
    return new ServiceError(
        "ValidationError", "Error in expression '" + expression + "': Invalid syntax");
  }
}
