package dev.quarterdeck.access.policy;

import java.util.Locale;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Patterns as IAM matches them. In an action {@code *} and {@code ?} stand for anything and case
 * does not matter. In a resource case matters, and a wildcard stays within its segment of the ARN,
 * unless {@code *} ends that segment; the last segment may hold colons itself.
 */
final class Wildcards {
  /** Colons before an ARN's last segment. */
  private static final int SEGMENTS = 5;

  private static final Map<String, Glob> ACTIONS = new ConcurrentHashMap<>();
  private static final Map<String, Glob> RESOURCES = new ConcurrentHashMap<>();
  private static final Map<String, Glob> PLAIN = new ConcurrentHashMap<>();

  private Wildcards() {}

  /** Whether the pattern of an Action element stands for the action. */
  static boolean action(String pattern, String action) {
    return ACTIONS
        .computeIfAbsent(pattern, Wildcards::actions)
        .matches(action.toLowerCase(Locale.ROOT));
  }

  /** Whether the pattern of a Resource element stands for the ARN. */
  static boolean resource(String pattern, String arn) {
    return RESOURCES.computeIfAbsent(pattern, p -> resources(p, true)).matches(arn);
  }

  /** The same in a policy without variables: a dollar sign is a character like any other. */
  static boolean plainResource(String pattern, String arn) {
    return PLAIN.computeIfAbsent(pattern, p -> resources(p, false)).matches(arn);
  }

  /** Whether the pattern of a StringLike condition stands for the text; case matters. */
  static boolean like(String pattern, String text) {
    return loose(pattern).matches(text);
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

  private static Glob actions(String pattern) {
    return loose(pattern.toLowerCase(Locale.ROOT));
  }

  private static Glob loose(String pattern) {
    Glob glob = new Glob();
    for (char c : pattern.toCharArray()) {
      switch (c) {
        case '*' -> glob.many(true);
        case '?' -> glob.any(true);
        default -> glob.literal(c);
      }
    }
    return glob;
  }

  private static Glob resources(String pattern, boolean variables) {
    Glob glob = new Glob();
    int colons = 0;
    for (int i = 0; i < pattern.length(); i++) {
      char c = pattern.charAt(i);
      boolean last = colons >= SEGMENTS;
      if (variables && c == '$' && pattern.startsWith("${", i)) {
        if (escaped(pattern, i)) {
          glob.literal(pattern.charAt(i + 2));
        } else {
          glob.many(true);
        }
        int end = pattern.indexOf('}', i);
        i = end < 0 ? pattern.length() : end;
      } else if (c == '*') {
        boolean endsSegment = i + 1 == pattern.length() || pattern.charAt(i + 1) == ':';
        glob.many(last || endsSegment);
      } else if (c == '?') {
        glob.any(last);
      } else {
        colons += c == ':' ? 1 : 0;
        glob.literal(c);
      }
    }
    return glob;
  }
}
