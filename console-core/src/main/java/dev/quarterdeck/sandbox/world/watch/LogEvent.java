package dev.quarterdeck.sandbox.world.watch;

import java.nio.charset.StandardCharsets;

/**
 * One line; times in milliseconds of the epoch.
 *
 * @param number which line of its stream it is, so that two alike can be told apart
 */
public record LogEvent(String stream, long number, long at, long ingested, String message) {
  /** What CloudWatch counts for each line beside its message. */
  private static final int OVERHEAD = 26;

  /** Its size as CloudWatch counts it, in bytes. */
  public int size() {
    return message.getBytes(StandardCharsets.UTF_8).length + OVERHEAD;
  }
}
