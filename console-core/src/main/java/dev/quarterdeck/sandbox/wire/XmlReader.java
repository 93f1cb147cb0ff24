package dev.quarterdeck.sandbox.wire;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.core.SdkField;
import software.amazon.awssdk.core.SdkPojo;
import software.amazon.awssdk.core.protocol.MarshallLocation;
import software.amazon.awssdk.core.traits.ListTrait;
import software.amazon.awssdk.core.traits.MapTrait;
import software.amazon.awssdk.core.traits.TimestampFormatTrait.Format;
import software.amazon.awssdk.core.traits.TraitType;
import software.amazon.awssdk.core.traits.XmlAttributeTrait;

/** Reads XML into the SDK's model builders. */
final class XmlReader {
  private XmlReader() {}

  static void read(XmlNode node, SdkPojo builder) {
    for (SdkField<?> field : builder.sdkFields()) {
      if (field.location() == MarshallLocation.PAYLOAD) {
        Object value = member(node, field);
        if (value != null) {
          field.set(builder, value);
        }
      }
    }
  }

  private static @Nullable Object member(XmlNode parent, SdkField<?> field) {
    String name = field.locationName();
    if (field.containsTrait(XmlAttributeTrait.class, TraitType.XML_ATTRIBUTE_TRAIT)) {
      String attribute = parent.attribute(name);
      return attribute == null ? null : Scalars.read(attribute, field, Format.ISO_8601);
    }
    List<XmlNode> named = parent.children(name);
    if (named.isEmpty()) {
      return null;
    }
    return switch (field.marshallingType().getKnownType()) {
      case LIST -> {
        ListTrait list = field.getRequiredTrait(ListTrait.class, TraitType.LIST_TRAIT);
        yield list(
            list.isFlattened() ? named : named.getFirst().children(), list.memberFieldInfo());
      }
      case MAP -> {
        MapTrait map = field.getRequiredTrait(MapTrait.class, TraitType.MAP_TRAIT);
        yield map(map.isFlattened() ? named : named.getFirst().children(), map);
      }
      default -> value(named.getFirst(), field);
    };
  }

  /** A value that its element holds itself. */
  private static @Nullable Object value(XmlNode node, SdkField<?> field) {
    return switch (field.marshallingType().getKnownType()) {
      case SDK_POJO -> {
        SdkPojo nested = field.constructor().get();
        read(node, nested);
        yield Codec.build(nested);
      }
      case LIST ->
          list(
              node.children(),
              field.getRequiredTrait(ListTrait.class, TraitType.LIST_TRAIT).memberFieldInfo());
      case MAP -> map(node.children(), field.getRequiredTrait(MapTrait.class, TraitType.MAP_TRAIT));
      default -> Scalars.read(node.text(), field, Format.ISO_8601);
    };
  }

  private static List<Object> list(List<XmlNode> items, SdkField<?> member) {
    List<Object> values = new ArrayList<>();
    for (XmlNode item : items) {
      Object value = value(item, member);
      if (value != null) {
        values.add(value);
      }
    }
    return values;
  }

  private static Map<String, Object> map(List<XmlNode> entries, MapTrait trait) {
    Map<String, Object> values = new LinkedHashMap<>();
    for (XmlNode entry : entries) {
      XmlNode key = entry.child(trait.keyLocationName());
      XmlNode item = entry.child(trait.valueLocationName());
      Object value = item == null ? null : value(item, trait.valueFieldInfo());
      if (key != null && value != null) {
        values.put(key.text(), value);
      }
    }
    return values;
  }
}
