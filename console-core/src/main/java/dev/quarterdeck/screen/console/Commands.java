package dev.quarterdeck.screen.console;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** What can be typed behind a colon, with aliases. */
public final class Commands {
  private record Command(Action action, List<String> names) {}

  private static final List<Command> ALL =
      List.of(
          new Command(Action.SERVICES, List.of("services", "service", "svc", "health")),
          new Command(Action.SECRETS, List.of("secrets", "secret", "sec")),
          new Command(Action.REFRESH, List.of("refresh")),
          new Command(Action.HELP, List.of("help")),
          new Command(Action.QUIT, List.of("quit", "q", "exit")));

  /** {@code sort COLUMN} sorts the shown table. */
  static final String SORT = "sort";

  private Commands() {}

  static Optional<Action> parse(String typed) {
    String name = typed.strip().toLowerCase(Locale.ROOT);
    return ALL.stream().filter(c -> c.names().contains(name)).map(Command::action).findFirst();
  }

  /** The commands (or columns, behind {@code sort}) that go on from what was typed. */
  public static List<String> completions(String typed, List<String> columnIds) {
    String lower = typed.toLowerCase(Locale.ROOT);
    List<String> found = new ArrayList<>();
    if (lower.startsWith(SORT + " ")) {
      for (String id : columnIds) {
        if ((SORT + " " + id).startsWith(lower)) {
          found.add(SORT + " " + id);
        }
      }
      return found;
    }
    for (Command c : ALL) {
      if (c.names().getFirst().startsWith(lower)) {
        found.add(c.names().getFirst());
      }
    }
    if (SORT.startsWith(lower)) {
      found.add(SORT + " ");
    }
    return found;
  }
}
