package dev.quarterdeck.sandbox.wire;

import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import org.jspecify.annotations.Nullable;

/** Checks who signed a request, and whether the signature holds, in the order in which AWS does. */
final class Authenticator {
  private static final Duration SKEW = Duration.ofMinutes(5);

  private final Credentials credentials;
  private final SigV4 signatures = new SigV4();

  Authenticator(Credentials credentials) {
    this.credentials = credentials;
  }

  /** Whoever signed the request; throws what AWS answers when nobody that is known did. */
  Credentials.Identity authenticate(
      WireRequest request, @Nullable Signed signed, String service, Refusals refusals) {
    if (signed == null) {
      throw refusals.missingToken();
    }
    Credentials.Identity identity = credentials.find(signed.accessKeyId());
    if (identity == null || !tokenMatches(identity, signed)) {
      throw refusals.unknownKey();
    }
    if (!signed.service().equals(service)) {
      throw refusals.badSignature(
          "Credential should be scoped to correct service: '" + service + "'.");
    }
    judgeTime(signed, refusals);
    if (!payloadMatches(request, signed)
        || !SigV4.same(
            signatures.signature(request, signed, identity.secretAccessKey()),
            signed.signature())) {
      throw refusals.badSignature(
          "The request signature we calculated does not match the signature you provided. Check your"
              + " AWS Secret Access Key and signing method. Consult the service documentation for"
              + " details.");
    }
    Instant expires = identity.expires();
    if (expires != null && !credentials.now().isBefore(expires)) {
      throw refusals.expired();
    }
    return identity;
  }

  private static boolean tokenMatches(Credentials.Identity identity, Signed signed) {
    String wanted = identity.sessionToken();
    String given = signed.sessionToken();
    return wanted == null ? given == null : given != null && SigV4.same(wanted, given);
  }

  private static boolean payloadMatches(WireRequest request, Signed signed) {
    String hash = signed.payloadHash();
    return hash.equals("UNSIGNED-PAYLOAD") || SigV4.same(hash, SigV4.hash(request.sent()));
  }

  private void judgeTime(Signed signed, Refusals refusals) {
    Instant now = credentials.now().truncatedTo(ChronoUnit.SECONDS);
    Instant at = parse(signed.timestamp(), refusals);
    Duration life =
        signed.validSeconds() == null ? SKEW : Duration.ofSeconds(signed.validSeconds());
    if (at.isBefore(now.minus(life))) {
      throw refusals.badSignature(
          "Signature expired: %s is now earlier than %s (%s - %d min.)"
              .formatted(signed.timestamp(), stamp(now.minus(life)), stamp(now), life.toMinutes()));
    }
    if (at.isAfter(now.plus(SKEW))) {
      throw refusals.badSignature(
          "Signature not yet current: %s is still later than %s (%s + %d min.)"
              .formatted(signed.timestamp(), stamp(now.plus(SKEW)), stamp(now), SKEW.toMinutes()));
    }
  }

  /**
   * By hand: a formatter costs more to load than everything else here, and this runs at start-up.
   */
  private static Instant parse(String stamp, Refusals refusals) {
    try {
      return LocalDateTime.of(
              digits(stamp, 0, 4),
              digits(stamp, 4, 6),
              digits(stamp, 6, 8),
              digits(stamp, 9, 11),
              digits(stamp, 11, 13),
              digits(stamp, 13, 15))
          .toInstant(ZoneOffset.UTC);
    } catch (DateTimeException noSuchDay) {
      throw refusals.incomplete("Date must be in ISO-8601 'basic format'. Got '" + stamp + "'.");
    }
  }

  private static int digits(String stamp, int from, int to) {
    return Integer.parseInt(stamp, from, to, 10);
  }

  private static String stamp(Instant time) {
    return DateTimeFormatter.ofPattern("uuuuMMdd'T'HHmmss'Z'")
        .format(time.atOffset(ZoneOffset.UTC));
  }
}
