package dev.quarterdeck.sandbox.wire;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import software.amazon.awssdk.core.SdkBytes;
import software.amazon.awssdk.core.SdkField;
import software.amazon.awssdk.core.SdkPojo;
import software.amazon.awssdk.core.document.Document;
import software.amazon.awssdk.core.protocol.MarshallLocation;
import software.amazon.awssdk.core.traits.ListTrait;
import software.amazon.awssdk.core.traits.MapTrait;
import software.amazon.awssdk.core.traits.TimestampFormatTrait;
import software.amazon.awssdk.core.traits.XmlAttributeTrait;

/** Fills any of the SDK's model objects with values of every kind, the same for the same seed. */
final class Filler {
  private static final int DEEPEST = 8;
  private static final String[] TEXTS = {
    "plain",
    "a b  c",
    " edges ",
    "<&>\"'",
    "é漢🚢",
    "a=b&c%20+d",
    "line\nline\ttab\r\n",
    "{\"json\":[1]}",
    "-",
    "null",
    "1.5"
  };

  /** What a header can carry: one line, no edges, and no comma where it is a list. */
  private static final String[] HEADER_TEXTS = {
    "plain", "a b  c", "<&>\"'", "a=b&c%20+d", "-", "1.5"
  };

  /** Members that the SDK takes for its own, and what it takes there; null leaves them out. */
  private static final Map<String, Optional<String>> OWN =
      Map.of(
          "Bucket", Optional.of("some-bucket"),
          "ChecksumAlgorithm", Optional.of("CRC32"),
          "ChecksumMode", Optional.empty(),
          "ContentMD5", Optional.empty(),
          "ContentLength", Optional.empty(),
          "ExpiresString", Optional.empty());

  private final Random random;

  Filler(long seed) {
    random = new Random(seed);
  }

  /** Sets every member (recursive ones to a limited depth) and builds. */
  Object fill(SdkPojo builder) {
    return fill(builder, 0);
  }

  private Object fill(SdkPojo builder, int depth) {
    for (SdkField<?> field : builder.sdkFields()) {
      boolean outside = depth == 0 && field.location() != MarshallLocation.PAYLOAD;
      if (outside) {
        outside(builder, field);
      } else if (depth < DEEPEST || isScalar(field)) {
        field.set(builder, value(field, depth));
      }
    }
    return Codec.build(builder);
  }

  /** Members in paths, query strings and headers, which carry less than a document does. */
  private void outside(SdkPojo builder, SdkField<?> field) {
    Optional<String> own = OWN.get(field.memberName());
    if (own != null) {
      own.ifPresent(text -> field.set(builder, text));
      return;
    }
    boolean header = field.location() == MarshallLocation.HEADER;
    Object value = value(field, 1);
    field.set(
        builder,
        switch (value) {
          case String text -> header ? line() : text;
          case Instant time -> time.truncatedTo(ChronoUnit.SECONDS);
          case List<?> list -> list.stream().map(v -> v instanceof String ? line() : v).toList();
          case Map<?, ?> map -> header ? Map.of("one", line(), "two", line()) : Map.of();
          case Integer number when field.location() == MarshallLocation.STATUS_CODE -> 200;
          default -> value;
        });
  }

  private String line() {
    return HEADER_TEXTS[random.nextInt(HEADER_TEXTS.length)];
  }

  private static boolean isScalar(SdkField<?> field) {
    return switch (field.marshallingType().getKnownType()) {
      case SDK_POJO, LIST, MAP -> false;
      default -> true;
    };
  }

  private Object value(SdkField<?> field, int depth) {
    return switch (field.marshallingType().getKnownType()) {
      // The SDK writes attributes as they are, whatever is in them.
      case STRING -> field.containsTrait(XmlAttributeTrait.class) ? "plain" : text();
      case INTEGER -> random.nextInt();
      case LONG -> random.nextLong();
      case SHORT -> (short) random.nextInt();
      case BYTE -> (byte) random.nextInt();
      case FLOAT -> random.nextFloat() * 1000;
      case DOUBLE -> random.nextDouble() * 1e6;
      case BIG_DECIMAL -> BigDecimal.valueOf(random.nextInt(), 2);
      case BOOLEAN -> random.nextBoolean();
      case INSTANT -> {
        Instant time = Instant.ofEpochMilli(1_700_000_000_000L + random.nextInt(1_000_000_000));
        TimestampFormatTrait format = field.getTrait(TimestampFormatTrait.class);
        boolean coarse = format != null && format.format() == TimestampFormatTrait.Format.RFC_822;
        yield coarse ? time.truncatedTo(ChronoUnit.SECONDS) : time;
      }
      case SDK_BYTES -> {
        byte[] bytes = new byte[1 + random.nextInt(20)];
        random.nextBytes(bytes);
        yield SdkBytes.fromByteArray(bytes);
      }
      case DOCUMENT ->
          Document.fromMap(Map.of("a", Document.fromNumber(1), "b", Document.fromString(text())));
      case SDK_POJO -> fill(field.constructor().get(), depth + 1);
      case LIST -> {
        SdkField<?> member = field.getRequiredTrait(ListTrait.class).memberFieldInfo();
        List<Object> list = new ArrayList<>();
        for (int left = 1 + random.nextInt(depth > 2 ? 1 : 2); left > 0; left--) {
          list.add(value(member, depth + 1));
        }
        yield list;
      }
      case MAP -> {
        SdkField<?> member = field.getRequiredTrait(MapTrait.class).valueFieldInfo();
        Map<String, Object> map = new LinkedHashMap<>();
        for (int left = 1 + random.nextInt(2); left > 0; left--) {
          map.put("key " + left + text(), value(member, depth + 1));
        }
        yield map;
      }
      case NULL -> throw new IllegalStateException("no member is of no type");
    };
  }

  private String text() {
    return TEXTS[random.nextInt(TEXTS.length)];
  }
}
