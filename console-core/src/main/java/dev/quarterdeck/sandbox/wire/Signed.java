package dev.quarterdeck.sandbox.wire;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What a request says about its own signature, from the Authorization header or a presigned URL.
 *
 * @param timestamp {@code 20260131T101530Z}
 * @param validSeconds how long a presigned URL asks to live, or null for a header signature
 */
record Signed(
    String accessKeyId,
    String date,
    String region,
    String service,
    String timestamp,
    List<String> headers,
    String payloadHash,
    String signature,
    @Nullable String sessionToken,
    @Nullable Long validSeconds) {

  String scope() {
    return date + "/" + region + "/" + service + "/aws4_request";
  }

  /**
   * The signature's parts, or null when the request carries none; throws when they are malformed.
   */
  static @Nullable Signed of(WireRequest request, Refusals refusals) {
    String authorization = request.header("authorization");
    if (authorization != null) {
      return fromHeader(request, authorization, refusals);
    }
    if (request.rawQuery().contains("X-Amz-Signature=")) {
      return fromQuery(request, refusals);
    }
    return null;
  }

  private static Signed fromHeader(WireRequest request, String authorization, Refusals refusals) {
    if (!authorization.startsWith(SigV4.ALGORITHM + " ")) {
      throw refusals.incomplete("Unsupported AWS 'algorithm': '" + algorithm(authorization) + "'.");
    }
    String credential = part(authorization, "Credential=", refusals);
    String headers = part(authorization, "SignedHeaders=", refusals);
    String signature = part(authorization, "Signature=", refusals);
    String date = request.header("x-amz-date");
    if (date == null) {
      throw refusals.incomplete(
          "Authorization header requires existence of either a 'X-Amz-Date' or a 'Date' header.");
    }
    String hash = request.header("x-amz-content-sha256");
    return of(
        credential,
        date,
        headers,
        hash == null ? SigV4.hash(request.sent()) : hash,
        signature,
        request.header("x-amz-security-token"),
        null,
        refusals);
  }

  private static Signed fromQuery(WireRequest request, Refusals refusals) {
    Map<String, String> query = request.queryParameters();
    String lifetime = query.getOrDefault("X-Amz-Expires", "900");
    if (!lifetime.matches("[0-9]{1,6}")) {
      throw refusals.incomplete("X-Amz-Expires should be a number");
    }
    String service = query.getOrDefault("X-Amz-Credential", "");
    return of(
        service,
        query.getOrDefault("X-Amz-Date", ""),
        query.getOrDefault("X-Amz-SignedHeaders", ""),
        service.contains("/s3/") ? "UNSIGNED-PAYLOAD" : SigV4.hash(request.sent()),
        query.getOrDefault("X-Amz-Signature", ""),
        query.get("X-Amz-Security-Token"),
        Long.valueOf(lifetime),
        refusals);
  }

  private static Signed of(
      String credential,
      String timestamp,
      String headers,
      String payloadHash,
      String signature,
      @Nullable String token,
      @Nullable Long validSeconds,
      Refusals refusals) {
    String[] scope = credential.split("/", -1);
    if (scope.length != 5) {
      throw refusals.incomplete(
          "Credential must have exactly 5 slash-delimited elements, e.g. keyid/date/region/service/term,"
              + " got '"
              + credential
              + "'");
    }
    if (!timestamp.matches("[0-9]{8}T[0-9]{6}Z")) {
      throw refusals.incomplete(
          "Date must be in ISO-8601 'basic format'. Got '"
              + timestamp
              + "'. See http://en.wikipedia.org/wiki/ISO_8601");
    }
    if (!timestamp.startsWith(scope[1])) {
      throw refusals.badSignature(
          "Date in Credential scope does not match YYYYMMDD from ISO-8601 version of date from HTTP");
    }
    return new Signed(
        scope[0],
        scope[1],
        scope[2],
        scope[3],
        timestamp,
        List.of(headers.split(";")),
        payloadHash,
        signature,
        token,
        validSeconds);
  }

  private static String algorithm(String authorization) {
    int space = authorization.indexOf(' ');
    return space < 0 ? authorization : authorization.substring(0, space);
  }

  private static String part(String authorization, String name, Refusals refusals) {
    int at = authorization.indexOf(name);
    if (at < 0) {
      throw refusals.incomplete(
          "Authorization header requires '"
              + name.substring(0, name.length() - 1)
              + "' parameter.");
    }
    int comma = authorization.indexOf(',', at);
    return authorization
        .substring(at + name.length(), comma < 0 ? authorization.length() : comma)
        .strip();
  }
}
