package dev.quarterdeck.sandbox.service.ecs;

import dev.quarterdeck.sandbox.service.Check;
import dev.quarterdeck.sandbox.wire.Call;
import dev.quarterdeck.sandbox.wire.ServiceError;
import dev.quarterdeck.sandbox.world.World;
import dev.quarterdeck.sandbox.world.ecs.Cluster;
import dev.quarterdeck.sandbox.world.ecs.EcsService;
import dev.quarterdeck.sandbox.world.ecs.TaskDef;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.ecs.model.Tag;

/** Finds what a request names, or answers with ECS's own error. */
final class Lookup {
  static final String INVALID = "InvalidParameterException";
  private final World world;

  Lookup(World world) {
    this.world = world;
  }

  /**
   * {@code resource}: a type and id below the cluster ({@code service/api}), which a denial names.
   */
  Cluster cluster(@Nullable String id, Call call, String type, @Nullable String resource) {
    Cluster c = world.ecs().cluster(id == null || id.isEmpty() ? "default" : id);
    if (c != null) {
      String name = resource == null ? "" : resource.substring(resource.lastIndexOf('/') + 1);
      allowed(c, call, world.account().arn("ecs", type + "/" + c.name() + "/" + name));
    }
    return active(c);
  }

  /** Throws AWS's denial, naming the resource, when the caller may not reach into the cluster. */
  static void allowed(@Nullable Cluster c, Call call, String resource) {
    if (c != null && c.denied) {
      throw new ServiceError(
          "AccessDeniedException",
          ServiceError.denial(call.callerArn(), "ecs:" + call.operation(), resource));
    }
  }

  /** For operations without resource-level permissions: a denial names {@code *}. */
  Cluster cluster(@Nullable String id, Call call) {
    Cluster c = world.ecs().cluster(id == null || id.isEmpty() ? "default" : id);
    allowed(c, call, "*");
    return active(c);
  }

  private static Cluster active(@Nullable Cluster c) {
    if (c == null || !c.active) {
      throw new ServiceError("ClusterNotFoundException", "Cluster not found.");
    }
    return c;
  }

  EcsService service(Cluster c, @Nullable String id) {
    EcsService s = id == null || id.isEmpty() ? null : world.ecs().service(c, id);
    if (s == null) {
      throw new ServiceError("ServiceNotFoundException", "Service not found.");
    }
    return s;
  }

  EcsService activeService(Cluster c, @Nullable String id) {
    EcsService s = service(c, id);
    if (!s.active()) {
      throw new ServiceError("ServiceNotActiveException", "Service was not ACTIVE.");
    }
    return s;
  }

  TaskDef definition(@Nullable String id, String message) {
    TaskDef def = id == null || id.isEmpty() ? null : world.ecs().definition(id);
    if (def == null) {
      throw new ServiceError("ClientException", message);
    }
    return def;
  }

  static void most(List<?> items, int most, String what) {
    if (items.isEmpty()) {
      throw new ServiceError(INVALID, what + " cannot be empty.");
    }
    if (items.size() > most) {
      throw new ServiceError(INVALID, what + " cannot be longer than " + most + " elements.");
    }
  }

  static Map<String, String> tags(List<Tag> tags) {
    Map<String, String> map = new LinkedHashMap<>();
    for (Tag t : tags) {
      Check.tag(t.key(), t.value(), "InvalidParameterException");
      map.put(t.key(), t.value() == null ? "" : t.value());
    }
    return map;
  }

  static List<Tag> tags(Map<String, String> tags) {
    return tags.entrySet().stream()
        .map(e -> Tag.builder().key(e.getKey()).value(e.getValue()).build())
        .toList();
  }
}
