package dev.quarterdeck.sandbox.wire;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.core.SdkField;
import software.amazon.awssdk.core.SdkPojo;
import software.amazon.awssdk.core.traits.ListTrait;
import software.amazon.awssdk.core.traits.MapTrait;
import software.amazon.awssdk.core.traits.TimestampFormatTrait.Format;
import software.amazon.awssdk.core.traits.TraitType;

/** Reads form parameters into the SDK's model builders. */
final class FormReader {

  void read(FormTree tree, SdkPojo builder) {
    for (SdkField<?> field : builder.sdkFields()) {
      FormTree node = tree.child(field.locationName());
      if (node != null) {
        Object value = value(node, field);
        if (value != null) {
          field.set(builder, value);
        }
      }
    }
  }

  private @Nullable Object value(FormTree node, SdkField<?> field) {
    return switch (field.marshallingType().getKnownType()) {
      case SDK_POJO -> {
        SdkPojo nested = field.constructor().get();
        read(node, nested);
        yield Codec.build(nested);
      }
      case LIST -> list(node, field);
      case MAP -> map(node, field);
      default -> {
        String text = node.value();
        yield text == null ? null : Scalars.read(text, field, Format.ISO_8601);
      }
    };
  }

  /** {@code A.member.N}, or {@code A.N} when flattened; {@code A=} alone is the empty list. */
  private List<Object> list(FormTree node, SdkField<?> field) {
    ListTrait trait = field.getRequiredTrait(ListTrait.class, TraitType.LIST_TRAIT);
    SdkField<?> member = trait.memberFieldInfo();
    FormTree items = node;
    if (!trait.isFlattened()) {
      FormTree named = node.child(member.locationName());
      items = named == null ? node.child("member") : named;
    }
    List<Object> values = new ArrayList<>();
    if (items != null) {
      for (FormTree item : items.numbered()) {
        Object value = value(item, member);
        if (value != null) {
          values.add(value);
        }
      }
    }
    return values;
  }

  /** {@code A.entry.N.key} and {@code A.entry.N.value}, or {@code A.N.…} when flattened. */
  private Map<String, Object> map(FormTree node, SdkField<?> field) {
    MapTrait trait = field.getRequiredTrait(MapTrait.class, TraitType.MAP_TRAIT);
    FormTree entries = trait.isFlattened() ? node : node.child("entry");
    Map<String, Object> values = new LinkedHashMap<>();
    if (entries != null) {
      for (FormTree entry : entries.numbered()) {
        FormTree key = entry.child(trait.keyLocationName());
        FormTree item = entry.child(trait.valueLocationName());
        Object value = item == null ? null : value(item, trait.valueFieldInfo());
        if (key != null && key.value() != null && value != null) {
          values.put(key.value(), value);
        }
      }
    }
    return values;
  }
}
