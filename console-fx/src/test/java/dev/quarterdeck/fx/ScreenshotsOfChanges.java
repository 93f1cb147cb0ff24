package dev.quarterdeck.fx;

import dev.quarterdeck.app.Options;
import dev.quarterdeck.fx.testing.Fx;
import dev.quarterdeck.fx.testing.Hands;
import dev.quarterdeck.fx.theme.Theme;
import dev.quarterdeck.sandbox.Sandbox;
import dev.quarterdeck.sandbox.Scenario;
import dev.quarterdeck.sandbox.wire.FaultRule;
import dev.quarterdeck.screen.change.Sheet;
import dev.quarterdeck.screen.change.SheetMsg;
import dev.quarterdeck.screen.console.Msg;
import dev.quarterdeck.screen.console.Offer;
import dev.quarterdeck.screen.console.Page;
import dev.quarterdeck.screen.console.State;
import dev.quarterdeck.screen.secrets.KeyPage;
import dev.quarterdeck.screen.secrets.SecretPage;
import dev.quarterdeck.screen.secrets.SecretsPage;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import javafx.scene.input.KeyCode;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Pictures of forms, of a rotation from its wizard to its end, and of the record of it all. */
class ScreenshotsOfChanges {
  private static final String SECRET = "acme/prod/app";

  @TempDir private Path home;

  /** A key that three services use, on its own page. */
  private static void toKey(Desk desk, Sandbox sandbox, String field) {
    String arn = sandbox.world().call(() -> sandbox.world().secrets().get(SECRET).arn());
    Page<?> key = new KeyPage(arn, SECRET, field);
    desk.until("a session", s -> true);
    desk.send(new Msg.Lead(List.of(new SecretsPage(), new SecretPage(arn, SECRET), key), arn));
    desk.until("the key", s -> s.page().equals(key) && s.feed().value() != null);
  }

  private static Sheet.Stage stage(State s) {
    return s.sheet() == null ? Sheet.Stage.OVER : s.sheet().stage();
  }

  /** Of a wizard's questions; -1 where none are asked. */
  private static int round(State s) {
    return s.sheet() == null ? -1 : s.sheet().round();
  }

  private static void press(Desk desk, int button) {
    desk.send(new Msg.OnSheet(new SheetMsg.Press(button)));
  }

  private static boolean says(State s, String words) {
    return s.sheet() != null && s.sheet().lines().stream().anyMatch(l -> l.text().contains(words));
  }

  /** Through the wizard, to the plan. */
  private static void plan(Desk desk, String pictures) {
    Offer rotate =
        desk.state().place().offers(desk.state()).stream()
            .filter(o -> o.id().equals("rotate"))
            .findFirst()
            .orElseThrow();
    desk.send(rotate.msg());
    desk.until("the wizard", s -> stage(s) == Sheet.Stage.ASKING);
    for (int round = 0; stage(desk.state()) == Sheet.Stage.ASKING; round++) {
      if (!pictures.isEmpty()) {
        Shots.both(desk, pictures + "-asks-" + round);
      }
      int before = round(desk.state());
      press(desk, 1);
      desk.until(
          "what follows",
          s ->
              stage(s) == Sheet.Stage.CONFIRMING
                  || (stage(s) == Sheet.Stage.ASKING && round(s) != before));
    }
  }

