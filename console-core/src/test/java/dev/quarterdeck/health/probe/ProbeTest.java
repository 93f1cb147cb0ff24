package dev.quarterdeck.health.probe;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;
import com.sun.net.httpserver.HttpsConfigurator;
import com.sun.net.httpserver.HttpsServer;
import dev.quarterdeck.app.DrivenSandbox;
import dev.quarterdeck.health.HealthCheck;
import dev.quarterdeck.health.HealthReport;
import dev.quarterdeck.health.Probe;
import dev.quarterdeck.health.Reason;
import dev.quarterdeck.health.Verdict;
import dev.quarterdeck.kernel.Deadline;
import dev.quarterdeck.kernel.Problem;
import dev.quarterdeck.kernel.SelfSigned;
import dev.quarterdeck.kernel.Unknown;
import dev.quarterdeck.sandbox.Scenario;
import dev.quarterdeck.services.Service;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Health endpoints over real sockets on loopback. */
final class ProbeTest {
  @TempDir Path temp;

  private static HttpServer serve(HttpServer server, AtomicInteger status) {
    server.createContext(
        "/health/ready",
        exchange -> {
          exchange.sendResponseHeaders(status.get(), -1);
          exchange.close();
        });
    server.start();
    return server;
  }

  private static InetSocketAddress loopback() {
    return new InetSocketAddress(InetAddress.getLoopbackAddress(), 0);
  }

  private void configure(URI url, boolean always) throws Exception {
    Files.writeString(
        temp.resolve("config.yaml"),
        "probes:\n  - service: acme-prod/*\n    url: " + url + "\n    always: " + always + "\n");
  }

  private static HealthReport health(DrivenSandbox d, boolean probe) {
    return d.console()
        .health(d.deadline(), new HealthCheck.Scope(null, List.of("acme-prod/api"), false, probe))
        .orThrow();
  }

  @Test
  void nothing_is_asked_unless_wanted() throws Exception {
    AtomicInteger status = new AtomicInteger(503);
    HttpServer server = serve(HttpServer.create(loopback(), 0), status);
    try {
      URI url = URI.create("http://127.0.0.1:" + server.getAddress().getPort() + "/health/ready");
      configure(url, false);
      try (DrivenSandbox d = DrivenSandbox.start(Scenario.CALM, temp)) {
        HealthReport quiet = health(d, false);
        assertThat(quiet.verdict()).isEqualTo(Verdict.HEALTHY);
        assertThat(quiet.services().getFirst().evidence().probes()).isEmpty();

        HealthReport asked = health(d, true);
        assertThat(asked.verdict()).isEqualTo(Verdict.DEGRADED);
        Reason first = asked.services().getFirst().reasons().getFirst();
        assertThat(first.signal()).isEqualTo("probe");
        assertThat(first.text()).isEqualTo(url + ": it answered 503.");

        status.set(204);
        HealthReport well = health(d, true);
        assertThat(well.verdict()).isEqualTo(Verdict.HEALTHY);
        Probe p = well.services().getFirst().evidence().probes().getFirst();
        assertThat(p.status()).isEqualTo(204);
        assertThat(p.took()).isPositive();
        assertThat(p.tlsExpires()).isNull();
      }
      configure(url, true);
      status.set(500);
      try (DrivenSandbox d = DrivenSandbox.start(Scenario.CALM, temp)) {
        assertThat(health(d, false).verdict()).isEqualTo(Verdict.DEGRADED);
      }
    } finally {
      server.stop(0);
    }
    try (DrivenSandbox d = DrivenSandbox.start(Scenario.CALM, temp)) {
      assertThat(health(d, true).services().getFirst().reasons().getFirst().text())
          .contains("the connection was refused");
    }
  }

  @Test
  void without_a_configured_address_a_sandbox_has_none_to_ask() throws Exception {
    try (DrivenSandbox d = DrivenSandbox.start(Scenario.CALM, temp)) {
      HealthReport r = health(d, true);
      assertThat(r.verdict()).as("it decides nothing").isEqualTo(Verdict.HEALTHY);
      assertThat(r.unknowns())
          .extracting(Unknown::what)
          .containsExactly("the health endpoint of acme-prod/api");
    }
  }

  @Test
  void a_certificate_that_is_not_trusted_is_told_with_its_end() throws Exception {
    HttpsServer server = HttpsServer.create(loopback(), 0);
    server.setHttpsConfigurator(new HttpsConfigurator(SelfSigned.context(temp)));
    serve(server, new AtomicInteger(200));
    try {
      Http.Answer answer =
          new UrlHttp()
              .get(
                  URI.create(
                      "https://127.0.0.1:" + server.getAddress().getPort() + "/health/ready"),
                  Duration.ofSeconds(20));
      assertThat(answer.failure()).isNull();
      assertThat(answer.status()).isEqualTo(200);
      assertThat(answer.certificate()).isEqualTo("its certificate is not trusted");
      assertThat(answer.expires())
          .isBetween(
              Instant.now().plus(Duration.ofDays(4)), Instant.now().plus(Duration.ofDays(6)));
    } finally {
      server.stop(0);
    }
  }

  @Test
  void what_could_not_be_asked_decides_where_somebody_named_an_address() throws Exception {
    try (DrivenSandbox d = DrivenSandbox.start(Scenario.CALM, temp)) {
      Service api =
          d.console()
              .ports()
              .ecs()
              .services("acme-prod", List.of("api"))
              .orThrow()
              .items()
              .getFirst();
      Http silent =
          (address, limit) -> {
            try {
              new CountDownLatch(1).await();
            } catch (InterruptedException e) {
              Thread.currentThread().interrupt();
            }
            return new Http.Answer(null, limit, null, null, "it was given up");
          };
      Prober prober =
          new Prober(
              List.of(new ProbeRule("api", URI.create("https://example.org/health"), true)),
              silent,
              d.console().ports().loadBalancers(),
              false);
      Prober.Probed probed = prober.run(Deadline.in(Duration.ZERO), List.of(api), Map.of(), false);
      assertThat(probed.byService()).isEmpty();
      assertThat(probed.missing()).containsOnlyKeys(api.ref());
      assertThat(probed.missing().get(api.ref())).isEqualTo(probed.unknowns());
      Problem problem = new Problem.TimedOut("It took too long.", "Try again.");
      assertThat(prober.unasked(List.of(api), false, problem).missing())
          .containsOnlyKeys(api.ref());
    }
  }
}
