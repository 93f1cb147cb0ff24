package dev.quarterdeck.readiness.probe;

import dev.quarterdeck.readiness.rules.Checks;
import java.io.IOException;
import java.io.InputStream;
import java.io.InterruptedIOException;
import java.io.OutputStream;
import java.net.ConnectException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.security.cert.CertificateException;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import javax.net.ssl.SSLException;
import javax.net.ssl.SSLPeerUnverifiedException;
import javax.net.ssl.SSLSocket;
import javax.net.ssl.SSLSocketFactory;
import org.jspecify.annotations.Nullable;

/** HTTP and TLS as a stranger would use them: no redirects followed, short times, small bodies. */
public final class Web implements AutoCloseable {
  private static final Duration TIME = Duration.ofSeconds(5);
  private static final int MOST = 1 << 20;
  private static final long SOON_DAYS = 30;

  private final HttpClient client =
      HttpClient.newBuilder()
          .connectTimeout(TIME)
          .followRedirects(HttpClient.Redirect.NEVER)
          .version(HttpClient.Version.HTTP_1_1)
          .build();

  /** No answer came: a reason in one sentence. */
  static final class Unanswered extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final String sentence;

    Unanswered(String sentence, Throwable cause) {
      super(sentence, cause);
      this.sentence = sentence;
    }

    String sentence() {
      return sentence;
    }

    /** Nobody listens there. */
    boolean refused() {
      return getCause() instanceof ConnectException;
    }
  }

  /** {@code bytes}: the size of the body, counted to a megabyte. */
  record Answer(
      URI from, int status, Map<String, String> headers, String body, int bytes, long millis) {
    Optional<String> header(String name) {
      return Optional.ofNullable(headers.get(name));
    }

    /** Whether the status says anything of what is there: no overload, no failure, no limit. */
    boolean tells() {
      return status / 100 != 5 && status != 429;
    }

    Optional<URI> resolve(String link) {
      try {
        return Optional.of(from.resolve(link.strip()));
      } catch (IllegalArgumentException e) {
        return Optional.empty();
      }
    }
  }

  Answer get(URI url, Map<String, String> headers) {
    return ask("GET", url, headers);
  }

  /** {@code method}: GET or OPTIONS, which change nothing. */
  Answer ask(String method, URI url, Map<String, String> headers) {
    HttpRequest.Builder request =
        HttpRequest.newBuilder(url)
            .method(method, HttpRequest.BodyPublishers.noBody())
            .timeout(TIME)
            .header("User-Agent", "quarterdeck-readiness");
    headers.forEach(request::header);
    long start = System.nanoTime();
    try {
      HttpResponse<InputStream> r =
          client.send(request.build(), HttpResponse.BodyHandlers.ofInputStream());
      try (InputStream in = r.body()) {
        byte[] body = in.readNBytes(MOST);
        long millis = TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - start);
        Map<String, String> flat = new HashMap<>();
        r.headers()
            .map()
            .forEach((k, v) -> flat.put(k.toLowerCase(Locale.ROOT), String.join(", ", v)));
        return new Answer(
            url,
            r.statusCode(),
            flat,
            new String(body, StandardCharsets.UTF_8),
            body.length,
            millis);
      }
    } catch (IOException e) {
      throw new Unanswered(reason(url, e), e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new Unanswered("Stopped before the end.", e);
    }
  }

  private static String reason(URI url, IOException e) {
    String what =
        e instanceof SSLException
            ? "TLS failed"
            : e instanceof java.net.http.HttpTimeoutException || e instanceof InterruptedIOException
                ? "no answer in time"
                : "no connection";
    return url.getHost() + " did not answer: " + what + ".";
  }

  /**
   * The status of a request whose Host header names somebody else; the client above forbids that.
   */
  int withHost(URI url, String host) {
    boolean tls = "https".equals(url.getScheme());
    int port = url.getPort() == -1 ? tls ? 443 : 80 : url.getPort();
    try (Socket socket = tls ? tls(url, port) : plain(url, port)) {
      String path = url.getRawPath() == null || url.getRawPath().isEmpty() ? "/" : url.getRawPath();
      OutputStream out = socket.getOutputStream();
      out.write(
          ("GET "
                  + path
                  + " HTTP/1.1\r\nHost: "
                  + host
                  + "\r\nUser-Agent: quarterdeck-readiness\r\nConnection: close\r\n\r\n")
              .getBytes(StandardCharsets.US_ASCII));
      out.flush();
      byte[] head = socket.getInputStream().readNBytes(12);
      String line = new String(head, StandardCharsets.US_ASCII);
      if (line.matches("HTTP/1\\.[01] \\d{3}")) {
        return Integer.parseInt(line.substring(9));
      }
      throw new IOException("no HTTP");
    } catch (IOException e) {
      throw new Unanswered(reason(url, e), e);
    }
  }

  private static Socket plain(URI url, int port) throws IOException {
    Socket socket = new Socket();
    try {
      socket.connect(new InetSocketAddress(url.getHost(), port), (int) TIME.toMillis());
      socket.setSoTimeout((int) TIME.toMillis());
      return socket;
    } catch (IOException e) {
      socket.close();
      throw e;
    }
  }

  private static SSLSocket tls(URI url, int port) throws IOException {
    Socket plain = plain(url, port);
    SSLSocket socket =
        (SSLSocket)
            ((SSLSocketFactory) SSLSocketFactory.getDefault())
                .createSocket(plain, url.getHost(), port, true);
    var parameters = socket.getSSLParameters();
    parameters.setEndpointIdentificationAlgorithm("HTTPS");
    socket.setSSLParameters(parameters);
    try {
      socket.startHandshake();
      return socket;
    } catch (IOException e) {
      socket.close();
      throw e;
    }
  }

  /** Chain, host, protocol and expiry of what clients are given. */
  void certificate(URI url, Instant now, Checks checks) {
    int port = url.getPort() == -1 ? 443 : url.getPort();
    try (SSLSocket socket = tls(url, port)) {
      X509Certificate own = (X509Certificate) socket.getSession().getPeerCertificates()[0];
      Instant end = own.getNotAfter().toInstant();
      long days = Duration.between(now, end).toDays();
      checks.that(
          days > SOON_DAYS,
          url.getHost(),
          "notAfter",
          end,
          "its certificate is valid for "
              + days
              + " more days, over "
              + socket.getSession().getProtocol());
    } catch (SSLException e) {
      checks.fail(
          url.getHost(),
          "TLS",
          null,
          distrusted(e)
              ? "clients do not trust its certificate"
              : "clients cannot agree with it on TLS");
    } catch (IOException e) {
      throw new Unanswered(reason(url, e), e);
    }
  }

  private static boolean distrusted(@Nullable Throwable e) {
    for (Throwable at = e; at != null; at = at.getCause()) {
      if (at instanceof CertificateException || at instanceof SSLPeerUnverifiedException) {
        return true;
      }
    }
    return false;
  }

  @Override
  public void close() {
    client.close();
  }
}
