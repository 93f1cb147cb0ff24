package dev.quarterdeck.sandbox.world.watch.insights;

import dev.quarterdeck.sandbox.world.watch.insights.Tokens.Kind;
import dev.quarterdeck.sandbox.world.watch.insights.Tokens.Token;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;
import org.jspecify.annotations.Nullable;

/** Expressions over one row: or, and, not, comparisons, like, in, arithmetic, functions. */
final class Expressions {
  /** What an expression is worth in a row. */
  interface Expr {
    @Nullable Object of(Row row);
  }

  private final Tokens in;

  Expressions(Tokens in) {
    this.in = in;
  }

  Expr or() {
    Expr left = and();
    while (in.accept("or")) {
      Expr a = left;
      Expr b = and();
      left = row -> Values.truth(a.of(row)) || Values.truth(b.of(row));
    }
    return left;
  }

  private Expr and() {
    Expr left = not();
    while (in.accept("and")) {
      Expr a = left;
      Expr b = not();
      left = row -> Values.truth(a.of(row)) && Values.truth(b.of(row));
    }
    return left;
  }

  private Expr not() {
    if (in.accept("not")) {
      Expr e = not();
      return row -> !Values.truth(e.of(row));
    }
    return comparison();
  }

  private Expr comparison() {
    Expr left = sum();
    Token t = in.peek();
    if (in.accept("like") || in.accept("=~")) {
      return like(left);
    }
    if (in.accept("not")) {
      if (in.accept("like")) {
        Expr like = like(left);
        return row -> !Values.truth(like.of(row));
      }
      in.expect("in");
      Expr within = within(left);
      return row -> !Values.truth(within.of(row));
    }
    if (in.accept("in")) {
      return within(left);
    }
    if (t.kind() == Kind.SYMBOL && List.of("=", "!=", "<", "<=", ">", ">=").contains(t.text())) {
      in.take();
      return compare(left, t.text(), sum());
    }
    return left;
  }

  private static Expr compare(Expr left, String operator, Expr right) {
    return row -> {
      Object a = left.of(row);
      Object b = right.of(row);
      if (a == null || b == null) {
        // Nothing is equal to, above or below what is not there.
        return operator.equals("!=") && a != b;
      }
      int c = Values.compare(a, b);
      return switch (operator) {
        case "=" -> c == 0;
        case "!=" -> c != 0;
        case "<" -> c < 0;
        case "<=" -> c <= 0;
        case ">" -> c > 0;
        default -> c >= 0;
      };
    };
  }

  private Expr like(Expr left) {
    Token t = in.take();
    if (t.kind() == Kind.TEXT) {
      return row -> Values.text(left.of(row)).contains(t.text());
    }
    if (t.kind() != Kind.REGEX) {
      throw in.unexpected(t);
    }
    Pattern pattern = pattern(t);
    return row -> left.of(row) != null && pattern.matcher(Values.text(left.of(row))).find();
  }

  Pattern pattern(Token t) {
    try {
      return Pattern.compile(t.text());
    } catch (PatternSyntaxException e) {
      throw in.unexpected(t);
    }
  }

  private Expr within(Expr left) {
    in.expect("[");
    List<Expr> members = new ArrayList<>();
    do {
      members.add(sum());
    } while (in.accept(","));
    in.expect("]");
    return row -> {
      Object value = left.of(row);
      return value != null && members.stream().anyMatch(m -> Values.compare(value, m.of(row)) == 0);
    };
  }

  Expr sum() {
    Expr left = product();
    while (in.peek().is("+") || in.peek().is("-")) {
      left = arithmetic(left, in.take().text(), product());
    }
    return left;
  }

  private Expr product() {
    Expr left = value();
    while (in.peek().is("*") || in.peek().is("/") || in.peek().is("%")) {
      left = arithmetic(left, in.take().text(), value());
    }
    return left;
  }

