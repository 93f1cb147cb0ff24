package dev.quarterdeck.audit;

import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * One line of the record.
 *
 * @param seq from 1, without gaps
 * @param caller the caller's ARN
 * @param action for example {@code secrets.reveal}
 * @param target for example {@code acme/prod/app JWT_SECRET}; never a value
 * @param outcome {@code intended}, {@code done} or the problem's sentence
 * @param requestId AWS's request id, where one call stands behind it
 * @param hash SHA-256 in hex over this entry and the hash before it
 */
public record AuditEntry(
    long seq,
    Instant at,
    String caller,
    String account,
    String region,
    String action,
    String target,
    @Nullable String reason,
    String outcome,
    @Nullable String requestId,
    String previous,
    String hash) {

  /** As it stands in the record, without a line break. */
  public String line() {
    return AuditCodec.write(this);
  }

  /** Reads such a line; empty when it is none. */
  public static Optional<AuditEntry> ofLine(String line) {
    return AuditCodec.read(line);
  }
}
