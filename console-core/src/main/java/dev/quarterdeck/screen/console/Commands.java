package dev.quarterdeck.screen.console;

import dev.quarterdeck.kernel.Text;
import dev.quarterdeck.session.Nearest;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

/** What can be typed behind a colon, with aliases. */
public final class Commands {
  private record Command(Action action, List<String> names) {}

  private static final List<Command> ALL =
      List.of(
          new Command(Action.REFRESH, List.of("refresh")),
          new Command(Action.ELEVATE, List.of("elevate")),
          new Command(Action.HELP, List.of("help")),
          new Command(Action.QUIT, List.of("quit", "q", "exit", "q!", "qa")));

  /** {@code at TIME} goes to a time among lines. */
  static final String AT = "at";

  /** {@code search SPAN TEXT} looks for lines of the past. */
  static final String SEARCH = "search";

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
    String lower = typed.toLowerCase(Locale.ROOT);
    List<String> found = new ArrayList<>();
    for (String command : withArguments()) {
      complete(command, arguments(command, state), typed, found);
    }
    plain().filter(name -> name.startsWith(lower)).forEach(found::add);
    for (String command : withArguments()) {
      if (command.startsWith(lower)) {
        found.add(command + " ");
      }
    }
    return found;
  }

  private static Stream<String> plain() {
    return Stream.concat(
        Roots.ALL.stream().map(r -> r.names().getFirst()),
        ALL.stream().map(c -> c.names().getFirst()));
  }

  private static List<String> withArguments() {
    List<String> all = new ArrayList<>(Settings.names());
    all.add(PROFILE);
    all.add(REGION);
    return all;
  }

  private static List<String> arguments(String command, State state) {
    return switch (command) {
      case PROFILE -> state.contexts().profiles();
      case REGION -> state.contexts().regions();
      default -> Settings.arguments(command, state);
    };
  }

  /** What is said to a command that does not exist. */
  static String unknown(String typed) {
    String name = typed.strip().split(" ", 2)[0].toLowerCase(Locale.ROOT);
    List<String> names = Stream.concat(plain(), withArguments().stream()).toList();
    return "There is no command :"
        + Text.shorten(Text.clean(typed), 30)
        + "; "
        + Nearest.of(name, names)
            .map(near -> "did you mean :" + near + "?")
            .orElse("press ? for help.");
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
