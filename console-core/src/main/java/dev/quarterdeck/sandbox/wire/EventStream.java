package dev.quarterdeck.sandbox.wire;

import java.time.Instant;
import java.util.List;
import software.amazon.awssdk.core.SdkPojo;

/**
 * An answer that goes on: events of {@code application/vnd.amazon.eventstream}, asked for again and
 * again until it ends or the caller leaves.
 */
public interface EventStream {
  /**
   * @param type as the API's model names it
   * @param failure whether it is an exception, which ends the stream
   */
  record Event(String type, SdkPojo payload, boolean failure) {
    public static Event of(String type, SdkPojo payload) {
      return new Event(type, payload, false);
    }

    /** {@code type} is the exception's shape. */
    public static Event failure(String type, SdkPojo payload) {
      return new Event(type, payload, true);
    }
  }

  /**
   * What is due at the world's now; runs under the world's lock.
   *
   * @param quiet whether nothing was sent for a second of the machine's time
   */
  List<Event> due(Instant now, boolean quiet);
}
