package dev.quarterdeck.readiness.evidence;

import dev.quarterdeck.kernel.Text;
import dev.quarterdeck.kernel.Unknown;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What decided, for one resource. Never a secret; text from outside is cleaned here.
 *
 * @param source the call, file, address or person it comes from, for example {@code
 *     ecs:DescribeServices}
 * @param resource what was looked at, for example {@code acme-prod/api}
 * @param field which field, or null
 * @param value what the field held, or null where it is absent or must not be shown
 * @param text one sentence
 * @param permission the missing IAM action where that is why nothing is known
 * @param unread whether a read failed or fell short, for whatever reason; otherwise what was read
 *     decides, also that there was nothing
 */
public record Evidence(
    Status status,
    String source,
    String resource,
    @Nullable String field,
    @Nullable String value,
    String text,
    @Nullable String permission,
    Instant at,
    boolean unread) {
  /** Longer values add nothing to a report. */
  private static final int LONGEST = 200;

  public Evidence {
    source = Text.clean(source);
    resource = Text.clean(resource);
    field = field == null ? null : Text.clean(field);
    value = value == null ? null : Text.shorten(Text.clean(value), LONGEST);
    text = Text.clean(text);
    permission = permission == null ? null : Text.clean(permission);
  }

  /** Of what was read. */
  public Evidence(
      Status status,
      String source,
      String resource,
      @Nullable String field,
      @Nullable String value,
      String text,
      @Nullable String permission,
      Instant at) {
    this(status, source, resource, field, value, text, permission, at, false);
  }

  /** Of what could not be read. */
  public static Evidence unread(String source, Unknown missing, Instant at) {
    return new Evidence(
        Status.UNKNOWN,
        source,
        missing.what(),
        null,
        null,
        missing.why(),
        missing.permission(),
        at,
        true);
  }

  /** The same, judged otherwise. */
  public Evidence as(Status other) {
    return new Evidence(other, source, resource, field, value, text, permission, at, unread);
  }
}
