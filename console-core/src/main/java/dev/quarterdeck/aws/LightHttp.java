package dev.quarterdeck.aws;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.HttpURLConnection;
import java.time.Duration;
import java.util.Map;
import java.util.function.Predicate;
import javax.net.ssl.HttpsURLConnection;
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

  /** Whoever sets it has chosen which key agreements are offered. */
  private static final String GROUPS = "jdk.tls.namedGroups";

  private LightHttp() {}

  /** Made when the first https connection is, and one for all: connections are kept by factory. */
  private static final class Quick {
    static final QuickTls TLS = new QuickTls(HttpsURLConnection.getDefaultSSLSocketFactory());
  }

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
    return System.getProperty(GROUPS) == null
        ? Handshakes.over(quick -> direct(connect, attempt, quick))
        : direct(connect, attempt, host -> false);
  }

  private static SdkHttpClient direct(Duration connect, Duration attempt, Predicate<String> quick) {
    return UrlConnectionHttpClient.create(
        uri -> {
          try {
            HttpURLConnection connection = (HttpURLConnection) uri.toURL().openConnection();
            if (connection instanceof HttpsURLConnection https && quick.test(uri.getHost())) {
              https.setSSLSocketFactory(Quick.TLS);
            }
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
