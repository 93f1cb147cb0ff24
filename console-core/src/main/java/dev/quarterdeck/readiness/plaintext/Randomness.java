package dev.quarterdeck.readiness.plaintext;

import java.util.HashMap;
import java.util.Map;
import java.util.regex.Pattern;

/** How random a text looks. */
final class Randomness {
  /** Shannon entropy of random base64 of this length is well above; of words and names below. */
  private static final double BITS = 4.0;

  /** Hexadecimal digits of 128 bits. */
  private static final int KEY = 32;

  private static final Pattern TOKEN = Pattern.compile("[A-Za-z0-9+/_=.~-]{24,}");
  private static final Pattern HEX = Pattern.compile("(?:0x)?[0-9a-fA-F]+");
  private static final Pattern UUID =
      Pattern.compile("[0-9a-fA-F]{8}(?:-[0-9a-fA-F]{4}){3}-[0-9a-fA-F]{12}");
  private static final Pattern WORDS =
      Pattern.compile(
          "(?:[A-Za-z]?[a-z]{2,}|[A-Z]{2,}|\\d{1,4}|v\\d+)(?:[._/+=~-]*(?:[A-Za-z]?[a-z]{2,}|[A-Z]{2,}|\\d{1,4}|v\\d+))*[._/+=~-]*");

  private static final int LONGEST_WORDS = 500;

  private Randomness() {}

  /** Nobody writes words that long in one piece, and matching them would recurse as deeply. */
  private static boolean words(String value) {
    return value.length() <= LONGEST_WORDS && WORDS.matcher(value).matches();
  }

  /** A single token of base64 or the like that is neither hexadecimal, a UUID, nor words. */
  static boolean token(String value) {
    return TOKEN.matcher(value).matches()
        && !HEX.matcher(value).matches()
        && !UUID.matcher(value).matches()
        && mixed(value)
        && !words(value)
        && bits(value) >= BITS;
  }

  /** Hexadecimal as long as keys are. */
  static boolean hexKey(String value) {
    return value.length() >= KEY && HEX.matcher(value).matches();
  }

  /** Upper case, lower case and digits. */
  static boolean mixed(String value) {
    return value.chars().anyMatch(Character::isUpperCase)
        && value.chars().anyMatch(Character::isLowerCase)
        && value.chars().anyMatch(Character::isDigit);
  }

  private static double bits(String value) {
    Map<Integer, Integer> counts = new HashMap<>();
    value.chars().forEach(c -> counts.merge(c, 1, Integer::sum));
    double bits = 0;
    for (int n : counts.values()) {
      double p = (double) n / value.length();
      bits -= p * Math.log(p) / Math.log(2);
    }
    return bits;
  }
}
