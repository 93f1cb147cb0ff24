package dev.quarterdeck.rotation.recipe.keyset;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.MessageDigest;
import java.security.Signature;
import java.security.interfaces.EdECPrivateKey;
import java.util.Arrays;
import java.util.Base64;

/** A fresh Ed25519 key pair in its 32 and 32 bytes; close it to wipe the private half. */
record SigningKey(byte[] secret, byte[] open) implements AutoCloseable {
  private static final byte[] MESSAGE =
      "quarterdeck: does this key sign?".getBytes(StandardCharsets.US_ASCII);

  static SigningKey generate() {
    try {
      KeyPair pair = KeyPairGenerator.getInstance("Ed25519").generateKeyPair();
      byte[] encoded = pair.getPublic().getEncoded();
      byte[] secret =
          ((EdECPrivateKey) pair.getPrivate())
              .getBytes()
              .orElseThrow(() -> new IllegalStateException("a software key has its bytes"));
      return new SigningKey(
          secret, Arrays.copyOfRange(encoded, encoded.length - KeyText.SIZE, encoded.length));
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("Ed25519 belongs to every JDK since 15", e);
    }
  }

  /** Whether what the private half signs is verified by the public half. */
  static boolean belongTogether(byte[] secret, byte[] open) {
    try {
      Signature signer = Signature.getInstance("Ed25519");
      signer.initSign(KeyText.privateKey(secret));
      signer.update(MESSAGE);
      byte[] signature = signer.sign();
      Signature verifier = Signature.getInstance("Ed25519");
      verifier.initVerify(KeyText.publicKey(open));
      verifier.update(MESSAGE);
      return verifier.verify(signature);
    } catch (GeneralSecurityException e) {
      // Bytes that are no point on the curve verify nothing.
      return false;
    }
  }

  /** RFC 7638's thumbprint of the public half, as RFC 8037 gives it for Ed25519. */
  static String thumbprint(byte[] open) {
    Base64.Encoder b64 = Base64.getUrlEncoder().withoutPadding();
    String canonical =
        "{\"crv\":\"Ed25519\",\"kty\":\"OKP\",\"x\":\"" + b64.encodeToString(open) + "\"}";
    try {
      return b64.encodeToString(
          MessageDigest.getInstance("SHA-256")
              .digest(canonical.getBytes(StandardCharsets.US_ASCII)));
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("SHA-256 belongs to every JDK", e);
    }
  }

  @Override
  public void close() {
    Arrays.fill(secret, (byte) 0);
  }

  @Override
  public String toString() {
    return "SigningKey[" + thumbprint(open) + "]";
  }
}
