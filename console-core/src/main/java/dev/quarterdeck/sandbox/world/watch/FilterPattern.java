package dev.quarterdeck.sandbox.world.watch;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * A filter pattern of CloudWatch Logs: terms that must all occur, {@code "phrases"}, {@code
 * -excluded}, {@code ?either ?or}, {@code %regular expressions%}; or {@code { $.level = "error" &&
 * $.ms > 100 }} on JSON lines. Throws IllegalArgumentException for one that does not parse.
 */
public final class FilterPattern {
  private static final JsonMapper JSON = JsonMapper.shared();
  private static final Pattern TERM =
      Pattern.compile("([-?]?)(\"((?:[^\"\\\\]|\\\\.)*)\"|%([^%]+)%|[^\\s\"]+)");
  private static final Pattern TOKEN =
      Pattern.compile(
          "\\s*(&&|\\|\\||\\(|\\)|!=|<=|>=|=|<|>|\"(?:[^\"\\\\]|\\\\.)*\"|[^\\s()=<>!&|]+)");

  /** As the API takes it, in characters. */
  private static final int LONGEST = 1024;

  private static final Set<String> OPERATORS = Set.of("=", "!=", "<", "<=", ">", ">=", "IS", "NOT");

  private FilterPattern() {}

  public static Predicate<String> parse(String pattern) {
    if (pattern.length() > LONGEST) {
      throw new IllegalArgumentException(
          "1 validation error detected: Value at 'filterPattern' failed to satisfy constraint:"
              + " Member must have length less than or equal to "
              + LONGEST);
    }
    String p = pattern.strip();
    if (p.isEmpty()) {
      return line -> true;
    }
    if (p.startsWith("{")) {
      if (!p.endsWith("}")) {
        throw new IllegalArgumentException("Invalid filter pattern");
      }
      Predicate<JsonNode> test = new Json(p.substring(1, p.length() - 1)).parse();
      return line -> line.startsWith("{") && test.test(read(line));
    }
    return terms(p);
  }

  private static JsonNode read(String line) {
    try {
      return JSON.readTree(line);
    } catch (JacksonException e) {
      // Lines that are not JSON match no JSON pattern.
      return JSON.missingNode();
    }
  }

  private static Predicate<String> terms(String p) {
    List<Predicate<String>> all = new ArrayList<>();
    List<Predicate<String>> either = new ArrayList<>();
    Matcher m = TERM.matcher(p);
    while (m.find()) {
      Predicate<String> one = term(m);
      switch (m.group(1)) {
        case "-" -> all.add(one.negate());
        case "?" -> either.add(one);
        default -> all.add(one);
      }
    }
    if (!either.isEmpty() && all.isEmpty()) {
      all.add(line -> either.stream().anyMatch(t -> t.test(line)));
    }
    return line -> all.stream().allMatch(t -> t.test(line));
  }

  private static Predicate<String> term(Matcher m) {
    if (m.group(4) != null) {
      return Pattern.compile(m.group(4)).asPredicate();
    }
    String text = m.group(3) != null ? m.group(3).replace("\\\"", "\"") : m.group(2);
    return line -> line.contains(text);
  }

  /** Recursive descent: or, and, comparison. */
  private static final class Json {
    private final List<String> tokens = new ArrayList<>();
    private int at;

    Json(String text) {
      Matcher m = TOKEN.matcher(text);
      int end = 0;
      while (m.find() && m.start() == end) {
        tokens.add(m.group(1));
        end = m.end();
      }
      if (!text.substring(end).isBlank()) {
        throw new IllegalArgumentException(
            "Invalid character(s) in term '" + text.substring(end).strip() + "'");
      }
    }

    Predicate<JsonNode> parse() {
      Predicate<JsonNode> p = or();
      if (at < tokens.size()) {
        throw new IllegalArgumentException("Invalid filter pattern");
      }
      return p;
    }

    private Predicate<JsonNode> or() {
      Predicate<JsonNode> p = and();
      while (accept("||")) {
        p = p.or(and());
      }
      return p;
    }

    private Predicate<JsonNode> and() {
      Predicate<JsonNode> p = one();
      while (accept("&&")) {
        p = p.and(one());
      }
      return p;
    }

    private Predicate<JsonNode> one() {
      if (accept("(")) {
        Predicate<JsonNode> p = or();
        if (!accept(")")) {
          throw new IllegalArgumentException("Invalid filter pattern");
        }
        return p;
      }
      String path = next();
      if (!path.startsWith("$.")) {
        throw new IllegalArgumentException("Invalid property selector '" + path + "'");
      }
      String[] keys = path.substring(2).split("\\.");
      String operator = next();
      if (!OPERATORS.contains(operator)) {
        throw new IllegalArgumentException("Invalid filter pattern");
      }
      String value = next();
      return switch (operator) {
        case "IS" -> n -> is(field(n, keys), value);
        case "NOT" -> n -> field(n, keys).isMissingNode();
        default -> n -> compare(field(n, keys), operator, value);
      };
    }

    private static boolean is(JsonNode n, String what) {
      return switch (what) {
        case "NULL" -> n.isNull();
        case "TRUE" -> n.isBoolean() && n.booleanValue();
        case "FALSE" -> n.isBoolean() && !n.booleanValue();
        default -> false;
      };
    }

    private static JsonNode field(JsonNode n, String[] keys) {
      JsonNode f = n;
      for (String k : keys) {
        f = f.path(k);
      }
      return f;
    }

    private static boolean compare(JsonNode n, String operator, String value) {
      if (n.isMissingNode() || n.isNull()) {
        return false;
      }
      boolean quoted = value.startsWith("\"");
      String text = quoted ? value.substring(1, value.length() - 1).replace("\\\"", "\"") : value;
      if (!quoted && n.isNumber() && text.matches("-?[0-9.]+(?:[eE][+-]?[0-9]+)?")) {
        int c = Double.compare(n.doubleValue(), Double.parseDouble(text));
        return switch (operator) {
          case "=" -> c == 0;
          case "!=" -> c != 0;
          case "<" -> c < 0;
          case "<=" -> c <= 0;
          case ">" -> c > 0;
          default -> c >= 0;
        };
      }
      String is = n.isValueNode() ? n.asString() : n.toString();
      boolean same = is.matches(("\\Q" + text + "\\E").replace("*", "\\E.*\\Q"));
      return operator.equals("=") ? same : operator.equals("!=") && !same;
    }

    private boolean accept(String token) {
      if (at < tokens.size() && tokens.get(at).equals(token)) {
        at++;
        return true;
      }
      return false;
    }

    private String next() {
      if (at >= tokens.size()) {
        throw new IllegalArgumentException("Invalid filter pattern");
      }
      return tokens.get(at++);
    }
  }
}
