package dev.quarterdeck.fx;

import static org.assertj.core.api.Assertions.assertThat;

import dev.quarterdeck.app.Consoles;
import dev.quarterdeck.app.Options;
import dev.quarterdeck.fx.testing.Fx;
import dev.quarterdeck.fx.testing.Hands;
import dev.quarterdeck.kernel.Problem;
import dev.quarterdeck.session.Home;
import dev.quarterdeck.session.MfaPrompt;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.Objects;
import javafx.scene.control.Button;
import javafx.scene.input.Clipboard;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Nobody answers: the window stays usable and says what to do. */
class DeadEndpointTest {
  @TempDir private Path home;

  @Test
  void saysWhatIsWrongAndLetsOneTryAgain() throws IOException {
    try (Desk desk = onNothing()) {
      desk.toServices();
      desk.until("the failure", s -> s.feed().problem() != null);
      Problem problem = desk.state().feed().problem();
      assertThat(problem).isNotNull();
      assertThat(desk.texts()).contains(problem.sentence(), problem.remedy());
      Hands.click(desk.find("#copy-details", Button.class));
      assertThat(Fx.call(() -> Clipboard.getSystemClipboard().getString()))
          .contains(problem.sentence(), problem.remedy(), "Endpoint: http://127.0.0.1:");
      var before = desk.state().feed().startedAt();
      Hands.click(desk.find("#retry", Button.class));
      desk.until("another try", s -> !Objects.equals(s.feed().startedAt(), before));
    }
  }

  private Desk onNothing() throws IOException {
    int port;
    try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      port = taken.getLocalPort();
    }
    Map<String, String> env =
        Map.of("AWS_ACCESS_KEY_ID", "AKIDEXAMPLE", "AWS_SECRET_ACCESS_KEY", "example");
    return Desk.open(
        new Consoles(env, new Home(home), MfaPrompt.NONE, "test"),
        new Options(
            null,
            "eu-central-1",
            URI.create("http://127.0.0.1:" + port),
            null,
            false,
            Duration.ofSeconds(5)),
        home);
  }
}
