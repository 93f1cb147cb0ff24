package dev.quarterdeck.sandbox.world.watch.insights;

import dev.quarterdeck.sandbox.world.watch.LogEvent;
import dev.quarterdeck.sandbox.world.watch.insights.Expressions.Expr;
import dev.quarterdeck.sandbox.world.watch.insights.Tokens.Kind;
import dev.quarterdeck.sandbox.world.watch.insights.Tokens.Token;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * A query of Logs Insights: {@code fields}, {@code display}, {@code filter}, {@code parse}, {@code
 * stats}, {@code sort} and {@code limit}, joined by bars. Whatever else the language has is refused
 * as malformed, at its place.
 */
public final class Query {
  /** As the API takes it, in characters. */
  private static final int LONGEST = 10_000;

  /** What a query without limit gives at most. */
  private static final int LIMIT = 10_000;

  /** One command: from rows to rows. */
  private interface Step {
    List<Row> run(List<Row> rows);
  }

  private record Named(String name, Expr expr) {}

  private record Counted(String name, Aggregates.Aggregate aggregate) {}

  private final Tokens in;
  private final Expressions expressions;
  private final List<Step> steps = new ArrayList<>();
  private final Set<String> shown = new LinkedHashSet<>();
  private boolean aggregated;
  private int limit = LIMIT;

  private Query(String text) {
    this.in = new Tokens(text);
    this.expressions = new Expressions(in);
  }

  /** Throws {@link MalformedQuery} for one that does not parse. */
  public static Query parse(String text) {
    if (text.length() > LONGEST) {
      throw new MalformedQuery("the query is longer than " + LONGEST + " characters", 0, text);
    }
    try {
      return whole(text);
    } catch (StackOverflowError e) {
      throw new MalformedQuery("too much is nested", 0, text);
    }
  }

  private static Query whole(String text) {
    Query q = new Query(text);
    do {
      q.command();
    } while (q.in.accept("|"));
    if (q.in.peek().kind() != Kind.END) {
      throw q.in.unexpected(q.in.peek());
    }
    return q;
  }

  /** An event and the group it stands in. */
  public record Source(String log, LogEvent event) {}

  /**
   * @param rows values by field, in the order they are shown; without those that are null
   * @param matched events that passed the filters
   * @param aggregated whether the rows are groups of events
   */
  public record Result(List<Map<String, String>> rows, long matched, boolean aggregated) {}

  /** Runs over the events; {@code most} is the request's own limit, or null. */
  public Result run(List<Source> events, @Nullable Integer most) {
    List<Row> rows = new ArrayList<>();
    for (Source s : events) {
      rows.add(
          new Row(s.event().message())
              .put("@timestamp", new Values.Time(s.event().at()))
              .put("@ingestionTime", new Values.Time(s.event().ingested()))
              .put("@message", s.event().message())
              .put("@logStream", s.event().stream())
              .put("@log", s.log()));
    }
    // Newest first unless it is sorted.
    rows.sort((a, b) -> Values.compare(b.get("@timestamp"), a.get("@timestamp")));
    long passed = rows.size();
    for (Step step : steps) {
      rows = step.run(rows);
      passed = step instanceof Filter ? rows.size() : passed;
    }
    Set<String> fields = shown.isEmpty() ? Set.of("@timestamp", "@message") : shown;
    List<Map<String, String>> result = new ArrayList<>();
    int end = Math.min(limit, most == null ? LIMIT : most);
    for (Row row : rows.subList(0, Math.min(rows.size(), end))) {
      Map<String, String> values = new LinkedHashMap<>();
      for (String f : fields) {
        Object value = row.get(f);
        if (value != null) {
          values.put(f, Values.text(value));
        }
      }
      result.add(values);
    }
    return new Result(result, passed, aggregated);
  }

  private record Filter(Expr expr) implements Step {
    @Override
    public List<Row> run(List<Row> rows) {
      return rows.stream().filter(r -> Values.truth(expr.of(r))).toList();
    }
  }

  private void command() {
    Token t = in.take();
    switch (t.kind() == Kind.WORD ? t.text().toLowerCase(Locale.ROOT) : "") {
      case "fields" -> fields(false);
      case "display" -> fields(true);
      case "filter" -> steps.add(new Filter(expressions.or()));
      case "parse" -> parse();
      case "stats" -> stats();
      case "sort" -> sort();
      case "limit" -> limit = Integer.parseInt(in.expect(Kind.NUMBER).text());
      default -> throw in.unexpected(t);
    }
  }

  private void fields(boolean only) {
    List<Named> all = named();
    if (only) {
      shown.clear();
    }
    all.forEach(n -> shown.add(n.name()));
    steps.add(
        rows -> {
          rows.forEach(r -> all.forEach(n -> r.put(n.name(), n.expr().of(r))));
          return rows;
        });
  }

