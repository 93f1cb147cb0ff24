package dev.quarterdeck.rotation.recipe.keyset;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.PrivateKey;
import java.security.PublicKey;
import java.security.spec.PKCS8EncodedKeySpec;
import java.security.spec.X509EncodedKeySpec;
import java.util.Arrays;
import java.util.Base64;
import java.util.HexFormat;
import java.util.Optional;

/**
 * How a key set writes its keys down: the 32 bytes alone or DER (RFC 8410), in base64url or base64,
 * padded or not, or as PEM. A new key is written as its neighbours are.
 *
 * @param form what is encoded
 * @param url base64url's two characters instead of base64's
 * @param padded with {@code =} at the end
 */
record KeyText(Form form, boolean url, boolean padded) {
  /** What is encoded. */
  enum Form {
    RAW,
    DER,
    PEM
  }

  /** As RFC 8037 writes the members {@code x} and {@code d} of a JWK. */
  static final KeyText JWK = new KeyText(Form.RAW, true, false);

  static final int SIZE = 32;
  private static final byte[] PRIVATE_HEAD =
      HexFormat.of().parseHex("302e020100300506032b657004220420");
  private static final byte[] PUBLIC_HEAD = HexFormat.of().parseHex("302a300506032b6570032100");

  /** How this text is written, or empty when it is no Ed25519 key. */
  static Optional<KeyText> of(String text) {
    byte[] bytes = bytes(text);
    try {
      if (raw(bytes).length != SIZE) {
        return Optional.empty();
      }
      if (pem(text)) {
        return Optional.of(new KeyText(Form.PEM, false, true));
      }
      return Optional.of(
          new KeyText(
              bytes.length == SIZE ? Form.RAW : Form.DER, !standard(text), text.endsWith("=")));
    } finally {
      Arrays.fill(bytes, (byte) 0);
    }
  }

  /** Whether the text can only be base64; one that may be base64url as well is none. */
  static boolean standard(String text) {
    return text.indexOf('+') >= 0 || text.indexOf('/') >= 0 || text.endsWith("=");
  }

  KeyText withUrl(boolean next) {
    return new KeyText(form, next, padded);
  }

  /** The key's 32 bytes; none when the text is no Ed25519 key. The caller wipes them. */
  static byte[] rawOf(String text) {
    byte[] bytes = bytes(text);
    byte[] raw = raw(bytes);
    if (raw != bytes) {
      Arrays.fill(bytes, (byte) 0);
    }
    return raw;
  }

  String writePrivate(byte[] raw) {
    return write(raw, PRIVATE_HEAD, "PRIVATE KEY");
  }

  String writePublic(byte[] raw) {
    return write(raw, PUBLIC_HEAD, "PUBLIC KEY");
  }

  private String write(byte[] raw, byte[] head, String title) {
    byte[] bytes = form == Form.RAW ? raw.clone() : join(head, raw);
    try {
      if (form == Form.PEM) {
        return "-----BEGIN %s-----\n%s\n-----END %s-----\n"
            .formatted(title, Base64.getEncoder().encodeToString(bytes), title);
      }
      Base64.Encoder encoder = url ? Base64.getUrlEncoder() : Base64.getEncoder();
      return (padded ? encoder : encoder.withoutPadding()).encodeToString(bytes);
    } finally {
      Arrays.fill(bytes, (byte) 0);
    }
  }

  /** The private key of 32 bytes. */
  static PrivateKey privateKey(byte[] raw) throws GeneralSecurityException {
    byte[] der = join(PRIVATE_HEAD, raw);
    try {
      return KeyFactory.getInstance("Ed25519").generatePrivate(new PKCS8EncodedKeySpec(der));
    } finally {
      Arrays.fill(der, (byte) 0);
    }
  }

  /** The public key of 32 bytes. */
  static PublicKey publicKey(byte[] raw) throws GeneralSecurityException {
    return KeyFactory.getInstance("Ed25519")
        .generatePublic(new X509EncodedKeySpec(join(PUBLIC_HEAD, raw)));
  }

  private static boolean pem(String text) {
    return text.strip().startsWith("-----BEGIN ");
  }

  private static byte[] bytes(String text) {
    String body = text.strip();
    if (pem(body)) {
      body = body.replaceAll("-----[A-Z ]+-----", "").replaceAll("\\s", "");
    }
    try {
      return Base64.getUrlDecoder()
          .decode(body.replace('+', '-').replace('/', '_').getBytes(StandardCharsets.US_ASCII));
    } catch (IllegalArgumentException e) {
      // No base64: no key either.
      return new byte[0];
    }
  }

  /** What stands behind the head, or the bytes themselves, or none. */
  private static byte[] raw(byte[] bytes) {
    if (bytes.length == SIZE) {
      return bytes;
    }
    for (byte[] head : new byte[][] {PRIVATE_HEAD, PUBLIC_HEAD}) {
      boolean fits =
          bytes.length == head.length + SIZE
              && Arrays.equals(bytes, 0, head.length, head, 0, head.length);
      if (fits) {
        return Arrays.copyOfRange(bytes, head.length, bytes.length);
      }
    }
    return new byte[0];
  }

  private static byte[] join(byte[] head, byte[] raw) {
    byte[] all = Arrays.copyOf(head, head.length + raw.length);
    System.arraycopy(raw, 0, all, head.length, raw.length);
    return all;
  }
}
