package dev.quarterdeck.tui.console;

import dev.quarterdeck.screen.console.Action;
import dev.quarterdeck.screen.console.Commands;
import dev.quarterdeck.screen.console.Msg;
import dev.quarterdeck.screen.console.State;
import dev.quarterdeck.screen.logs.LogView;
import dev.quarterdeck.screen.table.TableState;
import dev.quarterdeck.tui.terminal.Key;
import dev.quarterdeck.tui.terminal.Key.Name;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** Keys on the filter's and the command's line: its caret, completion and history. */
final class LineKeys {
  private final Consumer<Msg> send;
  private final History commands = new History();
  private LineEdit edit = LineEdit.of("");
  private @Nullable String completing;
  private int completed;

  LineKeys(Consumer<Msg> send) {
    this.send = send;
  }

  /** What is typed, with its caret. */
  LineEdit edit() {
    return edit;
  }

  /** A line that was just opened begins with what stands in it: a filter, a search. */
  void begin(State state) {
    TableState table = state.table();
    LogView lines = state.place().lines();
    edit =
        LineEdit.of(
            switch (state.prompt()) {
              case State.Prompt.None() -> "";
              case State.Prompt.CommandLine(String text) -> text;
              case State.Prompt.FilterLine() ->
                  table != null ? table.filter() : lines == null ? "" : lines.search();
            });
  }

  void beginCommand() {
    edit = LineEdit.of("");
    completing = null;
    commands.leave();
  }

  void filter(Key key) {
    switch (key.name()) {
      case ENTER -> send.accept(new Msg.Submit());
      case ESC -> act(Action.BACK);
      case UP -> act(Action.UP);
      case DOWN -> act(Action.DOWN);
      default -> edit.press(key).ifPresent(this::filterText);
    }
  }

  private void filterText(LineEdit next) {
    edit = next;
    send.accept(new Msg.FilterText(next.text()));
  }

  void command(Key key, String text, State state) {
    if (key.name() == Name.TAB) {
      complete(text, key.shift() ? -1 : 1, state);
      return;
    }
    completing = null;
    if (key.name() == Name.UP || key.equals(Key.ctrl('p'))) {
      walk(text, -1);
    } else if (key.name() == Name.DOWN || key.equals(Key.ctrl('n'))) {
      walk(text, 1);
    } else if (key.name() == Name.ENTER) {
      commands.add(text);
      send.accept(new Msg.Submit());
    } else if (key.name() == Name.ESC || (key.name() == Name.BACKSPACE && text.isEmpty())) {
      act(Action.BACK);
    } else if (key.name() == Name.RIGHT && edit.caret() == text.length() && !text.isEmpty()) {
      complete(text, 1, state);
      completing = null;
    } else {
      edit.press(key).ifPresent(this::typed);
    }
  }

  private void typed(LineEdit next) {
    commands.leave();
    commandText(next);
  }

  private void walk(String text, int step) {
    Optional<String> line = commands.walk(text, step);
    line.map(LineEdit::of).ifPresent(this::commandText);
  }

  private void commandText(LineEdit next) {
    edit = next;
    send.accept(new Msg.CommandText(next.text()));
  }

  /** The first Tab takes the first completion of what was typed, further ones walk through them. */
  private void complete(String text, int step, State state) {
    if (completing == null) {
      completing = text;
      completed = step > 0 ? -1 : 0;
    }
    List<String> found = Commands.completions(completing, state);
    if (!found.isEmpty()) {
      completed = Math.floorMod(completed + step, found.size());
      typed(LineEdit.of(found.get(completed)));
    }
  }

  void paste(State.Prompt prompt, String text) {
    switch (prompt) {
      case State.Prompt.None() -> {
        // A paste outside of a line would press keys that nobody meant.
      }
      case State.Prompt.FilterLine() -> filterText(edit.insert(text));
      case State.Prompt.CommandLine c -> typed(edit.insert(text));
    }
  }

  private void act(Action action) {
    send.accept(new Msg.Do(action));
  }
}
