package dev.quarterdeck.fx;

import dev.quarterdeck.app.Consoles;
import dev.quarterdeck.app.Options;
import dev.quarterdeck.fx.window.WindowMemory;
import dev.quarterdeck.screen.console.Action;
import dev.quarterdeck.screen.console.Msg;
import dev.quarterdeck.screen.console.Page;
import dev.quarterdeck.screen.console.Roots;
import dev.quarterdeck.screen.console.State;
import dev.quarterdeck.session.Home;
import dev.quarterdeck.session.MfaPrompt;
import java.util.ArrayDeque;
import java.util.List;
import java.util.Queue;
import javafx.animation.Animation;
import javafx.animation.KeyFrame;
import javafx.animation.Timeline;
import javafx.application.Platform;
import javafx.stage.Stage;
import javafx.util.Duration;

/**
 * Opens the window on the account that {@code AWS_ENDPOINT_URL} leads to, shows the first places
 * and what their first rows open, and leaves: what the window's start-up cache is trained with. A
 * JVM takes in its cache as a whole, so the places that are opened later are left out.
 */
public final class Rehearsal {
  private static final Duration LOOK = Duration.millis(50);

  private static final int PLACES = 3;

  /** A place that is not read after so many looks is left out. */
  private static final int PATIENCE = 100;

  private final QuarterdeckApplication window;
  private final Timeline looking = new Timeline(new KeyFrame(LOOK, e -> look()));
  private final Queue<Msg> steps = new ArrayDeque<>();
  private int waited;

  private Rehearsal() {
    Home home = Home.current();
    window =
        new QuarterdeckApplication(
            new Consoles(System.getenv(), home, MfaPrompt.NONE, ""),
            List.of(Options.NONE),
            new WindowMemory(home.folder().resolve("window.properties")),
            () -> Platform.runLater(Platform::exit));
    for (Roots.Root root : Roots.ALL.subList(0, PLACES)) {
      Page<?> page = root.page();
      steps.addAll(List.of(new Msg.Root(page), new Msg.Do(Action.OPEN), new Msg.Do(Action.BACK)));
    }
    steps.add(new Msg.Do(Action.HELP));
    steps.add(new Msg.Do(Action.HELP));
  }

  /** Ends the process when everything was shown. */
  public static void main(String[] args) {
    Platform.startup(() -> new Rehearsal().begin());
  }

  private void begin() {
    window.start(new Stage());
    looking.setCycleCount(Animation.INDEFINITE);
    looking.play();
  }

  private void look() {
    State s = window.state();
    waited++;
    boolean there = s != null && !s.feed().loading() && s.feed().value() != null;
    if (!there && waited < PATIENCE) {
      return;
    }
    waited = 0;
    Msg next = steps.poll();
    window.send(next == null ? new Msg.Do(Action.QUIT) : next);
  }
}
