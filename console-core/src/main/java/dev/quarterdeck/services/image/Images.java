package dev.quarterdeck.services.image;

import dev.quarterdeck.kernel.Listing;
import dev.quarterdeck.kernel.Outcome;
import java.time.Instant;
import java.util.List;

/** Port: what the console reads of images in ECR. */
public interface Images {
  /**
   * @param at when it was last pushed to its repository
   */
  record Pushed(String digest, Instant at) {}

  /**
   * Those of the images that the repository still has: equivalent to {@code aws ecr describe-images
   * --registry-id ACCOUNT --image-ids imageDigest=…}, a hundred digests a call.
   */
  Outcome<Listing<Pushed>> pushed(String account, String repository, List<String> digests);
}
