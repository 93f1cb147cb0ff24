package dev.quarterdeck.services.deploy;

import dev.quarterdeck.kernel.Listing;
import dev.quarterdeck.kernel.Outcome;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Port: what ran in a service before, as ECS remembers it for about 90 days. */
public interface ServiceHistory {
  /**
   * Newest first: {@code aws ecs list-service-deployments} and {@code describe-service-revisions}.
   */
  Outcome<Listing<Run>> runs(String cluster, String service);

  /**
   * One service deployment and what it rolled out.
   *
   * @param arn of the service deployment
   * @param status SUCCESSFUL, STOPPED, IN_PROGRESS, ROLLBACK_SUCCESSFUL and so on
   * @param taskDefinition ARN; null when the service revision could not be read
   */
  record Run(
      String arn,
      String status,
      @Nullable String statusReason,
      @Nullable Instant createdAt,
      @Nullable Instant finishedAt,
      @Nullable String taskDefinition,
      List<Image> images) {
    public Run {
      images = List.copyOf(images);
    }

    public boolean successful() {
      return status.equals("SUCCESSFUL");
    }

    /** Whether it can still be stopped. */
    public boolean underWay() {
      return status.equals("PENDING") || status.equals("IN_PROGRESS");
    }
  }

  /** A container's image as it ran; the digest where ECS resolved it. */
  record Image(String container, String image, @Nullable String digest) {}
}
