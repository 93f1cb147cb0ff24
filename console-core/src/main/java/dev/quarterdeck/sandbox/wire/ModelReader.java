package dev.quarterdeck.sandbox.wire;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.core.SdkBytes;
import software.amazon.awssdk.core.SdkField;
import software.amazon.awssdk.core.SdkPojo;
import software.amazon.awssdk.core.document.Document;
import software.amazon.awssdk.core.protocol.MarshallLocation;
import software.amazon.awssdk.core.traits.ListTrait;
import software.amazon.awssdk.core.traits.MapTrait;
import software.amazon.awssdk.core.traits.TimestampFormatTrait;
import software.amazon.awssdk.core.traits.TraitType;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;

/**
 * Reads JSON or CBOR tokens into the SDK's model builders. Members that are null or unknown are
 * skipped; a value of the wrong type is a SerializationException, as AWS answers it.
 */
final class ModelReader {
  private final JsonParser in;

  private ModelReader(JsonParser in) {
    this.in = in;
  }

  /**
   * Reads one document (or nothing at all, which means no members) into the builder; closes the
   * parser.
   */
  static void read(JsonParser parser, SdkPojo builder) {
    try (parser) {
      JsonToken first = parser.nextToken();
      if (first == null) {
        return;
      }
      if (first != JsonToken.START_OBJECT) {
        throw mismatch(first, "a structure");
      }
      new ModelReader(parser).members(builder);
      if (parser.nextToken() != null) {
        throw new ServiceError(
            "SerializationException", "Unexpected content after the end of the document");
      }
    } catch (JacksonException malformed) {
      throw new ServiceError("SerializationException", "The request body could not be parsed");
    }
  }

  private void members(SdkPojo builder) {
    Map<String, SdkField<?>> fields = builder.sdkFieldNameToField();
    for (String name = in.nextName(); name != null; name = in.nextName()) {
      JsonToken token = in.nextToken();
      SdkField<?> field = fields.get(name);
      if (field == null
          || field.location() != MarshallLocation.PAYLOAD
          || token == JsonToken.VALUE_NULL) {
        in.skipChildren();
      } else {
        field.set(builder, value(token, field));
      }
    }
  }

  private @Nullable Object value(JsonToken token, SdkField<?> field) {
    return switch (field.marshallingType().getKnownType()) {
      case STRING -> text(token, "String");
      case INTEGER -> (int) number(token, "Integer", Integer.MIN_VALUE, Integer.MAX_VALUE);
      case LONG -> number(token, "Long", Long.MIN_VALUE, Long.MAX_VALUE);
      case SHORT -> (short) number(token, "Short", Short.MIN_VALUE, Short.MAX_VALUE);
      case BYTE -> (byte) number(token, "Byte", Byte.MIN_VALUE, Byte.MAX_VALUE);
      case FLOAT -> (float) real(token, "Float");
      case DOUBLE -> real(token, "Double");
      case BIG_DECIMAL -> {
        if (!token.isNumeric()) {
          throw mismatch(token, "a BigDecimal");
        }
        yield in.getDecimalValue();
      }
      case BOOLEAN -> {
        if (!token.isBoolean()) {
          throw mismatch(token, "a Boolean");
        }
        yield token == JsonToken.VALUE_TRUE;
      }
      case INSTANT -> instant(token, field);
      case SDK_BYTES -> blob(token);
      case SDK_POJO -> {
        if (token != JsonToken.START_OBJECT) {
          throw mismatch(token, "a structure");
        }
        SdkPojo nested = field.constructor().get();
        members(nested);
        yield Codec.build(nested);
      }
      case LIST -> list(token, field);
      case MAP -> map(token, field);
      case DOCUMENT -> document(token);
      case NULL -> null;
    };
  }

  private String text(JsonToken token, String type) {
    if (token != JsonToken.VALUE_STRING) {
      throw mismatch(token, "a " + type);
    }
    return in.getString();
  }

  private long number(JsonToken token, String type, long least, long most) {
    long value;
    if (token == JsonToken.VALUE_NUMBER_INT
        && in.getNumberType() != JsonParser.NumberType.BIG_INTEGER) {
      value = in.getLongValue();
    } else if (token == JsonToken.VALUE_NUMBER_FLOAT
        && Math.rint(in.getDoubleValue()) == in.getDoubleValue()) {
      value = (long) in.getDoubleValue();
    } else {
      throw mismatch(token, "a " + type);
    }
    if (value < least || value > most) {
      throw mismatch(token, "a " + type);
    }
    return value;
  }

  private double real(JsonToken token, String type) {
    if (token.isNumeric()) {
      return in.getDoubleValue();
    }
    return switch (token == JsonToken.VALUE_STRING ? in.getString() : "") {
      case "NaN" -> Double.NaN;
      case "Infinity" -> Double.POSITIVE_INFINITY;
      case "-Infinity" -> Double.NEGATIVE_INFINITY;
      default -> throw mismatch(token, "a " + type);
    };
  }

