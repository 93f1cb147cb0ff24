package dev.quarterdeck.fx;

import static org.assertj.core.api.Assertions.assertThat;

import dev.quarterdeck.fx.testing.Fx;
import dev.quarterdeck.fx.testing.Hands;
import dev.quarterdeck.screen.change.Sheet;
import dev.quarterdeck.screen.console.Action;
import dev.quarterdeck.screen.console.Msg;
import dev.quarterdeck.screen.console.State;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import javafx.scene.control.Button;
import javafx.scene.control.Hyperlink;
import javafx.scene.control.Label;
import javafx.scene.control.TextArea;
import javafx.scene.control.TextInputControl;
import javafx.scene.input.Clipboard;
import javafx.scene.input.KeyCode;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The operator's and the founder's pages in the window, and changes through its sheet. */
class PagesTest {
  /** How the value begins that the sandbox's secret holds. */
  private static final String VALUE = "demo-jwt-";

  @TempDir private Path home;

  private static void go(Desk desk, String name) {
    Hands.press(KeyCode.SHIFT, KeyCode.SEMICOLON);
    desk.until("the command line", s -> s.prompt() instanceof State.Prompt.CommandLine);
    Hands.type(name);
    Hands.press(KeyCode.ENTER);
    desk.until(name, s -> s.page().kind().equals(name));
  }

  /** A key with a letter that is typed with shift. */
  private static void shift(KeyCode key) {
    Hands.press(KeyCode.SHIFT, key);
  }

  private static void rows(Desk desk) {
    desk.untilRows();
    assertThat(desk.shownRows()).isNotEmpty().isEqualTo(desk.state().listTable().visible());
  }

  private static void toApp(Desk desk) {
    go(desk, "secrets");
    rows(desk);
    choose(desk, "acme/prod/app");
  }

  /** On one of its keys. */
  private static void toJwt(Desk desk) {
    toApp(desk);
    Hands.press(KeyCode.ENTER);
    desk.until("the secret", s -> s.page().kind().equals("secret"));
    shift(KeyCode.K);
    desk.until("its keys", s -> s.page().kind().equals("keys"));
    rows(desk);
    choose(desk, "jwt");
  }

  /** Looks for a name with the filter and opens the one row that is left. */
  private static void choose(Desk desk, String name) {
    Hands.press(KeyCode.SLASH);
    Hands.type(name);
    desk.until("the filter", s -> s.listTable().filter().equals(name));
    Hands.press(KeyCode.ENTER);
    desk.until("the end of typing", s -> s.prompt() instanceof State.Prompt.None);
    assertThat(desk.shownRows()).hasSize(1);
  }

  private static Sheet sheet(Desk desk) {
    return Objects.requireNonNull(desk.state().sheet());
  }

  private static void stage(Desk desk, Sheet.Stage stage) {
    desk.until("the sheet at " + stage, s -> s.sheet() != null && s.sheet().stage().equals(stage));
  }

  private static void fill(Desk desk, String id, String text) {
    TextInputControl field = desk.find("#sheet-" + id, TextInputControl.class);
    Fx.run(field::requestFocus);
    Fx.settle();
    Fx.run(() -> field.setText(text));
    Fx.settle();
  }

  private static void press(Desk desk, int button) {
    Hands.click(desk.find("#sheet-button-" + button, Button.class));
  }

