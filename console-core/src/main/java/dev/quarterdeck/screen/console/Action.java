package dev.quarterdeck.screen.console;

import java.util.List;

/**
 * What a person can do, with the keys that do it; hints, help, buttons and bindings are made from
 * these. Keys are written {@code a}, {@code G}, {@code ctrl-r}, {@code enter}, {@code esc}, {@code
 * up}, {@code pgdn}, {@code home}, {@code f1}, {@code space}.
 */
public enum Action {
  OPEN("open", List.of("enter", "l", "right"), "Open the selected row"),
  BACK("back", List.of("esc", "h", "left"), "Clear the filter, then go back"),
  UP("up", List.of("k", "up"), "Up one row"),
  DOWN("down", List.of("j", "down"), "Down one row"),
  TOP("top", List.of("g", "home"), "First row"),
  BOTTOM("bottom", List.of("G", "end"), "Last row"),
  HALF_UP("half page up", List.of("ctrl-u"), "Up half a page"),
  HALF_DOWN("half page down", List.of("ctrl-d"), "Down half a page"),
  PAGE_UP("page up", List.of("ctrl-b", "pgup"), "Up one page"),
  PAGE_DOWN("page down", List.of("ctrl-f", "pgdn"), "Down one page"),
  NEXT("next part", List.of("tab"), "The next part of the page"),
  PREVIOUS("part before", List.of("shift-tab"), "The part before"),
  FILTER("filter", List.of("/"), "Filter: words, !not, column:word, /regex/, \"two words\""),
  COMMAND("command", List.of(":"), "Type a command: a page, or one of those below"),
  SORT("sort", List.of("s", ">"), "Sort by the next column"),
  SORT_BACK("sort back", List.of("<"), "Sort by the column before"),
  REVERSE("reverse", List.of("S"), "Turn the order round"),
  FAULTS("faults only", List.of("f"), "Only rows with something wrong, or all again"),
  MARK("mark", List.of("space"), "Mark the row, or take its mark away"),
  MARK_ALL("mark all", List.of("*"), "Mark all rows shown, or take all marks away"),
  COPY("copy", List.of("c"), "Copy the name or ARN of the row, or of those marked"),
  RAW("raw", List.of("y"), "The row, or the page, as JSON; there y copies it"),
  PAST("where I was", List.of("["), "Where you were before"),
  FUTURE("forward", List.of("]"), "And forward again"),
  REFRESH("refresh", List.of("ctrl-r", "f5"), "Read again now"),
  ELEVATE(
      "elevate",
      List.of("W"),
      "Allow changes in a read-only session for a time, or end that again"),
  HELP("help", List.of("?", "f1"), "Show or hide this help"),
  QUIT("quit", List.of("q", "ctrl-c"), "Leave");

  private final String title;
  private final List<String> keys;
  private final String help;

  Action(String title, List<String> keys, String help) {
    this.title = title;
    this.keys = keys;
    this.help = help;
  }

  public String title() {
    return title;
  }

  public List<String> keys() {
    return keys;
  }

  public String help() {
    return help;
  }
}
