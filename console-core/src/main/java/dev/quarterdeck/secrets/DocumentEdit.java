package dev.quarterdeck.secrets;

import dev.quarterdeck.kernel.Problem;
import dev.quarterdeck.kernel.ProblemException;
import dev.quarterdeck.kernel.SecretValue;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.ObjectReadContext;

/**
 * Sets or removes one top-level key of a JSON document and leaves every other byte as it is:
 * spaces, order, escapes, numbers. A key that is new is put at the end in the document's own
 * formatting; of a key that stands twice the last is set, which is the one that counts, and all are
 * removed.
 */
public final class DocumentEdit {
  private DocumentEdit() {}

  /** A member's places in the bytes: its key with quotes and its value, ends exclusive. */
  private record Span(int keyStart, int keyEnd, int valueStart, int valueEnd) {}

  /**
   * @param open behind the opening brace
   * @param wanted index of the last member of the key's name, or -1 when there is none
   */
  private record Layout(int open, List<Span> members, int wanted) {
    @Nullable Span fromEnd(int n) {
      return members.size() < n ? null : members.get(members.size() - n);
    }
  }

  /**
   * The document with the key set to a JSON string; the caller closes it. Throws {@link
   * Problem.Invalid} when the document is no JSON object.
   */
  public static SecretValue with(SecretValue document, String key, SecretValue value) {
    return document.read(
        bytes -> {
          Layout layout = layout(bytes, key);
          Buffer out = new Buffer(bytes.length + value.size() * 2 + key.length() * 3 + 64);
          try {
            if (layout.wanted() >= 0) {
              Span wanted = layout.members().get(layout.wanted());
              out.write(bytes, 0, wanted.valueStart());
              string(out, value);
              out.write(bytes, wanted.valueEnd(), bytes.length - wanted.valueEnd());
            } else {
              insert(out, bytes, layout, key, value);
            }
            return out.value();
          } finally {
            out.wipe();
          }
        });
  }

  /**
   * The document without the key, the same bytes when it has none; the caller closes it. Throws
   * {@link Problem.Invalid} when the document is no JSON object.
   */
  public static SecretValue without(SecretValue document, String key) {
    SecretValue left = document.copy();
    while (true) {
      try (SecretValue before = left) {
        SecretValue after = before.read(bytes -> withoutLast(bytes, key));
        if (after == null) {
          return before.copy();
        }
        left = after;
      }
    }
  }

  private static @Nullable SecretValue withoutLast(byte[] bytes, String key) {
    Layout layout = layout(bytes, key);
    int i = layout.wanted();
    if (i < 0) {
      return null;
    }
    List<Span> all = layout.members();
    boolean last = i == all.size() - 1;
    int from = last ? i == 0 ? layout.open() : all.get(i - 1).valueEnd() : all.get(i).keyStart();
    int to = last ? all.get(i).valueEnd() : all.get(i + 1).keyStart();
    Buffer out = new Buffer(bytes.length);
    try {
      out.write(bytes, 0, from);
      out.write(bytes, to, bytes.length - to);
      return out.value();
    } finally {
      out.wipe();
    }
  }

  private static void insert(
      Buffer out, byte[] bytes, Layout layout, String key, SecretValue value) {
    Span last = layout.fromEnd(1);
    int at = last == null ? layout.open() : last.valueEnd();
    out.write(bytes, 0, at);
    if (last != null) {
      separate(out, bytes, layout, last);
    }
    try (SecretValue name = SecretValue.ofText(key)) {
      string(out, name);
    }
    if (last == null) {
      out.write(':');
    } else {
      out.write(bytes, last.keyEnd(), last.valueStart() - last.keyEnd());
    }
    string(out, value);
    out.write(bytes, at, bytes.length - at);
  }

