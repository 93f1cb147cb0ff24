import dev.quarterdeck.fx.table.RowsView;
import dev.quarterdeck.screen.Tone;
import dev.quarterdeck.screen.table.Cell;
import dev.quarterdeck.screen.table.Column;
import dev.quarterdeck.screen.table.Row;
import dev.quarterdeck.screen.table.Table;
import dev.quarterdeck.screen.table.TableState;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.CountDownLatch;
import javafx.application.Platform;
import javafx.scene.Scene;
import javafx.stage.Stage;

/** A table of 10,000 rows in a window: from a filter's text to a table that is laid out. */
final class Filter {
  private static final int ROWS = 10_000;
  private static final int WARM = 60;
  private static final int RUNS = 300;
  private static final double REACH = 50;
  private static final List<String> TYPED =
      List.of("p", "pr", "prod", "prod 7", "!prod", "app-99", "state:overdue", "", "/9[0-4]$/", "zz");

  private Filter() {}

  public static void main(String[] args) throws InterruptedException {
    CountDownLatch done = new CountDownLatch(1);
    Platform.startup(
        () -> {
          measure();
          done.countDown();
        });
    done.await();
    Runtime.getRuntime().halt(0);
  }

  private static TableState rows() {
    List<Column> columns =
        List.of(
            Column.of("state", "STATE", 1),
            Column.growing("secret", "SECRET", 1),
            Column.of("value", "VALUE", 3),
            Column.right("age", "AGE", 1),
            Column.of("rotation", "ROTATION", 2),
            Column.right("used", "LAST USED", 3),
            Column.right("versions", "VERSIONS", 4));
    List<Row> rows = new ArrayList<>();
    for (int i = 0; i < ROWS; i++) {
      boolean overdue = i % 3 == 0;
      rows.add(
          new Row(
              "arn:aws:secretsmanager:us-east-1:111122223333:secret:" + i,
              List.of(
                  Cell.of(overdue ? "▲ overdue" : "● in time", overdue ? Tone.WARN : Tone.OK),
                  Cell.of((i % 2 == 0 ? "prod" : "staging") + "/team-" + i % 40 + "/app-" + i),
                  Cell.of("••••••••", Tone.MUTED),
                  Cell.number(i % 400 + "d", Tone.NORMAL, i % 400),
                  Cell.of("by hand", Tone.MUTED),
                  Cell.of("2d ago"),
                  Cell.number("2", Tone.NORMAL, 2))));
    }
    return TableState.of(new Table(columns, rows));
  }

  private static void measure() {
    RowsView view = new RowsView(id -> {}, column -> {}, () -> {});
    Stage stage = new Stage();
    stage.setScene(new Scene(view, 1280, 800));
    stage.show();
    TableState all = rows();
    double[] times = new double[RUNS];
    for (int i = -WARM; i < RUNS; i++) {
      String typed = TYPED.get(Math.floorMod(i, TYPED.size()));
      long begin = System.nanoTime();
      view.draw(all.withFilter(typed));
      view.applyCss();
      view.layout();
      if (i >= 0) {
        times[i] = (System.nanoTime() - begin) / 1e6;
      }
    }
    Arrays.sort(times);
    double median = times[RUNS / 2];
    double p99 = times[RUNS * 99 / 100];
    System.out.println(
        String.format(
            Locale.ROOT,
            "| desktop: a 10,000-row table filters | under 50 ms | p99 %.1f ms, median %.1f ms"
                + " (%d filters, laid out) | %s |",
            p99,
            median,
            RUNS,
            p99 < REACH ? "yes" : "**no**"));
  }
}
