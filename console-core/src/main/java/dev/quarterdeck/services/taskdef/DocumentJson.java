package dev.quarterdeck.services.taskdef;

import java.io.ByteArrayOutputStream;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.ObjectReadContext;
import tools.jackson.core.ObjectWriteContext;
import tools.jackson.core.TokenStreamLocation;
import tools.jackson.core.json.JsonFactory;

/**
 * JSON as maps, lists, strings, booleans, nulls and numbers as they were written, so that what is
 * read and written again says the same to the last digit, members nobody knows of included.
 */
final class DocumentJson {
  private static final JsonFactory JSON = new JsonFactory();

  private DocumentJson() {}

  /** A number exactly as it was written. */
  record Num(String text) {
    @Override
    public String toString() {
      return text;
    }
  }

  /**
   * Throws an IllegalArgumentException for what is no JSON: with its place alone, as the parser's
   * own message quotes what it read, which may be a secret.
   */
  static @Nullable Object read(byte[] json) {
    try (JsonParser p = JSON.createParser(ObjectReadContext.empty(), json)) {
      JsonToken first = p.nextToken();
      if (first == null) {
        throw new IllegalArgumentException("the answer is empty");
      }
      return value(p, first);
    } catch (JacksonException e) {
      TokenStreamLocation at = e.getLocation();
      throw new IllegalArgumentException(
          "no JSON" + (at == null ? "" : " at " + at.getLineNr() + ":" + at.getColumnNr()));
    }
  }

  private static @Nullable Object value(JsonParser p, JsonToken token) {
    return switch (token) {
      case START_OBJECT -> {
        Map<String, @Nullable Object> object = new LinkedHashMap<>();
        while (p.nextToken() == JsonToken.PROPERTY_NAME) {
          String name = p.currentName();
          object.put(name, value(p, p.nextToken()));
        }
        yield object;
      }
      case START_ARRAY -> {
        List<@Nullable Object> items = new ArrayList<>();
        for (JsonToken t = p.nextToken(); t != JsonToken.END_ARRAY; t = p.nextToken()) {
          items.add(value(p, t));
        }
        yield items;
      }
      case VALUE_STRING -> p.getString();
      case VALUE_NUMBER_INT, VALUE_NUMBER_FLOAT -> new Num(p.getString());
      case VALUE_TRUE -> Boolean.TRUE;
      case VALUE_FALSE -> Boolean.FALSE;
      case VALUE_NULL -> null;
      default -> throw new IllegalArgumentException("no JSON value");
    };
  }

  static byte[] write(Object value) {
    ByteArrayOutputStream out = new ByteArrayOutputStream(2048);
    try (JsonGenerator g = JSON.createGenerator(ObjectWriteContext.empty(), out)) {
      write(g, value);
    }
    return out.toByteArray();
  }

  private static void write(JsonGenerator g, @Nullable Object value) {
    switch (value) {
      case null -> g.writeNull();
      case Map<?, ?> object -> {
        g.writeStartObject();
        object.forEach(
            (name, member) -> {
              g.writeName((String) name);
              write(g, member);
            });
        g.writeEndObject();
      }
      case List<?> items -> {
        g.writeStartArray();
        items.forEach(i -> write(g, i));
        g.writeEndArray();
      }
      case Num number -> g.writeNumber(number.text());
      case Boolean b -> g.writeBoolean(b);
      default -> g.writeString((String) value);
    }
  }
}
