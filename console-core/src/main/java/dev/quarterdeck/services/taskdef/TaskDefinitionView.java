package dev.quarterdeck.services.taskdef;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * A revision field by field for people and programs, without any value that could be a secret.
 *
 * @param fields in the document's order
 */
public record TaskDefinitionView(
    String arn,
    String name,
    boolean active,
    @Nullable String registeredBy,
    Map<String, String> images,
    List<Field> fields) {

  /** One field; the value is null where it may not be shown. */
  public record Field(String path, boolean shown, @Nullable String value) {}

  public static TaskDefinitionView of(TaskDefinitionDocument d) {
    List<Field> fields = new ArrayList<>();
    Fields.of(d)
        .forEach(
            (path, value) -> {
              boolean shown = Fields.harmless(path);
              fields.add(new Field(path, shown, shown ? Objects.toString(value) : null));
            });
    return new TaskDefinitionView(
        d.arn(), d.shortName(), d.active(), d.registeredBy(), d.images(), List.copyOf(fields));
  }
}
