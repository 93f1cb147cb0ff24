package dev.quarterdeck.screen.readiness;

import dev.quarterdeck.kernel.Snapshot;
import dev.quarterdeck.readiness.Run;
import dev.quarterdeck.readiness.Score;
import dev.quarterdeck.screen.Tone;
import dev.quarterdeck.screen.console.Offer;
import dev.quarterdeck.screen.console.Page;
import dev.quarterdeck.screen.console.Section;
import dev.quarterdeck.screen.console.State;
import dev.quarterdeck.screen.table.Cell;
import dev.quarterdeck.screen.table.Column;
import dev.quarterdeck.screen.table.Row;
import dev.quarterdeck.screen.table.Table;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Where the product stands, by category; the first row is everything together. */
public record ChecklistPage() implements PageOfRun {
  private static final String ALL = "everything";

  @Override
  public String kind() {
    return "checklist";
  }

  @Override
  public String title() {
    return "Checklist";
  }

  @Override
  public List<Column> columns() {
    return List.of(
        Column.of("state", "STATE", 1),
        Column.growing("category", "CATEGORY", 1),
        Column.right("score", "SCORE", 1),
        Column.of("bar", "", 3),
        Column.right("passed", "PASSED", 3),
        Column.right("failed", "FAILED", 2),
        Column.right("unknown", "UNDECIDED", 2),
        Column.right("total", "TOTAL", 3));
  }

  @Override
  public Table table(Snapshot<Standing> value) {
    Run run = value.value().run();
    List<Row> rows = new ArrayList<>();
    List<Score.Category> categories = new ArrayList<>(run.score().categories());
    categories.sort(Comparator.comparingInt(c -> Shares.order(c.category())));
    rows.add(
        row(
            new Score.Category(
                ALL,
                run.score().percent(),
                categories.stream().mapToInt(Score.Category::passed).sum(),
                categories.stream().mapToInt(Score.Category::failed).sum(),
                categories.stream().mapToInt(Score.Category::unknown).sum(),
                categories.stream().mapToInt(Score.Category::total).sum()),
            -1,
            ReadinessWords.trend(run, value.value().before())));
    for (int i = 0; i < categories.size(); i++) {
      rows.add(row(categories.get(i), i, ""));
    }
    return new Table(columns(), rows);
  }

  private static Row row(Score.Category c, int order, String trend) {
    Tone tone = Shares.tone(c);
    String state =
        c.failed() > 0
            ? "✖ failing"
            : c.unknown() > 0 ? "○ open" : Shares.whole(c) ? "✓ done" : "▲ warnings";
    return new Row(
        c.category(),
        List.of(
            Cell.number(state, tone, tone == Tone.BAD ? 0 : tone == Tone.WARN ? 1 : 2),
            Cell.number(ReadinessWords.category(c.category()), Tone.NORMAL, order),
            Cell.number(c.percent() + " %", Tone.NORMAL, c.percent()),
            Cell.number(ReadinessWords.bar(c.percent()) + trend, tone, c.percent()),
            Cell.number(String.valueOf(c.passed()), Tone.MUTED, c.passed()),
            count(c.failed(), Tone.BAD),
            count(c.unknown(), Tone.WARN),
            Cell.number(String.valueOf(c.total()), Tone.MUTED, c.total())));
  }

  /** Rings to look at, and how the score went. */
  @Override
  public List<Section> above(Standing value, State state) {
    List<Section> above = new ArrayList<>();
    above.add(Shares.of(value.run().score().categories()));
    Course.of(value).ifPresent(above::add);
    return above;
  }

  private static Cell count(int n, Tone tone) {
    return Cell.number(String.valueOf(n), n == 0 ? Tone.MUTED : tone, n);
  }

  @Override
  public String summary(Snapshot<Standing> value) {
    return value.value().score();
  }

  @Override
  public String whenEmpty() {
    return "The list has no items.";
  }

  @Override
  public List<Offer> offers(@Nullable Standing value, @Nullable Row row) {
    List<Offer> offers = new ArrayList<>(Standing.offers(value));
    offers.add(
        Offer.to(
            "hardening",
            "hardening list",
            "t",
            "The ten-item hardening list",
            new HardeningPage()));
    offers.add(
        Offer.to(
            "report", "report", "v", "What the report says, to be exported", new ReportPage()));
    return offers;
  }

  @Override
  public Optional<Page<?>> open(Standing value, Row row) {
    return Optional.of(new ItemsPage(row.id().equals(ALL) ? null : row.id(), null));
  }
}
