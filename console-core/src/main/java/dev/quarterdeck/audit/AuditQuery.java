package dev.quarterdeck.audit;

import java.time.Instant;
import java.util.Locale;
import java.util.Objects;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Which entries are wanted; null and empty mean all. Texts are found anywhere, in any case.
 *
 * @param from inclusive
 * @param to exclusive
 * @param action {@code secrets.reveal}, or {@code secrets} for all of its kind
 * @param who part of the caller's ARN
 * @param target part of the target
 * @param text part of any field
 */
public record AuditQuery(
    @Nullable Instant from,
    @Nullable Instant to,
    @Nullable String action,
    @Nullable String who,
    @Nullable String target,
    @Nullable String text)
    implements Predicate<AuditEntry> {

  @Override
  public boolean test(AuditEntry e) {
    return (from == null || !e.at().isBefore(from))
        && (to == null || e.at().isBefore(to))
        && (action == null
            || action.isEmpty()
            || e.action().equals(action)
            || e.action().startsWith(action + "."))
        && holds(e.caller(), who)
        && holds(e.target(), target)
        && (text == null
            || Stream.of(
                    e.caller(),
                    e.account(),
                    e.region(),
                    e.action(),
                    e.target(),
                    Objects.toString(e.reason(), ""),
                    e.outcome(),
                    Objects.toString(e.requestId(), ""),
                    e.hash())
                .anyMatch(field -> holds(field, text)));
  }

  private static boolean holds(String field, @Nullable String part) {
    return part == null || field.toLowerCase(Locale.ROOT).contains(part.toLowerCase(Locale.ROOT));
  }
}
