package dev.quarterdeck.tui.command;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.HashSet;
import java.util.Set;
import tools.jackson.databind.JsonNode;

/**
 * What a JSON value must look like: {@code text}, {@code number}, {@code bool}, {@code time}
 * (ISO-8601 UTC), {@code map}, {@code texts}; with {@code ?} null is allowed. Fields must all be
 * there and no others.
 */
final class Shape {
  private Shape() {}

  /**
   * {@code fields}: name, type, name, type…; a type may be a {@code Runnable}-like {@link Nested}.
   */
  static void object(JsonNode node, Object... fields) {
    assertThat(node.isObject()).as("an object: %s", node).isTrue();
    Set<String> names = new HashSet<>();
    for (int i = 0; i < fields.length; i += 2) {
      String name = (String) fields[i];
      names.add(name);
      JsonNode value = node.get(name);
      assertThat(value).as("field %s of %s", name, node).isNotNull();
      if (fields[i + 1] instanceof Nested nested) {
        nested.check(value);
      } else {
        value(name, value, (String) fields[i + 1]);
      }
    }
    assertThat(new HashSet<>(node.propertyNames())).isEqualTo(names);
  }

  interface Nested {
    void check(JsonNode node);
  }

  /** An array whose every item is such an object. */
  static Nested each(Object... fields) {
    return array -> {
      assertThat(array.isArray()).as("an array: %s", array).isTrue();
      array.forEach(item -> object(item, fields));
    };
  }

  static Nested nested(Object... fields) {
    return node -> object(node, fields);
  }

  static Nested nullable(Nested nested) {
    return node -> {
      if (!node.isNull()) {
        nested.check(node);
      }
    };
  }

  static final Nested UNKNOWNS = each("what", "text", "why", "text", "permission", "text?");

  private static void value(String name, JsonNode value, String type) {
    String as = name + " = " + value;
    if (type.endsWith("?") && value.isNull()) {
      return;
    }
    switch (type.replace("?", "")) {
      case "text" -> assertThat(value.isString()).as(as).isTrue();
      case "number" -> assertThat(value.isNumber()).as(as).isTrue();
      case "bool" -> assertThat(value.isBoolean()).as(as).isTrue();
      case "time" -> {
        assertThat(value.asString()).as(as).endsWith("Z");
        assertThat(Instant.parse(value.asString())).as(as).isNotNull();
      }
      case "map" -> {
        assertThat(value.isObject()).as(as).isTrue();
        value.forEach(v -> assertThat(v.isString()).as(as).isTrue());
      }
      case "texts" -> {
        assertThat(value.isArray()).as(as).isTrue();
        value.forEach(v -> assertThat(v.isString()).as(as).isTrue());
      }
      default -> throw new IllegalArgumentException(type);
    }
  }
}
