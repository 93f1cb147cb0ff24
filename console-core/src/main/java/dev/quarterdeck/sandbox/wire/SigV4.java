package dev.quarterdeck.sandbox.wire;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/** The arithmetic of AWS Signature Version 4, on the receiving side. */
final class SigV4 {
  static final String ALGORITHM = "AWS4-HMAC-SHA256";
  private static final HexFormat HEX = HexFormat.of();
  private static final String UNRESERVED =
      "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-._~";

  private final Map<String, byte[]> signingKeys = new ConcurrentHashMap<>();

  /** The signature that a request with these parts should carry, in lower-case hex. */
  String signature(WireRequest request, Signed signed, String secret) {
    String canonical = canonicalRequest(request, signed);
    String toSign =
        ALGORITHM
            + "\n"
            + signed.timestamp()
            + "\n"
            + signed.scope()
            + "\n"
            + HEX.formatHex(sha256(canonical.getBytes(StandardCharsets.UTF_8)));
    byte[] key =
        signingKeys.computeIfAbsent(secret + "\n" + signed.scope(), k -> derive(secret, signed));
    return HEX.formatHex(hmac(key, toSign));
  }

  static boolean same(String one, String other) {
    return MessageDigest.isEqual(
        one.getBytes(StandardCharsets.UTF_8), other.getBytes(StandardCharsets.UTF_8));
  }

  static String hash(byte[] body) {
    return HEX.formatHex(sha256(body));
  }

  private static String canonicalRequest(WireRequest request, Signed signed) {
    StringBuilder text = new StringBuilder(512);
    text.append(request.method()).append('\n');
    text.append(canonicalPath(request.rawPath(), signed.service())).append('\n');
    text.append(canonicalQuery(request.rawQuery())).append('\n');
    for (String name : signed.headers()) {
      text.append(name).append(':');
      List<String> values = request.headers().getOrDefault(name, List.of());
      for (int i = 0; i < values.size(); i++) {
        text.append(i == 0 ? "" : ",").append(collapse(values.get(i)));
      }
      text.append('\n');
    }
    text.append('\n').append(String.join(";", signed.headers())).append('\n');
    return text.append(signed.payloadHash()).toString();
  }

  /** Every service but S3 signs the path encoded once more than it is sent. */
  private static String canonicalPath(String rawPath, String service) {
    String path = rawPath.isEmpty() ? "/" : rawPath;
    return service.equals("s3") ? path : escape(path, "/");
  }

  private static String canonicalQuery(String rawQuery) {
    if (rawQuery.isEmpty()) {
      return "";
    }
    List<String> pairs = new ArrayList<>();
    for (String pair : rawQuery.split("&")) {
      // One pair at a time, as a name may come more than once.
      WireRequest.parseForm(pair)
          .forEach(
              (name, value) -> {
                if (!name.equals("X-Amz-Signature")) {
                  pairs.add(escape(name, "") + "=" + escape(value, ""));
                }
              });
    }
    pairs.sort(null);
    return String.join("&", pairs);
  }

  private static String escape(String text, String alsoKept) {
    StringBuilder escaped = new StringBuilder(text.length() + 16);
    for (byte b : text.getBytes(StandardCharsets.UTF_8)) {
      char c = (char) (b & 0xff);
      if (UNRESERVED.indexOf(c) >= 0 || alsoKept.indexOf(c) >= 0) {
        escaped.append(c);
      } else {
        escaped.append('%').append(HEX.withUpperCase().toHexDigits(b));
      }
    }
    return escaped.toString();
  }

  private static String collapse(String value) {
    StringBuilder out = new StringBuilder(value.length());
    boolean space = false;
    for (char c : value.strip().toCharArray()) {
      if (c == ' ' || c == '\t') {
        space = true;
      } else {
        out.append(space ? " " : "").append(c);
        space = false;
      }
    }
    return out.toString();
  }

  private static byte[] derive(String secret, Signed signed) {
    byte[] date = hmac(("AWS4" + secret).getBytes(StandardCharsets.UTF_8), signed.date());
    return hmac(hmac(hmac(date, signed.region()), signed.service()), "aws4_request");
  }

  private static byte[] hmac(byte[] key, String text) {
    try {
      Mac mac = Mac.getInstance("HmacSHA256");
      mac.init(new SecretKeySpec(key, "HmacSHA256"));
      return mac.doFinal(text.getBytes(StandardCharsets.UTF_8));
    } catch (GeneralSecurityException absent) {
      throw new IllegalStateException("every JDK has HmacSHA256", absent);
    }
  }

  private static byte[] sha256(byte[] bytes) {
    try {
      return MessageDigest.getInstance("SHA-256").digest(bytes);
    } catch (GeneralSecurityException absent) {
      throw new IllegalStateException("every JDK has SHA-256", absent);
    }
  }
}