  /** As the last two members are separated; after a single one, as it stands behind the brace. */
  private static void separate(Buffer out, byte[] bytes, Layout layout, Span last) {
    Span before = layout.fromEnd(2);
    if (before != null) {
      out.write(bytes, before.valueEnd(), last.keyStart() - before.valueEnd());
      return;
    }
    out.write(',');
    if (last.keyStart() > layout.open()) {
      out.write(bytes, layout.open(), last.keyStart() - layout.open());
    } else if (bytes[last.valueStart() - 1] == ' ') {
      out.write(' ');
    }
  }

  private static Layout layout(byte[] bytes, String key) {
    try (JsonParser parser = SecretDocument.JSON.createParser(ObjectReadContext.empty(), bytes)) {
      if (parser.nextToken() != JsonToken.START_OBJECT) {
        throw new ProblemException(notAnObject());
      }
      int open = (int) parser.currentLocation().getByteOffset();
      List<Span> members = new ArrayList<>();
      int wanted = -1;
      while (parser.nextToken() == JsonToken.PROPERTY_NAME) {
        if (parser.currentName().equals(key)) {
          wanted = members.size();
        }
        members.add(span(parser, bytes, members.isEmpty() ? open : members.getLast().valueEnd()));
      }
      if (parser.nextToken() != null) {
        throw new ProblemException(notAnObject());
      }
      return new Layout(open, members, wanted);
    } catch (JacksonException e) {
      // Not as the cause: it quotes its source.
      throw new ProblemException(notAnObject());
    }
  }

  private static Span span(JsonParser parser, byte[] bytes, int from) {
    int keyStart = from;
    while (bytes[keyStart] != '"') {
      keyStart++;
    }
    int keyEnd = keyStart + 1;
    while (bytes[keyEnd] != '"') {
      keyEnd += bytes[keyEnd] == '\\' ? 2 : 1;
    }
    parser.nextToken();
    int start = (int) parser.currentTokenLocation().getByteOffset();
    SecretDocument.skip(parser);
    int end = (int) parser.currentLocation().getByteOffset();
    return new Span(keyStart, keyEnd + 1, start, end);
  }

  private static Problem notAnObject() {
    return new Problem.Invalid(
        "The secret is no JSON object: it has no keys to set.",
        "Leave out the key to replace the whole value.");
  }

  private static void string(Buffer out, SecretValue text) {
    text.read(
        bytes -> {
          out.write('"');
          for (byte b : bytes) {
            character(out, b);
          }
          out.write('"');
          return true;
        });
  }

  private static void character(Buffer out, byte b) {
    switch (b) {
      case '"', '\\' -> {
        out.write('\\');
        out.write(b);
      }
      case '\n' -> out.ascii("\\n");
      case '\r' -> out.ascii("\\r");
      case '\t' -> out.ascii("\\t");
      default -> {
        if (b >= 0 && b < 0x20) {
          out.ascii("\\u00%02x".formatted(b));
        } else {
          out.write(b);
        }
      }
    }
  }

  /** Bytes that are wiped: with room for all, or what it outgrows is wiped as well. */
  private static final class Buffer extends ByteArrayOutputStream {
    Buffer(int size) {
      super(size);
    }

    @Override
    public synchronized void write(int b) {
      room(1);
      super.write(b);
    }

    @Override
    public synchronized void write(byte[] b, int off, int len) {
      room(len);
      super.write(b, off, len);
    }

    void ascii(String text) {
      byte[] bytes = text.getBytes(StandardCharsets.US_ASCII);
      write(bytes, 0, bytes.length);
    }

    private void room(int more) {
      if (count + more > buf.length) {
        byte[] old = buf;
        buf = Arrays.copyOf(old, Math.max(old.length * 2, count + more));
        Arrays.fill(old, (byte) 0);
      }
    }

    synchronized SecretValue value() {
      byte[] exact = Arrays.copyOf(buf, count);
      try {
        return SecretValue.ofBytes(exact);
      } finally {
        Arrays.fill(exact, (byte) 0);
      }
    }

    synchronized void wipe() {
      Arrays.fill(buf, (byte) 0);
    }
  }
}
