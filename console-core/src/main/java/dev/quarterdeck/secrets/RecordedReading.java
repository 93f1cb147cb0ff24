package dev.quarterdeck.secrets;

import dev.quarterdeck.audit.AuditEntry;
import dev.quarterdeck.audit.AuditLog;
import dev.quarterdeck.kernel.Outcome;
import dev.quarterdeck.kernel.Problem;
import dev.quarterdeck.session.Identities;
import dev.quarterdeck.session.Identity;
import java.util.function.Function;
import java.util.function.Supplier;

/**
 * A reading of many values, recorded before and after: by whom, why, and how it ended.
 *
 * @param action how the record calls it, for example {@code secrets.reuse}
 * @param target what is read, in words
 */
public record RecordedReading(
    Identities identities, AuditLog audit, Supplier<String> region, String action, String target) {

  /**
   * Reads nothing that cannot be recorded, and gives nothing out whose end could not be; {@code
   * said} words a good end.
   */
  public <T> Outcome<T> read(
      String reason, Supplier<Outcome<T>> reading, Function<T, String> said) {
    return identities
        .caller()
        .then(
            who ->
                record(who, reason, "intended")
                    .then(
                        begun -> {
                          Outcome<T> read = reading.get();
                          return record(who, reason, ended(read, said)).then(written -> read);
                        }));
  }

  private static <T> String ended(Outcome<T> read, Function<T, String> said) {
    return switch (read) {
      case Outcome.Done<T>(T value) -> said.apply(value);
      case Outcome.Failed<T>(Problem problem) -> "failed: " + problem.sentence();
    };
  }

  private Outcome<AuditEntry> record(Identity who, String reason, String outcome) {
    return audit.append(
        new AuditLog.Event(
            who.arn(), who.account(), region.get(), action, target, reason, outcome, null));
  }
}
