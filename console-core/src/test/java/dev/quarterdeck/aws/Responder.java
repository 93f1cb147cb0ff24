package dev.quarterdeck.aws;

import com.sun.net.httpserver.HttpServer;
import dev.quarterdeck.session.Connection;
import dev.quarterdeck.session.MfaPrompt;
import dev.quarterdeck.session.ReadOnlyGuard;
import dev.quarterdeck.session.TimeLimits;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** An endpoint that answers with given bytes, such as errors recorded from AWS. */
final class Responder implements AutoCloseable {
  record Answer(int status, String type, String body, Map<String, String> headers) {
    static Answer json(int status, String body) {
      return new Answer(status, "application/x-amz-json-1.1", body, Map.of());
    }

    static Answer xml(int status, String body) {
      return new Answer(status, "text/xml", body, Map.of());
    }

    static Answer error(String code, String message) {
      return json(400, "{\"__type\":\"" + code + "\",\"message\":\"" + message + "\"}");
    }

    Answer with(String header, String value) {
      return new Answer(status, type, body, Map.of(header, value));
    }
  }

  private final HttpServer server;
  final List<String> requests = new CopyOnWriteArrayList<>();

  Responder(Function<String, Answer> answer) throws IOException {
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.createContext(
        "/",
        exchange -> {
          String request =
              new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
          requests.add(request);
          Answer a = answer.apply(request);
          byte[] body = a.body().getBytes(StandardCharsets.UTF_8);
          exchange.getResponseHeaders().set("Content-Type", a.type());
          a.headers().forEach((k, v) -> exchange.getResponseHeaders().set(k, v));
          exchange.sendResponseHeaders(a.status(), body.length == 0 ? -1 : body.length);
          exchange.getResponseBody().write(body);
          exchange.close();
        });
    server.start();
  }

  URI uri() {
    return URI.create("http://127.0.0.1:" + server.getAddress().getPort());
  }

  AwsClients clients() {
    return clients(uri(), Duration.ofSeconds(20), false, null);
  }

  /** With a clock of this machine's that may be wrong. */
  AwsClients clients(InstantSource clock) {
    return clients(uri(), Duration.ofSeconds(20), false, null, clock);
  }

  static AwsClients clients(
      URI endpoint, Duration timeout, boolean readOnly, @Nullable Path cache) {
    return clients(endpoint, timeout, readOnly, cache, InstantSource.system());
  }

  /** The same under these limits of rates, which are not kept to otherwise. */
  AwsClients clients(RateLimits limits) {
    return new AwsClients(
        connection(uri(), Duration.ofSeconds(20), false),
        options(false, null, InstantSource.system()),
        limits);
  }

  private static AwsClients clients(
      URI endpoint, Duration timeout, boolean readOnly, @Nullable Path cache, InstantSource clock) {
    return new AwsClients(connection(endpoint, timeout, readOnly), options(readOnly, cache, clock));
  }

  private static Connection connection(URI endpoint, Duration timeout, boolean readOnly) {
    return new Connection(
        null,
        "eu-central-1",
        endpoint,
        new Connection.Keys("AKID", "secret"),
        readOnly,
        TimeLimits.asked(timeout));
  }

  private static AwsClients.Options options(
      boolean readOnly, @Nullable Path cache, InstantSource clock) {
    return new AwsClients.Options(
        new ReadOnlyGuard(readOnly),
        MfaPrompt.NONE,
        AwsFiles.of(Path.of("none"), Path.of("none")),
        Map.of(),
        clock,
        cache,
        "test");
  }

  @Override
  public void close() {
    server.stop(0);
  }
}
