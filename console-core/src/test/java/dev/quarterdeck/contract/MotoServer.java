package dev.quarterdeck.contract;

import java.io.File;
import java.io.IOException;
import java.net.ConnectException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.concurrent.TimeUnit;

/** moto's server, started once for all contract classes and ended with this JVM. */
final class MotoServer implements ContractEndpoint {
  private static final Duration START = Duration.ofSeconds(60);

  private static final class Holder {
    static final MotoServer ONE = start();
  }

  private final URI uri;

  private MotoServer(URI uri) {
    this.uri = uri;
  }

  static MotoServer get() {
    return Holder.ONE;
  }

  private static MotoServer start() {
    try {
      int port = freePort();
      Process process =
          new ProcessBuilder("moto_server", "-H", "127.0.0.1", "-p", Integer.toString(port))
              .redirectErrorStream(true)
              .redirectOutput(new File(nullDevice()))
              .start();
      Runtime.getRuntime()
          .addShutdownHook(
              new Thread(
                  () -> {
                    process.descendants().forEach(ProcessHandle::destroy);
                    process.destroy();
                  }));
      MotoServer server = new MotoServer(URI.create("http://127.0.0.1:" + port));
      server.awaitAnswer(process);
      return server;
    } catch (IOException e) {
      throw new AssertionError(
          "moto_server could not be started; the contract is held against it. Install it with:"
              + " pip install 'moto[server]'",
          e);
    }
  }

  private static String nullDevice() {
    return File.separatorChar == '\\' ? "NUL" : "/dev/null";
  }

  private static int freePort() throws IOException {
    try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      return socket.getLocalPort();
    }
  }

  private void awaitAnswer(Process process) throws IOException {
    long end = System.nanoTime() + START.toNanos();
    while (System.nanoTime() < end) {
      try {
        if (call("GET", "/moto-api/") == 200) {
          return;
        }
      } catch (ConnectException e) {
        pause(process);
      }
    }
    throw new AssertionError("moto_server did not answer within " + START);
  }

  /** Until the next try; ends at once when the process has died. */
  private static void pause(Process process) {
    try {
      if (process.waitFor(50, TimeUnit.MILLISECONDS)) {
        throw new AssertionError("moto_server ended with " + process.exitValue());
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new AssertionError(e);
    }
  }

  private int call(String method, String path) throws IOException {
    try (HttpClient http = HttpClient.newHttpClient()) {
      return http.send(
              HttpRequest.newBuilder(uri.resolve(path))
                  .method(method, HttpRequest.BodyPublishers.noBody())
                  .build(),
              HttpResponse.BodyHandlers.discarding())
          .statusCode();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IOException(e);
    }
  }

  @Override
  public Kind kind() {
    return Kind.MOTO;
  }

  @Override
  public URI uri() {
    return uri;
  }

  @Override
  public String account() {
    return "123456789012";
  }

  @Override
  public void reset() throws IOException {
    if (call("POST", "/moto-api/reset") != 200) {
      throw new IOException("moto did not reset");
    }
  }

  /** The default VPC; asked by hand, for the product has no client for EC2. */
  @Override
  public String vpc() throws IOException {
    return ec2("DescribeVpcs", "vpcId");
  }

  @Override
  public String subnet() throws IOException {
    return ec2("DescribeSubnets", "subnetId");
  }

  /** The first value of that element in EC2's answer. */
  private String ec2(String action, String element) throws IOException {
    HttpRequest request =
        HttpRequest.newBuilder(uri)
            .header("Content-Type", "application/x-www-form-urlencoded")
            .header(
                "Authorization",
                "AWS4-HMAC-SHA256 Credential=AKIDCONTRACT/20260101/"
                    + region()
                    + "/ec2/aws4_request, SignedHeaders=host, Signature=0")
            .POST(HttpRequest.BodyPublishers.ofString("Action=" + action + "&Version=2016-11-15"))
            .build();
    try (HttpClient http = HttpClient.newHttpClient()) {
      String answer = http.send(request, HttpResponse.BodyHandlers.ofString()).body();
      String tag = "<" + element + ">";
      int at = answer.indexOf(tag) + tag.length();
      return answer.substring(at, answer.indexOf('<', at));
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IOException(e);
    }
  }

  @Override
  public String toString() {
    return "moto";
  }
}
