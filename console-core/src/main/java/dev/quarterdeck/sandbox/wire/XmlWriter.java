package dev.quarterdeck.sandbox.wire;

import java.util.List;
import java.util.Map;
import software.amazon.awssdk.core.SdkField;
import software.amazon.awssdk.core.SdkPojo;
import software.amazon.awssdk.core.protocol.MarshallLocation;
import software.amazon.awssdk.core.traits.ListTrait;
import software.amazon.awssdk.core.traits.MapTrait;
import software.amazon.awssdk.core.traits.TimestampFormatTrait.Format;
import software.amazon.awssdk.core.traits.TraitType;
import software.amazon.awssdk.core.traits.XmlAttributeTrait;
import software.amazon.awssdk.core.traits.XmlAttributesTrait;

/** Writes the SDK's model objects as XML, as query and REST services answer it. */
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
    members(pojo);
    close(name);
  }

  /** What belongs into a document: not what travels in headers, nor attributes. */
  void members(SdkPojo pojo) {
    for (SdkField<?> field : pojo.sdkFields()) {
      Object value = field.getValueOrDefault(pojo);
      if (ModelWriter.isSet(value)
          && field.location() == MarshallLocation.PAYLOAD
          && !field.containsTrait(XmlAttributeTrait.class, TraitType.XML_ATTRIBUTE_TRAIT)) {
        value(field.unmarshallLocationName(), value, field);
      }
    }
  }

  /** A structure as the member that holds it, which knows its attributes. */
  private void nested(String name, SdkPojo pojo, SdkField<?> field) {
    XmlAttributesTrait attributes =
        field.getTrait(XmlAttributesTrait.class, TraitType.XML_ATTRIBUTES_TRAIT);
    if (attributes == null) {
      structure(name, pojo);
      return;
    }
    out.append('<').append(name);
    attributes
        .attributes()
        .forEach(
            (attribute, accessors) -> {
              String value = accessors.attributeGetter().apply(pojo);
              if (value != null) {
                out.append(' ').append(attribute).append("=\"");
                escape(value);
                out.append('"');
              }
            });
    out.append('>');
    members(pojo);
    close(name);
  }

  private void value(String name, Object value, SdkField<?> field) {
    switch (value) {
      case SdkPojo nested -> nested(name, nested, field);
      case List<?> list ->
          list(name, list, field.getRequiredTrait(ListTrait.class, TraitType.LIST_TRAIT));
      case Map<?, ?> map ->
          map(name, map, field.getRequiredTrait(MapTrait.class, TraitType.MAP_TRAIT));
      default -> element(name, Scalars.write(value, field, Format.ISO_8601));
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
