package dev.quarterdeck.aws;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.HttpURLConnection;
import java.time.Duration;
import java.util.Map;
import software.amazon.awssdk.http.SdkHttpClient;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;

/**
 * The HTTP client in its cheap form: with a connection factory it builds no SSL context of its own,
 * so plain-http endpoints never load one and https uses the JDK's default.
 */
final class LightHttp {
  private static final Duration CONNECT = Duration.ofSeconds(5);

  /** Connections that the JDK keeps alive per host; its default of 5 is below our concurrency. */
  private static final String KEEP = "http.maxConnections";

  private LightHttp() {}

  static SdkHttpClient create(Duration attempt, Map<String, String> env) {
    if (System.getProperty(KEEP) == null) {
      System.setProperty(KEEP, Integer.toString(Calls.CONCURRENT));
    }
    Duration connect = attempt.compareTo(CONNECT) < 0 ? attempt : CONNECT;
    if (proxied(env)) {
      return UrlConnectionHttpClient.builder()
          .connectionTimeout(connect)
          .socketTimeout(attempt)
          .build();
    }
    return UrlConnectionHttpClient.create(
        uri -> {
          try {
            HttpURLConnection connection = (HttpURLConnection) uri.toURL().openConnection();
            connection.setConnectTimeout(Math.toIntExact(connect.toMillis()));
            connection.setReadTimeout(Math.toIntExact(attempt.toMillis()));
            return connection;
          } catch (IOException e) {
            throw new UncheckedIOException(e);
          }
        });
  }

  /** HTTPS_PROXY and the like: the full client knows them, with NO_PROXY and credentials. */
  private static boolean proxied(Map<String, String> env) {
    return env.keySet().stream()
        .anyMatch(k -> k.equalsIgnoreCase("https_proxy") || k.equalsIgnoreCase("http_proxy"));
  }
}
