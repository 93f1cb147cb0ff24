package dev.quarterdeck.services.image;

import dev.quarterdeck.kernel.Listing;
import dev.quarterdeck.kernel.Outcome;
import java.time.Instant;
import java.util.List;

/** Port: what the console reads of images in ECR. */
public interface Images {
  /**
   * @param at when it was last pushed to its repository
   * @param tags that lead to it now
   */
  record Pushed(String digest, Instant at, List<String> tags) {
    public Pushed {
      tags = List.copyOf(tags);
    }
  }

  /**
   * Where a tag leads now.
   *
   * @param at when that was pushed
   * @param several it is a list of images, one for each platform, of which tasks run one
   */
  record Tagged(String digest, Instant at, boolean several) {}

  /**
   * Equivalent to {@code aws ecr describe-images --registry-id ACCOUNT --image-ids imageTag=TAG}; a
   * tag that leads nowhere is {@link dev.quarterdeck.kernel.Problem.NotFound}.
   */
  Outcome<Tagged> tagged(String account, String repository, String tag);

  /**
   * Those of the images that the repository still has: equivalent to {@code aws ecr describe-images
   * --registry-id ACCOUNT --image-ids imageDigest=…}, a hundred digests a call.
   */
  Outcome<Listing<Pushed>> pushed(String account, String repository, List<String> digests);
}
