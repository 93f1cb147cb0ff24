package dev.quarterdeck.sandbox.service.sts;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * A role that may be assumed.
 *
 * @param name without path, for example {@code Deployer}
 * @param id its unique id, {@code AROA…}
 * @param longest the longest session, 1 to 12 hours
 * @param mfaDevice the serial number (ARN) of the device whose code the role's trust policy
 *     demands, or null
 * @param webIdentityIssuer whose tokens the role trusts, as in their {@code iss}, or null for
 *     nobody's
 */
public record Role(
    String name,
    String id,
    Duration longest,
    @Nullable String mfaDevice,
    @Nullable String webIdentityIssuer) {

  /** A role that callers of the account may assume for an hour. */
  public Role(String name) {
    this(name, id(name), Duration.ofHours(1), null, null);
  }

  /** The same role, demanding a code of this device. */
  public Role demandingMfa(String serialNumber) {
    return new Role(name, id, longest, serialNumber, webIdentityIssuer);
  }

  /** The same role, trusting tokens of this issuer. */
  public Role trusting(String issuer) {
    return new Role(name, id, longest, mfaDevice, issuer);
  }

  /** The same role with longer sessions. */
  public Role lasting(Duration most) {
    return new Role(name, id, most, mfaDevice, webIdentityIssuer);
  }

  private static String id(String name) {
    String tail = Integer.toUnsignedString(name.hashCode(), 36).toUpperCase(java.util.Locale.ROOT);
    return "AROAQUARTERDECK" + "0".repeat(Math.max(0, 7 - tail.length())) + tail;
  }
}
