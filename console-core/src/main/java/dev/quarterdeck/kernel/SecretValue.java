package dev.quarterdeck.kernel;

import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.Arrays;
import java.util.function.Function;

/**
 * A secret value in memory for as short as possible: UTF-8 bytes of our own, wiped on close, never
 * printed. It shortens the value's life; the JVM, the SDK and the network may keep copies.
 */
public final class SecretValue implements AutoCloseable {
  private final byte[] bytes;
  private boolean closed;

  private SecretValue(byte[] bytes) {
    this.bytes = bytes;
  }

  public static SecretValue ofText(CharSequence text) {
    ByteBuffer encoded = StandardCharsets.UTF_8.encode(CharBuffer.wrap(text));
    byte[] bytes = new byte[encoded.remaining()];
    encoded.get(bytes);
    Arrays.fill(encoded.array(), (byte) 0);
    return new SecretValue(bytes);
  }

  /** Copies the bytes; the caller wipes its own. */
  public static SecretValue ofBytes(byte[] bytes) {
    return new SecretValue(bytes.clone());
  }

  /** Size in bytes, as Secrets Manager counts towards 65,536. */
  public int size() {
    return bytes.length;
  }

  /**
   * Length of a text in Unicode code points; means nothing for binary values: use {@link #size}.
   */
  public int length() {
    int n = 0;
    for (byte b : open()) {
      if ((b & 0xc0) != 0x80) {
        n++;
      }
    }
    return n;
  }

  /** Lends the bytes; they must not be kept. */
  public <R> R read(Function<byte[], R> use) {
    return use.apply(open());
  }

  /** Lends the text; it must go straight to where the person asked for it. */
  public <R> R readText(Function<String, R> use) {
    return use.apply(new String(open(), StandardCharsets.UTF_8));
  }

  /** Compares in constant time. */
  public boolean sameAs(SecretValue other) {
    return MessageDigest.isEqual(open(), other.open());
  }

  public SecretValue copy() {
    return new SecretValue(open().clone());
  }

  private byte[] open() {
    if (closed) {
      throw new IllegalStateException("the value was wiped already");
    }
    return bytes;
  }

  @Override
  public void close() {
    Arrays.fill(bytes, (byte) 0);
    closed = true;
  }

  @Override
  public String toString() {
    return "••••••••";
  }
}
