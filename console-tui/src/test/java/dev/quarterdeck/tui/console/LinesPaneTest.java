package dev.quarterdeck.tui.console;

import static org.assertj.core.api.Assertions.assertThat;

import dev.quarterdeck.logs.LogEvent;
import dev.quarterdeck.logs.LogLine;
import dev.quarterdeck.logs.LogSource;
import dev.quarterdeck.screen.logs.LogView;
import dev.quarterdeck.tui.terminal.Grid;
import java.time.Instant;
import java.util.AbstractList;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class LinesPaneTest {
  private static final int ROWS = 20;
  private static final int SECOND_FROM = LogView.MOST - 10;

  private final LinesPane pane = new LinesPane();
  private final Grid grid = new Grid(ROWS, 100);

  /** As many lines as are ever kept; it counts how many were looked at. */
  private static final class Counted extends AbstractList<LogLine> {
    private int looks;

    @Override
    public LogLine get(int index) {
      looks++;
      String service = index < SECOND_FROM ? "acme/api" : "acme/worker-of-nights";
      return LogLine.of(
          new LogSource(service, "/ecs/acme", null, null),
          new LogEvent("/ecs/acme", "s", "e" + index, Instant.EPOCH, "line number " + index),
          false);
    }

    @Override
    public int size() {
      return LogView.MOST;
    }
  }

  private static LogView view(Counted lines, int cursor) {
    LogView empty = LogView.start(null);
    return new LogView(
        lines, lines, cursor, false, false, false, false, "", 0, null, empty.progress());
  }

  private String text() {
    return IntStream.range(0, ROWS).mapToObj(grid::text).collect(Collectors.joining("\n"));
  }

  private int textColumn(int index) {
    grid.clear();
    pane.draw(grid, new Area(0, ROWS, 100), view(new Counted(), index));
    return text().lines().findFirst().orElseThrow().indexOf("line number");
  }

  @Test
  void aFrameLooksAtWhatIsInSightNotAtAllThatIsKept() {
    Counted lines = new Counted();
    pane.draw(grid, new Area(0, ROWS, 100), view(lines, LogView.MOST / 2));
    assertThat(text()).contains("line number " + LogView.MOST / 2);
    assertThat(lines.looks).isLessThan(20 * ROWS);
  }

  @Test
  void theSourceStandsBeforeTheTextOnceASecondOneWasInSight() {
    int alone = textColumn(0);
    int several = textColumn(LogView.MOST - 1);
    assertThat(several).isGreaterThan(alone);
    assertThat(text()).contains("worker-of-nights");
    assertThat(textColumn(0)).isEqualTo(several);
    assertThat(text()).contains("api");
  }
}
