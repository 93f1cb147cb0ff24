package dev.quarterdeck.fx;

import dev.quarterdeck.fx.detail.DetailPane;
import dev.quarterdeck.fx.keys.KeyMap;
import dev.quarterdeck.fx.page.ListPage;
import dev.quarterdeck.screen.console.Action;
import dev.quarterdeck.screen.console.State;
import dev.quarterdeck.screen.console.View;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Supplier;
import javafx.scene.input.KeyEvent;
import org.jspecify.annotations.Nullable;

/**
 * The keyboard on a page of sections: with the focus there, arrows and Tab move core's cursor; from
 * a list beside it Tab goes over, and Shift and Tab before the first section goes back.
 */
record LineKeys(
    KeyMap keys,
    ListPage list,
    DetailPane detail,
    Supplier<@Nullable State> shown,
    Consumer<Action> act) {

  private static boolean open(@Nullable State s) {
    return s != null && s.table() == null && s.place().lines() == null && quiet(s);
  }

  /** Nothing lies over the page, and nobody types. */
  private static boolean quiet(State s) {
    return s.sheet() == null && !s.help() && s.prompt() instanceof State.Prompt.None;
  }

  /** Whether Enter means the line under the cursor. */
  boolean here() {
    return detail.isFocused() && open(shown.get());
  }

  /** True where the key was a movement between lines. */
  boolean take(KeyEvent event) {
    State s = shown.get();
    Optional<Action> action = open(s) ? keys.moved(event) : Optional.empty();
    if (s == null || action.isEmpty()) {
      return false;
    }
    if (list.rowsFocused() && action.get() == Action.NEXT) {
      detail.requestFocus();
    } else if (!detail.isFocused()) {
      return false;
    } else if (action.get() == Action.PREVIOUS && s.hasList() && atFirst(s)) {
      list.focusRows();
      return true;
    }
    act.accept(action.get());
    return true;
  }

  private static boolean atFirst(State s) {
    return View.of(s).body() instanceof View.Body.Detail d && d.inFirstSection();
  }

  /** After something was drawn: {@code was} had the focus before, {@code back}: an overlay went. */
  void settle(@Nullable State was, State now, boolean stood, boolean back) {
    boolean other = was == null || !was.page().equals(now.page());
    if (now.hasList()) {
      boolean rows = now.table() != null && quiet(now) && (stood || other);
      boolean appeared = was != null && !was.hasList();
      if (was == null || back || appeared || rows) {
        list.focusRows();
      }
    } else if (open(now) && (other || back)) {
      detail.requestFocus();
    }
  }
}
