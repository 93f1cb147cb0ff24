package dev.quarterdeck.sandbox.wire;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import software.amazon.awssdk.core.SdkBytes;
import software.amazon.awssdk.core.SdkField;
import software.amazon.awssdk.core.SdkPojo;
import software.amazon.awssdk.core.document.Document;
import software.amazon.awssdk.core.protocol.MarshallLocation;
import software.amazon.awssdk.core.traits.ListTrait;
import software.amazon.awssdk.core.traits.MapTrait;
import software.amazon.awssdk.core.traits.TimestampFormatTrait;
import software.amazon.awssdk.core.traits.TraitType;
import software.amazon.awssdk.core.util.SdkAutoConstructList;
import software.amazon.awssdk.core.util.SdkAutoConstructMap;
import tools.jackson.core.JsonGenerator;

/** Writes the SDK's model objects as JSON or CBOR tokens; members that are not set are left out. */
final class ModelWriter {
  /** How one format writes a time, when the member does not say. */
  interface TimeWriter {
    void write(JsonGenerator out, Instant time);
  }

  private final JsonGenerator out;
  private final TimeWriter times;
  private final boolean notANumberIsANumber;

  /** JSON must write NaN and the infinities as text; CBOR has them as numbers. */
  ModelWriter(JsonGenerator out, TimeWriter times, boolean notANumberIsANumber) {
    this.out = out;
    this.times = times;
    this.notANumberIsANumber = notANumberIsANumber;
  }

  void structure(SdkPojo pojo) {
    out.writeStartObject();
    for (SdkField<?> field : pojo.sdkFields()) {
      Object value = field.getValueOrDefault(pojo);
      if (isSet(value) && field.location() == MarshallLocation.PAYLOAD) {
        out.writeName(field.locationName());
        value(value, field);
      }
    }
    out.writeEndObject();
  }

  /** False for what the caller never set: null, or the SDK's own empty collections. */
  static boolean isSet(@org.jspecify.annotations.Nullable Object value) {
    return value != null
        && !(value instanceof SdkAutoConstructList)
        && !(value instanceof SdkAutoConstructMap);
  }

  private void value(Object value, SdkField<?> field) {
    switch (value) {
      case String text -> out.writeString(text);
      case Integer number -> out.writeNumber(number);
      case Long number -> out.writeNumber(number);
      case Double number -> real(number);
      case Float number -> real(number);
      case Boolean flag -> out.writeBoolean(flag);
      case Instant time -> instant(time, field);
      case SdkPojo nested -> structure(nested);
      case List<?> list -> {
        SdkField<?> member =
            field.getRequiredTrait(ListTrait.class, TraitType.LIST_TRAIT).memberFieldInfo();
        out.writeStartArray();
        for (Object item : list) {
          if (item == null) {
            out.writeNull();
          } else {
            value(item, member);
          }
        }
        out.writeEndArray();
      }
      case Map<?, ?> map -> {
        SdkField<?> member =
            field.getRequiredTrait(MapTrait.class, TraitType.MAP_TRAIT).valueFieldInfo();
        out.writeStartObject();
        map.forEach(
            (key, item) -> {
              out.writeName(key.toString());
              if (item == null) {
                out.writeNull();
              } else {
                value(item, member);
              }
            });
        out.writeEndObject();
      }
      case SdkBytes bytes -> out.writeBinary(bytes.asByteArrayUnsafe());
      case Document document -> document(document);
      case Short number -> out.writeNumber(number);
      case Byte number -> out.writeNumber(number.shortValue());
      case java.math.BigDecimal number -> out.writeNumber(number);
      default -> throw new IllegalStateException("no wire form for " + value.getClass());
    }
  }

  private void real(Number number) {
    double value = number.doubleValue();
    if (notANumberIsANumber || Double.isFinite(value)) {
      if (number instanceof Float single) {
        out.writeNumber(single.floatValue());
      } else {
        out.writeNumber(value);
      }
    } else {
      out.writeString(Double.toString(value));
    }
  }

  private void instant(Instant time, SdkField<?> field) {
    TimestampFormatTrait trait =
        field.getTrait(TimestampFormatTrait.class, TraitType.TIMESTAMP_FORMAT_TRAIT);
    if (trait == null) {
      times.write(out, time);
      return;
    }
    switch (trait.format()) {
      case ISO_8601 -> out.writeString(Timestamps.iso(time));
      case UNIX_TIMESTAMP_MILLIS -> out.writeNumber(time.toEpochMilli());
      default -> times.write(out, time);
    }
  }

  private void document(Document document) {
    if (document.isNull()) {
      out.writeNull();
    } else if (document.isBoolean()) {
      out.writeBoolean(document.asBoolean());
    } else if (document.isString()) {
      out.writeString(document.asString());
    } else if (document.isNumber()) {
      out.writeNumber(document.asNumber().bigDecimalValue());
    } else if (document.isList()) {
      out.writeStartArray();
      document.asList().forEach(this::document);
      out.writeEndArray();
    } else {
      out.writeStartObject();
      document
          .asMap()
          .forEach(
              (name, item) -> {
                out.writeName(name);
                document(item);
              });
      out.writeEndObject();
    }
  }
}
