package dev.quarterdeck.fx;

import static org.assertj.core.api.Assertions.assertThat;

import dev.quarterdeck.app.Options;
import dev.quarterdeck.fx.testing.Fx;
import dev.quarterdeck.fx.testing.Hands;
import dev.quarterdeck.fx.theme.Marked;
import dev.quarterdeck.screen.console.State;
import dev.quarterdeck.screen.services.ServicePage;
import dev.quarterdeck.screen.services.ServicesPage;
import dev.quarterdeck.screen.table.Cell;
import dev.quarterdeck.screen.table.Row;
import java.nio.file.Path;
import java.util.List;
import javafx.scene.control.Button;
import javafx.scene.control.TextField;
import javafx.scene.input.KeyCode;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The real window on the real sandbox, used by keyboard and pointer. */
class DeskTest {
  @TempDir private Path home;

  @Test
  void servicesShowTheirVerdictsAndSecretsStayMasked() {
    try (Desk desk = Desk.onSandbox("bad-deploy", home)) {
      desk.untilRows();
      assertThat(desk.shownRows()).isEqualTo(desk.state().listTable().visible());
      assertThat(desk.texts()).contains("Services", "api", "SANDBOX");
      for (Row row : desk.shownRows()) {
        for (Cell cell : row.cells().subList(0, 2)) {
          assertThat(desk.texts()).contains(Marked.of(cell.text(), cell.tone()).words());
        }
      }
      Hands.press(KeyCode.CONTROL, KeyCode.DIGIT2);
      desk.untilRows();
      assertThat(desk.shownRows()).isEqualTo(desk.state().listTable().visible());
      assertThat(desk.texts()).contains("Secrets", "acme/prod/app", "••••••••");
    }
  }

  @Test
  void theFilterNarrowsAndEscapeUnwinds() {
    try (Desk desk = Desk.onSandbox("calm", home)) {
      desk.untilRows();
      int all = desk.shownRows().size();
      Hands.press(KeyCode.SLASH);
      Hands.type("web");
      desk.until("the filter", s -> s.listTable().filter().equals("web"));
      assertThat(desk.state().prompt()).isEqualTo(new State.Prompt.FilterLine());
      assertThat(desk.shownRows()).hasSizeLessThan(all).isNotEmpty();
      assertThat(desk.shownRows()).isEqualTo(desk.state().listTable().visible());
      Hands.press(KeyCode.ENTER);
      desk.until("the end of typing", s -> s.prompt() instanceof State.Prompt.None);
      assertThat(Fx.call(() -> desk.rows().isFocused())).isTrue();
      Hands.press(KeyCode.ENTER);
      desk.until("the service", s -> s.page() instanceof ServicePage);
      Hands.press(KeyCode.ESCAPE);
      desk.until("the list", s -> s.page() instanceof ServicesPage);
      assertThat(desk.state().listTable().filter()).isEqualTo("web");
      Hands.press(KeyCode.ESCAPE);
      desk.until("all rows", s -> s.listTable().filter().isEmpty());
      assertThat(desk.shownRows()).hasSize(all);
      assertThat(Fx.call(() -> desk.find("#filter", TextField.class).getText())).isEmpty();
    }
  }

  @Test
  void whereNothingIsWrongFaultsOnlySaysSo() {
    try (Desk desk = Desk.onSandbox("calm", home)) {
      desk.untilRows();
      Hands.type("f");
      desk.until("no rows", s -> s.listTable().visible().isEmpty());
      assertThat(desk.texts()).contains("No row has something wrong.");
      Hands.press(KeyCode.ESCAPE);
      desk.until("all rows", s -> !s.listTable().visible().isEmpty());
    }
  }

  @Test
  void selectionSurvivesARefresh() {
    try (Desk desk = Desk.onSandbox("calm", home)) {
      desk.untilRows();
      Hands.press(KeyCode.DOWN);
      Hands.press(KeyCode.DOWN);
      String chosen = desk.state().listTable().selected();
      assertThat(chosen).isEqualTo(desk.shownRows().get(2).id());
      var before = desk.state().feed().value();
      Hands.press(KeyCode.CONTROL, KeyCode.R);
      desk.until("a newer report", s -> s.feed().value() != before && !s.feed().loading());
      assertThat(desk.state().listTable().selected()).isEqualTo(chosen);
      assertThat(Fx.call(() -> desk.rows().getSelectionModel().getSelectedItem().id()))
          .isEqualTo(chosen);
    }
  }

