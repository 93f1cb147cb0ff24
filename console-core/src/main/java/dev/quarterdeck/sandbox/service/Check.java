package dev.quarterdeck.sandbox.service;

import dev.quarterdeck.sandbox.wire.ServiceError;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Checks of request members that every service makes alike. */
public final class Check {
  private static final int LONGEST_TAG_KEY = 128;
  private static final int LONGEST_TAG_VALUE = 256;

  /** What AWS generally allows in tags. */
  private static final Pattern TAG_TEXT = Pattern.compile("^([\\p{L}\\p{Z}\\p{N}_.:/=+\\-@]*)$");

  private Check() {}

  /**
   * The value, or its default; refused outside {@code low}..{@code high} with AWS's own sentence.
   */
  public static int range(
      @Nullable Integer value, int preset, int low, int high, String member, String code) {
    int v = value == null ? preset : value;
    if (v < low || v > high) {
      throw new ServiceError(
          code,
          "1 validation error detected: Value '"
              + v
              + "' at '"
              + member
              + "' failed to satisfy constraint: Member must have value "
              + (v < low ? "greater than or equal to " + low : "less than or equal to " + high));
    }
    return v;
  }

  /** The value, refused when it is missing or empty. */
  public static String required(@Nullable String value, String member, String code) {
    if (value == null || value.isEmpty()) {
      throw new ServiceError(
          code,
          "1 validation error detected: Value null at '"
              + member
              + "' failed to satisfy constraint: Member must not be null");
    }
    return value;
  }

  /** A tag as AWS takes it everywhere: length, characters, and nothing in its own name space. */
  public static void tag(@Nullable String key, @Nullable String value, String code) {
    within(required(key, "tags.1.member.key", code), LONGEST_TAG_KEY, "tags.1.member.key", code);
    within(value == null ? "" : value, LONGEST_TAG_VALUE, "tags.1.member.value", code);
    if (String.valueOf(key).regionMatches(true, 0, "aws:", 0, 4)) {
      throw new ServiceError(code, "Tag keys can't start with the prefix aws:.");
    }
  }

  private static void within(String text, int longest, String member, String code) {
    if (text.codePointCount(0, text.length()) > longest) {
      throw tagRefused(member, "Member must have length less than or equal to " + longest, code);
    }
    if (!TAG_TEXT.matcher(text).matches()) {
      throw tagRefused(
          member, "Member must satisfy regular expression pattern: " + TAG_TEXT.pattern(), code);
    }
  }

  private static ServiceError tagRefused(String member, String constraint, String code) {
    return new ServiceError(
        code,
        "1 validation error detected: Value at '"
            + member
            + "' failed to satisfy constraint: "
            + constraint);
  }

  public static boolean isTrue(@Nullable Boolean value) {
    return value != null && value;
  }
}
