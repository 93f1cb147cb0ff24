package dev.quarterdeck.rotation.recipe;

import dev.quarterdeck.kernel.SecretValue;
import java.util.Arrays;
import java.util.Base64;
import java.util.random.RandomGenerator;
import java.util.regex.Pattern;

/**
 * The form of a value without the value: what a new one of the same form is made by.
 *
 * @param prefix how many bytes at the beginning say what it is ({@code sk_live_}) and stay
 * @param length of what comes by chance, in characters; for base64 without its padding
 * @param upper hexadecimal letters are capitals
 */
record ValueForm(Alphabet alphabet, int prefix, int length, boolean upper) {
  /** Shorter is a number or a word, not something that came by chance. */
  private static final int SHORTEST = 16;

  private static final Pattern PREFIX =
      Pattern.compile("(?:[a-z][a-z0-9]{1,9}[_-]){1,3}(?=[A-Za-z0-9]{16,}$)");
  private static final Pattern UUID =
      Pattern.compile(
          "[0-9A-Fa-f]{8}-[0-9A-Fa-f]{4}-[0-9A-Fa-f]{4}-[0-9A-Fa-f]{4}-[0-9A-Fa-f]{12}");
  private static final Pattern HEX = Pattern.compile("(?:[0-9a-f]{2}){8,}|(?:[0-9A-F]{2}){8,}");
  private static final Pattern BASE64 = Pattern.compile("[A-Za-z0-9+/]{16,}={0,2}");
  private static final Pattern ALPHANUMERIC = Pattern.compile("[A-Za-z0-9]{16,}");

  /** The form of a value, as far as it has one; else URL-safe characters of the same length. */
  static ValueForm of(SecretValue value) {
    return value.readText(ValueForm::of);
  }

  private static ValueForm of(String text) {
    boolean upper = text.chars().noneMatch(c -> c >= 'a' && c <= 'f');
    if (UUID.matcher(text).matches()) {
      return new ValueForm(Alphabet.UUID, 0, 36, upper && text.chars().anyMatch(c -> c >= 'A'));
    }
    if (HEX.matcher(text).matches()) {
      return new ValueForm(Alphabet.HEX, 0, text.length(), upper && !digits(text));
    }
    boolean marked = text.indexOf('+') >= 0 || text.indexOf('/') >= 0 || text.endsWith("=");
    if (marked && text.length() % 4 == 0 && BASE64.matcher(text).matches()) {
      int padding = text.length() - text.replace("=", "").length();
      return new ValueForm(Alphabet.BASE64, 0, text.length() - padding, false);
    }
    var prefixed = PREFIX.matcher(text);
    if (prefixed.lookingAt()) {
      ValueForm rest = of(text.substring(prefixed.end()));
      return new ValueForm(rest.alphabet, prefixed.end(), rest.length, rest.upper);
    }
    int length = text.codePointCount(0, text.length());
    return ALPHANUMERIC.matcher(text).matches()
        ? new ValueForm(Alphabet.ALPHANUMERIC, 0, length, false)
        : new ValueForm(Alphabet.URL_SAFE, 0, length, false);
  }

  private static boolean digits(String text) {
    return text.chars().allMatch(c -> c >= '0' && c <= '9');
  }

  /** Bits of chance in a value of this form, rounded down. */
  int bits() {
    double bits =
        switch (alphabet) {
          case UUID -> 122;
          case URL_SAFE -> Math.max(0, length - 2) * 6 + 2 * log2(Alphabet.ENDS);
          case BASE64 -> bytes() * 8;
          default -> length * log2(alphabet.symbols().length());
        };
    return (int) bits;
  }

  private static double log2(int n) {
    return Math.log(n) / Math.log(2);
  }

  /** Of base64: how many bytes it stands for. */
  private int bytes() {
    return length * 3 / 4;
  }

  /** Whether it is long enough to be taken for chance rather than a word or a number. */
  boolean substantial() {
    return length >= SHORTEST;
  }

  /** How long a value of this form is, in characters. */
  int size() {
    return prefix + (alphabet == Alphabet.BASE64 ? (bytes() + 2) / 3 * 4 : length);
  }

  /** {@code 48 URL-safe characters behind the same prefix of 8}. */
  String words() {
    String made =
        alphabet == Alphabet.BASE64
            ? (size() - prefix) + " characters of base64 for " + bytes() + " bytes"
            : length + " " + alphabet.words();
    return prefix == 0 ? made : made + " behind the same prefix of " + prefix;
  }

  /**
   * A new value by chance; the prefix is that of {@code old}. Every value is as likely as every
   * other: {@link RandomGenerator#nextInt(int)} rejects what would favour some. The caller closes
   * it.
   */
  SecretValue make(RandomGenerator random, SecretValue old) {
    byte[] bytes = new byte[size()];
    try {
      if (prefix > 0) {
        old.read(
            from -> {
              System.arraycopy(from, 0, bytes, 0, prefix);
              return true;
            });
      }
      switch (alphabet) {
        case UUID -> uuid(random, bytes);
        case BASE64 -> base64(random, bytes);
        default -> symbols(random, bytes);
      }
      return SecretValue.ofBytes(bytes);
    } finally {
      Arrays.fill(bytes, (byte) 0);
    }
  }

  private void symbols(RandomGenerator random, byte[] into) {
    String symbols = alphabet.symbols();
    for (int i = prefix; i < into.length; i++) {
      boolean end = alphabet == Alphabet.URL_SAFE && (i == prefix || i == into.length - 1);
      into[i] = letter(symbols.charAt(random.nextInt(end ? Alphabet.ENDS : symbols.length())));
    }
  }

  private byte letter(char c) {
    return (byte) (upper ? Character.toUpperCase(c) : c);
  }

  private void uuid(RandomGenerator random, byte[] into) {
    String hex = alphabet.symbols();
    for (int i = 0; i < length; i++) {
      char c =
          switch (i) {
            case 8, 13, 18, 23 -> '-';
            case 14 -> '4';
            case 19 -> hex.charAt(8 + random.nextInt(4));
            default -> hex.charAt(random.nextInt(16));
          };
      into[prefix + i] = letter(c);
    }
  }

  private void base64(RandomGenerator random, byte[] into) {
    byte[] chance = new byte[bytes()];
    random.nextBytes(chance);
    byte[] encoded = Base64.getEncoder().encode(chance);
    System.arraycopy(encoded, 0, into, prefix, encoded.length);
    Arrays.fill(chance, (byte) 0);
    Arrays.fill(encoded, (byte) 0);
  }
}
