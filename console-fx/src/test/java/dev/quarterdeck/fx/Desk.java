package dev.quarterdeck.fx;

import dev.quarterdeck.app.ConsoleFactory;
import dev.quarterdeck.app.Consoles;
import dev.quarterdeck.app.Options;
import dev.quarterdeck.fx.table.RowsView;
import dev.quarterdeck.fx.testing.Fx;
import dev.quarterdeck.fx.testing.Hands;
import dev.quarterdeck.fx.window.WindowMemory;
import dev.quarterdeck.screen.console.Msg;
import dev.quarterdeck.screen.console.State;
import dev.quarterdeck.screen.overview.OverviewPage;
import dev.quarterdeck.screen.table.Row;
import dev.quarterdeck.session.Home;
import dev.quarterdeck.session.MfaPrompt;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Predicate;
import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.Scene;
import javafx.scene.control.Labeled;
import javafx.scene.input.KeyCode;
import javafx.stage.Stage;
import org.jspecify.annotations.Nullable;

/** The real window, as {@code qd gui} opens it, in a test's hands. */
final class Desk implements AutoCloseable {
  private final AtomicBoolean closed = new AtomicBoolean();
  private final QuarterdeckApplication application;
  private final Stage stage;

  private Desk(ConsoleFactory consoles, List<Options> contexts, Path home) {
    WindowMemory memory = new WindowMemory(home.resolve("window.properties"));
    this.application =
        Fx.call(
            () -> new QuarterdeckApplication(consoles, contexts, memory, () -> closed.set(true)));
    this.stage =
        Fx.call(
            () -> {
              Stage made = new Stage();
              application.start(made);
              return made;
            });
  }

  static Desk open(ConsoleFactory consoles, Options options, Path home) {
    return new Desk(consoles, List.of(options), home);
  }

  static Desk open(ConsoleFactory consoles, List<Options> contexts, Path home) {
    return new Desk(consoles, contexts, home);
  }

  static Desk onSandbox(String scenario, Path home) {
    return open(consoles(home), Options.sandbox(scenario), home);
  }

  /** Consoles that know nothing of this machine's AWS files or environment. */
  static Consoles consoles(Path home) {
    return new Consoles(Map.of(), new Home(home), MfaPrompt.NONE, "test");
  }

  DeskWindow window() {
    return application.window();
  }

  Stage stage() {
    return stage;
  }

  Scene scene() {
    return stage.getScene();
  }

  boolean closed() {
    return closed.get();
  }

  /** Core's state; only once the console is open. */
  State state() {
    return Objects.requireNonNull(Fx.call(this::stateNow), "no session yet");
  }

  private @Nullable State stateNow() {
    return application.state();
  }

  /** As a click or a key would. */
  void send(Msg message) {
    Fx.run(() -> application.send(message));
    Fx.settle();
  }

  void until(String what, Predicate<State> condition) {
    Fx.until(
        () -> what + "; the window says " + texts(),
        () -> {
          State s = stateNow();
          return s != null && condition.test(s);
        });
    Fx.settle();
  }

  /** The window opens on the overview; most tests look at the services. */
  void toServices() {
    until("a session", s -> true);
    if (state().page() instanceof OverviewPage) {
      Hands.press(KeyCode.CONTROL, KeyCode.DIGIT1);
    }
  }

  /** Waits for rows, from the overview on those of the services, and for nothing on its way. */
  void untilRows() {
    toServices();
    until("rows", s -> !s.listTable().table().rows().isEmpty() && !s.feed().loading());
  }

  /** Waits for a row to stand on. */
  void untilSelected() {
    until("a row", s -> s.table() != null && s.place().selected() != null && !s.feed().loading());
  }

  <N extends Node> N find(String selector, Class<N> type) {
    return type.cast(
        Objects.requireNonNull(Fx.call(() -> scene().lookup(selector)), "no " + selector));
  }

  boolean has(String selector) {
    return Fx.call(() -> scene().lookup(selector)) != null;
  }

  RowsView rows() {
    return find("#rows", RowsView.class);
  }

  List<Row> shownRows() {
    return Fx.call(() -> List.copyOf(rows().getItems()));
  }

  /** Every text on screen, for assertions and for explaining a failure. */
  List<String> texts() {
    return Fx.call(
        () -> {
          List<String> texts = new ArrayList<>();
          collect(scene().getRoot(), texts);
          return texts;
        });
  }

  private static void collect(Node node, List<String> texts) {
    if (node.isVisible()) {
      if (node instanceof Labeled l && l.getText() != null && !l.getText().isBlank()) {
        texts.add(l.getText());
      }
      if (node instanceof Parent parent) {
        parent.getChildrenUnmodifiable().forEach(child -> collect(child, texts));
      }
    }
  }

  @Override
  public void close() {
    Fx.run(stage::hide);
    Fx.until("everything to be put away", this::closed);
  }
}
