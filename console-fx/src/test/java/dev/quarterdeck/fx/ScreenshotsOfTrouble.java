package dev.quarterdeck.fx;

import static org.assertj.core.api.Assertions.assertThat;

import dev.quarterdeck.app.Options;
import dev.quarterdeck.fx.testing.Accounts;
import dev.quarterdeck.fx.testing.Fx;
import dev.quarterdeck.fx.testing.Hands;
import dev.quarterdeck.fx.theme.Theme;
import dev.quarterdeck.sandbox.Sandbox;
import dev.quarterdeck.sandbox.Scenario;
import dev.quarterdeck.sandbox.wire.FaultRule;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import javafx.scene.input.KeyCode;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Pictures of what fails, is denied or is out of reach, and of several accounts side by side. */
class ScreenshotsOfTrouble {
  @TempDir private Path home;

  private static final Options SOON =
      new Options(null, null, null, null, false, Duration.ofSeconds(5));

  @Test
  void denied() throws IOException {
    Shots.window(home, 1280, 800, Theme.Choice.LIGHT);
    try (Desk desk = Desk.onSandbox("denied", home)) {
      desk.until("all answers", s -> desk.has(".lanes") && !desk.texts().contains("…"));
      Shots.both(desk, "denied-overview");
      desk.untilRows();
      Hands.press(KeyCode.ENTER);
      desk.until("the service", s -> s.table() == null && s.feed().value() != null);
      Shots.both(desk, "denied-service");
      Hands.press(KeyCode.CONTROL, KeyCode.DIGIT2);
      desk.until("an answer", s -> s.feed().value() != null || s.feed().problem() != null);
      Shots.one(desk, "denied-secrets", Theme.Choice.LIGHT);
    }
  }

  @Test
  void aCodeIsAskedFor() throws IOException {
    Shots.window(home, 1280, 800, Theme.Choice.LIGHT);
    try (Desk desk = Desk.onSandbox("calm", home)) {
      desk.untilRows();
      CompletableFuture<Optional<String>> code =
          CompletableFuture.supplyAsync(
              () -> desk.window().codes().code("arn:aws:iam::111122223333:mfa/operator"));
      Fx.until("the field", () -> desk.scene().lookup("#mfa") != null);
      Hands.type("1234");
      Shots.both(desk, "mfa-code");
      assertThat(code).isNotDone();
    }
  }

  /** Nobody answers at first; then, after there was something to see. */
  @Test
  void unreachable() throws IOException {
    Shots.window(home, 1280, 800, Theme.Choice.LIGHT);
    try (Sandbox sandbox = Sandbox.start(Sandbox.Options.running(Scenario.CALM));
        Desk desk = Desk.open(o -> Desk.consoles(home).on(sandbox, o), SOON, home)) {
      desk.untilRows();
      sandbox.fault(FaultRule.parse("*=cut"));
      Hands.press(KeyCode.F5);
      desk.until("the failure", s -> s.feed().problem() != null);
      Shots.both(desk, "unreachable-with-rows");
      Hands.press(KeyCode.CONTROL, KeyCode.DIGIT5);
      desk.until("the failure", s -> s.feed().problem() != null);
      Shots.both(desk, "unreachable");
      Hands.press(KeyCode.CONTROL, KeyCode.DIGIT0);
      desk.until("the failure", s -> !s.feed().loading());
      Shots.both(desk, "unreachable-overview");
      sandbox.faults().clear();
      sandbox.fault(FaultRule.parse("*=expired"));
      Hands.press(KeyCode.CONTROL, KeyCode.DIGIT4);
      desk.until("the failure", s -> s.feed().problem() != null);
      Shots.one(desk, "expired", Theme.Choice.DARK);
    }
  }

  @Test
  void sideBySide() throws IOException {
    Shots.window(home, 1280, 800, Theme.Choice.LIGHT);
    Files.writeString(
        home.resolve("config.yaml"),
        """
        environments:
          - match: { profile: "acme-prod" }
            label: production
            production: true
          - match: { profile: "acme-*" }
            label: staging
        """);
    try (Accounts accounts =
            Accounts.start(
                home, "acme-prod", "bad-deploy", "acme-staging", "calm", "acme-dev", "crash-loop");
        Desk desk =
            Desk.open(
                Desk.consoles(home),
                List.of(profile("acme-prod"), profile("acme-staging"), profile("acme-dev")),
                home)) {
      accounts.of("acme-dev").fault(FaultRule.parse("*=expired"));
      desk.until(
          "all of them", s -> desk.texts().containsAll(List.of("degraded", "healthy", "unknown")));
      Shots.both(desk, "beside");
      Hands.press(KeyCode.D);
      desk.until("one of them", s -> s.page().kind().equals("context"));
      Shots.both(desk, "beside-context");
    }
  }

  private static Options profile(String name) {
    return new Options(name, null, null, null, false, null);
  }
}
