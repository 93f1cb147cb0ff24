package dev.quarterdeck.sandbox.wire;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import software.amazon.awssdk.core.SdkBytes;
import software.amazon.awssdk.core.SdkField;
import software.amazon.awssdk.core.SdkPojo;
import software.amazon.awssdk.core.document.Document;
import software.amazon.awssdk.core.traits.ListTrait;
import software.amazon.awssdk.core.traits.MapTrait;

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
      if (depth < DEEPEST || isScalar(field)) {
        field.set(builder, value(field, depth));
      }
    }
    return Codec.build(builder);
  }

  private static boolean isScalar(SdkField<?> field) {
    return switch (field.marshallingType().getKnownType()) {
      case SDK_POJO, LIST, MAP -> false;
      default -> true;
    };
  }

  private Object value(SdkField<?> field, int depth) {
    return switch (field.marshallingType().getKnownType()) {
      case STRING -> text();
      case INTEGER -> random.nextInt();
      case LONG -> random.nextLong();
      case SHORT -> (short) random.nextInt();
      case BYTE -> (byte) random.nextInt();
      case FLOAT -> random.nextFloat() * 1000;
      case DOUBLE -> random.nextDouble() * 1e6;
      case BIG_DECIMAL -> BigDecimal.valueOf(random.nextInt(), 2);
      case BOOLEAN -> random.nextBoolean();
      case INSTANT -> Instant.ofEpochMilli(1_700_000_000_000L + random.nextInt(1_000_000_000));
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
