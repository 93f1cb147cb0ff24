package dev.quarterdeck.sandbox.world.ecs;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A container of a task definition, as far as it matters to what happens.
 *
 * @param references every {@code valueFrom} that must resolve before it starts, those of the log
 *     driver and the registry's credentials too
 */
public record ContainerSpec(
    String name,
    String image,
    boolean essential,
    Map<String, String> environment,
    List<Reference> references,
    @Nullable String logGroup,
    @Nullable String logPrefix,
    boolean healthCheck,
    int port) {

  /** An environment variable (or option) and where its value comes from. */
  public record Reference(String name, String valueFrom) {}
}
