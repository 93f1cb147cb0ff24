package dev.quarterdeck.sandbox.world.watch.insights;

import dev.quarterdeck.sandbox.world.watch.insights.Expressions.Expr;
import dev.quarterdeck.sandbox.world.watch.insights.Tokens.Token;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What {@code stats} makes of the rows of a group. */
final class Aggregates {
  /** One of them. */
  interface Aggregate {
    @Nullable Object of(List<Row> rows);
  }

  private static final Set<String> NAMES =
      Set.of(
          "count",
          "count_distinct",
          "sum",
          "avg",
          "min",
          "max",
          "pct",
          "stddev",
          "earliest",
          "latest");

  private Aggregates() {}

  static Aggregate parse(Tokens in) {
    Token name = in.expect(Tokens.Kind.WORD);
    String f = name.text().toLowerCase(Locale.ROOT);
    if (!NAMES.contains(f)) {
      throw in.unexpected(name);
    }
    in.expect("(");
    if (f.equals("count") && (in.accept("*") || in.peek().is(")"))) {
      in.expect(")");
      return rows -> (double) rows.size();
    }
    Expr of = new Expressions(in).sum();
    double percentile = 0;
    if (f.equals("pct")) {
      in.expect(",");
      percentile = Double.parseDouble(in.expect(Tokens.Kind.NUMBER).text());
    }
    in.expect(")");
    double p = percentile;
    return rows -> value(f, rows, of, p);
  }

  private static @Nullable Object value(String f, List<Row> rows, Expr of, double p) {
    List<Object> values = rows.stream().map(of::of).filter(Objects::nonNull).toList();
    double[] numbers =
        values.stream()
            .map(Values::number)
            .filter(Objects::nonNull)
            .mapToDouble(n -> n)
            .sorted()
            .toArray();
    return switch (f) {
      case "count" -> (double) values.size();
      case "count_distinct" -> (double) values.stream().map(Values::text).distinct().count();
      case "min" -> values.stream().min(Values::compare).orElse(null);
      case "max" -> values.stream().max(Values::compare).orElse(null);
      case "earliest" -> at(rows, of, true);
      case "latest" -> at(rows, of, false);
      default -> numbers.length == 0 ? null : statistic(f, numbers, p);
    };
  }

  private static @Nullable Object statistic(String f, double[] numbers, double p) {
    double sum = 0;
    for (double n : numbers) {
      sum += n;
    }
    double mean = sum / numbers.length;
    return switch (f) {
      case "sum" -> sum;
      case "avg" -> mean;
      case "pct" ->
          numbers[
              (int) Math.clamp(Math.ceil(p / 100 * numbers.length) - 1, 0, numbers.length - 1.0)];
      default -> {
        double squares = 0;
        for (double n : numbers) {
          squares += (n - mean) * (n - mean);
        }
        yield Math.sqrt(squares / numbers.length);
      }
    };
  }

  private static @Nullable Object at(List<Row> rows, Expr of, boolean first) {
    Comparator<Row> byTime = (a, b) -> Values.compare(a.get("@timestamp"), b.get("@timestamp"));
    return rows.stream()
        .filter(r -> of.of(r) != null)
        .min(first ? byTime : byTime.reversed())
        .map(of::of)
        .orElse(null);
  }
}
