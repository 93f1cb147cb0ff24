package dev.quarterdeck.screen.console;

import dev.quarterdeck.kernel.Text;
import dev.quarterdeck.screen.Tone;
import dev.quarterdeck.screen.Words;
import dev.quarterdeck.screen.table.Column;
import dev.quarterdeck.screen.table.TableState;
import dev.quarterdeck.session.Durations;
import dev.quarterdeck.session.Theme;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;

/** Commands that set how things are shown: {@code :sort}, {@code :refresh}, {@code :theme}, … */
public final class Settings {
  static final String SORT = "sort";
  static final String REFRESH = "refresh";
  static final String THEME = "theme";
  static final String MOUSE = "mouse";

  /** What can stand behind {@link #REFRESH}, to be completed; any length of time is taken. */
  private static final List<String> INTERVALS = List.of("2s", "5s", "10s", "30s", "1m", "off");

  private Settings() {}

  /** What a person may want to know of each, for the help. */
  static List<Offer> offers() {
    return List.of(
        offer(SORT + " COLUMN", "Sort by that column, behind it desc; again turns it round"),
        offer(REFRESH + " 10s", "Read the page again that often; off: only with ctrl-r"));
  }

  /** The same of what only a terminal has; a window has its own ways. */
  public static List<Offer> ofTerminal() {
    return List.of(
        offer(THEME + " NAME", "Colours: " + String.join(", ", Theme.ids())),
        offer(MOUSE + " on|off", "Clicks and the wheel for the console, or for the terminal"));
  }

  private static Offer offer(String command, String help) {
    return new Offer(
        command, command, List.of(":" + command), help, false, null, new Msg.CommandText(command));
  }

  static List<String> names() {
    return List.of(SORT, REFRESH, THEME, MOUSE);
  }

  /** What can stand behind one of them. */
  static List<String> arguments(String command, State state) {
    TableState table = state.table();
    return switch (command) {
      case SORT ->
          table == null ? List.of() : table.table().columns().stream().map(Column::id).toList();
      case REFRESH -> INTERVALS;
      case THEME -> Theme.ids();
      case MOUSE -> List.of("on", "off");
      default -> List.of();
    };
  }

  /** Does what was typed where it is one of these; says so where its argument is wrong. */
  static boolean take(Draft d, String typed) {
    for (String command : names()) {
      Optional<String> argument = Commands.argument(command, typed);
      boolean alone = typed.strip().equals(command) && !command.equals(REFRESH);
      if (argument.isPresent() || alone) {
        set(d, command, argument.orElse("").toLowerCase(Locale.ROOT));
        return true;
      }
    }
    return false;
  }

  private static void set(Draft d, String command, String argument) {
    switch (command) {
      case SORT -> sort(d, argument);
      case REFRESH ->
          Durations.refresh(argument)
              .ifPresentOrElse(every -> refresh(d, every), () -> wrong(d, command, argument));
      case THEME ->
          Theme.of(argument)
              .ifPresentOrElse(
                  theme -> d.look = new State.Look(theme, d.look.mouse()),
                  () -> wrong(d, command, argument));
      case MOUSE -> {
        if (argument.equals("on") || argument.equals("off")) {
          d.look = new State.Look(d.look.theme(), argument.equals("on"));
        } else {
          wrong(d, command, argument);
        }
      }
      default -> throw new IllegalStateException(command);
    }
  }

  private static void refresh(Draft d, Duration every) {
    d.refreshEvery = every;
    d.notice(
        every.isZero()
            ? "Read again only with " + Action.REFRESH.keys().getFirst() + "."
            : "Read again every " + Words.duration(every) + ".",
        Tone.OK);
  }

  private static void sort(Draft d, String argument) {
    TableState t = d.table();
    boolean descending = argument.endsWith(" desc");
    String column = argument.replaceFirst(" (asc|desc)$", "").strip();
    if (t == null) {
      d.notice("There is nothing to sort on this page.", Tone.MUTED);
    } else if (t.table().indexOf(column) < 0) {
      d.notice(
          "There is no column " + named(column) + "; these exist: " + columns(t) + ".", Tone.WARN);
    } else {
      d.table(table -> descending ? table.sortedBy(column, true) : table.sortedBy(column));
    }
  }

  private static String columns(TableState t) {
    return t.table().columns().stream().map(Column::id).collect(Collectors.joining(", "));
  }

  private static void wrong(Draft d, String command, String argument) {
    String takes =
        switch (command) {
          case REFRESH -> "a length of time from 1s on, or off";
          case THEME -> String.join(", ", Theme.ids());
          default -> "on or off";
        };
    d.notice(":" + command + " takes " + takes + ", not " + named(argument) + ".", Tone.WARN);
  }

  private static String named(String text) {
    return text.isEmpty() ? "nothing" : "«" + Text.shorten(Text.clean(text), 30) + "»";
  }
}
