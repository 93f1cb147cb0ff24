package dev.quarterdeck.screen.raw;

import dev.quarterdeck.kernel.SecretValue;
import dev.quarterdeck.screen.Words;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.RecordComponent;
import java.net.URI;
import java.time.Duration;
import java.time.temporal.Temporal;
import java.util.Collection;
import java.util.Iterator;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Records as indented JSON, field by field. Only what is known to be plain is written: numbers,
 * texts, times, enums, records and collections of these. A secret value is a mask, anything else
 * its type's name.
 */
public final class RawJson {
  private static final int DEEPEST = 12;

  private final StringBuilder out = new StringBuilder();

  private RawJson() {}

  /** The document, without a line feed at its end. */
  public static String of(@Nullable Object thing) {
    RawJson json = new RawJson();
    json.write(thing, 0);
    return json.out.toString();
  }

  /**
   * The element of a list in there that a row with this id was made from; the whole where there is
   * none.
   */
  static Object row(Object value, String id) {
    Object found = find(value, id);
    return found == null ? value : found;
  }

  private static @Nullable Object find(@Nullable Object value, String id) {
    if (value instanceof Collection<?> items) {
      for (Object item : items) {
        if (item instanceof Record r && named(r, id, 2)) {
          return item;
        }
      }
    } else if (value instanceof Record r) {
      for (RecordComponent c : r.getClass().getRecordComponents()) {
        Object found = get(r, c) instanceof Collection<?> items ? find(items, id) : null;
        if (found != null) {
          return found;
        }
      }
    }
    return null;
  }

  private static boolean named(Record r, String id, int deep) {
    for (RecordComponent c : r.getClass().getRecordComponents()) {
      Object value = get(r, c);
      if (id.equals(value) || (deep > 1 && value instanceof Record in && named(in, id, deep - 1))) {
        return true;
      }
    }
    return false;
  }

  private static @Nullable Object get(Record r, RecordComponent c) {
    try {
      var accessor = c.getAccessor();
      accessor.setAccessible(true);
      return accessor.invoke(r);
    } catch (IllegalAccessException | InvocationTargetException e) {
      throw new IllegalStateException(r.getClass().getName() + "." + c.getName(), e);
    }
  }

  private void write(@Nullable Object thing, int deep) {
    switch (thing) {
      case null -> out.append("null");
      case Optional<?> maybe -> write(maybe.orElse(null), deep);
      case Boolean b -> out.append(b);
      case Double d when !Double.isFinite(d) -> out.append("null");
      case Number n -> out.append(n);
      case SecretValue secret -> text(Words.MASK);
      case Enum<?> e -> text(e.name());
      case CharSequence text -> text(text);
      case Temporal time -> text(time.toString());
      case Duration length -> text(length.toString());
      case URI address -> text(address.toString());
      case Object tooDeep when deep >= DEEPEST -> text("…");
      case Collection<?> items -> items(items, deep);
      case Map<?, ?> map -> map(map, deep);
      case Record r -> record(r, deep);
      default -> text("(" + thing.getClass().getSimpleName() + ")");
    }
  }

  private void items(Collection<?> items, int deep) {
    Iterator<?> each = items.iterator();
    if (!each.hasNext()) {
      out.append("[]");
      return;
    }
    char next = '[';
    while (each.hasNext()) {
      line(next, deep + 1);
      write(each.next(), deep + 1);
      next = ',';
    }
    close(']', deep);
  }

  private void map(Map<?, ?> map, int deep) {
    if (map.isEmpty()) {
      out.append("{}");
      return;
    }
    char next = '{';
    for (Map.Entry<?, ?> e : map.entrySet()) {
      field(next, String.valueOf(e.getKey()), e.getValue(), deep);
      next = ',';
    }
    close('}', deep);
  }

  private void record(Record r, int deep) {
    RecordComponent[] fields = r.getClass().getRecordComponents();
    if (fields.length == 0) {
      text(r.getClass().getSimpleName());
      return;
    }
    char next = '{';
    for (RecordComponent c : fields) {
      field(next, c.getName(), get(r, c), deep);
      next = ',';
    }
    close('}', deep);
  }

  private void field(char before, String name, @Nullable Object value, int deep) {
    line(before, deep + 1);
    text(name);
    out.append(": ");
    write(value, deep + 1);
  }

  private void line(char before, int deep) {
    out.append(before).append('\n').append("  ".repeat(deep));
  }

  private void close(char bracket, int deep) {
    out.append('\n').append("  ".repeat(deep)).append(bracket);
  }

  /** What would act on a terminal, or reorder its text, is written as an escape. */
  private void text(CharSequence text) {
    out.append('"');
    text.chars()
        .forEach(
            c -> {
              if (c == '"' || c == '\\') {
                out.append('\\').append((char) c);
              } else if (acts(c)) {
                out.append("\\u%04x".formatted(c));
              } else {
                out.append((char) c);
              }
            });
    out.append('"');
  }

  private static boolean acts(int c) {
    return switch (Character.getType(c)) {
      case Character.CONTROL,
          Character.FORMAT,
          Character.LINE_SEPARATOR,
          Character.PARAGRAPH_SEPARATOR ->
          true;
      default -> false;
    };
  }
}
