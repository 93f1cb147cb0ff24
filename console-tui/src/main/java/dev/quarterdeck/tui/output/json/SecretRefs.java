package dev.quarterdeck.tui.output.json;

import dev.quarterdeck.secrets.ValueFrom;
import dev.quarterdeck.services.TaskDefinition;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A task definition's references, read. */
public final class SecretRefs {
  private SecretRefs() {}

  /**
   * One reference.
   *
   * @param source the secret's ARN or the parameter's name
   * @param problem why ECS will not accept it, or null
   */
  public record Ref(
      String container,
      String variable,
      String source,
      @Nullable String key,
      @Nullable String stage,
      @Nullable String pinnedVersion,
      @Nullable String problem) {

    /** The secret's name without the six characters that Secrets Manager appends to ARNs. */
    public String name() {
      String last = source.substring(source.lastIndexOf(':') + 1);
      return source.startsWith("arn:") && last.matches(".+-[A-Za-z0-9]{6}")
          ? last.substring(0, last.length() - 7)
          : last;
    }
  }

  public static List<Ref> of(@Nullable TaskDefinition definition) {
    List<Ref> refs = new ArrayList<>();
    if (definition != null) {
      for (TaskDefinition.ContainerDefinition c : definition.containers()) {
        c.secrets().forEach(r -> refs.add(ref(c.name(), r)));
      }
    }
    return refs;
  }

  private static Ref ref(String container, TaskDefinition.SecretReference r) {
    return switch (ValueFrom.parse(r.valueFrom())) {
      case ValueFrom.Parsed.Secret(ValueFrom v) ->
          new Ref(
              container, r.name(), v.secretArn(), v.key(), v.followedStage(), v.versionId(), null);
      case ValueFrom.Parsed.Parameter(String name) ->
          new Ref(container, r.name(), name, null, null, null, null);
      case ValueFrom.Parsed.Malformed(String why) ->
          new Ref(container, r.name(), r.valueFrom(), null, null, null, why);
    };
  }

  public static void ref(Json json, Ref r) {
    json.object(
        j ->
            j.field("container", r.container())
                .field("variable", r.variable())
                .field("source", r.source())
                .field("key", r.key())
                .field("stage", r.stage())
                .field("pinnedVersion", r.pinnedVersion())
                .field("problem", r.problem()));
  }
}