  private Instant instant(JsonToken token, SdkField<?> field) {
    if (token == JsonToken.VALUE_STRING) {
      return Timestamps.parseIso(
          in.getString(),
          () -> new ServiceError("SerializationException", "Unrecognized timestamp format"));
    }
    if (!token.isNumeric()) {
      throw mismatch(token, "a Timestamp");
    }
    TimestampFormatTrait trait =
        field.getTrait(TimestampFormatTrait.class, TraitType.TIMESTAMP_FORMAT_TRAIT);
    boolean millis =
        trait != null && trait.format() == TimestampFormatTrait.Format.UNIX_TIMESTAMP_MILLIS;
    if (token == JsonToken.VALUE_NUMBER_INT) {
      return millis
          ? Instant.ofEpochMilli(in.getLongValue())
          : Instant.ofEpochSecond(in.getLongValue());
    }
    double value = in.getDoubleValue();
    return Instant.ofEpochMilli(Math.round(millis ? value : value * 1000));
  }

  private SdkBytes blob(JsonToken token) {
    if (token != JsonToken.VALUE_STRING && token != JsonToken.VALUE_EMBEDDED_OBJECT) {
      throw mismatch(token, "a Blob");
    }
    try {
      return SdkBytes.fromByteArray(in.getBinaryValue());
    } catch (JacksonException notBase64) {
      throw new ServiceError("SerializationException", "Unable to decode base64");
    }
  }

  private List<Object> list(JsonToken token, SdkField<?> field) {
    if (token != JsonToken.START_ARRAY) {
      throw new ServiceError("SerializationException", "Expected list or null");
    }
    SdkField<?> member =
        field.getRequiredTrait(ListTrait.class, TraitType.LIST_TRAIT).memberFieldInfo();
    List<Object> values = new ArrayList<>();
    for (JsonToken next = in.nextToken(); next != JsonToken.END_ARRAY; next = in.nextToken()) {
      if (next == null) {
        throw new ServiceError("SerializationException", "Unexpected end of the document");
      }
      Object value = next == JsonToken.VALUE_NULL ? null : value(next, member);
      if (value != null) {
        values.add(value);
      }
    }
    return values;
  }

  private Map<String, Object> map(JsonToken token, SdkField<?> field) {
    if (token != JsonToken.START_OBJECT) {
      throw new ServiceError("SerializationException", "Expected map or null");
    }
    SdkField<?> member =
        field.getRequiredTrait(MapTrait.class, TraitType.MAP_TRAIT).valueFieldInfo();
    Map<String, Object> values = new LinkedHashMap<>();
    for (String key = in.nextName(); key != null; key = in.nextName()) {
      JsonToken next = in.nextToken();
      Object value = next == JsonToken.VALUE_NULL ? null : value(next, member);
      if (value != null) {
        values.put(key, value);
      }
    }
    return values;
  }

  private Document document(JsonToken token) {
    return switch (token) {
      case START_OBJECT -> {
        Map<String, Document> members = new LinkedHashMap<>();
        for (String key = in.nextName(); key != null; key = in.nextName()) {
          members.put(key, document(in.nextToken()));
        }
        yield Document.fromMap(members);
      }
      case START_ARRAY -> {
        List<Document> items = new ArrayList<>();
        for (JsonToken next = in.nextToken(); next != JsonToken.END_ARRAY; next = in.nextToken()) {
          items.add(document(next));
        }
        yield Document.fromList(items);
      }
      case VALUE_STRING -> Document.fromString(in.getString());
      case VALUE_TRUE -> Document.fromBoolean(true);
      case VALUE_FALSE -> Document.fromBoolean(false);
      case VALUE_NULL -> Document.fromNull();
      case VALUE_NUMBER_INT, VALUE_NUMBER_FLOAT ->
          switch (in.getNumberValue()) {
            case BigInteger big -> Document.fromNumber(big);
            case BigDecimal big -> Document.fromNumber(big);
            case Number other -> Document.fromNumber(other.toString());
          };
      default -> throw mismatch(token, "a Document");
    };
  }

  private static ServiceError mismatch(JsonToken token, String wanted) {
    String message =
        switch (token) {
          case START_OBJECT -> "Start of structure or map found where not expected.";
          case START_ARRAY -> "Start of list found where not expected";
          case VALUE_STRING -> "STRING_VALUE can not be converted to " + wanted;
          case VALUE_NUMBER_INT -> "NUMBER_VALUE can not be converted to " + wanted;
          case VALUE_NUMBER_FLOAT -> "DECIMAL_VALUE can not be converted to " + wanted;
          case VALUE_TRUE -> "TRUE_VALUE can not be converted to " + wanted;
          case VALUE_FALSE -> "FALSE_VALUE can not be converted to " + wanted;
          default -> "Unexpected field type";
        };
    return new ServiceError("SerializationException", message);
  }
}
