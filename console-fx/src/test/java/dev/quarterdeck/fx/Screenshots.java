package dev.quarterdeck.fx;

import dev.quarterdeck.app.Options;
import dev.quarterdeck.fx.testing.Fx;
import dev.quarterdeck.fx.testing.Hands;
import dev.quarterdeck.fx.testing.Pictures;
import dev.quarterdeck.fx.theme.Theme;
import dev.quarterdeck.screen.change.SheetMsg;
import dev.quarterdeck.screen.console.Msg;
import dev.quarterdeck.screen.console.Offer;
import dev.quarterdeck.screen.console.State;
import dev.quarterdeck.screen.map.MapPage;
import dev.quarterdeck.session.Environment;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import javafx.event.ActionEvent;
import javafx.scene.input.KeyCode;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Pictures of every page, light and dark, from the sandbox, to {@code target/screenshots}. None of
 * the {@code Screenshots} classes is one of the tests; made by {@code mvn -pl console-fx -am test
 * -Dtest=Screenshots* -Dsurefire.failIfNoSpecifiedTests=false}.
 */
class Screenshots {
  @TempDir private Path home;

  @Test
  void light() throws IOException {
    pages(Theme.Choice.LIGHT);
  }

  @Test
  void dark() throws IOException {
    pages(Theme.Choice.DARK);
  }

  private void pages(Theme.Choice theme) throws IOException {
    String suffix = "-" + theme.name().toLowerCase(java.util.Locale.ROOT) + ".png";
    Shots.window(home, 1280, 800, theme);
    try (Desk desk = Desk.onSandbox("crash-loop", home)) {
      desk.untilRows();
      Pictures.write(desk.scene(), Shots.TO.resolve("services" + suffix));
      Hands.press(KeyCode.ENTER);
      desk.until("the service", s -> s.table() == null && s.feed().value() != null);
      Pictures.write(desk.scene(), Shots.TO.resolve("service" + suffix));
      Hands.press(KeyCode.F1);
      Pictures.write(desk.scene(), Shots.TO.resolve("help" + suffix));
      Hands.press(KeyCode.ESCAPE);
      Hands.press(KeyCode.CONTROL, KeyCode.DIGIT2);
      desk.untilRows();
      Pictures.write(desk.scene(), Shots.TO.resolve("secrets" + suffix));
      Hands.press(KeyCode.DOWN);
      Hands.press(KeyCode.ENTER);
      desk.until("the secret", s -> s.table() == null && s.feed().value() != null);
      Pictures.write(desk.scene(), Shots.TO.resolve("secret" + suffix));
      Hands.press(KeyCode.CONTROL, KeyCode.K);
      Pictures.write(desk.scene(), Shots.TO.resolve("palette-actions" + suffix));
      Hands.type("prod");
      Pictures.write(desk.scene(), Shots.TO.resolve("palette" + suffix));
      Hands.press(KeyCode.ESCAPE);
      Hands.press(KeyCode.ESCAPE);
      Hands.press(KeyCode.SLASH);
      Hands.type("nothing-here");
      Pictures.write(desk.scene(), Shots.TO.resolve("no-match" + suffix));
    }
  }

