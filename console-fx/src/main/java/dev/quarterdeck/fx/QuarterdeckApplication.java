package dev.quarterdeck.fx;

import dev.quarterdeck.app.Console;
import dev.quarterdeck.app.ConsoleFactory;
import dev.quarterdeck.app.Options;
import dev.quarterdeck.fx.shell.Brand;
import dev.quarterdeck.fx.window.WindowMemory;
import dev.quarterdeck.fx.window.WindowState;
import dev.quarterdeck.kernel.Outcome;
import dev.quarterdeck.kernel.Problem;
import dev.quarterdeck.screen.console.Action;
import dev.quarterdeck.screen.console.Msg;
import dev.quarterdeck.screen.console.State;
import java.io.IOException;
import java.util.concurrent.Executor;
import javafx.application.Application;
import javafx.application.Platform;
import javafx.stage.Screen;
import javafx.stage.Stage;
import org.jspecify.annotations.Nullable;

/**
 * One window from opening to closing. The window is on screen before anything is connected: the
 * console opens behind it.
 */
final class QuarterdeckApplication extends Application {
  private static final System.Logger LOG = System.getLogger("dev.quarterdeck.fx");

  private final ConsoleFactory consoles;
  private final Options options;
  private final WindowMemory memory;
  private final Runnable onClosed;
  private final Executor ui = Platform::runLater;
  private final WindowState was;
  private final DeskWindow window;
  private @Nullable Session session;
  private boolean opening;
  private boolean closed;
  private WindowState now;

  /** On JavaFX's thread. {@code onClosed} is told after everything was put away. */
  QuarterdeckApplication(
      ConsoleFactory consoles, Options options, WindowMemory memory, Runnable onClosed) {
    this.consoles = consoles;
    this.options = options;
    this.memory = memory;
    this.onClosed = onClosed;
    this.was = memory.load();
    this.now = was;
    this.window = new DeskWindow(this::send, was);
  }

  @Override
  public void start(Stage stage) {
    stage.setTitle("Quarterdeck");
    stage.setMinWidth(WindowState.MIN_WIDTH);
    stage.setMinHeight(WindowState.MIN_HEIGHT);
    stage.setScene(window.scene());
    place(stage);
    window.drawOpening(null);
    stage.setOnHiding(e -> now = remember(stage));
    stage.setOnHidden(e -> close());
    stage.show();
    open();
    stage.getIcons().setAll(Brand.icons());
  }

  private void place(Stage stage) {
    boolean visible =
        Double.isFinite(was.x())
            && Double.isFinite(was.y())
            && !Screen.getScreensForRectangle(was.x(), was.y(), 80, 40).isEmpty();
    if (visible) {
      stage.setX(was.x());
      stage.setY(was.y());
    }
    stage.setWidth(was.width());
    stage.setHeight(was.height());
    stage.setMaximized(was.maximized());
  }

  private WindowState remember(Stage stage) {
    boolean whole = stage.isMaximized();
    return new WindowState(
        whole ? was.x() : stage.getX(),
        whole ? was.y() : stage.getY(),
        whole ? was.width() : stage.getWidth(),
        whole ? was.height() : stage.getHeight(),
        whole,
        window.divider(),
        window.theme().choice().get());
  }

  private void open() {
    if (!opening) {
      opening = true;
      window.drawOpening(null);
      Thread.ofVirtual()
          .name("open-console")
          .start(
              () -> {
                Outcome<Console> outcome = Outcome.of(() -> consoles.open(options).orThrow());
                ui.execute(() -> opened(outcome));
              });
    }
  }

  private void opened(Outcome<Console> outcome) {
    opening = false;
    switch (outcome) {
      case Outcome.Done<Console>(Console console) -> {
        if (closed) {
          console.close();
        } else {
          session = new Session(console, ui, this::draw);
        }
      }
      case Outcome.Failed<Console>(Problem problem) -> window.drawOpening(problem);
    }
  }

  private void draw(State state) {
    window.draw(state);
    if (state.quitting()) {
      leave();
    }
  }

  /** Without a session there is only trying again, and leaving. */
  private void send(Msg message) {
    if (session != null) {
      session.send(message);
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
    closed = true;
    if (session != null) {
      session.close();
    }
    try {
      memory.save(now);
    } catch (IOException e) {
      LOG.log(System.Logger.Level.WARNING, "The window's place could not be kept", e);
    }
    onClosed.run();
  }

  /** What core's loop holds now; null before the console is open. */
  @Nullable State state() {
    return session == null ? null : session.state();
  }
}
