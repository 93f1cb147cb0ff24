package dev.quarterdeck.tui.console;

import dev.quarterdeck.screen.console.Msg;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** What a click means, cell by cell, as the last frame was drawn. */
final class Targets {
  private record Target(int row, int from, int to, Msg msg) {}

  private final List<Target> all = new ArrayList<>();

  void clear() {
    all.clear();
  }

  /** Cells of a row from one column up to, not including, another. */
  void add(int row, int from, int to, Msg msg) {
    all.add(new Target(row, from, to, msg));
  }

  /** What was drawn last lies on top. */
  Optional<Msg> at(int row, int column) {
    for (Target t : all.reversed()) {
      if (t.row == row && column >= t.from && column < t.to) {
        return Optional.of(t.msg);
      }
    }
    return Optional.empty();
  }
}
