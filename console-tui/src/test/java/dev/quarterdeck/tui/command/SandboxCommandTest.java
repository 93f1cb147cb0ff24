package dev.quarterdeck.tui.command;

import static org.assertj.core.api.Assertions.assertThat;

import dev.quarterdeck.tui.cli.CtrlC;
import dev.quarterdeck.tui.cli.Qds;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.ObjectMapper;

class SandboxCommandTest {
  /** Stops the command as soon as it has told where it listens, after looking whether it does. */
  private static Qds stoppingAfterItStarted(AtomicReference<String> seen) {
    CtrlC ctrlC = new CtrlC();
    ByteArrayOutputStream out =
        new ByteArrayOutputStream() {
          @Override
          public void flush() {
            String text = toString(StandardCharsets.UTF_8);
            if (!text.isEmpty() && seen.compareAndSet(null, text)) {
              ctrlC.press();
            }
          }
        };
    return new Qds().stops(ctrlC).out(out);
  }

  @Test
  void startTellsWhereAndServesUntilItIsStopped() throws IOException {
    AtomicReference<String> seen = new AtomicReference<>();
    Qds.Ended ended =
        stoppingAfterItStarted(seen).run("sandbox", "start", "--scenario", "empty", "-o", "json");
    assertThat(ended.code()).isZero();
    JsonNode json = new ObjectMapper().readTree(Objects.requireNonNull(seen.get()));
    Shape.object(
        json,
        "endpoint",
        "text",
        "scenario",
        "text",
        "account",
        "text",
        "region",
        "text",
        "environment",
        "map");
    assertThat(json.get("environment").get("AWS_ENDPOINT_URL")).isEqualTo(json.get("endpoint"));
    assertThat(json.get("environment").propertyNames())
        .contains("AWS_REGION", "AWS_ACCESS_KEY_ID", "AWS_SECRET_ACCESS_KEY");
    int port = URI.create(json.get("endpoint").asString()).getPort();
    assertThat(port).isPositive();
    assertThat(refuses(port)).isTrue();
  }

  private static boolean refuses(int port) throws IOException {
    try (Socket socket = new Socket("127.0.0.1", port)) {
      return !socket.isConnected();
    } catch (java.net.ConnectException e) {
      return true;
    }
  }

  @Test
  void startPrintsLinesForEval() {
    AtomicReference<String> seen = new AtomicReference<>();
    stoppingAfterItStarted(seen).run("sandbox", "start", "--sandbox=empty");
    assertThat(Objects.requireNonNull(seen.get()).lines())
        .allSatisfy(l -> assertThat(l).matches("(# .*|export [A-Z_]+=\\S+|unset [A-Z_ ]+)"))
        .anySatisfy(l -> assertThat(l).startsWith("export AWS_ENDPOINT_URL=http://127.0.0.1:"));
  }

  @Test
  void aPortThatIsTakenIsRefused() throws IOException {
    try (java.net.ServerSocket taken =
        new java.net.ServerSocket(0, 1, java.net.InetAddress.getLoopbackAddress())) {
      Qds.Ended ended =
          new Qds()
              .run("sandbox", "start", "--scenario", "empty", "--port", "" + taken.getLocalPort());
      assertThat(ended.code()).isEqualTo(6);
      assertThat(ended.err()).contains("cannot listen on port " + taken.getLocalPort());
    }
  }

  @Test
  void scenariosHaveNamesAndStories() {
    Qds.Ended ended = new Qds().run("sandbox", "scenarios", "-o", "json");
    Shape.each("name", "text", "story", "text").check(ended.json());
    assertThat(ended.json().get(0).get("name").asString()).isEqualTo("calm");
    assertThat(ended.json().size()).isEqualTo(dev.quarterdeck.sandbox.Scenario.values().length);
    assertThat(new Qds().run("sandbox", "scenarios").out()).contains("SCENARIO", "stale-secret");
  }
}