  /** The overview, the service in trouble with its charts, and where changes and lines stand. */
  @Test
  void inTrouble() throws IOException {
    Shots.window(home, 1280, 800, Theme.Choice.DARK);
    try (Desk desk = Desk.onSandbox("bad-deploy", home)) {
      desk.until("troubles", s -> desk.texts().contains("Services in trouble"));
      Hands.press(KeyCode.TAB);
      Hands.press(KeyCode.ENTER);
      desk.until("its measures", s -> s.page().kind().equals("service") && desk.has(".chart-plot"));
      Pictures.write(desk.scene(), Shots.TO.resolve("trouble-dark.png"));
      Hands.press(KeyCode.M);
      desk.until("charts", s -> s.page().kind().equals("metrics") && s.feed().value() != null);
      Pictures.write(desk.scene(), Shots.TO.resolve("metrics-dark.png"));
      Fx.run(() -> desk.window().theme().choice().set(Theme.Choice.LIGHT));
      Pictures.write(desk.scene(), Shots.TO.resolve("metrics-light.png"));
      Hands.press(KeyCode.CONTROL, KeyCode.DIGIT3);
      desk.untilRows();
      Pictures.write(desk.scene(), Shots.TO.resolve("changes-light.png"));
      Hands.press(KeyCode.CONTROL, KeyCode.DIGIT7);
      desk.untilRows();
      Hands.press(KeyCode.ENTER);
      desk.until("lines", s -> s.place().lines() != null && !s.place().lines().shown().isEmpty());
      Pictures.write(desk.scene(), Shots.TO.resolve("logs-light.png"));
      Hands.press(KeyCode.ESCAPE);
      for (int i = 0; i < 3; i++) {
        Hands.press(KeyCode.SPACE);
        Hands.press(KeyCode.DOWN);
      }
      Hands.press(KeyCode.ENTER);
      desk.until("lines", s -> s.place().lines() != null && s.place().lines().shown().size() > 50);
      Hands.press(KeyCode.SLASH);
      Hands.type("chat");
      Fx.run(() -> desk.window().theme().choice().set(Theme.Choice.DARK));
      Pictures.write(desk.scene(), Shots.TO.resolve("logs-dark.png"));
    }
  }

  /** The first page at a glance, after the checklist was run. */
  @Test
  void atAGlance() throws IOException {
    Shots.window(home, 1280, 960, Theme.Choice.DARK);
    try (Desk desk = Desk.onSandbox("bad-deploy", home)) {
      desk.until("a session", s -> true);
      Hands.press(KeyCode.CONTROL, KeyCode.DIGIT9);
      desk.untilRows();
      Pictures.write(desk.scene(), Shots.TO.resolve("checklist-dark.png"));
      Fx.run(() -> desk.window().theme().choice().set(Theme.Choice.LIGHT));
      Pictures.write(desk.scene(), Shots.TO.resolve("checklist-light.png"));
      Hands.press(KeyCode.V);
      desk.until("the report", s -> s.page().kind().equals("report") && desk.has(".share"));
      Pictures.write(desk.scene(), Shots.TO.resolve("report-light.png"));
      Hands.press(KeyCode.X);
      desk.until("the form", s -> s.sheet() != null);
      Pictures.write(desk.scene(), Shots.TO.resolve("export-light.png"));
      Hands.press(KeyCode.ESCAPE);
      Hands.press(KeyCode.CONTROL, KeyCode.DIGIT0);
      desk.until("troubles", s -> desk.texts().contains("Services in trouble"));
      desk.until("rings", s -> desk.has(".share") && desk.has(".lanes"));
      Pictures.write(desk.scene(), Shots.TO.resolve("overview-light.png"));
      Fx.run(() -> desk.window().theme().choice().set(Theme.Choice.DARK));
      Pictures.write(desk.scene(), Shots.TO.resolve("overview-dark.png"));
    }
  }

  /** The places that only a word leads to, and the founder's forms. */
  @Test
  void otherPlacesAndForms() throws IOException {
    Shots.window(home, 1280, 800, Theme.Choice.LIGHT);
    try (Desk desk = Desk.onSandbox("calm", home)) {
      desk.until("a session", s -> true);
      for (String place : List.of("rotations", "audit", "doctor", "contexts")) {
        Fx.run(() -> desk.scene().lookup("#rail-" + place).fireEvent(new ActionEvent()));
        desk.until(place, s -> s.page().kind().equals(place) && s.feed().value() != null);
        Shots.both(desk, place);
      }
      Hands.press(KeyCode.CONTROL, KeyCode.DIGIT9);
      desk.untilRows();
      Hands.press(KeyCode.ENTER);
      desk.until("the items", s -> s.pages().size() == 2 && s.table() != null);
      Shots.both(desk, "checklist-items");
      for (String form : List.of("waive", "attest")) {
        Offer offer = offer(desk, form);
        Fx.run(() -> desk.window().take(offer));
        desk.until("the form", s -> s.sheet() != null);
        Shots.both(desk, form);
        Hands.press(KeyCode.ESCAPE);
        desk.until("no form", s -> s.sheet() == null);
      }
    }
  }