  private static Expr arithmetic(Expr left, String operator, Expr right) {
    return row -> {
      Double a = Values.number(left.of(row));
      Double b = Values.number(right.of(row));
      if (a == null || b == null) {
        return null;
      }
      return switch (operator) {
        case "+" -> a + b;
        case "-" -> a - b;
        case "*" -> a * b;
        case "/" -> b == 0 ? null : Double.valueOf(a / b);
        default -> b == 0 ? null : Double.valueOf(a % b);
      };
    };
  }

  private Expr value() {
    Token t = in.take();
    return switch (t.kind()) {
      case TEXT -> row -> t.text();
      case NUMBER -> row -> Double.valueOf(t.text());
      case FIELD -> row -> row.get(t.text());
      case WORD -> in.accept("(") ? function(t) : row -> row.get(t.text());
      case SYMBOL -> {
        if (t.is("(")) {
          Expr inner = or();
          in.expect(")");
          yield inner;
        }
        if (t.is("-")) {
          yield arithmetic(row -> 0.0, "-", value());
        }
        throw in.unexpected(t);
      }
      case REGEX, END -> throw in.unexpected(t);
    };
  }

  private Expr function(Token name) {
    String f = name.text().toLowerCase(Locale.ROOT);
    if (f.equals("bin") || f.equals("datefloor")) {
      return floor(f, name);
    }
    List<Expr> args = new ArrayList<>();
    if (!in.accept(")")) {
      do {
        args.add(or());
      } while (in.accept(","));
      in.expect(")");
    }
    boolean one =
        List.of(
                "ispresent",
                "isempty",
                "isblank",
                "strlen",
                "tolower",
                "toupper",
                "trim",
                "abs",
                "ceil",
                "floor")
            .contains(f);
    if (one ? args.size() != 1 : !(f.equals("coalesce") && !args.isEmpty())) {
      throw in.unexpected(name);
    }
    return row -> apply(f, args, row);
  }

  private static @Nullable Object apply(String f, List<Expr> args, Row row) {
    if (f.equals("coalesce")) {
      return args.stream().map(a -> a.of(row)).filter(Objects::nonNull).findFirst().orElse(null);
    }
    Object value = args.getFirst().of(row);
    Double n = Values.number(value);
    String text = Values.text(value);
    return switch (f) {
      case "ispresent" -> value != null;
      case "isempty" -> value == null || text.isEmpty();
      case "isblank" -> text.isBlank();
      case "strlen" -> value == null ? null : Double.valueOf(text.length());
      case "tolower" -> text.toLowerCase(Locale.ROOT);
      case "toupper" -> text.toUpperCase(Locale.ROOT);
      case "trim" -> text.strip();
      case "abs" -> n == null ? null : Double.valueOf(Math.abs(n));
      case "ceil" -> n == null ? null : Double.valueOf(Math.ceil(n));
      default -> n == null ? null : Double.valueOf(Math.floor(n));
    };
  }

  /** {@code bin(5m)}, {@code datefloor(@timestamp, 5m)}. */
  private Expr floor(String f, Token name) {
    Expr time = row -> row.get("@timestamp");
    if (f.equals("datefloor")) {
      time = sum();
      in.expect(",");
    }
    Token span = in.take();
    String text = span.text();
    if (!text.matches("[0-9]+(ms|s|m|h|d|w)")) {
      throw in.unexpected(span.kind() == Kind.END ? name : span);
    }
    in.expect(")");
    String unit = text.replaceFirst("[0-9]+", "");
    long millis =
        Long.parseLong(text.substring(0, text.length() - unit.length()))
            * switch (unit) {
              case "ms" -> 1;
              case "s" -> 1_000;
              case "m" -> 60_000;
              case "h" -> 3_600_000;
              case "d" -> 86_400_000;
              default -> 604_800_000;
            };
    if (millis == 0) {
      throw in.unexpected(span);
    }
    Expr of = time;
    return row -> {
      Double at = Values.number(of.of(row));
      return at == null ? null : new Values.Time(Math.floorDiv(at.longValue(), millis) * millis);
    };
  }
}
