package dev.quarterdeck.rotation;

import java.security.SecureRandom;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.HexFormat;

/** Names of operations: by date, so that they sort, and with chance, so that they are unique. */
final class Ids {
  private static final DateTimeFormatter DATE =
      DateTimeFormatter.ofPattern("yyyyMMdd-HHmm").withZone(ZoneOffset.UTC);

  private Ids() {}

  /** {@code 20260310-1405-9f31c2}. */
  static String next(Instant now) {
    byte[] chance = new byte[3];
    new SecureRandom().nextBytes(chance);
    return DATE.format(now) + "-" + HexFormat.of().formatHex(chance);
  }
}
