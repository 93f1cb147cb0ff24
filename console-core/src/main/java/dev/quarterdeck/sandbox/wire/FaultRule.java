package dev.quarterdeck.sandbox.wire;

import java.time.Duration;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A fault as people write it: {@code SERVICE[:OPERATION]=FAULT[@SHARE]}, for example {@code
 * ecs:List*=throttle@0.3}, {@code secretsmanager:*=slow:2s}, {@code *=cut@0.05}.
 *
 * <p>SERVICE is a signing name or IAM prefix, {@code *} for all; OPERATION a name, a prefix with
 * {@code *}, or left out for all. FAULT is {@code throttle}, {@code slow:DURATION} (ms, s or m, up
 * to an hour), {@code fail} (500) or {@code fail:503}, {@code cut} (before the work), {@code
 * cut-after} (the work is done), {@code hang}, {@code deny} or {@code deny:ARN}, {@code hostile}
 * (control characters and the like in free texts), {@code expired}, {@code skewed} (the clock).
 * SHARE is the part of matching requests that is struck, above 0 and up to 1; 1 when left out.
 */
public record FaultRule(String service, String operation, Fault fault, double share) {
  /** The grammar in one line, for usage messages. */
  public static final String GRAMMAR =
      "SERVICE[:OPERATION]=FAULT[@SHARE], where FAULT is throttle, slow:2s, fail, fail:503, cut, cut-after,"
          + " hang, deny, hostile, expired or skewed";

  private static final Pattern RULE = Pattern.compile("([^=:]+)(?::([^=]+))?=([^@]+)(?:@(.+))?");
  private static final Pattern SERVICE = Pattern.compile("\\*|[a-z][a-z0-9-]*");
  private static final Pattern OPERATION = Pattern.compile("\\*|[A-Z][A-Za-z0-9]*\\*?");
  private static final Pattern DURATION = Pattern.compile("([0-9]{1,7})(ms|s|m)");
  private static final Duration LONGEST = Duration.ofHours(1);

  /**
   * Reads a rule; throws IllegalArgumentException with a sentence that says what is wrong with it.
   */
  public static FaultRule parse(String text) {
    Matcher m = RULE.matcher(text.strip());
    if (!m.matches()) {
      throw wrong(text, "it is not of the form SERVICE[:OPERATION]=FAULT[@SHARE]");
    }
    String service = m.group(1);
    if (!SERVICE.matcher(service).matches()) {
      throw wrong(text, "'" + service + "' is not a service; write ecs, for example, or *");
    }
    String operation = m.group(2) == null ? "*" : m.group(2);
    if (!OPERATION.matcher(operation).matches()) {
      throw wrong(text, "'" + operation + "' is not an operation; write ListServices, List* or *");
    }
    return new FaultRule(service, operation, fault(text, m.group(3)), share(text, m.group(4)));
  }

  /** Whether the endpoint has an operation that this rule is for. */
  public boolean concerns(ServiceEndpoint endpoint) {
    return endpoint.operationNames().stream()
        .anyMatch(o -> Faults.concerns(service, operation, endpoint, o));
  }

  private static Fault fault(String text, String written) {
    int colon = written.indexOf(':');
    String name = colon < 0 ? written : written.substring(0, colon);
    String detail = colon < 0 ? "" : written.substring(colon + 1);
    Fault fault =
        switch (name) {
          case "slow" -> new Fault.Slow(duration(text, detail));
          case "fail" -> new Fault.Fail(status(text, detail));
          case "deny" -> new Fault.Deny(colon < 0 ? "*" : resource(text, detail));
          case "throttle" -> new Fault.Throttle();
          case "cut" -> new Fault.CutBefore();
          case "cut-after" -> new Fault.CutAfter();
          case "hang" -> new Fault.Hang();
          case "hostile" -> new Fault.Hostile();
          case "expired" -> new Fault.Expire();
          case "skewed" -> new Fault.Skew();
          default ->
              throw wrong(
                  text,
                  "'"
                      + name
                      + "' is not a fault; there are throttle, slow, fail, cut, cut-after, hang, deny, hostile, expired, skewed");
        };
    boolean detailed =
        fault instanceof Fault.Slow || fault instanceof Fault.Fail || fault instanceof Fault.Deny;
    if (colon >= 0 && !detailed) {
      throw wrong(text, "'" + name + "' takes nothing after a colon");
    }
    return fault;
  }

  private static Duration duration(String text, String detail) {
    Matcher m = DURATION.matcher(detail);
    if (m.matches()) {
      long number = Long.parseLong(m.group(1));
      Duration d =
          switch (m.group(2)) {
            case "ms" -> Duration.ofMillis(number);
            case "s" -> Duration.ofSeconds(number);
            default -> Duration.ofMinutes(number);
          };
      if (d.isPositive() && d.compareTo(LONGEST) <= 0) {
        return d;
      }
    }
    throw wrong(text, "slow needs a time above 0 and up to 60m, for example slow:500ms or slow:2s");
  }

  private static int status(String text, String detail) {
    return switch (detail) {
      case "", "500" -> 500;
      case "503" -> 503;
      default -> throw wrong(text, "fail is fail:500 or fail:503");
    };
  }

  private static String resource(String text, String detail) {
    if (detail.startsWith("arn:")) {
      return detail;
    }
    throw wrong(text, "what follows deny: is the ARN to be named in the message");
  }

  private static double share(String text, @org.jspecify.annotations.Nullable String written) {
    if (written == null) {
      return 1;
    }
    if (written.matches("[01](\\.[0-9]{1,6})?|\\.[0-9]{1,6}")) {
      double share = Double.parseDouble(written);
      if (share > 0 && share <= 1) {
        return share;
      }
    }
    throw wrong(text, "'" + written + "' is not a share above 0 and up to 1, for example @0.3");
  }

  private static IllegalArgumentException wrong(String text, String why) {
    return new IllegalArgumentException("The fault '" + text + "' is not understood: " + why + ".");
  }
}
