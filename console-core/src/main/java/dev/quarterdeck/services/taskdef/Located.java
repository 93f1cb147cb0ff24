package dev.quarterdeck.services.taskdef;

import java.io.StringReader;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.ObjectReadContext;
import tools.jackson.core.TokenStreamLocation;
import tools.jackson.core.json.JsonFactory;

/**
 * A JSON value with the place where it stands, both counted from 1 in lines and characters. Absent
 * members are values too: they stand where their object does, so that something can be said about
 * them. It can hold values that are secrets and therefore prints as its place alone.
 */
public final class Located {
  private static final JsonFactory JSON = new JsonFactory();

  private final @Nullable Object value;
  private final boolean present;
  private final int line;
  private final int column;

  private Located(@Nullable Object value, boolean present, int line, int column) {
    this.value = value;
    this.present = present;
    this.line = line;
    this.column = column;
  }

  /** What a text is: JSON, or where it stops being any. */
  public sealed interface Parsed {
    /**
     * @param repeated members that stand twice in one object, each at its second place, by name
     */
    record Json(Located root, List<Map.Entry<String, Located>> repeated) implements Parsed {}

    record Malformed(int line, int column) implements Parsed {}
  }

  /** Reads UTF-8, with or without a byte order mark. */
  public static Parsed parse(byte[] json) {
    String text = new String(json, StandardCharsets.UTF_8);
    List<Map.Entry<String, Located>> repeated = new ArrayList<>();
    try (JsonParser p =
        JSON.createParser(
            ObjectReadContext.empty(),
            new StringReader(text.startsWith("\ufeff") ? text.substring(1) : text))) {
      JsonToken first = p.nextToken();
      if (first == null) {
        return new Parsed.Malformed(1, 1);
      }
      Located root = read(p, first, repeated);
      if (p.nextToken() != null) {
        TokenStreamLocation rest = p.currentTokenLocation();
        return new Parsed.Malformed(rest.getLineNr(), rest.getColumnNr());
      }
      return new Parsed.Json(root, List.copyOf(repeated));
    } catch (JacksonException e) {
      // The exception quotes its source; only the place may leave here.
      TokenStreamLocation at = e.getLocation();
      return new Parsed.Malformed(
          at == null ? 1 : Math.max(1, at.getLineNr()),
          at == null ? 1 : Math.max(1, at.getColumnNr()));
    }
  }

  private static Located read(
      JsonParser p, JsonToken token, List<Map.Entry<String, Located>> repeated) {
    TokenStreamLocation at = p.currentTokenLocation();
    Object value =
        switch (token) {
          case START_OBJECT -> {
            Map<String, Located> members = new LinkedHashMap<>();
            while (p.nextToken() == JsonToken.PROPERTY_NAME) {
              String name = p.currentName();
              Located member = read(p, p.nextToken(), repeated);
              if (members.put(name, member) != null) {
                repeated.add(Map.entry(name, member));
              }
            }
            yield members;
          }
          case START_ARRAY -> {
            List<Located> items = new ArrayList<>();
            for (JsonToken t = p.nextToken(); t != JsonToken.END_ARRAY; t = p.nextToken()) {
              items.add(read(p, t, repeated));
            }
            yield items;
          }
          case VALUE_STRING -> p.getString();
          case VALUE_NUMBER_INT, VALUE_NUMBER_FLOAT -> new DocumentJson.Num(p.getString());
          case VALUE_TRUE -> Boolean.TRUE;
          case VALUE_FALSE -> Boolean.FALSE;
          default -> null;
        };
    return new Located(value, true, at.getLineNr(), at.getColumnNr());
  }

  public int line() {
    return line;
  }

  public int column() {
    return column;
  }

  /** Whether it is written there and not null. */
  public boolean present() {
    return present && value != null;
  }

  public boolean isObject() {
    return value instanceof Map;
  }

  public boolean isList() {
    return value instanceof List;
  }

  public boolean isString() {
    return value instanceof String;
  }

  public boolean isNumber() {
    return value instanceof DocumentJson.Num;
  }

  /** A member of an object; absent where this is none or does not have it. */
  public Located get(String name) {
    Located member = members().get(name);
    return member == null ? new Located(null, false, line, column) : member;
  }

  /** Members by name in their order; none where this is no object. */
  @SuppressWarnings("unchecked") // maps are made by read, keyed by names
  public Map<String, Located> members() {
    return value instanceof Map<?, ?> m ? (Map<String, Located>) m : Map.of();
  }

  /** Items of a list; none where this is no list. */
  @SuppressWarnings("unchecked") // lists are made by read
  public List<Located> items() {
    return value instanceof List<?> l ? (List<Located>) l : List.of();
  }

  /** The text of a string; null for anything else. */
  public @Nullable String text() {
    return value instanceof String s ? s : null;
  }

  /** The text of a string, or what is given instead of anything else. */
  public String text(String otherwise) {
    return value instanceof String s ? s : otherwise;
  }

  /** Whether it is the boolean given. */
  public boolean is(boolean wanted) {
    return value instanceof Boolean b && b == wanted;
  }

  /** A whole number, written as a number or as text; null for anything else. */
  public @Nullable Long whole() {
    String digits =
        switch (value) {
          case DocumentJson.Num n -> n.text();
          case String s -> s.strip();
          case null, default -> "";
        };
    return digits.matches("\\d{1,9}") ? Long.valueOf(digits) : null;
  }

  @Override
  public String toString() {
    return line + ":" + column;
  }
}
