package dev.quarterdeck.sandbox.service.sts;

import java.nio.ByteBuffer;
import java.security.GeneralSecurityException;
import java.time.Instant;
import java.util.OptionalLong;
import java.util.stream.LongStream;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * A virtual MFA device (RFC 6238: six digits, 30 seconds, HMAC-SHA1), so that any authenticator app
 * can be paired with the sandbox.
 *
 * @param serialNumber its ARN, for example {@code arn:aws:iam::111122223333:mfa/operator}
 * @param seed the shared secret in Base32; a fake, as everything in the sandbox
 */
public record MfaDevice(String serialNumber, String seed) {
  private static final int STEP_SECONDS = 30;
  private static final String BASE32 = "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567";

  /** The six digits that the device shows at this time. */
  public String codeAt(Instant time) {
    return code(time.getEpochSecond() / STEP_SECONDS);
  }

  /**
   * The number of the half minute that the code belongs to: the current one or, as clocks drift,
   * one of its two neighbours; empty for a wrong code.
   */
  OptionalLong step(String code, Instant time) {
    long now = time.getEpochSecond() / STEP_SECONDS;
    return LongStream.rangeClosed(now - 1, now + 1).filter(s -> code.equals(code(s))).findFirst();
  }

  private String code(long step) {
    try {
      Mac mac = Mac.getInstance("HmacSHA1");
      mac.init(new SecretKeySpec(decode(seed), "HmacSHA1"));
      byte[] hash = mac.doFinal(ByteBuffer.allocate(Long.BYTES).putLong(step).array());
      int offset = hash[hash.length - 1] & 0xf;
      int number = (ByteBuffer.wrap(hash).getInt(offset) & Integer.MAX_VALUE) % 1_000_000;
      return String.format(java.util.Locale.ROOT, "%06d", number);
    } catch (GeneralSecurityException absent) {
      throw new IllegalStateException("every JDK has HmacSHA1", absent);
    }
  }

  private static byte[] decode(String base32) {
    ByteBuffer bytes = ByteBuffer.allocate(base32.length() * 5 / 8);
    int buffer = 0;
    int bits = 0;
    for (int i = 0; i < base32.length(); i++) {
      int digit = BASE32.indexOf(base32.charAt(i));
      if (digit < 0) {
        throw new IllegalArgumentException("not Base32");
      }
      buffer = buffer << 5 | digit;
      bits += 5;
      if (bits >= 8) {
        bits -= 8;
        bytes.put((byte) (buffer >> bits));
      }
    }
    return bytes.array();
  }
}
