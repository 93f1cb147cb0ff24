package dev.quarterdeck.screen.table;

import java.util.List;

/** A row; the id (an ARN or name) survives refreshes, so selection never jumps. */
public record Row(String id, List<Cell> cells) {
  public Row {
    cells = List.copyOf(cells);
  }
}
