package dev.quarterdeck.fx;

import dev.quarterdeck.fx.keys.KeyMap;
import dev.quarterdeck.screen.console.Action;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import java.util.function.Predicate;
import javafx.scene.Scene;
import javafx.scene.input.KeyEvent;

/** Keys before any control sees them; what is no action goes on to the control. */
record KeyHandler(
    KeyMap keys,
    BooleanSupplier typing,
    Predicate<KeyEvent> moved,
    Predicate<Action> allowed,
    Consumer<Action> act,
    Predicate<String> offered) {

  void listenOn(Scene scene) {
    scene.addEventFilter(
        KeyEvent.KEY_PRESSED,
        e -> {
          // Ctrl and a digit goes to a place, also out of a text field.
          if (e.isShortcutDown()
              && e.getCode().isDigitKey()
              && offered.test(e.getCode().getChar())) {
            e.consume();
          } else if (!typing.getAsBoolean() && moved.test(e)) {
            e.consume();
          } else {
            handle(e, keys.pressed(e, typing.getAsBoolean()));
          }
        });
    scene.addEventFilter(
        KeyEvent.KEY_TYPED,
        e -> {
          if (!typing.getAsBoolean()
              && ((keys.plain(e) && offered.test(e.getCharacter())) || moved.test(e))) {
            e.consume();
          } else {
            handle(e, typing.getAsBoolean() ? Optional.empty() : keys.typed(e));
          }
        });
  }

  private void handle(KeyEvent event, Optional<Action> action) {
    if (action.isPresent() && allowed.test(action.get())) {
      event.consume();
      act.accept(action.get());
    }
  }
}
