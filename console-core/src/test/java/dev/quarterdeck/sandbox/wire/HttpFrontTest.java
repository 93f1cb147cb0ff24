package dev.quarterdeck.sandbox.wire;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@Timeout(60)
class HttpFrontTest {
  private final List<WireRequest> seen = new ArrayList<>();
  private HttpFront front;

  @BeforeEach
  void start() throws IOException {
    front = new HttpFront(0, this::echo);
    front.start();
  }

  @AfterEach
  void stop() {
    front.close();
  }

  private WireAnswer echo(WireRequest request) {
    synchronized (seen) {
      seen.add(request);
    }
    return new WireAnswer(200, "text/plain", request.body());
  }

  @Test
  void keepsTheConnectionForOneRequestAfterTheOther() throws IOException {
    String answers =
        talk(
            "POST /a/b?x=1&y HTTP/1.1\r\nHost: h\r\nX-Two: 1\r\nx-two:  2 \r\nContent-Length: 3\r\n\r\none"
                + "POST / HTTP/1.1\r\nHost: h\r\nConnection: close\r\nContent-Length: 3\r\n\r\ntwo");
    assertThat(answers)
        .contains("\r\n\r\noneHTTP/1.1 200 OK\r\n")
        .endsWith("Connection: close\r\n\r\ntwo");
    WireRequest first = seen.getFirst();
    assertThat(first.method()).isEqualTo("POST");
    assertThat(first.rawPath()).isEqualTo("/a/b");
    assertThat(first.rawQuery()).isEqualTo("x=1&y");
    assertThat(first.headers().get("x-two")).containsExactly("1", "2");
  }

  @Test
  void readsChunkedBodies() throws IOException {
    String answer =
        talk(
            "POST / HTTP/1.1\r\nTransfer-Encoding: chunked\r\nConnection: close\r\n\r\n"
                + "4;ext=1\r\nwiki\r\nA\r\npedia-more\r\n0\r\nTrailer: x\r\n\r\n");
    assertThat(answer).endsWith("\r\n\r\nwikipedia-more");
  }

  @Test
  void tellsAClientThatAsksFirstToGoOn() throws IOException {
    String answer =
        talk(
            "POST / HTTP/1.1\r\nExpect: 100-continue\r\nConnection: close\r\nContent-Length: 2\r\n\r\nok");
    assertThat(answer).startsWith("HTTP/1.1 100 Continue\r\n\r\nHTTP/1.1 200").endsWith("ok");
  }

  @Test
  void aHeadIsAnsweredWithoutBodyAndAnOldClientWithAClosedConnection() throws IOException {
    assertThat(talk("HEAD / HTTP/1.1\r\nConnection: close\r\nContent-Length: 2\r\n\r\nok"))
        .contains("Content-Length: 2\r\n")
        .endsWith("\r\n\r\n");
    assertThat(talk("GET / HTTP/1.0\r\n\r\n"))
        .startsWith("HTTP/1.1 200")
        .contains("Connection: close");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "nonsense\r\n\r\n",
        "GET /\r\n\r\n",
        "GET / HTTP/2.0\r\n\r\n",
        "GET / HTTP/1.1\r\nno colon\r\n\r\n",
        "POST / HTTP/1.1\r\nContent-Length: -1\r\n\r\n",
        "POST / HTTP/1.1\r\nContent-Length: 99999999999\r\n\r\n",
        "POST / HTTP/1.1\r\nTransfer-Encoding: chunked\r\n\r\nzz\r\n"
      })
  void whatIsNotHttpIsABadRequest(String bytes) throws IOException {
    assertThat(talk(bytes)).startsWith("HTTP/1.1 400 ").contains("Connection: close");
    assertThat(seen).isEmpty();
  }

  @Test
  void aRequestThatEndsEarlyNeverReachesTheHandler() throws IOException {
    try (Socket socket = connect()) {
      socket
          .getOutputStream()
          .write(
              "POST / HTTP/1.1\r\nContent-Length: 10\r\n\r\nhalf".getBytes(StandardCharsets.UTF_8));
      socket.shutdownOutput();
      assertThat(socket.getInputStream().readAllBytes()).isEmpty();
    }
    assertThat(seen).isEmpty();
  }

  @Test
  void servesManyConnectionsAtOnceAndClosesThemAll() throws Exception {
    int many = 100;
    CountDownLatch inside = new CountDownLatch(many);
    CountDownLatch never = new CountDownLatch(1);
    HttpFront waiting =
        new HttpFront(
            0,
            request -> {
              inside.countDown();
              never.await();
              return new WireAnswer(200, "text/plain", new byte[0]);
            });
    waiting.start();
    try (ExecutorService clients = Executors.newVirtualThreadPerTaskExecutor()) {
      List<Future<byte[]>> answers = new ArrayList<>();
      for (int i = 0; i < many; i++) {
        answers.add(
            clients.submit(
                () -> {
                  try (Socket socket =
                      new Socket(InetAddress.getLoopbackAddress(), waiting.port())) {
                    socket
                        .getOutputStream()
                        .write("GET / HTTP/1.1\r\n\r\n".getBytes(StandardCharsets.UTF_8));
                    return socket.getInputStream().readAllBytes();
                  }
                }));
      }
      inside.await();
      waiting.close();
      never.countDown();
      for (Future<byte[]> answer : answers) {
        assertThat(answer.get()).isEmpty();
      }
    }
  }

  private Socket connect() throws IOException {
    return new Socket(InetAddress.getLoopbackAddress(), front.port());
  }

  /** Everything that comes back until the server closes the connection. */
  private String talk(String bytes) throws IOException {
    try (Socket socket = connect()) {
      socket.getOutputStream().write(bytes.getBytes(StandardCharsets.UTF_8));
      return new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    }
  }
}
