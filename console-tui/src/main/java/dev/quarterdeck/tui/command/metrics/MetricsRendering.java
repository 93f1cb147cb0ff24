package dev.quarterdeck.tui.command.metrics;

import dev.quarterdeck.health.MetricSeries;
import dev.quarterdeck.health.load.ServiceMetrics;
import dev.quarterdeck.health.load.ServiceMetrics.Measure;
import dev.quarterdeck.health.load.ServiceMetrics.Series;
import dev.quarterdeck.health.load.ServiceMetrics.Unit;
import dev.quarterdeck.kernel.Unknown;
import dev.quarterdeck.screen.metrics.MeasureWords;
import dev.quarterdeck.tui.output.Cell;
import dev.quarterdeck.tui.output.Column;
import dev.quarterdeck.tui.output.Csv;
import dev.quarterdeck.tui.output.Page;
import dev.quarterdeck.tui.output.Rendering;
import dev.quarterdeck.tui.output.Table;
import dev.quarterdeck.tui.output.Times;
import dev.quarterdeck.tui.output.Tone;
import dev.quarterdeck.tui.output.json.Json;
import dev.quarterdeck.tui.output.json.UnknownsJson;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** A row for each measure: the newest value, the range, and its course as a sparkline. */
record MetricsRendering(ServiceMetrics metrics, List<Unknown> unknowns, boolean ascii)
    implements Rendering {
  private static final int WIDTH = 30;

  @Override
  public Page page() {
    Page page =
        new Page()
            .line(metrics.cluster() + "/" + metrics.service(), Tone.STRONG)
            .line(
                Cell.muted(
                    "from "
                        + Times.minute(metrics.from())
                        + " to "
                        + Times.second(metrics.to())
                        + ", every "
                        + Times.span(metrics.period())),
                0)
            .gap();
    Table table =
        new Table(
            Column.key("METRIC"),
            Column.number("NOW", 99),
            Column.number("MIN", 60),
            Column.number("MEAN", 70),
            Column.number("MAX", 80),
            Column.whole("COURSE", 90));
    Sparkline line = new Sparkline(ascii, WIDTH);
    for (Series s : metrics.series()) {
      Unit unit = s.measure().unit();
      table.row(
          Cell.of(MeasureWords.label(s.measure())),
          value(s.now(), unit),
          value(s.least(), unit),
          value(s.mean(), unit),
          value(s.most(), unit),
          Cell.of(line.of(s.points(), metrics.from(), metrics.to())));
    }
    page.table(table);
    if (metrics.series().stream().allMatch(s -> s.points().isEmpty())) {
      page.gap().line(Cell.muted("CloudWatch holds nothing for this window."), 0);
    }
    return page;
  }

  private static String name(Measure m) {
    return switch (m) {
      case CPU -> "cpu";
      case MEMORY -> "memory";
      case REQUESTS -> "requests";
      case ERRORS_4XX -> "4xx";
      case ERRORS_5XX -> "5xx";
      case P50 -> "p50";
      case P95 -> "p95";
      case P99 -> "p99";
    };
  }

  private static Cell value(@Nullable Double v, Unit unit) {
    return v == null ? Cell.DASH : Cell.of(MeasureWords.value(v, unit));
  }

  @Override
  public boolean jsonTellsUnknowns() {
    return true;
  }

  @Override
  public void json(Json json) {
    json.object(
        j -> {
          j.field("cluster", metrics.cluster())
              .field("service", metrics.service())
              .field("from", metrics.from())
              .field("to", metrics.to())
              .field("periodSeconds", metrics.period().toSeconds())
              .array("metrics", metrics.series(), MetricsRendering::series);
          UnknownsJson.field(j, unknowns);
        });
  }

  private static void series(Json json, Series s) {
    int places = s.measure().unit() == Unit.SECONDS ? 6 : 3;
    json.object(
        j ->
            j.field("name", name(s.measure()))
                .field("unit", s.measure().unit().name().toLowerCase(Locale.ROOT))
                .decimal("now", s.now(), places)
                .decimal("min", s.least(), places)
                .decimal("mean", s.mean(), places)
                .decimal("max", s.most(), places)
                .array("points", s.points(), (a, p) -> point(a, p, places)));
  }

  private static void point(Json json, MetricSeries.Point p, int places) {
    json.object(j -> j.field("at", p.at()).decimal("value", p.value(), places));
  }

  @Override
  public Csv csv() {
    Csv csv = new Csv("metric", "at", "value");
    for (Series s : metrics.series()) {
      s.points().forEach(p -> csv.row(name(s.measure()), p.at(), p.value()));
    }
    return csv;
  }
}
