package dev.quarterdeck.health;

import dev.quarterdeck.health.load.Load;
import dev.quarterdeck.secrets.StaleTask;
import dev.quarterdeck.services.image.ImageAges.Age;
import dev.quarterdeck.services.image.ImageAges.Build;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What is told of a service beside its counts.
 *
 * @param load {@link Load#NONE} where it could not be read
 * @param images what its running tasks run
 * @param oldestTask when the first of its running tasks started; null when none has
 * @param depth null when nobody looked deeper
 * @param probes one for each address that was asked
 */
public record Evidence(
    Load load,
    List<Image> images,
    @Nullable Instant oldestTask,
    @Nullable Depth depth,
    List<Probe> probes) {
  public static final Evidence NONE = new Evidence(Load.NONE, List.of(), null, null, List.of());

  public Evidence {
    images = List.copyOf(images);
    probes = List.copyOf(probes);
  }

  /**
   * What one container of one task-definition revision runs; more than one digest means that the
   * image's tag was moved while tasks were started.
   */
  public record Image(String container, @Nullable String image, List<String> digests) {
    public boolean mixed() {
      return digests.size() > 1;
    }
  }

  /**
   * What costs calls of its own for each service; null where it was not looked at or not read.
   *
   * @param newest ARN of the family's newest ACTIVE revision
   * @param stale its running tasks that hold, or may hold, an old value of a secret
   * @param logErrors lines that look like errors in its log groups
   * @param ages of the images that run, of other services too
   */
  public record Depth(
      @Nullable String newest,
      @Nullable List<StaleTask> stale,
      @Nullable LogErrors logErrors,
      Map<Build, Age> ages) {}

  /** When a running build was pushed; null where nobody looked. */
  public @Nullable Age age(@Nullable String image, @Nullable String digest) {
    return image == null || digest == null ? null : age(new Build(image, digest));
  }

  /** The same. */
  public @Nullable Age age(Build build) {
    return depth == null ? null : depth.ages().get(build);
  }

  /**
   * @param count at most {@link DepthReader#MOST_LINES}
   * @param more whether there were more
   */
  public record LogErrors(int count, boolean more) {}
}
