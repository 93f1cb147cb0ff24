package dev.quarterdeck.sandbox.wire;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import software.amazon.awssdk.core.SdkPojo;
import software.amazon.eventstream.HeaderValue;
import software.amazon.eventstream.Message;

/** An event stream as HTTP's chunks. */
final class EventStreamBody implements WireAnswer.Body {
  /** How often the world is asked; a stream is behind it by this much at most. */
  private static final Duration TICK = Duration.ofMillis(20);

  private static final int QUIET = 50;

  private final EventStream stream;
  private final SandboxServer.Moment moment;
  private final Closing closing;

  /** Waits, and tells whether the server is closing. */
  interface Closing {
    boolean within(Duration time) throws InterruptedException;
  }

  EventStreamBody(EventStream stream, SandboxServer.Moment moment, Closing closing) {
    this.stream = stream;
    this.moment = moment;
    this.closing = closing;
  }

  @Override
  public void write(OutputStream out) throws IOException, InterruptedException {
    // Protocols that are not REST send the operation's own answer as the first event.
    chunk(out, encode("event", ":event-type", "initial-response", new byte[] {'{', '}'}));
    int ticks = 0;
    boolean ended = false;
    while (!ended) {
      boolean quiet = ticks >= QUIET;
      List<EventStream.Event> due = moment.at(now -> stream.due(now, quiet));
      for (EventStream.Event e : due) {
        byte[] payload = JsonCodec.bytes(e.payload());
        chunk(
            out,
            e.failure()
                ? encode("exception", ":exception-type", e.type(), payload)
                : encode("event", ":event-type", e.type(), payload));
        ended |= e.failure();
      }
      ticks = due.isEmpty() ? ticks + 1 : 0;
      ended |= !ended && closing.within(TICK);
    }
    out.write("0\r\n\r\n".getBytes(StandardCharsets.ISO_8859_1));
    out.flush();
  }

  private static byte[] encode(String kind, String typeHeader, String type, byte[] payload) {
    Map<String, HeaderValue> headers = new LinkedHashMap<>();
    headers.put(":message-type", HeaderValue.fromString(kind));
    headers.put(typeHeader, HeaderValue.fromString(type));
    headers.put(":content-type", HeaderValue.fromString("application/json"));
    ByteArrayOutputStream bytes = new ByteArrayOutputStream(payload.length + 128);
    new Message(headers, payload).encode(bytes);
    return bytes.toByteArray();
  }

  private static void chunk(OutputStream out, byte[] bytes) throws IOException {
    ByteArrayOutputStream chunk = new ByteArrayOutputStream(bytes.length + 16);
    chunk.writeBytes(Integer.toHexString(bytes.length).getBytes(StandardCharsets.ISO_8859_1));
    chunk.writeBytes(new byte[] {'\r', '\n'});
    chunk.writeBytes(bytes);
    chunk.writeBytes(new byte[] {'\r', '\n'});
    chunk.writeTo(out);
    out.flush();
  }

  /** What a handler answers that streams: no shape of the API, so it never leaves the server. */
  record Streamed(EventStream stream) implements SdkPojo {
    @Override
    public List<software.amazon.awssdk.core.SdkField<?>> sdkFields() {
      return List.of();
    }

    @Override
    public boolean equalsBySdkFields(Object other) {
      return equals(other);
    }

    @Override
    public Map<String, software.amazon.awssdk.core.SdkField<?>> sdkFieldNameToField() {
      return Map.of();
    }
  }
}
