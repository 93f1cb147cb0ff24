package dev.quarterdeck.services.taskdef;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A task-definition revision exactly as DescribeTaskDefinition answers it, fields included that
 * this program knows nothing of. It holds the values of environment variables, which may be
 * secrets: it is compared and copied in memory, never kept, and prints as its ARN alone.
 */
public final class TaskDefinitionDocument {
  /** What ECS adds to its answers and RegisterTaskDefinition does not take. */
  private static final Set<String> ANSWER_ONLY =
      Set.of(
          "taskDefinitionArn",
          "revision",
          "status",
          "requiresAttributes",
          "compatibilities",
          "registeredAt",
          "registeredBy",
          "deregisteredAt",
          "deleteRequestedAt");

  private final Map<String, @Nullable Object> definition;
  private final List<@Nullable Object> tags;

  private TaskDefinitionDocument(
      Map<String, @Nullable Object> definition, List<@Nullable Object> tags) {
    this.definition = definition;
    this.tags = tags;
  }

  /**
   * Reads the body of DescribeTaskDefinition's answer. Throws IllegalArgumentException, without its
   * content, for anything else.
   */
  public static TaskDefinitionDocument ofAnswer(byte[] body) {
    Map<String, @Nullable Object> answer = object(DocumentJson.read(body));
    Map<String, @Nullable Object> definition = object(answer.get("taskDefinition"));
    if (!(definition.get("taskDefinitionArn") instanceof String)) {
      throw new IllegalArgumentException("no task definition in the answer");
    }
    return new TaskDefinitionDocument(definition, list(answer.get("tags")));
  }

  public String arn() {
    return text(definition, "taskDefinitionArn", "");
  }

  public String family() {
    return text(definition, "family", "");
  }

  /** {@code family:revision}. */
  public String shortName() {
    return arn().substring(arn().lastIndexOf('/') + 1);
  }

  /** Whether ECS still lets it be run; a deregistered revision can only be copied. */
  public boolean active() {
    return text(definition, "status", "ACTIVE").equals("ACTIVE");
  }

  /** When it was registered, in seconds since the epoch as ECS wrote it; null where it did not. */
  public @Nullable String registeredAt() {
    Object at = definition.get("registeredAt");
    return at == null ? null : at.toString();
  }

  public @Nullable String registeredBy() {
    return definition.get("registeredBy") instanceof String by ? by : null;
  }

  /** Image by container, in the definition's order. */
  public Map<String, String> images() {
    Map<String, String> images = new LinkedHashMap<>();
    containers().forEach(c -> images.put(text(c, "name", ""), text(c, "image", "")));
    return images;
  }

  /**
   * The same with other images, every other field as it is. Throws IllegalArgumentException for a
   * container that it does not have.
   */
  public TaskDefinitionDocument withImages(Map<String, String> images) {
    if (!images().keySet().containsAll(images.keySet())) {
      throw new IllegalArgumentException("no such container");
    }
    List<@Nullable Object> changed = new ArrayList<>();
    for (Map<String, @Nullable Object> c : containers()) {
      Map<String, @Nullable Object> copy = new LinkedHashMap<>(c);
      String image = images.get(text(c, "name", ""));
      if (image != null) {
        copy.put("image", image);
      }
      changed.add(copy);
    }
    Map<String, @Nullable Object> copy = new LinkedHashMap<>(definition);
    copy.put("containerDefinitions", changed);
    return new TaskDefinitionDocument(copy, tags);
  }

  /**
   * The body of a RegisterTaskDefinition that registers a copy: every field but those that ECS adds
   * by itself, and its tags but those that only AWS may set.
   */
  public byte[] registration() {
    Map<String, @Nullable Object> body = new LinkedHashMap<>(definition);
    body.keySet().removeAll(ANSWER_ONLY);
    List<@Nullable Object> own =
        tags.stream().filter(t -> !text(object(t), "key", "").startsWith("aws:")).toList();
    if (!own.isEmpty()) {
      body.put("tags", own);
    }
    return DocumentJson.write(body);
  }

  /** Everything that a copy would have; for comparing and showing within this package. */
  Map<String, @Nullable Object> content() {
    Map<String, @Nullable Object> content = new LinkedHashMap<>(definition);
    content.keySet().removeAll(ANSWER_ONLY);
    if (!tags.isEmpty()) {
      content.put("tags", tags);
    }
    return content;
  }

  private List<Map<String, @Nullable Object>> containers() {
    return list(definition.get("containerDefinitions")).stream()
        .map(TaskDefinitionDocument::object)
        .toList();
  }

  static String text(Map<String, @Nullable Object> object, String name, String otherwise) {
    return object.get(name) instanceof String s ? s : otherwise;
  }

  @SuppressWarnings("unchecked") // objects are made by DocumentJson, keyed by strings
  static Map<String, @Nullable Object> object(@Nullable Object value) {
    return value instanceof Map<?, ?> m ? (Map<String, @Nullable Object>) m : Map.of();
  }

  @SuppressWarnings("unchecked") // lists are made by DocumentJson
  static List<@Nullable Object> list(@Nullable Object value) {
    return value instanceof List<?> l ? (List<@Nullable Object>) l : List.of();
  }

  @Override
  public String toString() {
    return arn();
  }
}
