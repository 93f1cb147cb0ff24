package dev.quarterdeck.health.timeline;

import dev.quarterdeck.kernel.Text;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Something that changed or happened.
 *
 * @param services {@code cluster/name} of those it concerns; empty when it concerns none of them in
 *     particular
 * @param subject the thing itself: a task definition, a secret's name, an alarm
 * @param text a sentence's worth, without a time
 * @param detail more, for example what differs; null for nothing
 * @param who the caller's ARN or name where that is known
 * @param bad whether it shows that something is wrong
 */
public record Entry(
    Instant at,
    Kind kind,
    List<String> services,
    String subject,
    String text,
    @Nullable String detail,
    @Nullable String who,
    boolean bad) {
  private static final Duration BEFORE = Duration.ofMinutes(2);
  private static final Duration AFTER = Duration.ofMinutes(5);

  /** Names in it come from AWS: cleaned here, so that every front end may show them. */
  public Entry {
    services = services.stream().map(Text::clean).toList();
    subject = Text.clean(subject);
    text = Text.clean(text);
    detail = detail == null ? null : Text.clean(detail);
    who = who == null ? null : Text.clean(who);
  }

  Entry by(@Nullable String caller) {
    return new Entry(at, kind, services, subject, text, detail, caller, bad);
  }

  /** The caller without the account's part of the ARN; null where it is not known. */
  public @Nullable String caller() {
    return who == null
        ? null
        : who.substring(who.lastIndexOf(':') + 1).replace("assumed-role/", "");
  }

  /** What shows the lines of one of its services around it; empty for a service it is not about. */
  public Optional<String> logCommand(String service) {
    return services.contains(service) ? Optional.of(command(service)) : Optional.empty();
  }

  /** One for each of its services. */
  public List<String> logCommands() {
    return services.stream().map(this::command).toList();
  }

  private String command(String service) {
    Instant second = at.truncatedTo(ChronoUnit.SECONDS);
    return "qd logs search "
        + service
        + " '' --since "
        + second.minus(BEFORE)
        + " --until "
        + second.plus(AFTER);
  }

  boolean concerns(String service) {
    return services.contains(service);
  }
}
