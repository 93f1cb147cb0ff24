package dev.quarterdeck.aws;

import static org.assertj.core.api.Assertions.assertThat;

import dev.quarterdeck.kernel.Outcome;
import dev.quarterdeck.kernel.Problem;
import dev.quarterdeck.secrets.SecretSummary;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Endpoints that refuse, hang or are left. */
class NetworkTest {
  private static URI address(ServerSocket socket) {
    return URI.create("http://127.0.0.1:" + socket.getLocalPort());
  }

  private static Problem problem(Outcome<?> outcome) {
    assertThat(outcome).isInstanceOf(Outcome.Failed.class);
    return ((Outcome.Failed<?>) outcome).problem();
  }

  @Test
  void aClosedPortIsUnreachableAndNamed() throws IOException {
    URI closed;
    try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      closed = address(socket);
    }
    try (AwsClients clients = Responder.clients(closed, Duration.ofSeconds(20), false, null)) {
      Problem problem = problem(new AwsSecretStore(clients).list());
      assertThat(problem).isInstanceOf(Problem.Unreachable.class);
      assertThat(problem.sentence()).contains("127.0.0.1").contains("refuses");
    }
  }

  @Test
  void aNameThatDoesNotResolveIsNamed() {
    URI nowhere = URI.create("http://nothing.invalid:1");
    try (AwsClients clients = Responder.clients(nowhere, Duration.ofSeconds(20), false, null)) {
      Problem problem = problem(new AwsSecretStore(clients).list());
      assertThat(problem).isInstanceOf(Problem.Unreachable.class);
      assertThat(problem.sentence()).contains("nothing.invalid");
    }
  }

  @Test
  @Timeout(20)
  void aHungEndpointEndsByTheTimeLimit() throws IOException {
    try (ServerSocket silent = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
        AwsClients clients =
            Responder.clients(address(silent), Duration.ofMillis(300), false, null)) {
      Problem problem = problem(new AwsSecretStore(clients).list());
      assertThat(problem).isInstanceOf(Problem.TimedOut.class);
      assertThat(problem.remedy()).contains("--timeout");
    }
  }

  /** Runs a call that hangs, and {@code stop} once the endpoint has seen it. */
  private static Problem stopped(java.util.function.BiConsumer<Thread, AwsClients> stop)
      throws Exception {
    CountDownLatch connected = new CountDownLatch(1);
    try (ServerSocket silent = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
        AwsClients clients =
            Responder.clients(address(silent), Duration.ofMinutes(10), false, null)) {
      CompletableFuture<Socket> peer = new CompletableFuture<>();
      Thread accept =
          Thread.ofVirtual()
              .start(
                  () -> {
                    try {
                      peer.complete(silent.accept());
                    } catch (IOException e) {
                      peer.completeExceptionally(e);
                    }
                    connected.countDown();
                  });
      CompletableFuture<Outcome<SecretSummary>> answer = new CompletableFuture<>();
      Thread caller =
          Thread.ofPlatform()
              .start(() -> answer.complete(new AwsSecretStore(clients).describe("a")));
      assertThat(connected.await(30, TimeUnit.SECONDS)).isTrue();
      stop.accept(caller, clients);
      Problem problem = problem(answer.get(30, TimeUnit.SECONDS));
      accept.join();
      peer.get().close();
      return problem;
    }
  }

  @Test
  @Timeout(60)
  void anInterruptEndsACallAtOnce() throws Exception {
    assertThat(stopped((caller, clients) -> caller.interrupt()))
        .isInstanceOf(Problem.Interrupted.class);
  }

  @Test
  @Timeout(60)
  void closingTheClientsEndsTheirCallsAndRefusesNewOnes() throws Exception {
    assertThat(
            stopped(
                (caller, clients) -> {
                  clients.close();
                  assertThat(problem(new AwsSecretStore(clients).describe("b")))
                      .isInstanceOf(Problem.Interrupted.class);
                }))
        .isInstanceOf(Problem.Interrupted.class);
  }

  /** What was sent may be carried out, so its answer is waited for and told. */
  @Test
  @Timeout(60)
  void anInterruptWaitsForTheAnswerOfAChange() throws Exception {
    CompletableFuture<Outcome<String>> answer = new CompletableFuture<>();
    try (ServerSocket server = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
        AwsClients clients =
            Responder.clients(address(server), Duration.ofMinutes(10), false, null)) {
      Thread caller =
          Thread.ofPlatform()
              .start(() -> answer.complete(new AwsSecretEditor(clients).restore("a")));
      try (Socket peer = server.accept()) {
        caller.interrupt();
        String body = "{\"ARN\":\"arn:a\"}";
        peer.getOutputStream()
            .write(
                ("HTTP/1.1 200 OK\r\nContent-Length: " + body.length() + "\r\n\r\n" + body)
                    .getBytes(StandardCharsets.UTF_8));
        assertThat(answer.get(30, TimeUnit.SECONDS)).isEqualTo(Outcome.done("arn:a"));
      }
      caller.join();
    }
  }

  @Test
  void whoWasStoppedBeforeSendsNoChange() throws Exception {
    URI closed;
    try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      closed = address(socket);
    }
    try (AwsClients clients = Responder.clients(closed, Duration.ofSeconds(20), false, null)) {
      Thread.currentThread().interrupt();
      Outcome<String> outcome = new AwsSecretEditor(clients).restore("a");
      assertThat(Thread.interrupted()).isTrue();
      assertThat(problem(outcome)).isInstanceOf(Problem.Interrupted.class);
    }
  }
}
