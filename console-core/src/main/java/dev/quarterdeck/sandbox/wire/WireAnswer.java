package dev.quarterdeck.sandbox.wire;

import java.util.LinkedHashMap;
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

  /** The same answer with one more header. */
  WireAnswer with(String name, String value) {
    Map<String, String> more = new LinkedHashMap<>(headers);
    more.put(name, value);
    return new WireAnswer(status, contentType, more, body);
  }
}
