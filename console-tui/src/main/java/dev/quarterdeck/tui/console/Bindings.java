package dev.quarterdeck.tui.console;

import dev.quarterdeck.screen.console.Action;
import dev.quarterdeck.tui.terminal.Key;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Which key does what: core's actions, and the few keys that only a terminal has. */
final class Bindings {
  /** What only a terminal needs. */
  enum Own {
    SUSPEND("ctrl-z", "Suspend; fg in the shell comes back"),
    REDRAW("ctrl-l", "Draw the screen anew");

    final String key;
    final String help;

    Own(String key, String help) {
      this.key = key;
      this.help = help;
    }
  }

  private static final Map<String, Action> ACTIONS = actions();

  private Bindings() {}

  private static Map<String, Action> actions() {
    Map<String, Action> all = new HashMap<>();
    for (Action action : Action.values()) {
      action.keys().forEach(key -> all.put(key, action));
    }
    return all;
  }

  static @Nullable Action action(Key key) {
    return ACTIONS.get(key.toString());
  }

  static @Nullable Own own(Key key) {
    for (Own own : Own.values()) {
      if (own.key.equals(key.toString())) {
        return own;
      }
    }
    return null;
  }

  /** A key as it is shown: arrows as arrows. */
  static String shown(String key) {
    return switch (key) {
      case "up" -> "↑";
      case "down" -> "↓";
      case "left" -> "←";
      case "right" -> "→";
      default -> key;
    };
  }

  static String shown(List<String> keys) {
    return String.join(" ", keys.stream().map(Bindings::shown).toList());
  }
}
