package dev.quarterdeck.fx;

import static org.assertj.core.api.Assertions.assertThat;

import dev.quarterdeck.fx.testing.Fx;
import dev.quarterdeck.fx.testing.Hands;
import dev.quarterdeck.screen.console.Section;
import dev.quarterdeck.screen.console.Spot;
import dev.quarterdeck.screen.console.State;
import dev.quarterdeck.screen.console.View;
import dev.quarterdeck.screen.overview.OverviewPage;
import java.nio.file.Path;
import java.util.List;
import javafx.scene.Node;
import javafx.scene.input.KeyCode;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Pages of sections are walked with the keyboard. */
class SectionKeysTest {
  @TempDir private Path home;

  private static int spot(State s) {
    return s.place().page() instanceof OverviewPage || s.table() == null
        ? ((View.Body.Detail) View.of(s).body()).spot()
        : -1;
  }

  private static List<Section> sections(State s) {
    return ((View.Body.Detail) View.of(s).body()).sections();
  }

  private static boolean focused(Desk desk, String selector) {
    return Fx.call(() -> desk.scene().lookup(selector).isFocused());
  }

  @Test
  void tabAndEnterLeadFromTheOverviewToTheServiceInTrouble() {
    try (Desk desk = Desk.onSandbox("bad-deploy", home)) {
      desk.until(
          "troubles",
          s -> s.page() instanceof OverviewPage && desk.texts().contains("Services in trouble"));
      assertThat(focused(desk, "#detail")).isTrue();
      int before = spot(desk.state());
      Hands.press(KeyCode.DOWN);
      assertThat(spot(desk.state())).isEqualTo(before + 1);
      assertThat(desk.has(".cursor-bar")).isTrue();
      Hands.press(KeyCode.HOME);
      List<Section> sections = sections(desk.state());
      int trouble =
          (int)
              sections.stream()
                  .takeWhile(s -> !s.title().equals("Services in trouble"))
                  .filter(s -> Spot.of(List.of(s)).size() > 0)
                  .count();
      for (int i = 0; i < trouble; i++) {
        Hands.press(KeyCode.TAB);
      }
      Hands.press(KeyCode.ENTER);
      desk.until("the service", s -> s.page().kind().equals("service"));
      assertThat(desk.state().page().title()).contains("api");
      assertThat(focused(desk, "#detail")).isTrue();
      Hands.press(KeyCode.ESCAPE);
      desk.until("back", s -> s.page() instanceof OverviewPage);
    }
  }

  @Test
  void tabGoesFromTheRowsIntoTheDetailAndBack() {
    try (Desk desk = Desk.onSandbox("calm", home)) {
      desk.untilRows();
      Hands.press(KeyCode.ENTER);
      desk.until("the service", s -> s.table() == null && s.feed().value() != null);
      String selected = desk.state().listTable().selected();
      assertThat(focused(desk, "#rows")).isTrue();
      Hands.press(KeyCode.TAB);
      assertThat(focused(desk, "#detail")).isTrue();
      Hands.press(KeyCode.END);
      State end = desk.state();
      assertThat(spot(end)).isEqualTo(Spot.of(sections(end)).size() - 1);
      assertThat(end.listTable().selected()).isEqualTo(selected);
      Node bar = desk.find(".cursor-bar", Node.class);
      Node pane = desk.find("#detail", Node.class);
      assertThat(
              Fx.call(
                  () ->
                      pane.localToScene(pane.getBoundsInLocal())
                          .intersects(bar.localToScene(bar.getBoundsInLocal()))))
          .isTrue();
      Hands.press(KeyCode.HOME);
      Hands.press(KeyCode.SHIFT, KeyCode.TAB);
      assertThat(focused(desk, "#rows")).isTrue();
      Hands.press(KeyCode.TAB);
      Hands.press(KeyCode.ESCAPE);
      desk.until("the list", s -> s.table() != null);
      assertThat(focused(desk, "#rows")).isTrue();
    }
  }
}
