package dev.quarterdeck.audit.report;

import dev.quarterdeck.audit.AuditEntry;
import java.time.Instant;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What somebody set out to do and how it ended: one entry of the record, or the two that belong
 * together.
 *
 * @param seq of the first entry
 * @param at when it was begun
 * @param said the last entry's outcome, in the record's words
 */
public record Deed(
    long seq,
    Instant at,
    Kind kind,
    String caller,
    String account,
    String region,
    String action,
    String target,
    @Nullable String reason,
    End end,
    String said) {

  /** What was touched. */
  public enum Kind {
    /** A value was shown, copied, exported or compared. */
    REVEAL,
    /** Something was changed in AWS. */
    CHANGE,
    /** The session or the record itself. */
    SESSION
  }

  /** How it ended. */
  public enum End {
    DONE,
    FAILED,
    /** Begun, and no end was recorded: a crash, or somebody still at it. */
    OPEN
  }

  static final String INTENDED = "intended";

  /** What an outcome begins with that tells how a followed deed came out. */
  static final String ENDED = "ended: ";

  private static final Set<String> REVEALS =
      Set.of(
          "secrets.reveal", "secrets.copy", "secrets.export", "secrets.reuse", "secrets.endpoints");

  static Deed of(AuditEntry e) {
    return new Deed(
        e.seq(),
        e.at(),
        kind(e.action()),
        e.caller(),
        e.account(),
        e.region(),
        e.action(),
        e.target(),
        e.reason(),
        end(e.outcome()),
        e.outcome());
  }

  /** The same with how it ended; what was done and came out later says both. */
  Deed then(AuditEntry last) {
    return new Deed(
        seq,
        at,
        kind,
        caller,
        account,
        region,
        action,
        target,
        reason == null ? last.reason() : reason,
        end(last.outcome()),
        end == End.OPEN ? last.outcome() : said + "; " + last.outcome());
  }

  private static Kind kind(String action) {
    if (REVEALS.contains(action)) {
      return Kind.REVEAL;
    }
    return action.startsWith("session.") || action.startsWith("audit.")
        ? Kind.SESSION
        : Kind.CHANGE;
  }

  private static End end(String outcome) {
    if (outcome.equals(INTENDED)) {
      return End.OPEN;
    }
    return outcome.startsWith("failed") ? End.FAILED : End.DONE;
  }

  /** The name behind the last colon of the caller's ARN. */
  public String who() {
    return caller.substring(caller.lastIndexOf(':') + 1);
  }
}
