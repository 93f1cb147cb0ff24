package dev.quarterdeck.sandbox.wire;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import software.amazon.awssdk.core.SdkBytes;
import software.amazon.awssdk.core.SdkField;
import software.amazon.awssdk.core.SdkPojo;
import software.amazon.awssdk.core.traits.ListTrait;
import software.amazon.awssdk.core.traits.MapTrait;
import software.amazon.awssdk.core.traits.TraitType;

/** Writes the SDK's model objects as the XML of query services. */
final class XmlWriter {
  private final StringBuilder out = new StringBuilder(512);

  void open(String name, String namespace) {
    out.append('<').append(name).append(" xmlns=\"");
    escape(namespace);
    out.append("\">");
  }

  void open(String name) {
    out.append('<').append(name).append('>');
  }

  void close(String name) {
    out.append("</").append(name).append('>');
  }

  void element(String name, String text) {
    open(name);
    escape(text);
    close(name);
  }

  void structure(String name, SdkPojo pojo) {
    open(name);
    for (SdkField<?> field : pojo.sdkFields()) {
      Object value = field.getValueOrDefault(pojo);
      if (ModelWriter.isSet(value)) {
        value(field.unmarshallLocationName(), value, field);
      }
    }
    close(name);
  }

  private void value(String name, Object value, SdkField<?> field) {
    switch (value) {
      case String text -> element(name, text);
      case Integer number -> element(name, number.toString());
      case Long number -> element(name, number.toString());
      case Double number -> element(name, real(number));
      case Float number -> element(name, real(number));
      case Boolean flag -> element(name, flag.toString());
      case Instant time -> element(name, Timestamps.iso(time));
      case SdkPojo nested -> structure(name, nested);
      case List<?> list ->
          list(name, list, field.getRequiredTrait(ListTrait.class, TraitType.LIST_TRAIT));
      case Map<?, ?> map ->
          map(name, map, field.getRequiredTrait(MapTrait.class, TraitType.MAP_TRAIT));
      case SdkBytes bytes ->
          element(name, Base64.getEncoder().encodeToString(bytes.asByteArrayUnsafe()));
      case Short number -> element(name, number.toString());
      case Byte number -> element(name, number.toString());
      case BigDecimal number -> element(name, number.toPlainString());
      default -> throw new IllegalStateException("no wire form for " + value.getClass());
    }
  }

  private void list(String name, List<?> list, ListTrait trait) {
    SdkField<?> member = trait.memberFieldInfo();
    String item = trait.isFlattened() ? name : member.unmarshallLocationName();
    if (!trait.isFlattened()) {
      open(name);
    }
    for (Object each : list) {
      value(item, each, member);
    }
    if (!trait.isFlattened()) {
      close(name);
    }
  }

  private void map(String name, Map<?, ?> map, MapTrait trait) {
    if (!trait.isFlattened()) {
      open(name);
    }
    String entry = trait.isFlattened() ? name : "entry";
    map.forEach(
        (key, each) -> {
          open(entry);
          element(trait.keyLocationName(), key.toString());
          value(trait.valueLocationName(), each, trait.valueFieldInfo());
          close(entry);
        });
    if (!trait.isFlattened()) {
      close(name);
    }
  }

  /** XML schema's spelling of what is not a number. */
  private static String real(Number number) {
    double value = number.doubleValue();
    return Double.isInfinite(value) ? (value > 0 ? "Infinity" : "-Infinity") : number.toString();
  }

  private void escape(String text) {
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      switch (c) {
        case '&' -> out.append("&amp;");
        case '<' -> out.append("&lt;");
        case '>' -> out.append("&gt;");
        case '"' -> out.append("&quot;");
        case '\r' -> out.append("&#xD;");
        case '\t', '\n' -> out.append(c);
        default -> out.append(c < ' ' || c == '\uFFFE' || c == '\uFFFF' ? '\uFFFD' : c);
      }
    }
  }

  @Override
  public String toString() {
    return out.toString();
  }
}
