package dev.quarterdeck.screen.metrics;

import dev.quarterdeck.health.HealthReport;
import dev.quarterdeck.health.ServiceHealth;
import dev.quarterdeck.health.load.Load;
import dev.quarterdeck.health.load.ServiceMetrics.Unit;
import dev.quarterdeck.health.load.Trend;
import dev.quarterdeck.kernel.Outcome;
import dev.quarterdeck.kernel.Snapshot;
import dev.quarterdeck.screen.Tone;
import dev.quarterdeck.screen.Words;
import dev.quarterdeck.screen.console.Page;
import dev.quarterdeck.screen.console.Reads;
import dev.quarterdeck.screen.table.Cell;
import dev.quarterdeck.screen.table.Column;
import dev.quarterdeck.screen.table.Row;
import dev.quarterdeck.screen.table.Table;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What every service carries now, beside what it usually does; Enter shows the charts of one. */
public record LoadPage() implements Page.OfRows<HealthReport> {
  private static final int BAR = 6;

  private static final List<Column> COLUMNS =
      List.of(
          Column.of("service", "SERVICE", 1),
          Column.of("cpu", "CPU", 1),
          Column.of("memory", "MEMORY", 2),
          Column.right("requests", "REQ/MIN", 2),
          Column.right("errors", "5XX", 1),
          Column.right("usualErrors", "USUAL", 4),
          Column.right("p95", "P95", 1),
          Column.right("usualP95", "USUAL", 4));

  @Override
  public String kind() {
    return "load";
  }

  @Override
  public String title() {
    return "Metrics";
  }

  @Override
  public Outcome<Snapshot<HealthReport>> read(Reads reads) {
    return reads.health().map(r -> new Snapshot<>(r, r.asOf(), r.unknowns()));
  }

  @Override
  public List<Column> columns() {
    return COLUMNS;
  }

  @Override
  public Table table(Snapshot<HealthReport> value) {
    return new Table(COLUMNS, value.value().services().stream().map(LoadPage::row).toList());
  }

  private static Row row(ServiceHealth s) {
    Load load = s.evidence().load();
    return new Row(
        s.arn(),
        List.of(
            Cell.of(s.ref()),
            percent(load.cpu()),
            percent(load.memory()),
            count(load.requestsPerMinute()),
            trend(load.errors(), true),
            usual(load.errors(), true),
            trend(load.latency(), false),
            usual(load.latency(), false)));
  }

  private static Cell percent(@Nullable Double v) {
    if (v == null) {
      return Cell.number(Words.NONE, Tone.MUTED, -1);
    }
    boolean high = v >= 90;
    return Cell.number(
        MeasureWords.bar(v / 100, BAR)
            + String.format(Locale.ROOT, " %3.0f %%", v)
            + (high ? " ▲" : ""),
        high ? Tone.WARN : Tone.NORMAL,
        v);
  }

  private static Cell count(@Nullable Double v) {
    return v == null
        ? Cell.number(Words.NONE, Tone.MUTED, -1)
        : Cell.number(MeasureWords.value(v, Unit.COUNT), Tone.NORMAL, v);
  }

  private static String words(double v, boolean share) {
    return share ? MeasureWords.value(v * 100, Unit.PERCENT) : MeasureWords.value(v, Unit.SECONDS);
  }

  private static Cell trend(@Nullable Trend t, boolean share) {
    return t == null
        ? Cell.number(Words.NONE, Tone.MUTED, -1)
        : Cell.number(
            (t.high() ? "▲ " : "") + words(t.now(), share),
            t.high() ? Tone.WARN : Tone.NORMAL,
            t.now());
  }

  private static Cell usual(@Nullable Trend t, boolean share) {
    return t == null || t.usual() == null
        ? Cell.number(Words.NONE, Tone.MUTED, -1)
        : Cell.number(words(t.usual(), share), Tone.MUTED, t.usual());
  }

  @Override
  public String whenEmpty() {
    return "There are no services in this region.";
  }

  @Override
  public Optional<Page<?>> open(HealthReport report, Row row) {
    return report.services().stream()
        .filter(s -> s.arn().equals(row.id()))
        .findFirst()
        .map(s -> MetricsPage.of(s.ref()));
  }
}
