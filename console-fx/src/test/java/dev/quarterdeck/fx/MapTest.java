package dev.quarterdeck.fx;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.quarterdeck.app.Options;
import dev.quarterdeck.fx.testing.Fx;
import dev.quarterdeck.fx.testing.Hands;
import dev.quarterdeck.sandbox.Sandbox;
import dev.quarterdeck.sandbox.Scenario;
import dev.quarterdeck.sandbox.world.World;
import dev.quarterdeck.sandbox.world.secrets.Secret;
import dev.quarterdeck.screen.change.Sheet;
import dev.quarterdeck.screen.map.MapPage;
import dev.quarterdeck.screen.map.ThingMap;
import dev.quarterdeck.screen.map.ThingMap.Kind;
import dev.quarterdeck.screen.map.ThingPage;
import dev.quarterdeck.screen.services.ServicePage;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Objects;
import javafx.event.ActionEvent;
import javafx.geometry.Bounds;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.TextInputControl;
import javafx.scene.input.KeyCode;
import javafx.scene.input.ScrollEvent;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The map in the window: drawn, walked, zoomed, clicked. */
class MapTest {
  @TempDir private Path home;

  private static ThingMap open(Desk desk) {
    desk.until("a session", s -> true);
    Fx.run(() -> desk.scene().lookup("#rail-map").fireEvent(new ActionEvent()));
    desk.until("the map", s -> s.page() instanceof MapPage && desk.has(".map-card"));
    return Objects.requireNonNull(desk.state().place(new MapPage()).value());
  }

  private static ThingMap map(Desk desk) {
    return Objects.requireNonNull(desk.state().place(new MapPage()).value());
  }

  /** Databases stand behind secrets only after a person asked for it. */
  private static void lookIntoValues(Desk desk) {
    assertThat(map(desk).lines()).noneMatch(l -> l.words().equals("named in its value"));
    Hands.press(KeyCode.V);
    desk.until("the form", s -> s.sheet() != null && s.sheet().stage() == Sheet.Stage.ASKING);
    TextInputControl reason = desk.find("#sheet-reason", TextInputControl.class);
    Fx.run(reason::requestFocus);
    Fx.run(() -> reason.setText("drawing the map"));
    Fx.settle();
    Hands.click(desk.find("#sheet-button-1", Button.class));
    desk.until("the end", s -> s.sheet() != null && s.sheet().stage() != Sheet.Stage.ASKING);
    desk.until(
        "it is said", s -> desk.texts().stream().anyMatch(t -> t.contains("endpoints is kept")));
    desk.until(
        "databases", s -> map(desk).things().stream().anyMatch(t -> t.kind() == Kind.DATABASE));
    Hands.click(desk.find("#sheet-button-0", Button.class));
    desk.until("no sheet", s -> s.sheet() == null);
  }

  private static Node card(Desk desk, String id) {
    return Fx.call(
        () ->
            desk.scene().getRoot().lookupAll(".map-card").stream()
                .filter(c -> id.equals(c.getUserData()))
                .findFirst()
                .orElseThrow());
  }

  private static String chosen(Desk desk) {
    return MapPage.thing(desk.state().listTable().selectedRow().orElseThrow());
  }

  @Test
  void everyThingIsACardAndArrowsFollowTheReferences() {
    try (Desk desk = Desk.onSandbox("stale-secret", home)) {
      ThingMap map = open(desk);
      assertThat(Fx.call(() -> desk.scene().getRoot().lookupAll(".map-card")))
          .hasSameSizeAs(map.things());
      String first = chosen(desk);
      Hands.press(KeyCode.RIGHT);
      assertThat(chosen(desk)).isEqualTo(map.next(first, ThingMap.Way.RIGHT)).isNotEqualTo(first);
      Hands.press(KeyCode.RIGHT);
      assertThat(map.thing(chosen(desk)).orElseThrow().kind()).isEqualTo(Kind.SERVICE);
      Hands.press(KeyCode.ENTER);
      desk.until("the service", s -> s.page() instanceof ServicePage);
      assertThat(desk.has(".map-card")).isTrue();
      Hands.press(KeyCode.ESCAPE);
      desk.until("the map alone", s -> s.page() instanceof MapPage);
    }
  }

