package dev.quarterdeck.secrets.edit;

import dev.quarterdeck.kernel.Text;
import dev.quarterdeck.secrets.SecretSummary;
import java.util.List;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * The label {@code qd/OPERATION/WHO} that the console puts on the versions it stages, so that
 * everybody sees whose they are. An operation's label is its own: two of the same person never
 * share one.
 *
 * @param operation letters, digits and hyphens, at most 64
 * @param who the caller's name, from the ARN
 */
public record OwnLabel(String operation, String who) {
  private static final String PREFIX = "qd/";
  private static final Pattern OPERATION = Pattern.compile("[A-Za-z0-9-]{1,64}");

  /** What of a label's 256 characters the prefix and an operation leave. */
  private static final int LONGEST_WHO = 256 - PREFIX.length() - 65;

  public OwnLabel {
    if (!OPERATION.matcher(operation).matches()) {
      throw new IllegalArgumentException("not an operation's name");
    }
    who = Text.shorten(Text.clean(who), LONGEST_WHO);
  }

  /** For an operation of the caller with that ARN: a user's name, or role and session. */
  public static OwnLabel of(String operation, String callerArn) {
    String resource = callerArn.substring(callerArn.lastIndexOf(':') + 1);
    String who = resource.substring(resource.indexOf('/') + 1);
    String plain = who.replaceAll("[^A-Za-z0-9_+=,.@/-]", "-");
    return new OwnLabel(operation, plain.substring(0, Math.min(plain.length(), LONGEST_WHO)));
  }

  /** As it stands in Secrets Manager. */
  public String text() {
    return PREFIX + operation + "/" + who;
  }

  /** Null for a label that is not one of these. */
  public static @Nullable OwnLabel parse(String stage) {
    int slash = stage.indexOf('/', PREFIX.length());
    if (!stage.startsWith(PREFIX) || slash < 0) {
      return null;
    }
    String operation = stage.substring(PREFIX.length(), slash);
    return OPERATION.matcher(operation).matches()
        ? new OwnLabel(operation, stage.substring(slash + 1))
        : null;
  }

  /** The one on a version, or null. */
  public static @Nullable OwnLabel on(SecretSummary secret, String version) {
    for (String stage : secret.stages().getOrDefault(version, List.of())) {
      OwnLabel label = parse(stage);
      if (label != null) {
        return label;
      }
    }
    return null;
  }
}
