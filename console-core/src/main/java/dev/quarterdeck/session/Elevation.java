package dev.quarterdeck.session;

import dev.quarterdeck.audit.AuditEntry;
import dev.quarterdeck.audit.AuditLog;
import dev.quarterdeck.kernel.Outcome;
import dev.quarterdeck.kernel.Problem;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.function.Supplier;

/**
 * Opens a read-only session for changes: with a reason, for a time, recorded. What cannot be
 * recorded is not opened. IAM still decides what the caller may do.
 */
public final class Elevation {
  public static final String ACTION = "session.elevate";
  public static final String END = "session.lower";

  /** Longer is what leaving out read-only is for. */
  public static final Duration LONGEST = Duration.ofHours(1);

  private final ReadOnlyGuard guard;
  private final Identities identities;
  private final AuditLog audit;
  private final Supplier<String> region;
  private final Supplier<Environment> environment;
  private final InstantSource clock;

  public Elevation(
      ReadOnlyGuard guard,
      Identities identities,
      AuditLog audit,
      Supplier<String> region,
      Supplier<Environment> environment,
      InstantSource clock) {
    this.guard = guard;
    this.identities = identities;
    this.audit = audit;
    this.region = region;
    this.environment = environment;
    this.clock = clock;
  }

  /** When it ends again; {@link Problem.Invalid} without a reason or for longer than an hour. */
  public Outcome<Instant> elevate(String reason, Duration time) {
    if (reason.isBlank()) {
      return Outcome.failed(
          new Problem.Invalid("Elevating needs a reason.", "Say what is to be changed, and why."));
    }
    if (time.isNegative() || time.isZero() || time.compareTo(LONGEST) > 0) {
      return Outcome.failed(
          new Problem.Invalid("An elevation lasts an hour at the most.", "Choose a shorter time."));
    }
    return record(ACTION, reason, "for " + time.toMinutes() + " minutes")
        .map(
            entry -> {
              Instant end = clock.instant().plus(time);
              guard.elevate(end);
              return end;
            });
  }

  /** Ends it before its time. */
  public Outcome<AuditEntry> lower() {
    guard.lower();
    return record(END, "", "read-only again");
  }

  private Outcome<AuditEntry> record(String action, String reason, String outcome) {
    return identities
        .caller()
        .then(
            who ->
                audit.append(
                    new AuditLog.Event(
                        who.arn(),
                        who.account(),
                        region.get(),
                        action,
                        environment.get().label(),
                        reason.isEmpty() ? null : reason,
                        outcome,
                        null)));
  }
}
