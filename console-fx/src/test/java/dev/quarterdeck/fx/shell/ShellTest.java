package dev.quarterdeck.fx.shell;

import static org.assertj.core.api.Assertions.assertThat;

import dev.quarterdeck.fx.testing.Fx;
import dev.quarterdeck.fx.testing.Hands;
import dev.quarterdeck.fx.testing.Pictures;
import dev.quarterdeck.fx.theme.Theme;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import javafx.scene.Scene;
import javafx.scene.control.Label;
import javafx.scene.control.ToggleButton;
import javafx.stage.Stage;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.kordamp.ikonli.feather.Feather;

class ShellTest {
  private final List<String> went = new ArrayList<>();
  private Stage stage;
  private Shell shell;
  private ContextBar context;
  private Notice notice;

  @BeforeEach
  void open() {
    Fx.run(
        () -> {
          Rail rail =
              new Rail(
                  List.of(
                      new Rail.Item("services", "Services", Feather.SERVER, "Ctrl+1", () -> went.add("services")),
                      new Rail.Item("secrets", "Secrets", Feather.KEY, "Ctrl+2", () -> went.add("secrets"))),
                  List.of(new Rail.Item("help", "Help", Feather.HELP_CIRCLE, "F1", () -> went.add("help"))));
          context = new ContextBar(() -> went.add("refresh"));
          notice = new Notice(() -> went.add("dismiss"));
          shell = new Shell(rail, context, notice, new Label("hints"));
          stage = new Stage();
          Scene scene = new Scene(shell, 1280, 800);
          new Theme(scene, Theme.Choice.DARK);
          stage.setScene(scene);
          stage.show();
        });
  }

  @AfterEach
  void close() {
    Fx.run(stage::close);
  }

  @Test
  void productionLooksDifferentAndSaysSo() {
    Fx.run(() -> {
      context.showEnvironment("prod", true);
      context.showReadOnly(true);
      context.showSandbox("Sandbox · calm");
      context.showWhere("123456789012 · eu-central-1", "arn");
      context.showAge("12 s ago", false);
      context.showCrumbs(List.of("Services", "prod/api"), i -> went.add("crumb " + i));
      shell.showProduction(true);
      notice.show(Feather.ALERT_TRIANGLE, "The endpoint does not answer.", "Check the network.", "details", "bad");
    });
    assertThat(((Label) stage.getScene().lookup("#environment")).getText()).isEqualTo("PROD");
    Pictures.write(stage.getScene(), Path.of("target/screenshots/shell.png"));
    Hands.click(stage.getScene().lookup(".hyperlink.crumb"));
    assertThat(went).containsExactly("crumb 0");
  }

  @Test
  void theRailShowsWhereTheLoopSaysWeAre() {
    Fx.run(() -> shell.rail().select("services"));
    Hands.click(stage.getScene().lookup("#rail-secrets"));
    assertThat(went).containsExactly("secrets");
    assertThat(((ToggleButton) stage.getScene().lookup("#rail-services")).isSelected()).isTrue();
    assertThat(((ToggleButton) stage.getScene().lookup("#rail-secrets")).isSelected()).isFalse();
  }
}
