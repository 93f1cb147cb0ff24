package dev.quarterdeck.sandbox.world.watch.insights;

import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * One event or group: values by name, which are texts, numbers or null. Fields of JSON messages are
 * found by their path.
 */
final class Row {
  private static final JsonMapper JSON = JsonMapper.shared();
  private final Map<String, @Nullable Object> values = new LinkedHashMap<>();
  private final String message;
  private @Nullable JsonNode json;

  Row(String message) {
    this.message = message;
  }

  Row put(String name, @Nullable Object value) {
    values.put(name, value);
    return this;
  }

  @Nullable Object get(String name) {
    if (values.containsKey(name)) {
      return values.get(name);
    }
    if (name.startsWith("@")) {
      return null;
    }
    JsonNode node = json();
    for (String key : name.split("\\.", -1)) {
      node = node.path(key);
    }
    return node.isMissingNode() || node.isNull()
        ? null
        : node.isNumber()
            ? (Object) node.doubleValue()
            : node.isValueNode() ? node.asString() : node.toString();
  }

  private JsonNode json() {
    JsonNode known = json;
    if (known == null) {
      try {
        known = message.startsWith("{") ? JSON.readTree(message) : JSON.missingNode();
      } catch (JacksonException e) {
        // No JSON: it has no fields of its own.
        known = JSON.missingNode();
      }
      json = known;
    }
    return known;
  }

  String message() {
    return message;
  }
}
