package dev.quarterdeck.sandbox.wire;

import java.util.Map;

/**
 * One HTTP answer before it is written.
 *
 * @param headers beside the content type and the request id, which every answer carries
 */
record WireAnswer(int status, String contentType, Map<String, String> headers, byte[] body) {
  WireAnswer(int status, String contentType, byte[] body) {
    this(status, contentType, Map.of(), body);
  }
}
