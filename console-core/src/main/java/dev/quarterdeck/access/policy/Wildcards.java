package dev.quarterdeck.access.policy;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Pattern;

/**
 * Patterns as IAM matches them. In an action {@code *} and {@code ?} stand for anything and case
 * does not matter. In a resource case matters, and a wildcard stays within its segment of the ARN,
 * unless {@code *} ends that segment; the last segment may hold colons itself.
 */
final class Wildcards {
  /** Colons before an ARN's last segment. */
  private static final int SEGMENTS = 5;

  private static final Map<String, Pattern> ACTIONS = new ConcurrentHashMap<>();
  private static final Map<String, Pattern> RESOURCES = new ConcurrentHashMap<>();

  private Wildcards() {}

  /** Whether the pattern of an Action element stands for the action. */
  static boolean action(String pattern, String action) {
    return ACTIONS.computeIfAbsent(pattern, Wildcards::actions).matcher(action).matches();
  }

  /** Whether the pattern of a Resource element stands for the ARN. */
  static boolean resource(String pattern, String arn) {
    return RESOURCES.computeIfAbsent(pattern, Wildcards::resources).matcher(arn).matches();
  }

  /** Whether the pattern of a StringLike condition stands for the text; case matters. */
  static boolean like(String pattern, String text) {
    return Pattern.compile(loose(pattern), Pattern.DOTALL).matcher(text).matches();
  }

  /** Whether a caller's own value stands in it, such as {@code ${aws:username}}. */
  static boolean variable(String pattern) {
    int at = pattern.indexOf("${");
    while (at >= 0) {
      if (!escaped(pattern, at)) {
        return true;
      }
      at = pattern.indexOf("${", at + 1);
    }
    return false;
  }

  /** {@code ${*}}, {@code ${?}} and {@code ${$}} are the characters themselves. */
  private static boolean escaped(String pattern, int at) {
    return at + 3 < pattern.length()
        && "*?$".indexOf(pattern.charAt(at + 2)) >= 0
        && pattern.charAt(at + 3) == '}';
  }

  private static Pattern actions(String pattern) {
    return Pattern.compile(loose(pattern), Pattern.CASE_INSENSITIVE | Pattern.DOTALL);
  }

  private static String loose(String pattern) {
    StringBuilder regex = new StringBuilder();
    for (char c : pattern.toCharArray()) {
      regex.append(
          switch (c) {
            case '*' -> ".*";
            case '?' -> ".";
            default -> Pattern.quote(String.valueOf(c));
          });
    }
    return regex.toString();
  }

  private static Pattern resources(String pattern) {
    StringBuilder regex = new StringBuilder();
    int colons = 0;
    for (int i = 0; i < pattern.length(); i++) {
      char c = pattern.charAt(i);
      boolean last = colons >= SEGMENTS;
      if (c == '$' && pattern.startsWith("${", i)) {
        boolean literal = escaped(pattern, i);
        regex.append(literal ? Pattern.quote(String.valueOf(pattern.charAt(i + 2))) : ".*");
        int end = pattern.indexOf('}', i);
        i = end < 0 ? pattern.length() : end;
      } else if (c == '*') {
        boolean endsSegment = i + 1 == pattern.length() || pattern.charAt(i + 1) == ':';
        regex.append(last || endsSegment ? ".*" : "[^:]*");
      } else if (c == '?') {
        regex.append(last ? "." : "[^:]");
      } else {
        colons += c == ':' ? 1 : 0;
        regex.append(Pattern.quote(String.valueOf(c)));
      }
    }
    return Pattern.compile(regex.toString(), Pattern.DOTALL);
  }
}