  /** Of the first row from here on that offers it. */
  private static Offer offer(Desk desk, String id) {
    int rows = desk.state().listTable().visible().size();
    for (int i = 0; i < rows; i++) {
      State s = desk.state();
      for (Offer o : s.place().offers(s)) {
        if (o.id().equals(id)) {
          return o;
        }
      }
      Hands.press(KeyCode.DOWN);
      desk.until(
          "the next row", n -> n.listTable().selectedIndex() != s.listTable().selectedIndex());
    }
    throw new IllegalStateException("no row offers " + id);
  }

  /** What refers to what, alone and with a thing beside it. */
  @Test
  void theMap() throws IOException {
    Shots.window(home, 1280, 800, Theme.Choice.DARK);
    try (Desk desk = Desk.onSandbox("stale-secret", home)) {
      desk.until("a session", s -> true);
      Fx.run(() -> desk.scene().lookup("#rail-map").fireEvent(new ActionEvent()));
      desk.until("the map", s -> s.page() instanceof MapPage && desk.has(".map-card"));
      Hands.press(KeyCode.V);
      desk.until("the form", s -> s.sheet() != null);
      Shots.both(desk, "map-asks");
      desk.send(new Msg.OnSheet(new SheetMsg.Fill("drawing the map")));
      desk.send(new Msg.OnSheet(new SheetMsg.Press(1)));
      desk.until("databases", s -> desk.texts().contains("Databases and caches"));
      Shots.one(desk, "map-found", Theme.Choice.LIGHT);
      desk.send(new Msg.OnSheet(new SheetMsg.Press(0)));
      Fx.run(() -> desk.window().theme().choice().set(Theme.Choice.DARK));
      Hands.press(KeyCode.RIGHT);
      Hands.press(KeyCode.RIGHT);
      Pictures.write(desk.scene(), Shots.TO.resolve("map-dark.png"));
      Fx.run(() -> desk.window().theme().choice().set(Theme.Choice.LIGHT));
      Pictures.write(desk.scene(), Shots.TO.resolve("map-light.png"));
      Hands.press(KeyCode.ENTER);
      desk.until("the service", s -> s.page().kind().equals("service") && s.feed().value() != null);
      Pictures.write(desk.scene(), Shots.TO.resolve("map-service-light.png"));
    }
  }

  /** The smallest window, in production, with nothing to change by accident. */
  @Test
  void smallAndInProduction() throws IOException {
    Shots.window(home, 900, 600, Theme.Choice.DARK);
    try (Desk desk = Desk.onSandbox("bad-deploy", home)) {
      desk.untilRows();
      Fx.run(() -> desk.window().draw(inProduction(desk.state())));
      Pictures.write(desk.scene(), Shots.TO.resolve("production-small-dark.png"));
      Hands.press(KeyCode.ENTER);
      desk.until("the service", s -> s.table() == null && s.feed().value() != null);
      Fx.run(() -> desk.window().draw(inProduction(desk.state())));
      Pictures.write(desk.scene(), Shots.TO.resolve("production-small-service-dark.png"));
    }
  }

  @Test
  void nothingThere() throws IOException {
    Shots.window(home, 1280, 800, Theme.Choice.LIGHT);
    try (Desk desk = Desk.onSandbox("empty", home)) {
      desk.until("an answer", s -> s.feed().value() != null);
      Pictures.write(desk.scene(), Shots.TO.resolve("empty-light.png"));
    }
    try (Desk desk = Desk.open(Desk.consoles(home), Options.sandbox("no-such"), home)) {
      Fx.until("the failure", () -> desk.texts().contains("Try again"));
      Pictures.write(desk.scene(), Shots.TO.resolve("failed-light.png"));
    }
    try (Desk desk = Desk.onSandbox("denied", home)) {
      desk.untilRows();
      Pictures.write(desk.scene(), Shots.TO.resolve("denied-light.png"));
    }
  }

  private static State inProduction(State s) {
    State.Facts f = s.facts();
    return new State(
        new State.Facts(
            f.profile(),
            f.region(),
            f.endpoint(),
            new Environment("production", true),
            false,
            true,
            null),
        s.contexts(),
        s.identity(),
        s.now(),
        s.refreshEvery(),
        s.look(),
        s.trails(),
        s.places(),
        s.prompt(),
        s.help(),
        s.helpScroll(),
        s.notice(),
        s.clip(),
        s.sheet(),
        s.running(),
        s.leaving(),
        s.quitting());
  }
}
