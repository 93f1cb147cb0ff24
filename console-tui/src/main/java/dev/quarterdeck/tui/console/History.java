package dev.quarterdeck.tui.console;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Lines that were entered, to be walked through again: those that begin as what was typed. */
final class History {
  private static final int MOST = 200;

  private final List<String> lines = new ArrayList<>();
  private @Nullable String typed;
  private int at;

  /** A line was entered; the latest of several alike stays. */
  void add(String line) {
    leave();
    String entered = line.strip();
    if (entered.isEmpty()) {
      return;
    }
    lines.remove(entered);
    lines.add(entered);
    if (lines.size() > MOST) {
      lines.removeFirst();
    }
  }

  /** Something else was typed, or the line was left. */
  void leave() {
    typed = null;
  }

  /** The line before (-1) or after (1) the one shown; empty at the ends. */
  Optional<String> walk(String shown, int step) {
    if (typed == null) {
      typed = shown;
      at = lines.size();
    }
    for (int i = at + step; i >= 0 && i < lines.size(); i += step) {
      if (lines.get(i).startsWith(typed) && !lines.get(i).equals(shown)) {
        at = i;
        return Optional.of(lines.get(i));
      }
    }
    if (step > 0 && at < lines.size()) {
      at = lines.size();
      return Optional.of(typed);
    }
    return Optional.empty();
  }
}
