package dev.quarterdeck.sandbox.wire;

import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.ProtocolException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Reads HTTP/1.1 requests off one connection, one after the other. */
final class HttpReader {
  private static final int MOST_HEADER_BYTES = 64 * 1024;
  private static final int MOST_LINE_BYTES = 16 * 1024;
  private static final int MOST_BODY_BYTES = 64 * 1024 * 1024;
  private static final byte[] CONTINUE =
      "HTTP/1.1 100 Continue\r\n\r\n".getBytes(StandardCharsets.ISO_8859_1);

  private final InputStream in;
  private final OutputStream out;
  private final byte[] line = new byte[MOST_LINE_BYTES];

  /** {@code out} is where a client that asks first is told to go on with its body. */
  HttpReader(InputStream in, OutputStream out) {
    this.in = new BufferedInputStream(in, 16 * 1024);
    this.out = out;
  }

  /** The next request, or null when the client closed the connection between two of them. */
  @Nullable WireRequest next() throws IOException {
    String start = line();
    while (start != null && start.isEmpty()) {
      start = line();
    }
    if (start == null) {
      return null;
    }
    int first = start.indexOf(' ');
    int last = start.lastIndexOf(' ');
    if (first <= 0 || last == first || !start.startsWith("HTTP/1.", last + 1)) {
      throw new ProtocolException("not a request line");
    }
    Map<String, List<String>> headers = headers();
    if (start.endsWith("1.0")) {
      headers.computeIfAbsent("connection", name -> List.of("close"));
    }
    byte[] body = body(headers);
    String target = start.substring(first + 1, last);
    int question = target.indexOf('?');
    return new WireRequest(
        start.substring(0, first),
        question < 0 ? target : target.substring(0, question),
        question < 0 ? "" : target.substring(question + 1),
        headers,
        body,
        body);
  }

  private Map<String, List<String>> headers() throws IOException {
    Map<String, List<String>> headers = new HashMap<>();
    int size = 0;
    for (String text = line(); ; text = line()) {
      if (text == null) {
        throw new EOFException("connection closed inside a header");
      }
      if (text.isEmpty()) {
        return headers;
      }
      size += text.length();
      int colon = text.indexOf(':');
      if (colon <= 0 || size > MOST_HEADER_BYTES) {
        throw new ProtocolException("malformed or too many headers");
      }
      headers
          .computeIfAbsent(
              text.substring(0, colon).toLowerCase(Locale.ROOT), name -> new ArrayList<>(1))
          .add(text.substring(colon + 1).strip());
    }
  }

  private byte[] body(Map<String, List<String>> headers) throws IOException {
    boolean chunked = first(headers, "transfer-encoding").equalsIgnoreCase("chunked");
    String length = first(headers, "content-length");
    if (!chunked && length.isEmpty()) {
      return new byte[0];
    }
    if (first(headers, "expect").equalsIgnoreCase("100-continue")) {
      out.write(CONTINUE);
      out.flush();
    }
    return chunked ? chunks() : exactly(number(length, 10));
  }

  private byte[] chunks() throws IOException {
    ByteArrayOutputStream whole = new ByteArrayOutputStream();
    while (true) {
      String header = required();
      int semicolon = header.indexOf(';');
      int size = number((semicolon < 0 ? header : header.substring(0, semicolon)).strip(), 16);
      if (size == 0) {
        while (!required().isEmpty()) {
          // Trailers carry nothing that the sandbox reads.
        }
        return whole.toByteArray();
      }
      if (whole.size() + size > MOST_BODY_BYTES) {
        throw new ProtocolException("body too large");
      }
      whole.write(exactly(size));
      required();
    }
  }

  private byte[] exactly(int size) throws IOException {
    byte[] bytes = in.readNBytes(size);
    if (bytes.length < size) {
      throw new EOFException("connection closed inside a body");
    }
    return bytes;
  }

  private static int number(String text, int radix) throws ProtocolException {
    try {
      int size = Integer.parseInt(text, radix);
      if (size >= 0 && size <= MOST_BODY_BYTES) {
        return size;
      }
    } catch (NumberFormatException notOne) {
      // Falls through to the same refusal as a number out of range.
    }
    throw new ProtocolException("malformed length");
  }

  private String required() throws IOException {
    String text = line();
    if (text == null) {
      throw new EOFException("connection closed inside a body");
    }
    return text;
  }

  /** One line without its end, or null at the end of the stream. */
  private @Nullable String line() throws IOException {
    int size = 0;
    for (int b = in.read(); b >= 0; b = in.read()) {
      if (b == '\n') {
        int end = size > 0 && line[size - 1] == '\r' ? size - 1 : size;
        return new String(line, 0, end, StandardCharsets.ISO_8859_1);
      }
      if (size == line.length) {
        throw new ProtocolException("line too long");
      }
      line[size++] = (byte) b;
    }
    return null;
  }

  private static String first(Map<String, List<String>> headers, String name) {
    List<String> values = headers.get(name);
    return values == null ? "" : values.getFirst();
  }
}
