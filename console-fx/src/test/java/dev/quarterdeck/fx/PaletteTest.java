package dev.quarterdeck.fx;

import static org.assertj.core.api.Assertions.assertThat;

import dev.quarterdeck.fx.testing.Fx;
import dev.quarterdeck.fx.testing.Hands;
import dev.quarterdeck.screen.console.State;
import dev.quarterdeck.screen.palette.Choice;
import dev.quarterdeck.screen.palette.Palette;
import dev.quarterdeck.screen.secrets.SecretPage;
import dev.quarterdeck.screen.secrets.SecretsPage;
import dev.quarterdeck.screen.services.ServicePage;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import javafx.scene.control.ListView;
import javafx.scene.input.KeyCode;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Everything is reached by Ctrl-K and a few letters. */
class PaletteTest {
  @TempDir private Path home;

  private static void find(Desk desk, String typed) {
    Hands.press(KeyCode.CONTROL, KeyCode.K);
    Fx.until("the palette", () -> desk.scene().lookup("#palette-field") != null);
    Hands.type(typed);
  }

  @Test
  void aThingIsFoundByAFewLettersAndItsListStandsBesideIt() {
    try (Desk desk = Desk.onSandbox("calm", home)) {
      desk.until("the secrets", s -> s.place(new SecretsPage()).value() != null);
      find(desk, "apdu");
      Hands.press(KeyCode.ENTER);
      desk.until(
          "the secret",
          s -> s.page() instanceof SecretPage p && p.name().equals("acme/prod/database-url"));
      assertThat(desk.has("#palette")).isFalse();
      assertThat(desk.state().pages()).hasSize(2).first().isEqualTo(new SecretsPage());
      assertThat(desk.state().listTable().selectedRow().orElseThrow().cells())
          .anyMatch(c -> c.text().equals("acme/prod/database-url"));
    }
  }

  @Test
  void listsThatWereNeverReadAreReadBehindIt() {
    try (Desk desk = Desk.onSandbox("calm", home)) {
      desk.until("a session", s -> true);
      Hands.press(KeyCode.CONTROL, KeyCode.DIGIT8);
      desk.until("the rotations", s -> s.page().kind().equals("rotations"));
      find(desk, "apdu");
      desk.until("the secrets", s -> s.place(new SecretsPage()).value() != null);
      desk.until("all lists", s -> Palette.reading(s).isEmpty());
      assertThat(desk.state().page().kind()).as("nobody went there").isEqualTo("rotations");
      Fx.until("nothing on its way", () -> !desk.scene().lookup("#palette-reading").isVisible());
      Hands.press(KeyCode.ENTER);
      desk.until("the secret", s -> s.page() instanceof SecretPage);
    }
  }

  @Test
  void actionsOfTheRowAreDoneAndShowTheirKeys() {
    try (Desk desk = Desk.onSandbox("calm", home)) {
      desk.untilRows();
      State state = desk.state();
      List<Choice> all = Palette.of(state, "");
      assertThat(all).extracting(Choice::title).contains("metrics", "scale", "Secrets");
      find(desk, "redeploy");
      Choice first =
          Objects.requireNonNull(
              (Choice)
                  Fx.call(
                      () ->
                          desk.find("#palette-list", ListView.class)
                              .getSelectionModel()
                              .getSelectedItem()));
      assertThat(first.keys()).containsExactly("R");
      assertThat(first.danger()).isTrue();
      assertThat(desk.texts()).contains("R");
      Hands.press(KeyCode.ENTER);
      desk.until("the plan", s -> s.sheet() != null);
    }
  }

  @Test
  void escapeLeavesEverythingAsItWas() {
    try (Desk desk = Desk.onSandbox("calm", home)) {
      desk.untilRows();
      Hands.press(KeyCode.ENTER);
      desk.until("the service", s -> s.page() instanceof ServicePage);
      var page = desk.state().page();
      find(desk, "zzzz");
      assertThat(desk.texts()).contains("Nothing is called so.");
      Hands.press(KeyCode.ESCAPE);
      assertThat(desk.has("#palette")).isFalse();
      assertThat(desk.state().page()).isEqualTo(page);
      assertThat(Fx.call(() -> desk.rows().isFocused())).isTrue();
    }
  }

  @Test
  void commandsWithAWordBehindThemWorkToo() {
    try (Desk desk = Desk.onSandbox("calm", home)) {
      desk.untilRows();
      find(desk, "sort serv");
      Hands.press(KeyCode.ENTER);
      desk.until("the order", s -> "service".equals(s.listTable().sortColumn()));
      assertThat(desk.has("#palette")).isFalse();
    }
  }
}
