package dev.quarterdeck.health.probe;

import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** Port: one GET to a health endpoint. */
public interface Http {
  /**
   * Sends one GET without credentials, cookies or a body, follows no redirect, and reads no body.
   * Never throws: what goes wrong is in the answer.
   */
  Answer get(URI address, Duration limit);

  /**
   * @param status null without an answer
   * @param took until the status was there
   * @param expires when the server's certificate ends; null over http
   * @param certificate what is wrong with the certificate; null when it is trusted for the name
   * @param failure what went wrong on the way, in words; null with an answer
   */
  record Answer(
      @Nullable Integer status,
      Duration took,
      @Nullable Instant expires,
      @Nullable String certificate,
      @Nullable String failure) {}
}
