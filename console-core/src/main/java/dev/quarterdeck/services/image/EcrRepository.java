package dev.quarterdeck.services.image;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * A repository of ECR as an image's name gives it: {@code
 * ACCOUNT.dkr.ecr.REGION.amazonaws.com/NAME}.
 *
 * @param account the registry's id
 */
public record EcrRepository(String account, String region, String repository) {
  private static final Pattern IMAGE =
      Pattern.compile(
          "(\\d{12})\\.dkr[.-]ecr(?:-fips)?\\.([a-z0-9-]+)\\.(?:amazonaws\\.com|on\\.aws)(?:\\.cn)?"
              + "/([^:@]+)(?:[:@].*)?");

  /** Empty for an image of another registry. */
  public static Optional<EcrRepository> of(String image) {
    Matcher m = IMAGE.matcher(image);
    return m.matches()
        ? Optional.of(new EcrRepository(m.group(1), m.group(2), m.group(3)))
        : Optional.empty();
  }

  /** The tag that an image's name gives, or what stands for none; null where it gives a digest. */
  static @Nullable String tag(String image) {
    if (image.contains("@")) {
      return null;
    }
    int colon = image.lastIndexOf(':');
    return colon > image.lastIndexOf('/') ? image.substring(colon + 1) : "latest";
  }
}