  @Test
  void everyPageOpensAndShowsItsRows() {
    try (Desk desk = Desk.onSandbox("calm", home)) {
      desk.untilRows();
      for (String page : List.of("checklist", "doctor")) {
        go(desk, page);
        rows(desk);
        Hands.press(KeyCode.ENTER);
        desk.until("what the row opens", s -> s.pages().size() == 2);
        Hands.press(KeyCode.ESCAPE);
        desk.until("the list", s -> s.pages().size() == 1);
      }
      for (String page : List.of("rotations", "audit")) {
        go(desk, page);
        desk.until("an answer", s -> s.feed().value() != null);
        assertThat(desk.texts()).anyMatch(t -> t.contains("from this machine yet"));
      }
      go(desk, "contexts");
      desk.until("an answer", s -> s.feed().value() != null);
      toApp(desk);
      Hands.press(KeyCode.ENTER);
      desk.until("the secret", s -> s.page().kind().equals("secret"));
      shift(KeyCode.K);
      desk.until("its keys", s -> s.page().kind().equals("keys"));
      rows(desk);
      assertThat(desk.texts()).contains("JWT_SECRET");
      Hands.press(KeyCode.ENTER);
      desk.until("the key", s -> s.page().kind().equals("key") && s.feed().value() != null);
      assertThat(desk.texts()).contains("Rotation", "Used by", "Versions");
      Hands.press(KeyCode.V);
      desk.until("its versions", s -> s.page().kind().equals("versions"));
      rows(desk);
      Hands.press(KeyCode.ENTER);
      desk.until("a version", s -> s.page().kind().equals("version") && s.feed().value() != null);
      assertThat(desk.texts()).contains("Differences").noneMatch(t -> t.contains(VALUE));
    }
  }

  @Test
  void aSecretIsRolledBackThroughTheSheet() {
    try (Desk desk = Desk.onSandbox("calm", home)) {
      desk.untilRows();
      toApp(desk);
      shift(KeyCode.B);
      stage(desk, Sheet.Stage.CONFIRMING);
      assertThat(desk.find("#sheet-title", Label.class).getText())
          .startsWith("Roll back acme/prod/app");
      assertThat(Fx.call(() -> desk.find("#sheet-button-0", Button.class).isFocused())).isTrue();
      assertThat(desk.texts()).anyMatch(t -> t.contains("AWSCURRENT"));
      Hands.press(KeyCode.ESCAPE);
      desk.until("no sheet", s -> s.sheet() == null);
      assertThat(desk.has("#sheet")).isFalse();
      shift(KeyCode.B);
      stage(desk, Sheet.Stage.CONFIRMING);
      boolean production = sheet(desk).production();
      assertThat(Fx.call(() -> desk.find("#sheet-button-1", Button.class).isDisabled()))
          .isEqualTo(production);
      if (production) {
        fill(desk, "name", "acme/prod/app");
      }
      fill(desk, "reason", "it was wrong");
      press(desk, 1);
      stage(desk, Sheet.Stage.OVER);
      assertThat(desk.texts()).anyMatch(t -> t.startsWith("AWSCURRENT is on version"));
      press(desk, 0);
      desk.until("no sheet", s -> s.sheet() == null);
      go(desk, "audit");
      rows(desk);
      assertThat(desk.texts()).contains("secrets.rollback", "it was wrong");
    }
  }

  @Test
  void aValueIsShownForAMomentAndCopiedOnlyForAsLong() {
    try (Desk desk = Desk.onSandbox("calm", home)) {
      desk.untilRows();
      toJwt(desk);
      Hands.press(KeyCode.X);
      stage(desk, Sheet.Stage.ASKING);
      fill(desk, "reason", "looking");
      press(desk, 1);
      stage(desk, Sheet.Stage.HELD);
      TextArea value = desk.find("#sheet-value", TextArea.class);
      assertThat(text(value)).startsWith(VALUE);
      assertThat(desk.state().toString()).doesNotContain(VALUE);
      assertThat(desk.texts()).anyMatch(t -> t.startsWith("Gone by itself in 0:"));
      Fx.run(value::requestFocus);
      Hands.press(KeyCode.CONTROL, KeyCode.A);
      Hands.press(KeyCode.CONTROL, KeyCode.C);
      assertThat(clipboard()).as("copied by hand").startsWith(VALUE);
      press(desk, 0);
      desk.until("no sheet", s -> s.sheet() == null);
      assertThat(text(value)).isEmpty();
      assertThat(clipboard()).isEmpty();
      shift(KeyCode.X);
      stage(desk, Sheet.Stage.ASKING);
      fill(desk, "reason", "pasting");
      press(desk, 1);
      stage(desk, Sheet.Stage.HELD);
      assertThat(clipboard()).startsWith(VALUE);
      press(desk, 0);
      desk.until("no sheet", s -> s.sheet() == null);
      assertThat(clipboard()).isEmpty();
    }
  }

