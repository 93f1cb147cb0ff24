package dev.quarterdeck.rotation.recipe;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import com.sun.net.httpserver.HttpsConfigurator;
import com.sun.net.httpserver.HttpsServer;
import dev.quarterdeck.kernel.Outcome;
import dev.quarterdeck.kernel.Problem;
import dev.quarterdeck.kernel.SecretValue;
import dev.quarterdeck.kernel.SelfSigned;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Base64;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Against a real server on loopback. */
final class TrialTest {
  private static final String CANARY = "canary-4f6b1a0c9d";
  private final List<String> seen = new CopyOnWriteArrayList<>();
  private HttpServer server;

  @BeforeEach
  void start() throws IOException {
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.createContext("/", this::answer);
    server.start();
  }

  @AfterEach
  void stop() {
    server.stop(0);
  }

  /** 200 for the right credential, 401 for any other; {@code /STATUS} answers with that. */
  private void answer(HttpExchange call) throws IOException {
    seen.add(call.getRequestMethod() + " " + call.getRequestURI().getPath());
    String given = String.valueOf(call.getRequestHeaders().getFirst("Authorization"));
    String other = String.valueOf(call.getRequestHeaders().getFirst("Api-Key"));
    String basic =
        "Basic "
            + Base64.getEncoder()
                .encodeToString(("user:" + CANARY).getBytes(StandardCharsets.UTF_8));
    boolean right =
        given.equals("Bearer " + CANARY) || given.equals(basic) || other.equals(CANARY + ";v1");
    String path = call.getRequestURI().getPath().substring(1);
    int status = path.matches("\\d{3}") ? Integer.parseInt(path) : right ? 200 : 401;
    if (status / 100 == 3) {
      call.getResponseHeaders().add("Location", "/elsewhere");
    }
    byte[] body = ("you sent " + given).getBytes(StandardCharsets.UTF_8);
    boolean head = call.getRequestMethod().equals("HEAD");
    call.sendResponseHeaders(status, head ? -1 : body.length);
    if (!head) {
      call.getResponseBody().write(body);
    }
    call.close();
  }

  private URI url(String path) {
    return URI.create("http://127.0.0.1:" + server.getAddress().getPort() + path);
  }

  private static Outcome<String> run(Trial trial, String value) {
    try (SecretValue v = SecretValue.ofText(value)) {
      Outcome<String> said = trial.run(v);
      assertThat(said.toString()).doesNotContain("canary");
      return said;
    }
  }

  private Trial bearer(String path) {
    return new Trial(url(path), "GET", Trial.BEARER, null, 200, 299);
  }

  @Test
  void a_right_value_succeeds_in_a_header_and_as_basic_authentication() {
    assertThat(run(bearer("/v1/me?token=1"), CANARY).orThrow())
        .isEqualTo("GET " + url("/v1/me") + " answered 200");
    assertThat(run(new Trial(url("/"), "HEAD", "Api-Key: {};v1", null, 200, 200), CANARY).isDone())
        .isTrue();
    assertThat(run(new Trial(url("/"), "POST", Trial.BEARER, "user", 200, 204), CANARY).isDone())
        .isTrue();
    assertThat(seen).containsExactly("GET /v1/me", "HEAD /", "POST /");
  }

  @Test
  void a_wrong_value_is_refused_and_not_told() {
    Problem problem = Asked.problem(run(bearer("/"), CANARY + "x"));
    assertThat(problem).isInstanceOf(Problem.Refused.class);
    assertThat(problem.sentence()).endsWith("answered 401: the value was not accepted.");
  }

  @Test
  void redirects_are_not_followed_with_the_value() {
    assertThat(Asked.problem(run(bearer("/302"), CANARY)).sentence()).contains("a redirect");
    assertThat(seen).containsExactly("GET /302");
  }

  @Test
  void the_range_decides_and_other_answers_say_nothing_of_the_value() {
    assertThat(run(new Trial(url("/302"), "GET", Trial.BEARER, null, 302, 302), CANARY).isDone())
        .isTrue();
    assertThat(Asked.problem(run(bearer("/503"), CANARY)).sentence()).contains("server failed");
    assertThat(Asked.problem(run(bearer("/429"), CANARY)).sentence()).contains("too many calls");
    assertThat(Asked.problem(run(bearer("/404"), CANARY)).sentence()).endsWith("answered 404.");
    assertThat(Trial.first("200-204")).isEqualTo(200);
    assertThat(Trial.last("200-204")).isEqualTo(204);
    assertThat(Trial.last("404")).isEqualTo(404);
  }

  @Test
  void a_value_that_a_header_cannot_carry_is_not_sent() {
    for (String value : List.of(CANARY + "\nX-Injected: 1", CANARY + "\u00e9", CANARY + "\u0000")) {
      assertThat(Asked.problem(run(bearer("/"), value))).isInstanceOf(Problem.Invalid.class);
    }
    assertThat(seen).isEmpty();
  }

  @Test
  void nobody_there_is_told_apart_from_a_bad_value() {
    URI gone = url("/");
    server.stop(0);
    Problem problem =
        Asked.problem(run(new Trial(gone, "GET", Trial.BEARER, null, 200, 299), CANARY));
    assertThat(problem).isInstanceOf(Problem.Unreachable.class);
    assertThat(problem.sentence()).contains("nothing listens there");
    assertThat(
            Asked.problem(
                    run(
                        new Trial(
                            URI.create("https://nowhere.invalid/"),
                            "GET",
                            Trial.BEARER,
                            null,
                            200,
                            299),
                        CANARY))
                .sentence())
        .contains("there is no such host");
  }

  @Test
  void tls_errors_are_clear(@TempDir Path folder) throws Exception {
    HttpsServer tls = selfSigned(folder);
    try {
      URI url = URI.create("https://127.0.0.1:" + tls.getAddress().getPort() + "/");
      assertThat(
              Asked.problem(run(new Trial(url, "GET", Trial.BEARER, null, 200, 299), CANARY))
                  .sentence())
          .contains("signed by nobody whom this Java trusts");
      assertThat(seen).isEmpty();
    } finally {
      tls.stop(0);
    }
  }

  private HttpsServer selfSigned(Path folder) throws Exception {
    HttpsServer tls =
        HttpsServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    tls.setHttpsConfigurator(new HttpsConfigurator(SelfSigned.context(folder)));
    tls.createContext("/", this::answer);
    tls.start();
    return tls;
  }
}
