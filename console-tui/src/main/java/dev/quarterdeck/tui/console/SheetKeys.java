package dev.quarterdeck.tui.console;

import dev.quarterdeck.screen.change.Input;
import dev.quarterdeck.screen.change.Sheet;
import dev.quarterdeck.screen.change.SheetMsg;
import dev.quarterdeck.tui.terminal.Key;
import dev.quarterdeck.tui.terminal.Key.Name;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** Keys on a sheet, with the caret of the input that is being filled in. */
final class SheetKeys {
  private final Consumer<SheetMsg> send;
  private final SecretLine secret = new SecretLine();
  private @Nullable String editing;
  private LineEdit edit = LineEdit.of("");

  SheetKeys(Consumer<SheetMsg> send) {
    this.send = send;
  }

  /** The caret's line, or null where no text is typed. */
  @Nullable LineEdit caret(Sheet sheet) {
    Input input = focused(sheet);
    return input != null && name(sheet, input).equals(editing) ? edit : null;
  }

  /** What is asked first and the confirmation may both have an input of one id. */
  private static String name(Sheet sheet, Input input) {
    return sheet.stage() + " " + sheet.round() + " " + input.id();
  }

  /** No sheet any more: what was typed is forgotten. */
  void closed() {
    secret.clear();
    editing = null;
  }

  private static @Nullable Input focused(Sheet sheet) {
    return sheet.input() < 0 ? null : sheet.inputs().get(sheet.input());
  }

  /** {@code page}: lines that a page key scrolls by. */
  void press(Sheet sheet, Key key, int page) {
    Input input = focused(sheet);
    follow(sheet, input);
    switch (key.name()) {
      case ESC -> send.accept(new SheetMsg.Escape());
      case ENTER -> send.accept(new SheetMsg.Enter());
      case TAB -> send.accept(new SheetMsg.Focus(key.shift() ? -1 : 1));
      case UP -> send.accept(new SheetMsg.Focus(-1));
      case DOWN -> send.accept(new SheetMsg.Focus(1));
      case PGUP -> send.accept(new SheetMsg.Scroll(-page));
      case PGDN -> send.accept(new SheetMsg.Scroll(page));
      default -> {
        if (input == null) {
          button(key);
        } else {
          type(input, key);
        }
      }
    }
  }

  private void button(Key key) {
    if (key.name() == Name.LEFT || key.name() == Name.RIGHT) {
      send.accept(new SheetMsg.Focus(key.name() == Name.LEFT ? -1 : 1));
    } else if (key.equals(Key.of(' '))) {
      send.accept(new SheetMsg.Enter());
    }
  }

  private void type(Input input, Key key) {
    if (!input.choices().isEmpty()) {
      if (key.name() == Name.LEFT || key.name() == Name.RIGHT) {
        send.accept(new SheetMsg.Turn(key.name() == Name.LEFT ? -1 : 1));
      }
    } else if (input.secret()) {
      if (secret.press(key)) {
        send.accept(new SheetMsg.FillSecret(secret.value()));
      }
    } else {
      edit.press(key)
          .ifPresent(
              next -> {
                edit = next;
                send.accept(new SheetMsg.Fill(next.text()));
              });
    }
  }

  void paste(Sheet sheet, String text) {
    Input input = focused(sheet);
    if (input == null || !input.choices().isEmpty()) {
      return;
    }
    follow(sheet, input);
    if (input.secret()) {
      secret.append(text);
      send.accept(new SheetMsg.FillSecret(secret.value()));
    } else {
      edit = edit.insert(text);
      send.accept(new SheetMsg.Fill(edit.text()));
    }
  }

  /** Another input has the focus: its own text is edited from its end. */
  private void follow(Sheet sheet, @Nullable Input input) {
    if (input == null) {
      editing = null;
    } else if (!name(sheet, input).equals(editing)) {
      editing = name(sheet, input);
      edit = LineEdit.of(input.secret() ? "" : input.text());
      secret.clear();
    }
  }
}
