package dev.quarterdeck.rotation.recipe;

import dev.quarterdeck.kernel.Outcome;
import dev.quarterdeck.kernel.Problem;
import dev.quarterdeck.kernel.ProblemException;
import dev.quarterdeck.kernel.SecretValue;
import dev.quarterdeck.kernel.Text;
import java.io.IOException;
import java.io.InputStream;
import java.net.ConnectException;
import java.net.ProxySelector;
import java.net.URI;
import java.net.UnknownHostException;
import java.net.http.HttpClient;
import java.net.http.HttpConnectTimeoutException;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpTimeoutException;
import java.nio.channels.UnresolvedAddressException;
import java.security.cert.CertPathBuilderException;
import java.security.cert.CertificateException;
import java.security.cert.CertificateExpiredException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import javax.net.ssl.SSLException;
import org.jspecify.annotations.Nullable;

/**
 * One HTTP call with a new credential, which must succeed before anything is promoted. Redirects
 * are not followed: they would carry the credential elsewhere. What the server answers besides its
 * status is not read, and nothing that is said here holds the value.
 *
 * @param header {@code NAME: TEXT} with {@code {}} where the value goes
 * @param basicUser for Basic authentication instead of a header; null for the header
 * @param least first status that counts as success, {@code most} the last
 */
