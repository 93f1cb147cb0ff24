package dev.quarterdeck.fx;

import static org.assertj.core.api.Assertions.assertThat;

import dev.quarterdeck.fx.testing.Fx;
import dev.quarterdeck.fx.testing.Hands;
import dev.quarterdeck.screen.alarms.AlarmPage;
import dev.quarterdeck.screen.audit.AuditPage;
import dev.quarterdeck.screen.console.Page;
import dev.quarterdeck.screen.console.Roots;
import dev.quarterdeck.screen.logs.SourcesPage;
import dev.quarterdeck.screen.map.MapPage;
import dev.quarterdeck.screen.metrics.MetricsPage;
import dev.quarterdeck.screen.overview.OverviewPage;
import dev.quarterdeck.screen.rotations.RotationsPage;
import java.nio.file.Path;
import javafx.event.ActionEvent;
import javafx.scene.control.ListView;
import javafx.scene.input.KeyCode;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The window draws every page that core has: rows, sections, charts and lines. */
class PlacesTest {
  @TempDir private Path home;

  @Test
  void theOverviewStandsAloneAndItsLinesLead() {
    try (Desk desk = Desk.onSandbox("bad-deploy", home)) {
      desk.until(
          "troubles",
          s -> s.page() instanceof OverviewPage && desk.texts().contains("Services in trouble"));
      assertThat(desk.texts()).contains("Services", "Alarms", "Keys", "Readiness", "acme-prod/api");
      assertThat(desk.has("#rows")).isFalse();
    }
  }

  @Test
  void everyPlaceOfTheRailOpensAndShowsItsRows() {
    try (Desk desk = Desk.onSandbox("bad-deploy", home)) {
      desk.until("a session", s -> true);
      for (Roots.Root root : Roots.ALL) {
        press(desk, root);
        desk.until(
            root.page().title(),
            s -> s.page().equals(root.page()) && s.feed().value() != null && !s.feed().loading());
        if (root.page() instanceof MapPage) {
          assertThat(desk.has(".map-card")).isTrue();
        } else if (root.page() instanceof Page.OfRows<?>) {
          // Nothing was rotated or changed from here in a new sandbox.
          boolean empty = root.page() instanceof RotationsPage || root.page() instanceof AuditPage;
          assertThat(desk.shownRows().isEmpty()).as(root.page().title()).isEqualTo(empty);
          assertThat(desk.shownRows()).isEqualTo(desk.state().listTable().visible());
        }
      }
    }
  }

  @Test
  void chartsLinesAndAlarmsAreDrawn() {
    try (Desk desk = Desk.onSandbox("noisy-errors", home)) {
      desk.until("a session", s -> true);
      open(desk, "load");
      desk.until("charts", s -> s.page() instanceof MetricsPage && s.feed().value() != null);
      assertThat(desk.texts()).contains("CPU", "Memory");
      open(desk, "alarms");
      desk.until("the alarm", s -> s.page() instanceof AlarmPage && s.feed().value() != null);
      assertThat(desk.texts()).contains("Rule", "History of 7 days");
      open(desk, "sources");
      desk.until("lines", s -> s.place().lines() != null && !s.place().lines().shown().isEmpty());
      assertThat(desk.find("#lines", ListView.class).getItems().size()).isPositive();
      Hands.press(KeyCode.ESCAPE);
      desk.until("back", s -> s.page() instanceof SourcesPage);
    }
  }

  private static void press(Desk desk, Roots.Root root) {
    Fx.run(() -> desk.scene().lookup("#rail-" + root.page().kind()).fireEvent(new ActionEvent()));
  }

  /** The first row of a place. */
  private static void open(Desk desk, String kind) {
    Roots.Root root =
        Roots.ALL.stream().filter(r -> r.page().kind().equals(kind)).findFirst().orElseThrow();
    press(desk, root);
    desk.until(
        kind,
        s -> s.page().equals(root.page()) && s.place().selected() != null && !s.feed().loading());
    var rows = desk.rows();
    Fx.run(rows::requestFocus);
    Hands.press(KeyCode.ENTER);
  }
}