  @Test
  void aClickGoesToTheThing() {
    try (Desk desk = Desk.onSandbox("calm", home)) {
      open(desk);
      lookIntoValues(desk);
      var database =
          map(desk).things().stream()
              .filter(t -> t.kind() == Kind.DATABASE)
              .findFirst()
              .orElseThrow();
      Hands.click(card(desk, database.id()));
      desk.until(
          "the database", s -> s.page() instanceof ThingPage p && p.id().equals(database.id()));
      desk.until("who uses it", s -> desk.texts().contains("Used by"));
      var service =
          map(desk).things().stream()
              .filter(t -> t.kind() == Kind.SERVICE)
              .findFirst()
              .orElseThrow();
      Fx.run(() -> desk.window().scene().getRoot().lookup("#map").requestFocus());
      Hands.press(KeyCode.LEFT);
      assertThat(chosen(desk)).isNotEqualTo(database.id());
      desk.until("what follows", s -> !(s.page() instanceof ThingPage));
      assertThat(service.to()).isNotNull();
    }
  }

  /** As RDS tags the secret that it manages; nobody looked into a value. */
  @Test
  void aTagDrawsTheDatabaseBehindASecret() throws IOException {
    try (Sandbox sandbox = Sandbox.start(Sandbox.Options.running(Scenario.CALM))) {
      World world = sandbox.world();
      String arn = "arn:aws:rds:us-east-1:" + sandbox.accountId() + ":cluster:acme-prod";
      String secret =
          world.call(
              () -> {
                Secret managed = world.secrets().get("acme/prod/auth-keyset");
                managed.tags.put("aws:rds:primaryDBClusterArn", arn);
                return managed.arn();
              });
      try (Desk desk = Desk.open(o -> Desk.consoles(home).on(sandbox, o), Options.NONE, home)) {
        ThingMap map = open(desk);
        assertThat(map.lines().stream().filter(l -> l.from().equals(secret)))
            .singleElement()
            .satisfies(
                l -> {
                  assertThat(l.words()).isEqualTo("named by a tag");
                  assertThat(map.thing(l.to()).orElseThrow().kind()).isEqualTo(Kind.DATABASE);
                  assertThat(card(desk, l.to()).isVisible()).isTrue();
                });
      }
    }
  }

  @Test
  void itZoomsAndTheFilterFades() {
    try (Desk desk = Desk.onSandbox("calm", home)) {
      ThingMap map = open(desk);
      Node card = card(desk, map.things().getFirst().id());
      double before = width(card);
      Hands.press(KeyCode.SHIFT, KeyCode.EQUALS);
      Hands.press(KeyCode.SHIFT, KeyCode.EQUALS);
      assertThat(width(card)).isGreaterThan(before * 1.3);
      Hands.press(KeyCode.EQUALS);
      assertThat(width(card)).isEqualTo(before);
      Hands.press(KeyCode.SLASH);
      Hands.type("billing");
      desk.until("the filter", s -> s.listTable().filter().equals("billing"));
      long bright =
          map.things().stream()
              .filter(t -> Fx.call(() -> card(desk, t.id()).getOpacity()) > 0.9)
              .count();
      assertThat(bright).isBetween(1L, map.things().size() - 1L);
    }
  }

  /** A touchpad reports one stroke as dozens of small movements, a wheel one large one a notch. */
  @Test
  void aTouchpadZoomsGently() {
    try (Desk desk = Desk.onSandbox("calm", home)) {
      ThingMap map = open(desk);
      Node card = card(desk, map.things().getFirst().id());
      double before = width(card);
      scroll(desk, 2);
      assertThat(width(card)).isBetween(before * 1.001, before * 1.03);
      scroll(desk, -2);
      assertThat(width(card)).isCloseTo(before, within(0.5));
      scroll(desk, 40);
      assertThat(width(card)).isCloseTo(before * 1.2, within(0.5));
    }
  }

  private static void scroll(Desk desk, double by) {
    Fx.run(
        () ->
            desk.scene()
                .lookup(".map-paper")
                .fireEvent(
                    new ScrollEvent(
                        ScrollEvent.SCROLL,
                        200,
                        200,
                        200,
                        200,
                        false,
                        false,
                        false,
                        false,
                        false,
                        false,
                        0,
                        by,
                        0,
                        by,
                        ScrollEvent.HorizontalTextScrollUnits.NONE,
                        0,
                        ScrollEvent.VerticalTextScrollUnits.NONE,
                        0,
                        0,
                        null)));
    Fx.settle();
  }

  private static double width(Node card) {
    Bounds bounds = Fx.call(() -> card.localToScene(card.getLayoutBounds()));
    return bounds.getWidth();
  }
}
