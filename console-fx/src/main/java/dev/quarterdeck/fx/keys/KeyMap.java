package dev.quarterdeck.fx.keys;

import dev.quarterdeck.screen.console.Action;
import dev.quarterdeck.screen.console.Msg;
import dev.quarterdeck.screen.console.Offer;
import dev.quarterdeck.screen.palette.Choice;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyCodeCombination;
import javafx.scene.input.KeyCombination;
import javafx.scene.input.KeyEvent;

/**
 * Which key does what: the keys that core publishes, without those that mean something else on a
 * desktop, and with the desktop's own ({@code Ctrl} is {@code ⌘} on a Mac).
 */
public final class KeyMap {
  /** Movement stays with the widgets, and a window does not vanish at a plain letter. */
  private static final List<String> NOT_HERE =
      List.of(
          "q", "ctrl-c", "ctrl-b", "ctrl-f", "ctrl-d", "ctrl-u", "up", "down", "pgup", "pgdn",
          "home", "end", "k", "j", "g", "G");

  private static final Map<String, KeyCode> NAMED =
      Map.of(
          "esc", KeyCode.ESCAPE,
          "enter", KeyCode.ENTER,
          "left", KeyCode.LEFT,
          "right", KeyCode.RIGHT,
          "space", KeyCode.SPACE,
          "f1", KeyCode.F1,
          "f5", KeyCode.F5);

  private static final Map<KeyCode, Action> MOVING =
      Map.of(
          KeyCode.UP, Action.UP,
          KeyCode.DOWN, Action.DOWN,
          KeyCode.PAGE_UP, Action.PAGE_UP,
          KeyCode.PAGE_DOWN, Action.PAGE_DOWN,
          KeyCode.HOME, Action.TOP,
          KeyCode.END, Action.BOTTOM);

  private static final KeyCombination PALETTE =
      new KeyCodeCombination(KeyCode.K, KeyCombination.SHORTCUT_DOWN);

  private static final KeyCombination NOTICE =
      new KeyCodeCombination(KeyCode.ENTER, KeyCombination.SHORTCUT_DOWN);

  /** What a key is pressed for. */
  private record Binding(KeyCombination keys, Action action, boolean whileTyping) {}

  private final List<Binding> bindings = new ArrayList<>();

  public KeyMap() {
    shortcut(KeyCode.F, Action.FILTER);
    shortcut(KeyCode.Q, Action.QUIT);
    for (Action action : Action.values()) {
      for (String key : action.keys()) {
        if (!NOT_HERE.contains(key)) {
          published(key, action);
        }
      }
    }
  }

  private void shortcut(KeyCode code, Action action) {
    bindings.add(
        new Binding(new KeyCodeCombination(code, KeyCombination.SHORTCUT_DOWN), action, true));
  }

  private void published(String key, Action action) {
    KeyCode named = NAMED.get(key);
    if (named != null) {
      boolean whileTyping = named == KeyCode.ESCAPE || named.isFunctionKey();
      bindings.add(new Binding(new KeyCodeCombination(named), action, whileTyping));
    } else if (key.startsWith("ctrl-")) {
      shortcut(KeyCode.getKeyCode(key.substring(5).toUpperCase(java.util.Locale.ROOT)), action);
    }
  }

  /** The action of a pressed key; in a text field plain keys are text. */
  public Optional<Action> pressed(KeyEvent event, boolean typing) {
    return bindings.stream()
        .filter(b -> (b.whileTyping() || !typing) && b.keys().match(event))
        .map(Binding::action)
        .findFirst();
  }

  /** Whether a typed character is nothing but itself. */
  public boolean plain(KeyEvent event) {
    return !event.isControlDown() && !event.isMetaDown() && !event.isAltDown();
  }

  /** The movement that a key means where lines are walked that no widget moves in. */
  public Optional<Action> moved(KeyEvent event) {
    if (event.getEventType() == KeyEvent.KEY_TYPED) {
      return plain(event) ? movement(event.getCharacter()) : Optional.empty();
    }
    if (event.getCode() == KeyCode.TAB && !event.isShortcutDown() && !event.isAltDown()) {
      return Optional.of(event.isShiftDown() ? Action.PREVIOUS : Action.NEXT);
    }
    boolean bare = plain(event) && !event.isShiftDown();
    return bare ? Optional.ofNullable(MOVING.get(event.getCode())) : Optional.empty();
  }

  private static Optional<Action> movement(String character) {
    return MOVING.values().stream()
        .filter(a -> character.length() == 1 && a.keys().contains(character))
        .findFirst();
  }

  /** The action of a typed character outside text fields. */
  public Optional<Action> typed(KeyEvent event) {
    if (!plain(event)) {
      return Optional.empty();
    }
    String character = event.getCharacter();
    for (Action action : Action.values()) {
      if (character.length() == 1
          && action.keys().contains(character)
          && !NOT_HERE.contains(character)) {
        return Optional.of(action);
      }
    }
    return Optional.empty();
  }

  /** The action's keys as people read them, the desktop's own first. */
  public List<String> names(Action action) {
    List<String> names = new ArrayList<>();
    for (Binding b : bindings) {
      if (b.action() == action) {
        names.add(name(b.keys()));
      }
    }
    for (String key : action.keys()) {
      if (key.length() == 1 && !NOT_HERE.contains(key)) {
        names.add(key);
      }
    }
    return names;
  }

  private static String name(KeyCombination keys) {
    if (keys instanceof KeyCodeCombination k && k.getCode() == KeyCode.ESCAPE) {
      return "Esc";
    }
    if (keys instanceof KeyCodeCombination k && k.getCode() == KeyCode.SPACE) {
      return "Space";
    }
    if (keys instanceof KeyCodeCombination k && k.getCode() == KeyCode.ENTER) {
      return "Enter";
    }
    return keys.getDisplayText();
  }

  /** The keys of an offer as people read them. */
  public List<String> names(Offer offer) {
    return offer.msg() instanceof Msg.Do(Action action)
        ? names(action)
        : offer.keys().stream()
            .map(k -> NAMED.containsKey(k) ? name(new KeyCodeCombination(NAMED.get(k))) : k)
            .toList();
  }

  /** The keys that do the same as a choice of the palette, as people read them. */
  public List<String> names(Choice choice) {
    if (choice.msg() instanceof Msg.Do(Action action)) {
      List<String> all = names(action);
      return all.subList(0, Math.min(2, all.size()));
    }
    return choice.keys();
  }

  /** What follows a notice to the thing. */
  public boolean followsNotice(KeyEvent event) {
    return NOTICE.match(event);
  }

  /** The same as people read it. */
  public String noticeName() {
    return NOTICE.getDisplayText();
  }

  /** What opens the palette. */
  public boolean opensPalette(KeyEvent event) {
    return PALETTE.match(event);
  }

  /** The same as people read it. */
  public String paletteName() {
    return name(PALETTE);
  }

  /** The one key of an offer that a hint shows; empty where it has none here. */
  public String name(Offer offer) {
    List<String> names = names(offer);
    return names.isEmpty() ? "" : names.getFirst();
  }

  /** The one key that a hint shows; empty for an action without a key here. */
  public String name(Action action) {
    List<String> names = names(action);
    return names.isEmpty() ? "" : names.getFirst();
  }
}
