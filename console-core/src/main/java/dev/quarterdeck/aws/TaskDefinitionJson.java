package dev.quarterdeck.aws;

import static dev.quarterdeck.aws.FactJson.objects;
import static dev.quarterdeck.aws.FactJson.optional;
import static dev.quarterdeck.aws.FactJson.required;
import static dev.quarterdeck.aws.FactJson.string;
import static dev.quarterdeck.aws.FactJson.text;

import dev.quarterdeck.services.TaskDefinition;
import dev.quarterdeck.services.TaskDefinition.ContainerDefinition;
import dev.quarterdeck.services.TaskDefinition.Place;
import dev.quarterdeck.services.TaskDefinition.SecretReference;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import tools.jackson.core.JsonGenerator;

/** A task definition as one line of JSON. */
final class TaskDefinitionJson {
  private TaskDefinitionJson() {}

  static String write(TaskDefinition d) {
    return FactJson.write(
        g -> {
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
        });
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

  /** Empty for text that this class did not write: the definition is then asked of AWS again. */
  static Optional<TaskDefinition> read(String json) {
    return FactJson.read(json, TaskDefinitionJson::definition);
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
}
