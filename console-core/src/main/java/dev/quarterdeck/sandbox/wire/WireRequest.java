package dev.quarterdeck.sandbox.wire;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.zip.GZIPInputStream;
import org.jspecify.annotations.Nullable;

/**
 * One HTTP request as it came in.
 *
 * @param method for example {@code POST}
 * @param rawPath the path as sent, still percent-encoded
 * @param rawQuery the query string as sent, empty when there was none
 * @param headers lower-case names to their values in the order sent
 * @param sent the body as sent (possibly compressed): what a signature covers
 * @param body the body to read: {@code sent}, decompressed
 */
record WireRequest(
    String method,
    String rawPath,
    String rawQuery,
    Map<String, List<String>> headers,
    byte[] sent,
    byte[] body) {

  /** The first value of a header (name in lower case), or null. */
  @Nullable String header(String name) {
    List<String> values = headers.get(name);
    return values == null || values.isEmpty() ? null : values.getFirst();
  }

  /** The media type without its parameters, in lower case; empty when none was sent. */
  String mediaType() {
    String type = header("content-type");
    if (type == null) {
      return "";
    }
    int semicolon = type.indexOf(';');
    return (semicolon < 0 ? type : type.substring(0, semicolon)).strip().toLowerCase(Locale.ROOT);
  }

  /** The same request with its body decompressed, should it say that it is compressed. */
  WireRequest unpacked() {
    String encoding = header("content-encoding");
    if (encoding == null || !encoding.contains("gzip")) {
      return this;
    }
    try (GZIPInputStream plain = new GZIPInputStream(new ByteArrayInputStream(sent))) {
      return new WireRequest(method, rawPath, rawQuery, headers, sent, plain.readAllBytes());
    } catch (IOException malformed) {
      throw new ServiceError("SerializationException", "The compressed body could not be read");
    }
  }

  /** The query string's parameters, decoded; of a repeated one the last counts. */
  Map<String, String> queryParameters() {
    return parseForm(rawQuery);
  }

  /** The query string's parameters in their order, decoded; a repeated one comes again. */
  List<Map.Entry<String, String>> queryPairs() {
    List<Map.Entry<String, String>> pairs = new ArrayList<>();
    for (String pair : rawQuery.split("&")) {
      pairs.addAll(parseForm(pair).entrySet());
    }
    return pairs;
  }

  /** The body as a form, on top of the query string's parameters. */
  Map<String, String> formParameters() {
    Map<String, String> all = queryParameters();
    all.putAll(parseForm(new String(body, StandardCharsets.UTF_8)));
    return all;
  }

  static Map<String, String> parseForm(String form) {
    Map<String, String> parameters = new LinkedHashMap<>();
    int from = 0;
    while (from < form.length()) {
      int end = form.indexOf('&', from);
      if (end < 0) {
        end = form.length();
      }
      int equals = form.indexOf('=', from);
      if (end > from) {
        boolean hasValue = equals >= 0 && equals < end;
        parameters.put(
            unescape(form.substring(from, hasValue ? equals : end)),
            hasValue ? unescape(form.substring(equals + 1, end)) : "");
      }
      from = end + 1;
    }
    return parameters;
  }

  /** A part of a path, decoded: a plus is a plus there. */
  static String unescapePath(String text) {
    return unescape(text.replace("+", "%2B"));
  }

  private static String unescape(String text) {
    try {
      return URLDecoder.decode(text, StandardCharsets.UTF_8);
    } catch (IllegalArgumentException malformed) {
      throw new ServiceError("MalformedQueryString", "The query string is malformed.");
    }
  }
}
