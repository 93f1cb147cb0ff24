package dev.quarterdeck.screen.console;

import dev.quarterdeck.screen.table.Column;
import dev.quarterdeck.screen.table.TableState;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** What can be typed behind a colon, with aliases. */
public final class Commands {
  private record Command(Action action, List<String> names) {}

  private static final List<Command> ALL =
      List.of(
          new Command(Action.REFRESH, List.of("refresh")),
          new Command(Action.ELEVATE, List.of("elevate")),
          new Command(Action.HELP, List.of("help")),
          new Command(Action.QUIT, List.of("quit", "q", "exit")));

  /** {@code sort COLUMN} sorts the shown table. */
  static final String SORT = "sort";

  /** {@code at TIME} goes to a time among lines. */
  static final String AT = "at";

  /** {@code profile NAME} and {@code region NAME} switch without a restart. */
  static final String PROFILE = "profile";

  static final String REGION = "region";

  private Commands() {}

  static Optional<Action> parse(String typed) {
    String name = typed.strip().toLowerCase(Locale.ROOT);
    return ALL.stream().filter(c -> c.names().contains(name)).map(Command::action).findFirst();
  }

  /** What stands behind a command that takes one word; empty for any other text. */
  static Optional<String> argument(String command, String typed) {
    return typed.startsWith(command + " ")
        ? Optional.of(typed.substring(command.length() + 1).strip()).filter(a -> !a.isEmpty())
        : Optional.empty();
  }

  /** The commands, or the arguments behind one, that go on from what was typed. */
  public static List<String> completions(String typed, State state) {
    TableState table = state.table();
    List<String> columnIds =
        table == null ? List.of() : table.table().columns().stream().map(Column::id).toList();
    Contexts contexts = state.contexts();
    String lower = typed.toLowerCase(Locale.ROOT);
    List<String> found = new ArrayList<>();
    complete(SORT, columnIds, typed, found);
    complete(PROFILE, contexts.profiles(), typed, found);
    complete(REGION, contexts.regions(), typed, found);
    for (Roots.Root r : Roots.ALL) {
      if (r.names().getFirst().startsWith(lower)) {
        found.add(r.names().getFirst());
      }
    }
    for (Command c : ALL) {
      if (c.names().getFirst().startsWith(lower)) {
        found.add(c.names().getFirst());
      }
    }
    for (String command : List.of(SORT, PROFILE, REGION)) {
      if (command.startsWith(lower)) {
        found.add(command + " ");
      }
    }
    return found;
  }

  private static void complete(
      String command, List<String> arguments, String typed, List<String> found) {
    for (String argument : arguments) {
      String whole = command + " " + argument;
      if (typed.length() > command.length() && whole.startsWith(typed)) {
        found.add(whole);
      }
    }
  }
}
