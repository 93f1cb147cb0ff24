package dev.quarterdeck.services;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Optional;

/** Addresses in the AWS web console, in every partition that has a public one. */
public final class WebConsole {
  private static final Map<String, String> DOMAINS =
      Map.of(
          "aws", "console.aws.amazon.com",
          "aws-cn", "console.amazonaws.cn",
          "aws-us-gov", "console.amazonaws-us-gov.com",
          "aws-eusc", "console.amazonaws-eusc.eu");

  private WebConsole() {}

  /** The service's page; empty for an ARN of a partition without a console that is known. */
  public static Optional<String> service(Service s) {
    String[] arn = s.arn().split(":", 6);
    String domain = arn.length == 6 ? DOMAINS.get(arn[1]) : null;
    if (domain == null) {
      return Optional.empty();
    }
    String region = encoded(arn[3]);
    return Optional.of(
        "https://"
            + region
            + "."
            + domain
            + "/ecs/v2/clusters/"
            + encoded(s.cluster())
            + "/services/"
            + encoded(s.name())
            + "/health?region="
            + region);
  }

  private static String encoded(String part) {
    return URLEncoder.encode(part, StandardCharsets.UTF_8);
  }
}
