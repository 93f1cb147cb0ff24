package dev.quarterdeck.tui.console;

import dev.quarterdeck.kernel.Problem;
import dev.quarterdeck.kernel.Text;
import dev.quarterdeck.screen.change.Errand;
import dev.quarterdeck.screen.console.State;
import dev.quarterdeck.screen.console.View;
import dev.quarterdeck.screen.logs.LogView;
import dev.quarterdeck.screen.table.TableState;
import dev.quarterdeck.tui.terminal.Grid;
import dev.quarterdeck.tui.terminal.Style;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The whole screen for one state: header, body, notes, message, hints. */
final class Picture {
  static final int LEAST_ROWS = 24;
  static final int LEAST_COLUMNS = 80;

  /** From so many rows on a blank line sets the header off. */
  private static final int ROOMY = 28;

  private final BodyPane body = new BodyPane();
  private final SheetPane sheet = new SheetPane();
  private final Targets targets = new Targets();
  private boolean tooSmall;

  BodyPane body() {
    return body;
  }

  /** What a click on the last frame means. */
  Targets targets() {
    return targets;
  }

  SheetPane sheet() {
    return sheet;
  }

  /** Whether only a sentence is shown; keys would act unseen. */
  boolean tooSmall() {
    return tooSmall;
  }

  /**
   * @param caret of the input of a sheet that is being filled in
   * @param held a value that a sheet shows for a moment
   */
  void draw(
      Grid grid, State state, LineEdit edit, @Nullable LineEdit caret, Errand.@Nullable Held held) {
    targets.clear();
    tooSmall = grid.rows() < LEAST_ROWS || grid.columns() < LEAST_COLUMNS;
    if (tooSmall) {
      tooSmall(grid);
      return;
    }
    View view = View.of(state);
    TableState table = state.table();
    LogView lines = state.place().lines();
    String filter = table == null ? null : table.filter();
    Header.draw(grid, view, lines == null ? filter : lines.search(), state.pages(), targets);
    List<Line> notes = Bottom.notes(view.status().notes(), grid.columns());
    int message = grid.rows() - 2;
    int bodyEnd = message - notes.size();
    @Nullable String cutOff =
        body.draw(
            grid,
            new Area(grid.rows() >= ROOMY ? 3 : 2, bodyEnd, grid.columns()),
            state,
            view.body(),
            targets);
    for (int i = 0; i < notes.size(); i++) {
      notes.get(i).draw(grid, bodyEnd + i, grid.columns());
    }
    Bottom.message(grid, message, view, edit, cutOff, table == null ? "" : table.filterSays());
    Bottom.hints(grid, grid.rows() - 1, view, targets);
    if (state.sheet() != null) {
      targets.clear(); // nothing beneath it reacts
      sheet.draw(grid, state.sheet(), caret, held, state.now(), targets);
    }
  }

  /** In place of a picture that cannot be drawn; the keys do what they did. */
  static void failed(Grid grid, Problem problem) {
    grid.clear();
    String details = problem instanceof Problem.Unexpected u ? "\n\n" + u.detail() : "";
    String text =
        problem.sentence()
            + "\n"
            + problem.remedy()
            + "\n\nesc goes back, 0 to the overview, ctrl-c leaves."
            + details;
    Style style = Style.BAD;
    int row = 1;
    for (String line : text.lines().toList()) {
      for (String part : Wrap.lines(Text.clean(line), Math.max(2, grid.columns() - 4))) {
        grid.put(row++, 2, part, style);
      }
      style = Style.PLAIN;
    }
  }

  private static void tooSmall(Grid grid) {
    String text =
        "Quarterdeck needs a window of %d×%d; this one has %d×%d. Make it larger, or press q."
            .formatted(LEAST_COLUMNS, LEAST_ROWS, grid.columns(), grid.rows());
    int row = 0;
    for (String line : Wrap.lines(text, Math.max(2, grid.columns()))) {
      grid.put(row++, 0, line, Style.PLAIN);
    }
  }
}
