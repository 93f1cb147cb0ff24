package dev.quarterdeck.readiness.lint;

import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A parameter of SSM as {@code valueFrom} names it.
 *
 * @param region empty for a name alone
 * @param account empty for a name alone
 * @param spellings what it may be called: an ARN tells {@code key} and {@code /key} not apart
 */
public record ParameterName(String region, String account, List<String> spellings) {
  private static final Pattern NAME = Pattern.compile("[A-Za-z0-9_./-]{1,2048}");
  private static final Pattern ARN =
      Pattern.compile(
          "arn:aws[a-z-]*:ssm:([a-z]{2,4}(?:-[a-z]+)+-\\d):(\\d{12}):parameter/([A-Za-z0-9_./-]{1,2048})");

  public ParameterName {
    spellings = List.copyOf(spellings);
  }

  /** Empty for what is neither a name nor the ARN of a parameter. */
  public static Optional<ParameterName> parse(String valueFrom) {
    if (NAME.matcher(valueFrom).matches()) {
      return Optional.of(new ParameterName("", "", List.of(valueFrom)));
    }
    Matcher arn = ARN.matcher(valueFrom);
    if (!arn.matches()) {
      return Optional.empty();
    }
    String name = arn.group(3);
    return Optional.of(
        new ParameterName(
            arn.group(1),
            arn.group(2),
            name.contains("/") ? List.of("/" + name) : List.of(name, "/" + name)));
  }

  /**
   * AWS's own, and the way to a secret through SSM: no list of an account's parameters has them.
   */
  public boolean ofAws() {
    return spellings.getFirst().startsWith("/aws/");
  }
}
