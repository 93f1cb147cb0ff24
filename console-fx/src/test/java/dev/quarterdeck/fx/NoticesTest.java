package dev.quarterdeck.fx;

import static org.assertj.core.api.Assertions.assertThat;

import dev.quarterdeck.fx.shell.Notices;
import dev.quarterdeck.fx.testing.Fx;
import dev.quarterdeck.fx.testing.Hands;
import dev.quarterdeck.screen.Tone;
import dev.quarterdeck.screen.console.Msg;
import dev.quarterdeck.screen.console.View.Badge;
import dev.quarterdeck.screen.services.ServicesPage;
import dev.quarterdeck.screen.session.DoctorPage;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import javafx.scene.Scene;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.input.Clipboard;
import javafx.scene.input.KeyCode;
import javafx.stage.Stage;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What is said leads to what it is about, and a failure's details can be copied. */
class NoticesTest {
  @TempDir private Path home;

  @Test
  void aNoticeLeadsToItsThingAndAFailureIsCopied() {
    List<Msg> sent = new ArrayList<>();
    Notices notices = Fx.call(() -> new Notices(sent::add, "Ctrl+Enter"));
    Stage stage =
        Fx.call(
            () -> {
              Stage made = new Stage();
              made.setScene(new Scene(notices, 800, 200));
              made.show();
              return made;
            });
    try {
      Msg go = new Msg.Root(new ServicesPage());
      Fx.run(
          () ->
              notices.show(
                  List.of(
                      new Badge("A value was copied.", Tone.OK),
                      new Badge("Deployed acme-prod/api.", Tone.OK, go),
                      new Badge("AWS is out of reach. → Check the network.", Tone.BAD)),
                  ""));
      Fx.settle();
      assertThat(Fx.call(notices::follow)).isTrue();
      assertThat(sent).containsExactly(go);
      Hands.click(Fx.call(() -> (Button) notices.lookup(".notice-show")));
      assertThat(sent).hasSize(2);
      Hands.click(Fx.call(() -> (Button) notices.lookup(".notice-copy")));
      assertThat(Fx.call(() -> Clipboard.getSystemClipboard().getString()))
          .contains("AWS is out of reach.", "Check the network.");
      List<Badge> failing = List.of(new Badge("AWS is out of reach.", Tone.BAD));
      Fx.run(() -> notices.show(failing, "At: 10:00"));
      Fx.run(() -> notices.show(failing, "At: 10:05"));
      Fx.settle();
      Hands.click(Fx.call(() -> (Button) notices.lookup(".notice-copy")));
      assertThat(Fx.call(() -> Clipboard.getSystemClipboard().getString()))
          .isEqualTo("AWS is out of reach.\nAt: 10:05");
      Fx.run(() -> notices.show(List.of(new Badge("A value was copied.", Tone.OK)), ""));
      assertThat(Fx.call(notices::follow)).isFalse();
    } finally {
      Fx.run(stage::hide);
    }
  }

  @Test
  void theVerdictLeadsToTheServicesAndWhatIsMissingToTheDoctor() {
    try (Desk desk = Desk.onSandbox("denied", home)) {
      desk.until("an incomplete answer", s -> desk.has(".notice-show"));
      Hands.press(KeyCode.CONTROL, KeyCode.ENTER);
      desk.until("the doctor", s -> s.page() instanceof DoctorPage);
      desk.until("a verdict", s -> Fx.call(() -> desk.find("#verdict", Label.class).isVisible()));
      Hands.click(desk.find("#verdict", Label.class));
      desk.until("the services", s -> s.page() instanceof ServicesPage);
    }
  }
}
