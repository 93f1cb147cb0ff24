package dev.quarterdeck.screen.overview;

import dev.quarterdeck.health.HealthReport;
import dev.quarterdeck.health.MetricSeries;
import dev.quarterdeck.health.ServiceHealth;
import dev.quarterdeck.health.Verdict;
import dev.quarterdeck.health.load.Load;
import dev.quarterdeck.health.load.LoadReader;
import dev.quarterdeck.health.load.ServiceMetrics.Unit;
import dev.quarterdeck.screen.Tone;
import dev.quarterdeck.screen.Words;
import dev.quarterdeck.screen.chart.Series;
import dev.quarterdeck.screen.console.Page;
import dev.quarterdeck.screen.console.Section;
import dev.quarterdeck.screen.console.State;
import dev.quarterdeck.screen.metrics.MeasureWords;
import dev.quarterdeck.screen.services.ServicePage;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Services with what they carried in the last hours: the worst first, then by name. */
final class Courses {
  private static final int MOST = 10;
  private static final Duration PERIOD = Duration.ofMinutes(5);

  private Courses() {}

  static Optional<Section> of(State state) {
    HealthReport report = state.place(OverviewPage.SERVICES).value();
    if (report == null || report.services().isEmpty()) {
      return Optional.empty();
    }
    List<Series> series = new ArrayList<>();
    Map<String, Page<?>> links = new HashMap<>();
    report.services().stream()
        .sorted(
            Comparator.comparing(ServiceHealth::verdict, Comparator.<Verdict>reverseOrder())
                .thenComparing(ServiceHealth::ref))
        .limit(MOST)
        .forEach(
            s -> {
              series.add(series(s, report));
              links.put(s.ref(), new ServicePage(s.arn(), s.ref()));
            });
    int more = report.services().size() - series.size();
    String title =
        more == 0
            ? "Services, the last " + Words.duration(LoadReader.PAST)
            : "Services, the worst " + series.size() + " of " + report.services().size();
    return Optional.of(new Section.Charts(title, series, 1, List.of(), links, null));
  }

  /** As what stands beside it: a sum of five minutes would not be known again. */
  private static List<MetricSeries.Point> perMinute(List<MetricSeries.Point> sums) {
    return sums.stream()
        .map(p -> new MetricSeries.Point(p.at(), p.value() / PERIOD.toMinutes()))
        .toList();
  }

  private static Series series(ServiceHealth s, HealthReport report) {
    Load load = s.evidence().load();
    boolean requests = load.requestsPerMinute() != null;
    String carries =
        requests
            ? MeasureWords.value(load.requestsPerMinute(), Unit.COUNT) + " requests a minute"
            : load.cpu() == null ? "" : "CPU " + MeasureWords.value(load.cpu(), Unit.PERCENT);
    return new Series(
        s.ref(),
        requests ? perMinute(load.course()) : load.course(),
        report.asOf().minus(LoadReader.PAST),
        report.asOf(),
        PERIOD,
        requests ? Unit.COUNT : Unit.PERCENT,
        Words.symbol(s.verdict()) + " " + s.running() + "/" + s.desired(),
        carries,
        requests ? 0 : 100,
        s.verdict() == Verdict.HEALTHY ? Tone.OK : Words.tone(s.verdict()));
  }
}
