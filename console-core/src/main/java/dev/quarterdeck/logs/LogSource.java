package dev.quarterdeck.logs;

import org.jspecify.annotations.Nullable;

/**
 * Where lines come from: a log group, or those of its streams whose names begin alike.
 *
 * @param label how it is called in front of its lines: a service, or the group
 * @param arn the group's without {@code :*}; null where it could not be read
 */
public record LogSource(
    String label, String group, @Nullable String streamPrefix, @Nullable String arn) {

  /** As it may be typed: {@code GROUP} or {@code GROUP:PREFIX}. */
  public String ref() {
    return streamPrefix == null ? group : group + ":" + streamPrefix;
  }
}
