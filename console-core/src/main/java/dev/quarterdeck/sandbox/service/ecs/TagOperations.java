package dev.quarterdeck.sandbox.service.ecs;

import dev.quarterdeck.sandbox.service.Check;
import dev.quarterdeck.sandbox.wire.Call;
import dev.quarterdeck.sandbox.wire.ServiceError;
import dev.quarterdeck.sandbox.world.World;
import dev.quarterdeck.sandbox.world.ecs.Cluster;
import dev.quarterdeck.sandbox.world.ecs.EcsService;
import dev.quarterdeck.sandbox.world.ecs.EcsTask;
import dev.quarterdeck.sandbox.world.ecs.TaskDef;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.ecs.model.ListTagsForResourceRequest;
import software.amazon.awssdk.services.ecs.model.ListTagsForResourceResponse;
import software.amazon.awssdk.services.ecs.model.TagResourceRequest;
import software.amazon.awssdk.services.ecs.model.TagResourceResponse;
import software.amazon.awssdk.services.ecs.model.UntagResourceRequest;
import software.amazon.awssdk.services.ecs.model.UntagResourceResponse;

/** Tags of clusters, services, tasks and task definitions. */
final class TagOperations {
  private static final int MOST = 50;
  private final World world;

  TagOperations(World world) {
    this.world = world;
  }

  ListTagsForResourceResponse list(ListTagsForResourceRequest q, Call call) {
    return ListTagsForResourceResponse.builder()
        .tags(Lookup.tags(tags(q.resourceArn(), call)))
        .build();
  }

  TagResourceResponse tag(TagResourceRequest q, Call call) {
    Map<String, String> tags = tags(q.resourceArn(), call);
    long fresh = q.tags().stream().filter(t -> !tags.containsKey(t.key())).count();
    if (tags.size() + fresh > MOST) {
      throw new ServiceError(Lookup.INVALID, "You can have at most 50 tags per resource.");
    }
    tags.putAll(Lookup.tags(q.tags()));
    return TagResourceResponse.builder().build();
  }

  UntagResourceResponse untag(UntagResourceRequest q, Call call) {
    Map<String, String> tags = tags(q.resourceArn(), call);
    q.tagKeys().forEach(tags::remove);
    return UntagResourceResponse.builder().build();
  }

  private Map<String, String> tags(@Nullable String asked, Call call) {
    String arn = Check.required(asked, "resourceArn", Lookup.INVALID);
    String[] parts = arn.split(":", 6);
    String[] path = parts.length == 6 ? parts[5].split("/") : new String[0];
    if (path.length == 2 && path[0].equals("task-definition")) {
      TaskDef def = world.ecs().definition(arn);
      if (def != null) {
        return def.tags;
      }
    }
    Cluster c = path.length < 2 ? null : world.ecs().cluster(path[1]);
    Lookup.allowed(c, call, arn);
    if (c != null && path.length == 2 && path[0].equals("cluster")) {
      return c.tags;
    }
    if (c != null && path.length == 3 && path[0].equals("service")) {
      EcsService s = world.ecs().service(c, arn);
      if (s != null) {
        return s.tags;
      }
    }
    if (c != null && path.length == 3 && path[0].equals("task")) {
      EcsTask t = world.ecs().task(c, arn);
      if (t != null) {
        return t.tags;
      }
    }
    throw new ServiceError(
        Lookup.INVALID, "The specified resource ARN is invalid or does not exist: " + arn);
  }
}