  @Test
  void aRotationUnderWayStoppedAndOver() throws IOException {
    Shots.window(home, 1280, 800, Theme.Choice.LIGHT);
    try (Sandbox sandbox = Sandbox.start(Sandbox.Options.running(Scenario.CALM).withSpeed(4));
        Desk desk = Desk.open(o -> Desk.consoles(home).on(sandbox, o), Options.NONE, home)) {
      toKey(desk, sandbox, "JWT_SECRET");
      Shots.both(desk, "key");
      plan(desk, "rotate");
      Shots.both(desk, "rotate-plan");
      press(desk, 1);
      desk.until("services roll", s -> says(s, " of 3 new"));
      Shots.both(desk, "rotate-live");
      press(desk, 0);
      desk.until("left", s -> s.sheet() == null && s.running() == 1);
      Hands.press(KeyCode.CONTROL, KeyCode.DIGIT8);
      desk.untilSelected();
      Shots.both(desk, "rotations-running");
      Hands.press(KeyCode.ENTER);
      desk.until("its steps", s -> s.pages().size() == 2 && s.feed().value() != null);
      Shots.both(desk, "rotation-running");
      desk.send(new Msg.Watch());
      desk.until("the sheet again", s -> stage(s) == Sheet.Stage.WORKING);
      press(desk, 1);
      desk.until("an end", s -> s.sheet() != null && stage(s) == Sheet.Stage.OVER);
      Shots.both(desk, "rotate-stopped");
      press(desk, 0);
      Hands.press(KeyCode.F5);
      desk.until("what is true", s -> s.sheet() == null && !s.feed().loading());
      Shots.both(desk, "rotation-paused");
      form(desk, "rotation-paused", o -> true);
    }
  }

  @Test
  void aRotationThatFailed() throws IOException {
    Shots.window(home, 1280, 800, Theme.Choice.LIGHT);
    try (Sandbox sandbox = Sandbox.start(Sandbox.Options.running(Scenario.CALM).withSpeed(4));
        Desk desk = Desk.open(o -> Desk.consoles(home).on(sandbox, o), Options.NONE, home)) {
      toKey(desk, sandbox, "JWT_SECRET");
      plan(desk, "");
      sandbox.fault(FaultRule.parse("ecs:UpdateService=deny"));

      press(desk, 1);
      desk.until("an end", s -> s.sheet() != null && stage(s) == Sheet.Stage.OVER);
      Shots.both(desk, "rotate-failed");
      press(desk, 0);
      Hands.press(KeyCode.CONTROL, KeyCode.DIGIT8);
      desk.untilSelected();
      Shots.both(desk, "rotations-failed");
      Hands.press(KeyCode.ENTER);
      desk.until("its steps", s -> s.pages().size() == 2 && s.feed().value() != null);
      Shots.both(desk, "rotation-failed");
      form(desk, "rotation-failed", o -> true);
      Fx.run(() -> desk.scene().lookup("#rail-audit").fireEvent(new javafx.event.ActionEvent()));
      desk.untilSelected();
      Shots.both(desk, "audit-entries");
      Hands.press(KeyCode.ENTER);
      desk.until("the entry", s -> s.pages().size() == 2 && s.feed().value() != null);
      Shots.both(desk, "audit-entry");
    }
  }

  /** Every form that the first thing of each place offers. */
  @Test
  void forms() throws IOException {
    Shots.window(home, 1280, 800, Theme.Choice.LIGHT);
    try (Desk desk = Desk.onSandbox("bad-deploy", home)) {
      desk.until("a session", s -> true);
      for (int place : List.of(1, 2, 4)) {
        desk.send(new Msg.Root(dev.quarterdeck.screen.console.Roots.ALL.get(place).page()));
        desk.untilSelected();
        Hands.press(KeyCode.ENTER);
        desk.until("the thing", s -> s.pages().size() == 2 && s.feed().value() != null);
        Shots.both(desk, "thing-" + desk.state().page().kind());
        form(desk, "form-" + desk.state().page().kind(), o -> true);
      }
    }
  }

  private static void form(Desk desk, String name, java.util.function.Predicate<Offer> which) {
    List<Offer> offers =
        desk.state().place().offers(desk.state()).stream()
            .filter(o -> o.whyNot() == null)
            .filter(o -> o.msg() instanceof Msg.Begin || o.msg() instanceof Msg.Run)
            .filter(which)
            .toList();
    for (Offer offer : offers) {
      desk.send(offer.msg());
      desk.until("the form", s -> s.sheet() != null && stage(s) != Sheet.Stage.PREPARING);
      String file = name + "-" + offer.id().toLowerCase(Locale.ROOT);
      Shots.one(
          desk, file, offers.indexOf(offer) % 2 == 0 ? Theme.Choice.LIGHT : Theme.Choice.DARK);
      press(desk, 0);
      desk.until("no form", s -> s.sheet() == null);
    }
  }
}
