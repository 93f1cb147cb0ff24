package dev.quarterdeck.fx;

import static org.assertj.core.api.Assertions.assertThat;

import dev.quarterdeck.fx.testing.Fx;
import dev.quarterdeck.fx.theme.Theme;
import java.nio.file.Path;
import javafx.css.PseudoClass;
import javafx.scene.control.Button;
import javafx.scene.control.ContentDisplay;
import javafx.scene.control.ToggleButton;
import javafx.stage.Stage;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The window is where and how it was left, small or large, dark or light. */
class WindowStateTest {
  @TempDir private Path home;

  @Test
  void sizeAndThemeComeBack() {
    try (Desk desk = Desk.onSandbox("empty", home)) {
      Fx.run(
          () -> {
            Stage stage = desk.stage();
            stage.setWidth(1010);
            stage.setHeight(655);
            stage.setX(30);
            stage.setY(40);
            desk.window().theme().choice().set(Theme.Choice.DARK);
          });
      Fx.settle();
    }
    try (Desk desk = Desk.onSandbox("empty", home)) {
      Fx.settle();
      Stage stage = desk.stage();
      assertThat(stage.getWidth()).isEqualTo(1010);
      assertThat(stage.getHeight()).isEqualTo(655);
      assertThat(stage.getX()).isEqualTo(30);
      assertThat(desk.window().theme().dark()).isTrue();
      assertThat(desk.scene().getRoot().getPseudoClassStates())
          .contains(PseudoClass.getPseudoClass("dark"));
    }
  }

  @Test
  void theThemeButtonGoesRound() {
    try (Desk desk = Desk.onSandbox("empty", home)) {
      Button theme = desk.find("#rail-theme", Button.class);
      assertThat(theme.getText()).isEqualTo("System theme");
      Fx.run(theme::fire);
      assertThat(theme.getText()).isEqualTo("Light theme");
      Fx.run(theme::fire);
      assertThat(theme.getText()).isEqualTo("Dark theme");
    }
  }

  @Test
  void theSmallestWindowKeepsEverythingInReach() {
    try (Desk desk = Desk.onSandbox("bad-deploy", home)) {
      Fx.run(
          () -> {
            desk.stage().setWidth(900);
            desk.stage().setHeight(600);
          });
      desk.untilRows();
      assertThat(desk.find("#rail-services", ToggleButton.class).getContentDisplay())
          .isEqualTo(ContentDisplay.GRAPHIC_ONLY);
      for (String id : new String[] {"#filter", "#refresh", "#age", "#page-title"}) {
        double right =
            Fx.call(
                () -> {
                  var node = desk.scene().lookup(id);
                  return node.localToScene(node.getBoundsInLocal()).getMaxX();
                });
        assertThat(right).as(id).isLessThanOrEqualTo(900);
      }
    }
  }
}
