package dev.quarterdeck.rotation.recipe;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** What a generated value is made of. */
enum Alphabet {
  /** RFC 3986's unreserved letters, digits, hyphen and underscore. */
  URL_SAFE(
      "url-safe",
      "URL-safe characters",
      "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_"),
  ALPHANUMERIC(
      "alphanumeric",
      "letters and digits",
      "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789"),
  HEX("hex", "hexadecimal digits", "0123456789abcdef"),
  /** RFC 4648's, with padding: whole bytes. */
  BASE64(
      "base64",
      "characters of base64",
      "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/"),
  /** RFC 9562's version 4. */
  UUID("uuid", "characters of a random UUID", "0123456789abcdef"),
  /** No space, quote, backslash, dollar or back tick: what shells and dotenv files trip over. */
  PRINTABLE(
      "printable",
      "printable characters",
      "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789!#%&()*+,-./:;<=>?@^_|~");

  /** URL-safe values neither begin with a hyphen, which looks like an option, nor end with one. */
  static final int ENDS = 62;

  private final String typed;
  private final String words;
  private final String symbols;

  Alphabet(String typed, String words, String symbols) {
    this.typed = typed;
    this.words = words;
    this.symbols = symbols;
  }

  String typed() {
    return typed;
  }

  String words() {
    return words;
  }

  String symbols() {
    return symbols;
  }

  static List<String> names() {
    return Arrays.stream(values()).map(Alphabet::typed).toList();
  }

  static Optional<Alphabet> of(String typed) {
    return Arrays.stream(values()).filter(a -> a.typed.equals(typed)).findFirst();
  }
}
