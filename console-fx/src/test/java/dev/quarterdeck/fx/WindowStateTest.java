package dev.quarterdeck.fx;

import static org.assertj.core.api.Assertions.assertThat;

import dev.quarterdeck.fx.testing.Fx;
import dev.quarterdeck.fx.theme.Theme;
import dev.quarterdeck.fx.window.WindowMemory;
import dev.quarterdeck.fx.window.WindowState;
import java.io.IOException;
import java.nio.file.Path;
import javafx.css.PseudoClass;
import javafx.geometry.Rectangle2D;
import javafx.scene.control.Button;
import javafx.scene.control.ContentDisplay;
import javafx.scene.control.ToggleButton;
import javafx.stage.Screen;
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
  void aWindowOfALargerScreenIsSeenWhollyOnASmallerOne() throws IOException {
    Rectangle2D room = Fx.call(() -> Screen.getPrimary().getVisualBounds());
    new WindowMemory(home.resolve("window.properties"))
        .save(
            new WindowState(
                room.getMaxX() - 300, -40, 9_000, 5_000, false, 0.5, Theme.Choice.LIGHT));
    try (Desk desk = Desk.onSandbox("empty", home)) {
      Fx.settle();
      Stage stage = desk.stage();
      assertThat(room.contains(stage.getX(), stage.getY(), stage.getWidth(), stage.getHeight()))
          .as("%s × %s at %s, %s", stage.getWidth(), stage.getHeight(), stage.getX(), stage.getY())
          .isTrue();
    }
  }

  @Test
  void aScreenSmallerThanTheSmallestWindowStillHoldsIt() {
    Rectangle2D room = new Rectangle2D(10, 20, 853, 440);
    assertThat(WindowState.FIRST.in(room)).isEqualTo(room);
    WindowState kept = new WindowState(-2_000, 900, 1_000, 700, false, 0.5, Theme.Choice.DARK);
    assertThat(kept.in(new Rectangle2D(0, 0, 1_920, 1_080)))
        .isEqualTo(new Rectangle2D(0, 380, 1_000, 700));
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
