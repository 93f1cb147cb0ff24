package dev.quarterdeck.sandbox.wire;

import java.io.IOException;
import java.io.OutputStream;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * One HTTP answer before it is written.
 *
 * @param headers beside the content type and the request id, which every answer carries
 * @param streamed written in chunks instead of the body, as long as it likes; usually null
 */
record WireAnswer(
    int status,
    String contentType,
    Map<String, String> headers,
    byte[] body,
    @Nullable Body streamed) {

  /** A body that is written as it comes about, in HTTP's chunks. */
  interface Body {
    void write(OutputStream out) throws IOException, InterruptedException;
  }

  WireAnswer(int status, String contentType, Map<String, String> headers, byte[] body) {
    this(status, contentType, headers, body, null);
  }

  WireAnswer(int status, String contentType, byte[] body) {
    this(status, contentType, Map.of(), body);
  }

  static WireAnswer streaming(String contentType, Body body) {
    return new WireAnswer(200, contentType, Map.of(), new byte[0], body);
  }

  /** The same answer with one more header. */
  WireAnswer with(String name, String value) {
    Map<String, String> more = new LinkedHashMap<>(headers);
    more.put(name, value);
    return new WireAnswer(status, contentType, more, body, streamed);
  }
}
