package dev.quarterdeck.rotation.recipe.connect;

import dev.quarterdeck.kernel.SecretValue;
import java.util.Arrays;
import java.util.random.RandomGenerator;

/** A new password by chance. */
public final class FreshPassword {
  /** Nothing that an address, a shell, a dotenv file or ElastiCache would take amiss. */
  private static final String LETTERS =
      "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789";

  /** 40 of 62 letters: 238 bits. */
  public static final int LENGTH = 40;

  private FreshPassword() {}

  /** {@link #LENGTH} letters and digits. The caller closes it. */
  public static SecretValue make(RandomGenerator random) {
    byte[] bytes = new byte[LENGTH];
    for (int i = 0; i < bytes.length; i++) {
      bytes[i] = (byte) LETTERS.charAt(random.nextInt(LETTERS.length()));
    }
    SecretValue made = SecretValue.ofBytes(bytes);
    Arrays.fill(bytes, (byte) 0);
    return made;
  }
}