  private List<Named> named() {
    List<Named> all = new ArrayList<>();
    do {
      int from = in.peek().at();
      Token first = in.peek();
      Expr e = expressions.or();
      String written = in.source(from, in.peek().at());
      String plain = first.kind() == Kind.FIELD ? first.text() : written;
      all.add(new Named(alias(plain), e));
    } while (in.accept(","));
    return all;
  }

  private String alias(String otherwise) {
    return in.accept("as") ? name() : otherwise;
  }

  private String name() {
    Token t = in.take();
    if (t.kind() != Kind.WORD && t.kind() != Kind.FIELD) {
      throw in.unexpected(t);
    }
    return t.text();
  }

  private void parse() {
    Expr of = row -> row.get("@message");
    if (in.peek().kind() == Kind.WORD || in.peek().kind() == Kind.FIELD) {
      String field = name();
      of = row -> row.get(field);
    }
    Token t = in.take();
    Pattern pattern;
    List<String> names;
    if (t.kind() == Kind.REGEX) {
      pattern = expressions.pattern(t);
      names = List.copyOf(pattern.namedGroups().keySet());
      if (names.isEmpty()) {
        throw in.unexpected(t);
      }
    } else if (t.kind() == Kind.TEXT) {
      names = new ArrayList<>();
      in.expect("as");
      do {
        names.add(name());
      } while (in.accept(","));
      pattern = glob(t.text(), names, t);
    } else {
      throw in.unexpected(t);
    }
    Expr from = of;
    steps.add(
        rows -> {
          for (Row r : rows) {
            Matcher m = pattern.matcher(Values.text(from.of(r)));
            boolean found = m.find();
            names.forEach(n -> r.put(n, found ? m.group(n) : null));
          }
          return rows;
        });
  }

  /** Every star is one of the names. */
  private Pattern glob(String text, List<String> names, Token at) {
    String[] parts = text.split("\\*", -1);
    if (parts.length - 1 != names.size()) {
      throw in.unexpected(at);
    }
    StringBuilder regex = new StringBuilder(Pattern.quote(parts[0]));
    for (int i = 1; i < parts.length; i++) {
      boolean last = i == parts.length - 1 && parts[i].isEmpty();
      regex.append("(?<").append(names.get(i - 1)).append(last ? ">.*)" : ">.*?)");
      regex.append(Pattern.quote(parts[i]));
    }
    return Pattern.compile(regex.toString());
  }

  private void stats() {
    List<Counted> counted = new ArrayList<>();
    do {
      int from = in.peek().at();
      Aggregates.Aggregate a = Aggregates.parse(in);
      counted.add(new Counted(alias(in.source(from, in.peek().at())), a));
    } while (in.accept(","));
    List<Named> keys = in.accept("by") ? named() : List.of();
    aggregated = true;
    shown.clear();
    keys.forEach(k -> shown.add(k.name()));
    counted.forEach(c -> shown.add(c.name()));
    steps.add(rows -> group(rows, keys, counted));
  }

  private static List<Row> group(List<Row> rows, List<Named> keys, List<Counted> counted) {
    Map<List<@Nullable Object>, List<Row>> groups = new LinkedHashMap<>();
    for (Row r : rows) {
      List<@Nullable Object> key = new ArrayList<>();
      keys.forEach(k -> key.add(k.expr().of(r)));
      // Events that have none of the keys' fields are in no group.
      if (keys.isEmpty() || key.stream().anyMatch(Objects::nonNull)) {
        groups.computeIfAbsent(key, k -> new ArrayList<>()).add(r);
      }
    }
    List<Row> result = new ArrayList<>();
    groups.forEach(
        (key, members) -> {
          Row row = new Row("");
          for (int i = 0; i < keys.size(); i++) {
            row.put(keys.get(i).name(), key.get(i));
          }
          counted.forEach(c -> row.put(c.name(), c.aggregate().of(members)));
          result.add(row);
        });
    return result;
  }

  private void sort() {
    List<Comparator<Row>> orders = new ArrayList<>();
    do {
      Expr by = expressions.sum();
      Comparator<Row> order = (a, b) -> Values.compare(by.of(a), by.of(b));
      boolean descending = in.accept("desc");
      if (!descending) {
        in.accept("asc");
      }
      orders.add(descending ? order.reversed() : order);
    } while (in.accept(","));
    Comparator<Row> all = orders.stream().reduce(Comparator::thenComparing).orElseThrow();
    steps.add(rows -> rows.stream().sorted(all).toList());
  }
}
