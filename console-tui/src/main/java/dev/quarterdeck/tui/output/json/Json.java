package dev.quarterdeck.tui.output.json;

import dev.quarterdeck.kernel.IndentedJson;
import dev.quarterdeck.kernel.Text;
import dev.quarterdeck.tui.output.Times;
import java.io.StringWriter;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Instant;
import java.util.Collection;
import java.util.Map;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.JsonParser;
import tools.jackson.core.ObjectReadContext;
import tools.jackson.core.ObjectWriteContext;
import tools.jackson.core.json.JsonFactory;

/**
 * A thin face on the streaming generator: null-safe fields, times in ISO-8601 UTC. Data stays
 * exact; what would act on a terminal (controls, bidirectional marks) is written as escapes.
 */
public final class Json {
  private static final JsonFactory FACTORY = new JsonFactory();

  private final JsonGenerator out;

  private Json(JsonGenerator out) {
    this.out = out;
  }

  /** One document with a line feed at its end; indented for people, compact for pipes. */
  public static String document(boolean indent, Consumer<Json> body) {
    StringWriter text = new StringWriter();
    try (JsonGenerator generator =
        FACTORY.createGenerator(indent ? new IndentedJson() : ObjectWriteContext.empty(), text)) {
      body.accept(new Json(generator));
    }
    return text.append('\n').toString();
  }

  public Json object(Consumer<Json> fields) {
    out.writeStartObject();
    fields.accept(this);
    out.writeEndObject();
    return this;
  }

  public Json object(String name, Consumer<Json> fields) {
    out.writeName(name);
    return object(fields);
  }

  /** A field whose value is the JSON given, laid out as the rest is. */
  public Json document(String name, String json) {
    out.writeName(name);
    try (JsonParser parser = FACTORY.createParser(ObjectReadContext.empty(), json)) {
      parser.nextToken();
      out.copyCurrentStructure(parser);
    }
    return this;
  }

  /** A field whose value somebody else writes: exactly one. */
  public Json value(String name, Consumer<Json> value) {
    out.writeName(name);
    value.accept(this);
    return this;
  }

  /** Null stays null. */
  public <T> Json object(String name, @Nullable T value, BiConsumer<Json, T> fields) {
    if (value == null) {
      return nothing(name);
    }
    return object(name, j -> fields.accept(j, value));
  }

  public <T> Json array(Collection<T> items, BiConsumer<Json, T> item) {
    out.writeStartArray();
    items.forEach(i -> item.accept(this, i));
    out.writeEndArray();
    return this;
  }

  public <T> Json array(String name, Collection<T> items, BiConsumer<Json, T> item) {
    out.writeName(name);
    return array(items, item);
  }

  public Json strings(String name, Collection<String> items) {
    return array(name, items, Json::string);
  }

  public Json field(String name, @Nullable String value) {
    out.writeName(name);
    return string(value);
  }

  public Json field(String name, @Nullable Instant at) {
    return field(name, at == null ? null : Times.iso(at));
  }

  public Json field(String name, @Nullable Enum<?> value) {
    return field(name, value == null ? null : value.name());
  }

  public Json field(String name, @Nullable Number value) {
    out.writeName(name);
    if (value == null) {
      out.writeNull();
    } else {
      out.writeNumber(value.longValue());
    }
    return this;
  }

  /** Rounded to that many places behind the point. */
  public Json decimal(String name, @Nullable Double value, int places) {
    out.writeName(name);
    if (value == null || !Double.isFinite(value)) {
      out.writeNull();
    } else {
      out.writeNumber(
          BigDecimal.valueOf(value).setScale(places, RoundingMode.HALF_UP).stripTrailingZeros());
    }
    return this;
  }

  public Json field(String name, @Nullable Boolean value) {
    out.writeName(name);
    if (value == null) {
      out.writeNull();
    } else {
      out.writeBoolean(value);
    }
    return this;
  }

  public Json nothing(String name) {
    out.writeName(name);
    out.writeNull();
    return this;
  }

  public Json map(String name, Map<String, String> map) {
    return object(name, j -> map.forEach((key, value) -> j.field(key, value)));
  }

  public Json string(@Nullable String value) {
    if (value == null) {
      out.writeNull();
    } else if (Text.clean(value).equals(value)) {
      out.writeString(value);
    } else {
      out.writeRawValue(escaped(value));
    }
    return this;
  }

  private static String escaped(String value) {
    StringBuilder text = new StringBuilder("\"");
    for (int i = 0; i < value.length(); i++) {
      char c = value.charAt(i);
      if (c == '"' || c == '\\') {
        text.append('\\').append(c);
      } else if (c >= 0x20 && c < 0x7f) {
        text.append(c);
      } else {
        text.append(String.format("\\u%04x", (int) c));
      }
    }
    return text.append('"').toString();
  }
}
