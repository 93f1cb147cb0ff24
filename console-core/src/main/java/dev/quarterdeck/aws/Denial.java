package dev.quarterdeck.aws;

import dev.quarterdeck.kernel.Problem;
import dev.quarterdeck.kernel.Text;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Reads AWS's refusals: which action, on which resource, and which kind of policy said no. */
final class Denial {
  private static final Pattern ACTION =
      Pattern.compile("not authorized to perform:? ([A-Za-z0-9-]+:[A-Za-z0-9]+)");
  private static final Pattern RESOURCE = Pattern.compile("on resource:? \"?([^\\s\"]+)");
  private static final Pattern POLICY =
      Pattern.compile(
          "(?:in an?|by an?|no|because no) "
              + "(identity-based|resource-based|session|service control|resource control"
              + "|permissions boundary|VPC endpoint) ?polic",
          Pattern.CASE_INSENSITIVE);

  private Denial() {}

  /** Whether the text is a refusal for want of a permission. */
  static boolean matches(String message) {
    return ACTION.matcher(message).find();
  }

  static boolean kms(String code, String message) {
    return message.contains("Access to KMS is not allowed")
        || code.equals("KMSAccessDeniedException")
        || message.contains("kms:Decrypt")
        || message.contains("kms:GenerateDataKey");
  }

  /** {@code operation} fills in for a text that names no action. */
  static Problem problem(String code, String message, @Nullable String operation) {
    if (kms(code, message)) {
      return kmsProblem(message);
    }
    Matcher named = ACTION.matcher(message);
    String action =
        named.find() ? named.group(1) : operation == null ? null : AwsService.action(operation);
    Matcher on = RESOURCE.matcher(message);
    String resource = on.find() ? Text.shorten(Text.clean(trimmed(on.group(1))), 300) : null;
    String what = action == null ? "This" : action;
    String where = resource == null || resource.equals("*") ? "" : " on " + resource;
    return new Problem.Denied(
        what + " is not allowed" + where + reason(message) + ".",
        remedy(what, where, message),
        action,
        resource);
  }

  private static Problem kmsProblem(String message) {
    String action = message.contains("GenerateDataKey") ? "kms:GenerateDataKey" : "kms:Decrypt";
    return new Problem.Denied(
        "The KMS key that protects the secret may not be used (" + action + ").",
        "Allow "
            + action
            + " on the secret's KMS key, in its key policy and in the policy of the caller"
            + " (kms:GenerateDataKey as well to write).",
        action,
        null);
  }

  private static String reason(String message) {
    String kind = kind(message);
    if (message.contains("explicit deny")) {
      return ", denied explicitly"
          + (kind == null ? "" : (kind.startsWith("i") ? " by an " : " by a ") + kind);
    }
    return kind == null ? "" : ": no " + kind + " allows it";
  }

  private static String remedy(String action, String where, String message) {
    String kind = kind(message);
    if ("service control policy".equals(kind) || "resource control policy".equals(kind)) {
      return "Ask whoever administers the AWS organization: a "
          + kind
          + " decides, and no policy in this account can override it.";
    }
    if ("permissions boundary".equals(kind)) {
      return "Add " + action + " to the caller's permissions boundary as well as to its policy.";
    }
    if (message.contains("explicit deny")) {
      return "Find the Deny statement that matches "
          + action
          + where
          + " and change it; an Allow elsewhere does not help.";
    }
    if ("session policy".equals(kind)) {
      return "Sign in with a session whose policy allows " + action + where + ".";
    }
    if ("resource-based policy".equals(kind)) {
      return "Allow " + action + " to the caller in the resource's own policy.";
    }
    if ("VPC endpoint policy".equals(kind)) {
      return "Allow " + action + " in the policy of the VPC endpoint.";
    }
    return "Allow " + action + where + " in a policy of the caller.";
  }

  private static @Nullable String kind(String message) {
    Matcher policy = POLICY.matcher(message);
    if (!policy.find()) {
      return message.contains("permissions boundary") ? "permissions boundary" : null;
    }
    String kind = policy.group(1);
    if (kind.equalsIgnoreCase("permissions boundary")) {
      return "permissions boundary";
    }
    return kind.equalsIgnoreCase("VPC endpoint")
        ? "VPC endpoint policy"
        : kind.toLowerCase(java.util.Locale.ROOT) + " policy";
  }

  private static String trimmed(String resource) {
    int end = resource.length();
    while (end > 0 && ".,;)".indexOf(resource.charAt(end - 1)) >= 0) {
      end--;
    }
    return resource.substring(0, end);
  }
}