  @Test
  void theWindowTakesWhatWasCopiedFromAValueWithIt() {
    try (Desk desk = Desk.onSandbox("calm", home)) {
      desk.untilRows();
      toJwt(desk);
      Hands.press(KeyCode.X);
      stage(desk, Sheet.Stage.ASKING);
      fill(desk, "reason", "looking");
      press(desk, 1);
      stage(desk, Sheet.Stage.HELD);
      TextArea value = desk.find("#sheet-value", TextArea.class);
      String part = text(value).substring(2, 20);
      Fx.run(
          () -> {
            value.selectRange(2, 20);
            value.copy();
          });
      assertThat(clipboard()).isEqualTo(part);
    }
    assertThat(clipboard()).isEmpty();
  }

  @Test
  void aCrumbLeadsToItsPageAlsoFromAFilteredList() {
    try (Desk desk = Desk.onSandbox("calm", home)) {
      desk.untilRows();
      toJwt(desk);
      assertThat(desk.state().pages()).hasSize(3);
      assertThat(desk.state().listTable().filter()).isEqualTo("jwt");
      Hands.click(desk.find(".hyperlink.crumb", Hyperlink.class));
      desk.until("the secrets", s -> s.page().kind().equals("secrets"));
      desk.send(new Msg.Do(Action.PAST));
      desk.until("the keys", s -> s.page().kind().equals("keys"));
      assertThat(desk.state().listTable().filter()).isEqualTo("jwt");
    }
  }

  @Test
  void theWizardOfARotationComesToItsPlan() {
    try (Desk desk = Desk.onSandbox("calm", home)) {
      desk.untilRows();
      toJwt(desk);
      shift(KeyCode.R);
      desk.until("the recipe", s -> asks(s, "recipe-0"));
      press(desk, 1);
      desk.until("its options", s -> s.sheet() != null && asks(s, "option-0-length"));
      fill(desk, "option-0-length", "48");
      press(desk, 1);
      stage(desk, Sheet.Stage.CONFIRMING);
      assertThat(desk.texts())
          .anyMatch(t -> t.startsWith("Rotate acme/prod/app JWT_SECRET and redeploy 1 service"));
      press(desk, 0);
      desk.until("no sheet", s -> s.sheet() == null);
    }
  }

  private static String text(TextArea area) {
    return Fx.call(area::getText);
  }

  private static String clipboard() {
    return Fx.call(() -> Clipboard.getSystemClipboard().getString());
  }

  private static boolean asks(State s, String input) {
    return s.sheet() != null && s.sheet().inputs().stream().anyMatch(i -> i.id().equals(input));
  }

  @Test
  void aReadOnlySessionIsElevatedInTheWindow() {
    var options = new dev.quarterdeck.app.Options(null, null, null, "calm", true, null);
    try (Desk desk = Desk.open(Desk.consoles(home), options, home)) {
      desk.untilRows();
      assertThat(desk.texts()).contains("READ-ONLY");
      shift(KeyCode.W);
      stage(desk, Sheet.Stage.ASKING);
      fill(desk, "reason", "tonight's change");
      press(desk, 1);
      desk.until("the elevation", s -> s.facts().elevatedUntil() != null);
      assertThat(desk.texts())
          .anyMatch(t -> t.startsWith("ELEVATED 1"))
          .doesNotContain("READ-ONLY");
    }
  }
}
