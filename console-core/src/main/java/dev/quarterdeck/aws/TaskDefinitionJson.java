package dev.quarterdeck.aws;

import dev.quarterdeck.services.TaskDefinition;
import dev.quarterdeck.services.TaskDefinition.ContainerDefinition;
import dev.quarterdeck.services.TaskDefinition.Place;
import dev.quarterdeck.services.TaskDefinition.SecretReference;
import java.io.StringWriter;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.ObjectReadContext;
import tools.jackson.core.ObjectWriteContext;
import tools.jackson.core.json.JsonFactory;

/** A task definition as one line of JSON, written and read by streaming: no reflection at start. */
final class TaskDefinitionJson {
  private static final JsonFactory JSON = new JsonFactory();

  private TaskDefinitionJson() {}

  static String write(TaskDefinition d) {
    StringWriter out = new StringWriter(512);
    try (JsonGenerator g = JSON.createGenerator(ObjectWriteContext.empty(), out)) {
      g.writeStartObject();
      text(g, "arn", d.arn());
      text(g, "family", d.family());
      g.writeNumberProperty("revision", d.revision());
      text(g, "executionRole", d.executionRoleArn());
      text(g, "taskRole", d.taskRoleArn());
      text(g, "cpu", d.cpu());
      text(g, "memory", d.memory());
      g.writeArrayPropertyStart("containers");
      d.containers().forEach(c -> container(g, c));
      g.writeEndArray();
      g.writeEndObject();
    }
    return out.toString();
  }

  private static void container(JsonGenerator g, ContainerDefinition c) {
    g.writeStartObject();
    text(g, "name", c.name());
    text(g, "image", c.image());
    g.writeBooleanProperty("essential", c.essential());
    g.writeArrayPropertyStart("environment");
    c.environment().forEach(g::writeString);
    g.writeEndArray();
    g.writeArrayPropertyStart("secrets");
    for (SecretReference s : c.secrets()) {
      g.writeStartObject();
      text(g, "place", s.place().name());
      text(g, "name", s.name());
      text(g, "valueFrom", s.valueFrom());
      g.writeEndObject();
    }
    g.writeEndArray();
    text(g, "logGroup", c.logGroup());
    text(g, "logStreamPrefix", c.logStreamPrefix());
    g.writeEndObject();
  }

  private static void text(JsonGenerator g, String name, @Nullable String value) {
    if (value != null) {
      g.writeStringProperty(name, value);
    }
  }

  /** Empty for text that this class did not write: the definition is then asked of AWS again. */
  static Optional<TaskDefinition> read(String json) {
    try (JsonParser p = JSON.createParser(ObjectReadContext.empty(), json)) {
      return p.nextToken() == JsonToken.START_OBJECT
          ? Optional.of(definition(object(p)))
          : Optional.empty();
    } catch (JacksonException | ClassCastException | IllegalArgumentException e) {
      return Optional.empty();
    }
  }

  private static TaskDefinition definition(Map<String, Object> o) {
    return new TaskDefinition(
        string(o, "arn"),
        string(o, "family"),
        ((Number) required(o, "revision")).intValue(),
        optional(o, "executionRole"),
        optional(o, "taskRole"),
        optional(o, "cpu"),
        optional(o, "memory"),
        objects(o, "containers").stream().map(TaskDefinitionJson::containerOf).toList());
  }

  private static ContainerDefinition containerOf(Map<String, Object> o) {
    List<String> environment = new ArrayList<>();
    ((List<?>) required(o, "environment")).forEach(e -> environment.add((String) e));
    return new ContainerDefinition(
        string(o, "name"),
        optional(o, "image"),
        (Boolean) required(o, "essential"),
        List.copyOf(environment),
        objects(o, "secrets").stream()
            .map(
                s ->
                    new SecretReference(
                        Place.valueOf(string(s, "place")),
                        string(s, "name"),
                        string(s, "valueFrom")))
            .toList(),
        optional(o, "logGroup"),
        optional(o, "logStreamPrefix"));
  }

  private static Map<String, Object> object(JsonParser p) {
    Map<String, Object> object = new HashMap<>();
    while (p.nextToken() == JsonToken.PROPERTY_NAME) {
      String name = p.currentName();
      object.put(name, value(p, p.nextToken()));
    }
    return object;
  }

  private static Object value(JsonParser p, JsonToken token) {
    return switch (token) {
      case START_OBJECT -> object(p);
      case START_ARRAY -> {
        List<Object> items = new ArrayList<>();
        for (JsonToken t = p.nextToken(); t != JsonToken.END_ARRAY; t = p.nextToken()) {
          items.add(value(p, t));
        }
        yield items;
      }
      case VALUE_STRING -> p.getString();
      case VALUE_NUMBER_INT -> p.getLongValue();
      case VALUE_TRUE, VALUE_FALSE -> p.getBooleanValue();
      default -> throw new IllegalArgumentException("a token that is never written");
    };
  }

  private static Object required(Map<String, Object> o, String name) {
    Object value = o.get(name);
    if (value == null) {
      throw new IllegalArgumentException("no " + name);
    }
    return value;
  }

  private static String string(Map<String, Object> o, String name) {
    return (String) required(o, name);
  }

  private static @Nullable String optional(Map<String, Object> o, String name) {
    return (String) o.get(name);
  }

  @SuppressWarnings("unchecked") // objects are made by object() above, keyed by strings
  private static List<Map<String, Object>> objects(Map<String, Object> o, String name) {
    return (List<Map<String, Object>>) required(o, name);
  }
}
