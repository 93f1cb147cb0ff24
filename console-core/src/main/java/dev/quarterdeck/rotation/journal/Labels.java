package dev.quarterdeck.rotation.journal;

import java.util.Locale;

/**
 * Labels of our own beside AWS's: while an operation lasts its new version carries {@code
 * qd/OPERATION/SESSION}, which tells others who holds the secret; until the old credential is
 * retired the old version carries {@code qd-old/OPERATION}, for a version without labels may
 * vanish.
 */
public final class Labels {
  /** How every label of an operation under way begins. */
  public static final String PREFIX = "qd/";

  private static final String OLD = "qd-old/";

  /** A label has at most 256 characters. */
  private static final int LONGEST_SESSION = 128;

  private Labels() {}

  /** The label of an operation; the caller's ARN is told by its last part. */
  public static String of(String operation, String callerArn) {
    String session = callerArn.substring(callerArn.lastIndexOf('/') + 1);
    String plain = session.replaceAll("[^A-Za-z0-9+=,.@_-]", "-");
    return PREFIX
        + operation
        + "/"
        + plain.substring(0, Math.min(plain.length(), LONGEST_SESSION)).toLowerCase(Locale.ROOT);
  }

  /** The label that keeps the old version from vanishing. */
  public static String keeping(String operation) {
    return OLD + operation;
  }

  /** Whether it is the label of an operation under way. */
  public static boolean ours(String label) {
    return label.startsWith(PREFIX);
  }

  /** Whose operation: the session in the label, or the whole label. */
  public static String who(String label) {
    String[] parts = label.split("/", 3);
    return parts.length == 3 && !parts[2].isEmpty() ? parts[2] : label;
  }

  /** Which operation the label belongs to, or the whole label. */
  public static String operation(String label) {
    String[] parts = label.split("/", 3);
    return parts.length == 3 ? parts[1] : label;
  }
}
