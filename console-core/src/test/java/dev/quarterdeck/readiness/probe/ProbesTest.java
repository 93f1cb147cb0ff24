package dev.quarterdeck.readiness.probe;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import dev.quarterdeck.app.DrivenSandbox;
import dev.quarterdeck.kernel.Outcome;
import dev.quarterdeck.readiness.Besides;
import dev.quarterdeck.readiness.Checklist;
import dev.quarterdeck.readiness.Run;
import dev.quarterdeck.readiness.collect.Once;
import dev.quarterdeck.readiness.collect.Scope;
import dev.quarterdeck.readiness.evidence.Status;
import dev.quarterdeck.readiness.profile.ReadinessFile;
import dev.quarterdeck.sandbox.Scenario;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ProbesTest {
  private static final List<String> ITEMS =
      List.of(
          "cors-not-wildcard",
          "xss-headers",
          "auth-on-every-route",
          "allowed-hosts",
          "health-endpoint",
          "image-optimisation");
  @TempDir Path temp;

  private interface Site {
    void answer(HttpExchange x) throws IOException;
  }

  private Map<String, Run.Result> run(Site site) throws IOException {
    HttpServer server =
        HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.createContext(
        "/",
        x -> {
          try (x) {
            site.answer(x);
          }
        });
    server.start();
    URI url = URI.create("http://127.0.0.1:" + server.getAddress().getPort() + "/");
    ReadinessFile file =
        ReadinessFile.parse(
                "readiness.yaml",
                "settings: {healthPaths: [/health/ready, /api/health/ready], protectedPaths: [/api/me]}\n")
            .orThrow();
    try (DrivenSandbox d = DrivenSandbox.start(Scenario.CALM, temp);
        Besides besides = Besides.of(null, url).orThrow()) {
      Run run =
          d.console()
              .checklist()
              .run(
                  d.deadline(),
                  new Checklist.Request(
                      file,
                      new Scope(List.of("acme-prod"), List.of()),
                      Stream.concat(ITEMS.stream(), Stream.of("no-debug-code")).toList(),
                      besides,
                      Once.Progress.NONE))
              .orThrow();
      Map<String, Run.Result> byId = new HashMap<>();
      run.results().forEach(r -> byId.put(r.item().id(), r));
      return byId;
    } finally {
      server.stop(0);
    }
  }

  private static void send(HttpExchange x, int status, String type, String body)
      throws IOException {
    byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
    x.getResponseHeaders().set("Content-Type", type);
    x.sendResponseHeaders(status, bytes.length);
    x.getResponseBody().write(bytes);
  }

  @Test
  void a_careful_site_passes() throws IOException {
    Map<String, Run.Result> r =
        run(
            x -> {
              x.getResponseHeaders().set("X-Content-Type-Options", "nosniff");
              x.getResponseHeaders().set("Strict-Transport-Security", "max-age=31536000");
              x.getResponseHeaders()
                  .set("Content-Security-Policy", "default-src 'self'; frame-ancestors 'none'");
              x.getResponseHeaders().set("Referrer-Policy", "no-referrer");
              x.getResponseHeaders().set("Cache-Control", "max-age=86400");
              String host = String.valueOf(x.getRequestHeaders().getFirst("Host"));
              String path = x.getRequestURI().getPath();
              if (!host.startsWith("127.0.0.1")) {
                send(x, 421, "text/plain", "who?");
              } else if (path.equals("/api/me")) {
                send(x, 401, "text/plain", "no");
              } else if (path.endsWith(".webp")) {
                send(x, 200, "image/webp", "small");
              } else {
                send(x, 200, "text/html", "<img src='/a.webp'>");
              }
            });
    for (String item : ITEMS) {
      assertThat(result(r, item).status())
          .as("%s %s", item, result(r, item).evidence())
          .isEqualTo(Status.PASS);
    }
  }

  @Test
  void a_careless_one_fails() throws IOException {
    Map<String, Run.Result> r =
        run(
            x -> {
              x.getResponseHeaders().set("Access-Control-Allow-Origin", "*");
              boolean health = x.getRequestURI().getPath().startsWith("/health");
              if (x.getRequestURI().getPath().endsWith(".png")) {
                send(x, 200, "image/png", "x".repeat(300_000));
              } else {
                send(x, health ? 503 : 200, "text/html", "<img src=\"/big.png\">");
              }
            });
    for (String item : ITEMS) {
      assertThat(result(r, item).status())
          .as("%s %s", item, result(r, item).evidence())
          .isEqualTo(Status.FAIL);
    }
  }

  /** Nothing of what the items ask for was seen, so none of them passes. */
  private void nothingIsSeen(Site site, String... items) throws IOException {
    Map<String, Run.Result> r = run(site);
    for (String item : items) {
      assertThat(result(r, item).status())
          .as("%s %s", item, result(r, item).evidence())
          .isEqualTo(Status.UNKNOWN);
      assertThat(result(r, item).evidence())
          .noneMatch(e -> e.source().equals("probe") && e.status() == Status.PASS);
    }
  }

  @Test
  void a_site_that_only_leads_to_another_form_of_its_address_is_not_seen() throws IOException {
    nothingIsSeen(
        x -> {
          x.getResponseHeaders().set("Location", "https://127.0.0.1" + x.getRequestURI().getPath());
          send(x, 301, "text/plain", "");
        },
        "cors-not-wildcard",
        "auth-on-every-route",
        "allowed-hosts",
        "image-optimisation",
        "no-debug-code");
  }

  @Test
  void a_site_that_is_overloaded_is_not_seen() throws IOException {
    for (int status : List.of(503, 429)) {
      nothingIsSeen(
          x -> send(x, status, "text/plain", "later"),
          "cors-not-wildcard",
          "auth-on-every-route",
          "allowed-hosts",
          "image-optimisation",
          "no-debug-code");
    }
  }

  @Test
  void a_host_that_is_refused_like_any_other_is_not_seen() throws IOException {
    nothingIsSeen(x -> send(x, 404, "text/plain", "no"), "allowed-hosts", "image-optimisation");
  }

  @Test
  void a_foreign_origin_that_may_write_is_found() throws IOException {
    Run.Result cors =
        result(
            run(
                x -> {
                  if (x.getRequestMethod().equals("OPTIONS")) {
                    x.getResponseHeaders()
                        .set(
                            "Access-Control-Allow-Origin",
                            String.valueOf(x.getRequestHeaders().getFirst("Origin")));
                    x.sendResponseHeaders(204, -1);
                  } else {
                    send(x, 200, "text/plain", "ok");
                  }
                }),
            "cors-not-wildcard");
    assertThat(cors.status()).isEqualTo(Status.FAIL);
    assertThat(cors.evidence())
        .anyMatch(e -> e.text().contains("a request to write from the origin https://evil"));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "default-src 'self'; frame-ancestors 'none' | '' | true | true",
        "default-src 'self' 'unsafe-inline' | DENY | false | true",
        "default-src 'unsafe-inline'; script-src 'self' | ALLOWALL | true | false",
        "script-src 'unsafe-inline' 'nonce-abc' | SAMEORIGIN | true | true",
        "upgrade-insecure-requests; frame-ancestors * | DENY | false | false",
        "'' | '' | false | false",
      })
  void a_policy_is_what_browsers_make_of_it(
      String header, String frameOptions, boolean scripts, boolean framed) {
    Policy policy = Policy.parse(header);
    assertThat(policy.restrictsScripts()).isEqualTo(scripts);
    assertThat(policy.framed(frameOptions)).isEqualTo(framed);
  }

  @Test
  void an_address_with_a_password_is_refused() {
    assertThat(Besides.of(null, URI.create("https://maria:hunter2@a.example.org/")))
        .isInstanceOfSatisfying(
            Outcome.Failed.class,
            f -> assertThat(f.problem().sentence()).doesNotContain("hunter2"));
  }

  @Test
  void an_address_that_does_not_answer_is_unknown() throws IOException {
    int free;
    try (java.net.ServerSocket s =
        new java.net.ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      free = s.getLocalPort();
    }
    try (DrivenSandbox d = DrivenSandbox.start(Scenario.CALM, temp);
        Besides besides =
            Besides.of(null, URI.create("http://127.0.0.1:" + free + "/")).orThrow()) {
      Run run =
          d.console()
              .checklist()
              .run(
                  d.deadline(),
                  new Checklist.Request(
                      ReadinessFile.none(),
                      Scope.ALL,
                      List.of("xss-headers"),
                      besides,
                      Once.Progress.NONE))
              .orThrow();
      assertThat(run.results().getFirst().status()).isEqualTo(Status.UNKNOWN);
      assertThat(run.results().getFirst().evidence())
          .anyMatch(e -> e.text().contains("did not answer"));
    }
  }

  private static Run.Result result(Map<String, Run.Result> r, String item) {
    return Objects.requireNonNull(r.get(item), item);
  }
}
