package dev.quarterdeck.rotation.recipe;

import dev.quarterdeck.kernel.Text;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * What a key's name tells: its words in lower case, split where names are ({@code JWT_SECRET},
 * {@code jwtSecret}, {@code jwt.secret}). A guess, good for a default or a warning.
 */
record KeyName(String shown, List<String> words) {
  private static final Pattern BREAKS =
      Pattern.compile("[^\\p{L}\\p{N}]+|(?<=[\\p{Ll}\\p{N}])(?=\\p{Lu})");

  private static final Set<String> SIGNS =
      Set.of("jwt", "jws", "signing", "signature", "sign", "hmac", "session", "cookie", "csrf");
  private static final Set<String> ENCRYPTS =
      Set.of(
          "encryption", "encrypt", "encrypted", "crypt", "cipher", "fernet", "aes", "kek", "dek");

  KeyName {
    words = List.copyOf(words);
  }

  /** Of the key, or, for a secret that is one value, of the last part of the secret's name. */
  static KeyName of(Settings settings) {
    return of(settings.secret(), settings.key());
  }

  static KeyName of(String secret, @Nullable String key) {
    String name = key == null ? lastPart(secret) : key;
    List<String> words = new ArrayList<>();
    for (String word : BREAKS.split(name)) {
      if (!word.isEmpty()) {
        words.add(word.toLowerCase(Locale.ROOT));
      }
    }
    return new KeyName(Text.shorten(Text.clean(name), 60), words);
  }

  /** The last part of the path in a secret's name or ARN, without an ARN's random end. */
  private static String lastPart(String secret) {
    String name = secret;
    if (secret.startsWith("arn:")) {
      name = secret.substring(secret.lastIndexOf(':') + 1);
      int end = name.length() - 7;
      name = end > 0 && name.charAt(end) == '-' ? name.substring(0, end) : name;
    }
    return name.substring(name.lastIndexOf('/') + 1);
  }

  boolean has(String... some) {
    return Arrays.stream(some).anyMatch(words::contains);
  }

  /** Both, one right behind the other. */
  boolean hasPair(String first, String second) {
    for (int i = 0; i + 1 < words.size(); i++) {
      if (words.get(i).equals(first) && words.get(i + 1).equals(second)) {
        return true;
      }
    }
    return false;
  }

  /** One side signs with it and the same side, or another holder of it, verifies. */
  boolean signs() {
    return words.stream().anyMatch(SIGNS::contains)
        || hasPair("app", "secret")
        || hasPair("auth", "secret")
        || hasPair("nextauth", "secret")
        || hasPair("secret", "key") && words.size() <= 3 && !has("access", "api", "client")
        || hasPair("secret", "base")
        || words.equals(List.of("secret"));
  }

  /** Data at rest is encrypted with it. */
  boolean encrypts() {
    return words.stream().anyMatch(ENCRYPTS::contains)
        || hasPair("master", "key")
        || hasPair("data", "key");
  }
}