record Trial(
    URI url, String method, String header, @Nullable String basicUser, int least, int most) {
  static final String BEARER = "Authorization: Bearer {}";

  private static final Duration CONNECT = Duration.ofSeconds(10);
  private static final Duration ANSWER = Duration.ofSeconds(20);
  private static final Pattern NAME = Pattern.compile("[A-Za-z0-9!#$%&'*+.^_`|~-]{1,80}");
  private static final Pattern STATUS = Pattern.compile("([1-5]\\d\\d)(?:-([1-5]\\d\\d))?");
  private static final Set<String> TAKEN =
      Set.of("connection", "content-length", "expect", "host", "upgrade", "transfer-encoding");

  static Optional<String> urlComplaint(String given) {
    URI url;
    try {
      url = URI.create(given);
    } catch (IllegalArgumentException e) {
      return Optional.of("must be a URL");
    }
    String scheme = url.getScheme() == null ? "" : url.getScheme().toLowerCase(Locale.ROOT);
    if (!scheme.equals("https") && !scheme.equals("http") || url.getHost() == null) {
      return Optional.of("must be a URL that begins with https://");
    }
    if (url.getUserInfo() != null) {
      return Optional.of("must hold no user or password; see the options header and basic");
    }
    if (scheme.equals("http") && !loopback(url.getHost())) {
      return Optional.of("must be https: http would send the value in clear");
    }
    return Optional.empty();
  }

  private static boolean loopback(String host) {
    return Set.of("localhost", "127.0.0.1", "[::1]").contains(host.toLowerCase(Locale.ROOT));
  }

  static Optional<String> headerComplaint(String given) {
    int at = given.indexOf(':');
    String text = at < 0 ? "" : given.substring(at + 1);
    boolean once = text.contains("{}") && text.indexOf("{}") == text.lastIndexOf("{}");
    if (at < 0 || !once || !NAME.matcher(given.substring(0, at)).matches() || !plain(text)) {
      return Optional.of("must be of the form 'NAME: TEXT' with {} where the value goes");
    }
    return TAKEN.contains(given.substring(0, at).toLowerCase(Locale.ROOT))
        ? Optional.of("must be a header that a credential can go into")
        : Optional.empty();
  }

  static Optional<String> statusComplaint(String given) {
    return STATUS.matcher(given).matches()
        ? Optional.empty()
        : Optional.of("must be a status or a range of them, such as 200 or 200-299");
  }

  static int first(String status) {
    return Integer.parseInt(status.substring(0, 3));
  }

  static int last(String status) {
    return Integer.parseInt(status.substring(status.length() - 3));
  }

  /** Without the query, which may hold what nobody should see. */
  String words() {
    String path = url.getRawPath() == null ? "" : url.getRawPath();
    return Text.shorten(
        Text.clean(method + " " + url.getScheme() + "://" + url.getRawAuthority() + path), 120);
  }

  /** Makes the call. Says what was answered; fails with why it is no success. */
  Outcome<String> run(SecretValue value) {
    return Outcome.of(
        () -> {
          int status = status(value);
          if (status >= least && status <= most) {
            return words() + " answered " + status;
          }
          throw new ProblemException(refused(status));
        });
  }

  private int status(SecretValue value) throws InterruptedException {
    HttpRequest request = value.readText(this::request);
    HttpClient client =
        HttpClient.newBuilder()
            .followRedirects(HttpClient.Redirect.NEVER)
            .version(HttpClient.Version.HTTP_1_1)
            .proxy(ProxySelector.getDefault())
            .connectTimeout(CONNECT)
            .build();
    try {
      HttpResponse<InputStream> answer =
          client.send(request, HttpResponse.BodyHandlers.ofInputStream());
      answer.body().close();
      return answer.statusCode();
    } catch (IOException e) {
      // Not as the cause: who knows what a library quotes.
      throw new ProblemException(unreachable(e));
    } finally {
      client.shutdownNow();
    }
  }

  private HttpRequest request(String value) {
    HttpRequest.Builder builder =
        HttpRequest.newBuilder(url)
            .timeout(ANSWER)
            .header("User-Agent", "quarterdeck")
            .method(method, HttpRequest.BodyPublishers.noBody());
    if (basicUser != null) {
      String pair = basicUser + ":" + value;
      return builder
          .header(
              "Authorization",
              "Basic "
                  + Base64.getEncoder()
                      .encodeToString(pair.getBytes(java.nio.charset.StandardCharsets.UTF_8)))
          .build();
    }
    if (!plain(value)) {
      throw new ProblemException(
          new Problem.Invalid(
              "The value has characters that an HTTP header cannot carry.",
              "Check that it is whole and nothing else; a test call needs a value of one line."));
    }
    int at = header.indexOf(':');
    return builder
        .header(header.substring(0, at), header.substring(at + 1).strip().replace("{}", value))
        .build();
  }

  private static boolean plain(String text) {
    return text.chars().allMatch(c -> c >= 0x20 && c < 0x7f);
  }

  private Problem refused(int status) {
    String why =
        switch (status) {
          case 401, 403 -> ": the value was not accepted";
          case 429 -> ": too many calls, which says nothing of the value";
          default ->
              status / 100 == 3
                  ? ": a redirect, which is not followed with a credential"
                  : status / 100 == 5 ? ": the server failed, which says nothing of the value" : "";
        };
    return new Problem.Refused(
        words() + " answered " + status + why + ".",
        status == 401 || status == 403
            ? "Check that the value is whole, active, and allowed to make this call."
            : "Check the test call's URL, method and header; try again if the server was at fault.");
  }

  private Problem unreachable(IOException e) {
    // The innermost knows best.
    List<Throwable> chain = new ArrayList<>();
    for (Throwable t = e; t != null && !chain.contains(t); t = t.getCause()) {
      chain.addFirst(t);
    }
    String why =
        chain.stream()
            .map(Trial::reason)
            .filter(Objects::nonNull)
            .findFirst()
            .orElse("it broke off (" + e.getClass().getSimpleName() + ")");
    return new Problem.Unreachable(
        "The test call " + words() + " was not answered: " + why + ".",
        "Check the URL and the way there from this machine; the value was not judged.");
  }

  private static @Nullable String reason(Throwable t) {
    return switch (t) {
      case CertificateExpiredException _ -> "the server's certificate has expired";
      case CertPathBuilderException _ ->
          "the server's certificate is signed by nobody whom this Java trusts";
      case CertificateException c when String.valueOf(c.getMessage()).contains("No ") ->
          "the server's certificate is for another name";
      case SSLException _ -> "TLS could not be agreed upon";
      case HttpConnectTimeoutException _ ->
          "there was no connection within " + CONNECT.toSeconds() + " s";
      case HttpTimeoutException _ -> "it took longer than " + ANSWER.toSeconds() + " s";
      case UnknownHostException _ -> "there is no such host";
      case UnresolvedAddressException _ -> "there is no such host";
      case ConnectException _ -> "nothing listens there";
      default -> null;
    };
  }
}