  @Test
  void anOpenDetailFollowsTheSelectionAndTheListStays() {
    try (Desk desk = Desk.onSandbox("crash-loop", home)) {
      desk.untilRows();
      Hands.press(KeyCode.ENTER);
      desk.until("the service", s -> s.table() == null && s.feed().value() != null);
      assertThat(desk.texts())
          .contains("Health", "Because", "Deployments", "Tasks", "Stopped lately");
      String first = desk.state().page().title();
      Hands.press(KeyCode.DOWN);
      desk.until(
          "the next service",
          s -> !s.page().title().equals(first) && s.table() == null && s.feed().value() != null);
      assertThat(desk.state().pages()).hasSize(2);
      assertThat(desk.find("#detail-title", javafx.scene.control.Label.class).getText())
          .isEqualTo(desk.state().page().title());
      assertThat(desk.shownRows()).isEqualTo(desk.state().listTable().visible());
      Hands.click(desk.find("#detail-close", Button.class));
      desk.until("the list", s -> s.page() instanceof ServicesPage);
      assertThat(desk.has("#detail")).isFalse();
    }
  }

  @Test
  void aHeaderSortsThroughTheLoop() {
    try (Desk desk = Desk.onSandbox("calm", home)) {
      desk.untilRows();
      Hands.press(KeyCode.SHIFT, KeyCode.SEMICOLON);
      desk.until("the command line", s -> s.prompt() instanceof State.Prompt.CommandLine);
      Hands.type("sort service");
      Hands.press(KeyCode.ENTER);
      desk.until("the order", s -> "service".equals(s.listTable().sortColumn()));
      List<String> names = desk.shownRows().stream().map(r -> r.cells().get(1).text()).toList();
      assertThat(names).isSorted();
      assertThat(Fx.call(() -> desk.rows().getSortOrder().getFirst().getId())).isEqualTo("service");
    }
  }

  @Test
  void helpListsTheActionsAndGoesAway() {
    try (Desk desk = Desk.onSandbox("calm", home)) {
      desk.untilRows();
      Hands.press(KeyCode.F1);
      desk.until("help", State::help);
      assertThat(desk.texts()).contains("Open the selected row", "Read again now", "Ctrl+R");
      Hands.press(KeyCode.CONTROL, KeyCode.DIGIT2);
      assertThat(desk.state().page()).isEqualTo(new ServicesPage());
      Hands.press(KeyCode.ESCAPE);
      desk.until("no help", s -> !s.help());
      assertThat(desk.has("#help")).isFalse();
    }
  }

  @Test
  void readOnlyIsSaid() {
    Options options = new Options(null, null, null, "calm", true, null);
    try (Desk desk = Desk.open(Desk.consoles(home), options, home)) {
      desk.untilRows();
      assertThat(desk.texts()).contains("READ-ONLY", "SANDBOX");
    }
  }

  @Test
  void anUnknownScenarioIsASentenceWithARemedy() {
    try (Desk desk = Desk.open(Desk.consoles(home), Options.sandbox("no-such"), home)) {
      Fx.until("the failure", () -> desk.texts().contains("Try again"));
      assertThat(desk.texts())
          .contains("There is no sandbox scenario of that name.", "Copy details")
          .anyMatch(t -> t.startsWith("Choose one of: calm"));
    }
  }

  @Test
  void theBlankPressesAButtonThatHasTheKeys() {
    try (Desk desk = Desk.open(Desk.consoles(home), Options.sandbox("no-such"), home)) {
      Fx.until("the failure", () -> desk.scene().lookup("#retry") != null);
      Button first = desk.find("#retry", Button.class);
      Fx.run(first::requestFocus);
      Hands.press(KeyCode.SPACE);
      Fx.until(
          "the next failure",
          () -> desk.scene().lookup("#retry") != null && desk.scene().lookup("#retry") != first);
      assertThat(desk.texts()).contains("Try again");
    }
  }

  @Test
  void quittingClosesTheWindow() {
    Desk desk = Desk.onSandbox("calm", home);
    desk.untilRows();
    Hands.press(KeyCode.CONTROL, KeyCode.Q);
    Fx.until("the window to close", desk::closed);
    assertThat(Fx.call(() -> desk.stage().isShowing())).isFalse();
  }

  @Test
  void closingBeforeTheConsoleIsOpenClosesThatToo() {
    Desk desk = Desk.onSandbox("calm", home);
    desk.close();
    assertThat(desk.closed()).isTrue();
    Fx.settle();
  }
}
