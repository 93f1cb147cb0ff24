package dev.quarterdeck.sandbox.wire;

import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Base64;
import software.amazon.awssdk.core.SdkBytes;
import software.amazon.awssdk.core.SdkField;
import software.amazon.awssdk.core.traits.TimestampFormatTrait;
import software.amazon.awssdk.core.traits.TimestampFormatTrait.Format;
import software.amazon.awssdk.core.traits.TraitType;

/** Single values as text: in forms, XML, headers, labels and query strings. */
final class Scalars {
  private Scalars() {}

  /** {@code times}: how this place writes a time when the member does not say. */
  static Object read(String text, SdkField<?> field, Format times) {
    try {
      return switch (field.marshallingType().getKnownType()) {
        case STRING -> isJson(field) ? unwrapped(text) : text;
        case INTEGER -> Integer.valueOf(text);
        case LONG -> Long.valueOf(text);
        case SHORT -> Short.valueOf(text);
        case BYTE -> Byte.valueOf(text);
        case FLOAT -> Float.valueOf(text);
        case DOUBLE -> Double.valueOf(text);
        case BIG_DECIMAL -> new BigDecimal(text);
        case BOOLEAN -> flag(text);
        case INSTANT -> time(text, format(field, times));
        case SDK_BYTES -> SdkBytes.fromByteArray(Base64.getDecoder().decode(text));
        default -> throw malformed("Unexpected value for " + field.locationName());
      };
    } catch (IllegalArgumentException unreadable) {
      throw malformed("Invalid value for " + field.locationName());
    }
  }

  /** Whether {@link #write} knows the value: neither a structure nor a list nor a map. */
  static boolean isScalar(SdkField<?> field) {
    return switch (field.marshallingType().getKnownType()) {
      case SDK_POJO, LIST, MAP, DOCUMENT -> false;
      default -> true;
    };
  }

  static String write(Object value, SdkField<?> field, Format times) {
    return switch (value) {
      case String text ->
          isJson(field)
              ? Base64.getEncoder().encodeToString(text.getBytes(StandardCharsets.UTF_8))
              : text;
      case Double number -> real(number);
      case Float number -> real(number);
      case BigDecimal number -> number.toPlainString();
      case Integer number -> number.toString();
      case Long number -> number.toString();
      case Short number -> number.toString();
      case Byte number -> number.toString();
      case Boolean flag -> flag.toString();
      case Instant time ->
          switch (format(field, times)) {
            case ISO_8601 -> Timestamps.iso(time);
            case RFC_822 -> Timestamps.rfc822(time);
            case UNIX_TIMESTAMP -> Long.toString(time.getEpochSecond());
            case UNIX_TIMESTAMP_MILLIS -> Long.toString(time.toEpochMilli());
          };
      case SdkBytes bytes -> Base64.getEncoder().encodeToString(bytes.asByteArrayUnsafe());
      default -> throw new IllegalStateException("no wire form for " + value.getClass());
    };
  }

  private static Format format(SdkField<?> field, Format preset) {
    TimestampFormatTrait own =
        field.getTrait(TimestampFormatTrait.class, TraitType.TIMESTAMP_FORMAT_TRAIT);
    return own == null ? preset : own.format();
  }

  private static Instant time(String text, Format format) {
    return switch (format) {
      case ISO_8601 -> Timestamps.parseIso(text, () -> malformed("timestamp must follow ISO8601"));
      case RFC_822 -> Timestamps.parseRfc822(text, () -> malformed("timestamp must follow RFC822"));
      case UNIX_TIMESTAMP ->
          Instant.ofEpochMilli(new BigDecimal(text).movePointRight(3).longValue());
      case UNIX_TIMESTAMP_MILLIS -> Instant.ofEpochMilli(Long.parseLong(text));
    };
  }

  /** A document that travels in a header is wrapped in Base64. */
  private static boolean isJson(SdkField<?> field) {
    return field.containsTrait(
        software.amazon.awssdk.core.traits.JsonValueTrait.class, TraitType.JSON_VALUE_TRAIT);
  }

  private static String unwrapped(String text) {
    return new String(Base64.getDecoder().decode(text), StandardCharsets.UTF_8);
  }

  /** XML schema's spelling of what is not a number. */
  private static String real(Number number) {
    double value = number.doubleValue();
    return Double.isInfinite(value) ? (value > 0 ? "Infinity" : "-Infinity") : number.toString();
  }

  private static boolean flag(String text) {
    if (text.equalsIgnoreCase("true")) {
      return true;
    }
    if (text.equalsIgnoreCase("false")) {
      return false;
    }
    throw new IllegalArgumentException("neither true nor false");
  }

  private static ServiceError malformed(String message) {
    return new ServiceError("MalformedInput", message);
  }
}
