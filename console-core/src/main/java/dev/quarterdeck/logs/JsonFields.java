package dev.quarterdeck.logs;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * Fields picked out of JSON lines; {@code a.b} is the key {@code a.b}, or {@code b} within {@code
 * a}.
 */
public record JsonFields(List<String> names) {
  private static final JsonMapper JSON = JsonMapper.shared();

  public JsonFields {
    names = List.copyOf(names);
  }

  /** The fields that the line has, in the order asked for; empty for a line that is no object. */
  public Optional<Map<String, String>> of(String line) {
    if (!line.stripLeading().startsWith("{")) {
      return Optional.empty();
    }
    JsonNode root;
    try {
      root = JSON.readTree(line);
    } catch (JacksonException e) {
      // A line that is cut or no JSON is shown whole by the caller.
      return Optional.empty();
    }
    Map<String, String> found = new LinkedHashMap<>();
    for (String name : names) {
      JsonNode value = root.has(name) ? root.get(name) : path(root, name);
      if (!value.isMissingNode()) {
        found.put(name, value.isValueNode() ? value.asString() : value.toString());
      }
    }
    return Optional.of(found);
  }

  private static JsonNode path(JsonNode root, String name) {
    JsonNode at = root;
    for (String key : name.split("\\.", -1)) {
      at = at.path(key);
    }
    return at;
  }
}
