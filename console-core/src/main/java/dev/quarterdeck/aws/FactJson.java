package dev.quarterdeck.aws;

import java.io.StringWriter;
import java.time.DateTimeException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.ObjectReadContext;
import tools.jackson.core.ObjectWriteContext;
import tools.jackson.core.json.JsonFactory;

/** Facts as lines of JSON, written and read by streaming: no reflection at start. */
final class FactJson {
  private static final JsonFactory JSON = new JsonFactory();

  private FactJson() {}

  /** The line as fields; empty for text that was not written by this console. */
  static <T> Optional<T> read(String json, Function<Map<String, Object>, T> of) {
    try (JsonParser p = JSON.createParser(ObjectReadContext.empty(), json)) {
      return p.nextToken() == JsonToken.START_OBJECT
          ? Optional.of(of.apply(object(p)))
          : Optional.empty();
    } catch (JacksonException
        | ClassCastException
        | IllegalArgumentException
        | DateTimeException e) {
      return Optional.empty();
    }
  }

  /** One object as a line. */
  static String write(Consumer<JsonGenerator> fields) {
    StringWriter out = new StringWriter(512);
    try (JsonGenerator g = JSON.createGenerator(ObjectWriteContext.empty(), out)) {
      g.writeStartObject();
      fields.accept(g);
      g.writeEndObject();
    }
    return out.toString();
  }

  static void text(JsonGenerator g, String name, @Nullable String value) {
    if (value != null) {
      g.writeStringProperty(name, value);
    }
  }

  private static Map<String, Object> object(JsonParser p) {
    Map<String, Object> object = new HashMap<>();
    while (p.nextToken() == JsonToken.PROPERTY_NAME) {
      String name = p.currentName();
      object.put(name, value(p, p.nextToken()));
    }
    return object;
  }

  private static Object value(JsonParser p, JsonToken token) {
    return switch (token) {
      case START_OBJECT -> object(p);
      case START_ARRAY -> {
        List<Object> items = new ArrayList<>();
        for (JsonToken t = p.nextToken(); t != JsonToken.END_ARRAY; t = p.nextToken()) {
          items.add(value(p, t));
        }
        yield items;
      }
      case VALUE_STRING -> p.getString();
      case VALUE_NUMBER_INT -> p.getLongValue();
      case VALUE_TRUE, VALUE_FALSE -> p.getBooleanValue();
      default -> throw new IllegalArgumentException("a token that is never written");
    };
  }

  static Object required(Map<String, Object> o, String name) {
    Object value = o.get(name);
    if (value == null) {
      throw new IllegalArgumentException("no " + name);
    }
    return value;
  }

  static String string(Map<String, Object> o, String name) {
    return (String) required(o, name);
  }

  static @Nullable String optional(Map<String, Object> o, String name) {
    return (String) o.get(name);
  }

  @SuppressWarnings("unchecked") // objects are made by object() above, keyed by strings
  static List<Map<String, Object>> objects(Map<String, Object> o, String name) {
    return (List<Map<String, Object>>) required(o, name);
  }
}
