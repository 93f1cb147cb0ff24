package dev.quarterdeck.fx;

import dev.quarterdeck.app.ConsoleFactory;
import dev.quarterdeck.app.ConsoleReads;
import dev.quarterdeck.app.Options;
import dev.quarterdeck.fx.shell.Brand;
import dev.quarterdeck.fx.theme.Copy;
import dev.quarterdeck.fx.window.FirstFrame;
import dev.quarterdeck.fx.window.WindowMemory;
import dev.quarterdeck.fx.window.WindowState;
import dev.quarterdeck.kernel.Closing;
import dev.quarterdeck.kernel.Outcome;
import dev.quarterdeck.kernel.Problem;
import dev.quarterdeck.screen.change.Errand;
import dev.quarterdeck.screen.console.Action;
import dev.quarterdeck.screen.console.Context;
import dev.quarterdeck.screen.console.Msg;
import dev.quarterdeck.screen.console.State;
import java.io.IOException;
import java.lang.Thread.UncaughtExceptionHandler;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.Executor;
import javafx.application.Application;
import javafx.application.Platform;
import javafx.geometry.Rectangle2D;
import javafx.stage.Screen;
import javafx.stage.Stage;
import javafx.stage.WindowEvent;
import org.jspecify.annotations.Nullable;

/**
 * One window from opening to closing. The window is on screen before anything is connected: the
 * console opens behind it.
 */
final class QuarterdeckApplication extends Application {
  /** Connections are given back in milliseconds; nothing that is kept depends on it. */
  private static final Duration CLOSES_WITHIN = Duration.ofSeconds(5);

  private final WindowMemory memory;
  private final Runnable onClosed;
  private final Executor ui = Platform::runLater;
  private final WindowState was;
  private final List<Context> contexts;
  private final HeldCopy heldCopy = new HeldCopy();
  private State.@Nullable Clip copied;
  private final DeskWindow window;
  private final Opener opener;
  private final ConsoleFactory consoles;
  private @Nullable Session session;
  private @Nullable Msg early;
  private WindowState now;

  /**
   * On JavaFX's thread.
   *
   * @param contexts several are shown side by side; the first is worked in
   * @param onClosed told, on some thread, after everything was put away
   */
  QuarterdeckApplication(
      ConsoleFactory consoles, List<Options> contexts, WindowMemory memory, Runnable onClosed) {
    this.consoles = consoles;
    this.memory = memory;
    this.onClosed = onClosed;
    this.was = memory.load();
    this.now = was;
    this.window = new DeskWindow(this::send, this::held, heldCopy::taken, was);
    consoles.askCodesWith(window.codes());
    this.opener = new Opener(consoles, contexts.getFirst(), ui, this::opened);
    this.contexts = contexts.stream().map(Options::context).toList();
  }

  @Override
  public void start(Stage stage) {
    // JavaFX would print what fails at a key or while it lays out, where nobody looks.
    Thread here = Thread.currentThread();
    UncaughtExceptionHandler before = here.getUncaughtExceptionHandler();
    here.setUncaughtExceptionHandler((thread, e) -> window.failed(e));
    stage.setTitle("Quarterdeck");
    stage.setScene(window.scene());
    place(stage);
    window.drawOpening(null);
    FirstFrame.then(
        () -> {
          opener.open();
          // Behind what was just asked for, which begins as soon as this thread is free.
          Platform.runLater(
              () -> {
                window.prepare();
                stage.getIcons().setAll(Brand.icons());
              });
        });
    stage.setOnCloseRequest(this::askedToClose);
    stage.setOnHiding(e -> now = remember(stage));
    stage.setOnHidden(
        e -> {
          here.setUncaughtExceptionHandler(before);
          close();
        });
    stage.show();
  }

  /** What is under way is not cut off by the window's button either: core says what comes first. */
  private void askedToClose(WindowEvent event) {
    State s = state();
    if (s != null && s.working()) {
      event.consume();
      send(new Msg.Do(Action.QUIT));
    }
  }

  private void place(Stage stage) {
    boolean kept = Double.isFinite(was.x()) && Double.isFinite(was.y());
    List<Screen> screens =
        kept
            ? Screen.getScreensForRectangle(was.x(), was.y(), was.width(), was.height())
            : List.of();
    boolean known = !screens.isEmpty();
    Screen screen = known ? screens.getFirst() : Screen.getPrimary();
    Rectangle2D at = was.in(screen.getVisualBounds());
    if (known) {
      stage.setX(at.getMinX());
      stage.setY(at.getMinY());
    }
    stage.setMinWidth(Math.min(WindowState.MIN_WIDTH, at.getWidth()));
    stage.setMinHeight(Math.min(WindowState.MIN_HEIGHT, at.getHeight()));
    stage.setWidth(at.getWidth());
    stage.setHeight(at.getHeight());
    stage.setMaximized(was.maximized());
  }

  private WindowState remember(Stage stage) {
    // None of these has a size that a later window should begin with.
    boolean whole = stage.isMaximized() || stage.isIconified() || stage.isFullScreen();
    return new WindowState(
        whole ? was.x() : stage.getX(),
        whole ? was.y() : stage.getY(),
        whole ? was.width() : stage.getWidth(),
        whole ? was.height() : stage.getHeight(),
        stage.isMaximized(),
        window.divider(),
        window.theme().choice().get());
  }

  private void open() {
    window.drawOpening(null);
    opener.open();
  }

  private void opened(Outcome<ConsoleReads> outcome) {
    switch (outcome) {
      case Outcome.Done<ConsoleReads>(ConsoleReads reads) -> {
        session = new Session(reads, contexts, ui, this::draw);
        if (early != null) {
          session.send(early);
        }
      }
      case Outcome.Failed<ConsoleReads>(Problem problem) -> window.drawOpening(problem);
    }
  }

  private Errand.@Nullable Held held() {
    return session == null ? null : session.held();
  }

  private void draw(State state) {
    try {
      window.draw(state);
    } catch (RuntimeException | Error e) {
      // A value on the clipboard is taken back, and the window left, whatever cannot be drawn.
      window.failed(e);
    }
    heldCopy.follow(held());
    State.Clip clip = state.clip();
    if (clip != null && !clip.equals(copied)) {
      copied = clip;
      Copy.text(clip.text());
    }
    if (state.quitting()) {
      leave();
    }
  }

  /** Without a session there is trying again, leaving, and where to go as soon as there is one. */
  void send(Msg message) {
    if (session != null) {
      session.send(message);
    } else if (message instanceof Msg.Root) {
      early = message;
    } else if (message instanceof Msg.Do(Action action)) {
      if (action == Action.REFRESH) {
        open();
      } else if (action == Action.QUIT) {
        leave();
      }
    }
  }

  private void leave() {
    window.scene().getWindow().hide();
  }

  private void close() {
    consoles.askCodesWith(null);
    window.codes().close();
    heldCopy.follow(null);
    if (session != null) {
      session.close();
    }
    try {
      memory.save(now);
    } catch (IOException e) {
      // It costs nothing but the window's place, and there is no window left to say so in.
    }
    Closing.beside(opener::close, CLOSES_WITHIN, onClosed);
  }

  DeskWindow window() {
    return window;
  }

  /** What core's loop holds now; null before the console is open. */
  @Nullable State state() {
    return session == null ? null : session.state();
  }
}
