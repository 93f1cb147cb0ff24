package dev.quarterdeck.screen.metrics;

import dev.quarterdeck.health.ServiceHealth;
import dev.quarterdeck.health.load.Load;
import dev.quarterdeck.health.load.ServiceMetrics;
import dev.quarterdeck.health.load.ServiceMetrics.Measure;
import dev.quarterdeck.health.load.Trend;
import dev.quarterdeck.health.timeline.Entry;
import dev.quarterdeck.health.timeline.Kind;
import dev.quarterdeck.health.timeline.TimeLine;
import dev.quarterdeck.kernel.Outcome;
import dev.quarterdeck.kernel.Snapshot;
import dev.quarterdeck.screen.Tone;
import dev.quarterdeck.screen.Words;
import dev.quarterdeck.screen.changes.ChangesPage;
import dev.quarterdeck.screen.changes.EntryPage;
import dev.quarterdeck.screen.chart.Series;
import dev.quarterdeck.screen.console.Msg;
import dev.quarterdeck.screen.console.Offer;
import dev.quarterdeck.screen.console.Page;
import dev.quarterdeck.screen.console.Reads;
import dev.quarterdeck.screen.console.Section;
import dev.quarterdeck.screen.console.State;
import dev.quarterdeck.screen.logs.LogsPage;
import dev.quarterdeck.screen.services.ServicesPage;
import dev.quarterdeck.screen.table.Row;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What one service carried: a chart for each measure, deployments and alarms on the axis.
 *
 * @param service {@code cluster/name}
 */
public record MetricsPage(String service, Window window)
    implements Page.OfSections<ServiceMetrics> {
  /** CloudWatch bills every metric that is read, and has a new point each minute. */
  private static final int SELDOM = 6;

  private static final int TALL = 2;
  private static final int MARKS = 12;

  /** What stands on a service's own page. */
  private static final Set<Measure> MAIN =
      Set.of(Measure.CPU, Measure.MEMORY, Measure.REQUESTS, Measure.ERRORS_5XX, Measure.P95);

  public static MetricsPage of(String service) {
    return new MetricsPage(service, Window.H3);
  }

  @Override
  public String kind() {
    return "metrics";
  }

  @Override
  public String title() {
    return "Metrics of " + name(service) + ", " + window.title();
  }

  @Override
  public String key() {
    return kind() + " " + service + " " + window.title();
  }

  private static String name(String ref) {
    return ref.substring(ref.indexOf('/') + 1);
  }

  @Override
  public int every() {
    return SELDOM;
  }

  @Override
  public List<Page<?>> needs() {
    return List.of(new ServicesPage(), ChangesPage.of(service));
  }

  @Override
  public Outcome<Snapshot<ServiceMetrics>> read(Reads reads) {
    return reads
        .operations()
        .find(service)
        .then(s -> reads.metrics().read(s, window.span(), window.period()));
  }

  @Override
  public List<Section> sections(@Nullable Snapshot<ServiceMetrics> value, State state) {
    if (value == null) {
      return List.of();
    }
    ServiceMetrics m = value.value();
    List<Section.Mark> marks = marks(m, state);
    List<Section> sections = new ArrayList<>();
    sections.add(
        new Section.Charts(
            "The last " + window.title(),
            series(m, window.period(), state, Set.of(Measure.values())),
            TALL,
            marks,
            Map.of(),
            service));
    if (!marks.isEmpty()) {
      sections.add(legend(marks));
    }
    return sections;
  }

  private static Section legend(List<Section.Mark> marks) {
    List<Section.Mark> told = marks.reversed().stream().distinct().toList();
    return new Section.Facts(
        Words.some("What happened within", "newest", Math.min(MARKS, told.size()), told.size()),
        told.stream()
            .limit(MARKS)
            .map(mark -> Section.Fact.of(mark.sign(), mark.text(), mark.tone()))
            .toList());
  }

  /** The measures that matter most, a line each; null while they are not known. */
  public static @Nullable Section brief(String service, State state) {
    MetricsPage page = of(service);
    ServiceMetrics m = state.place(page).value();
    return m == null
        ? null
        : new Section.Charts(
            "Metrics, the last " + page.window().title(),
            series(m, page.window().period(), state, MAIN),
            1,
            page.marks(m, state),
            Map.of(),
            service);
  }

  private static List<Series> series(
      ServiceMetrics m, Duration period, State state, Set<Measure> wanted) {
    Load load = load(m.cluster() + "/" + m.service(), state);
    List<Series> all = new ArrayList<>();
    for (ServiceMetrics.Series s : m.series()) {
      if (wanted.contains(s.measure())) {
        Trend trend = trend(s.measure(), load);
        boolean high = trend != null && trend.high();
        all.add(
            new Series(
                MeasureWords.label(s.measure()),
                s.points(),
                m.from(),
                m.to(),
                period,
                s.measure().unit(),
                MeasureWords.value(s.now(), s.measure().unit()),
                (high ? "▲ far above usual, " : "")
                    + "mean "
                    + MeasureWords.value(s.mean(), s.measure().unit())
                    + ", most "
                    + MeasureWords.value(s.most(), s.measure().unit()),
                ceiling(s.measure()),
                high ? Tone.WARN : Tone.NORMAL));
      }
    }
    return all;
  }

  /** A few errors, or little load, must not look like much. */
  private static double ceiling(Measure measure) {
    return switch (measure) {
      case CPU, MEMORY -> 100;
      case ERRORS_4XX, ERRORS_5XX -> 20;
      case REQUESTS, P50, P95, P99 -> 0;
    };
  }

  private static Load load(String service, State state) {
    var report = state.place(new ServicesPage()).value();
    return report == null
        ? Load.NONE
        : report.services().stream()
            .filter(s -> s.ref().equals(service))
            .map(ServiceHealth::evidence)
            .map(e -> e.load())
            .findFirst()
            .orElse(Load.NONE);
  }

  private static @Nullable Trend trend(Measure measure, Load load) {
    return switch (measure) {
      case ERRORS_5XX -> load.errors();
      case P95 -> load.latency();
      case CPU, MEMORY, REQUESTS, ERRORS_4XX, P50, P99 -> null;
    };
  }

  /** Deployments and alarms within the window, as far as the time line is known. */
  private List<Section.Mark> marks(ServiceMetrics m, State state) {
    TimeLine line = state.place(ChangesPage.of(service)).value();
    if (line == null) {
      return List.of();
    }
    return line.entries().reversed().stream()
        .filter(e -> !e.at().isBefore(m.from()))
        .filter(
            e -> e.kind() == Kind.DEPLOYMENT || e.kind() == Kind.SECRET || e.kind() == Kind.ALARM)
        .map(MetricsPage::mark)
        .toList();
  }

  private static Section.Mark mark(Entry e) {
    return new Section.Mark(
        e.at(),
        e.kind() == Kind.DEPLOYMENT ? "◆" : e.kind() == Kind.SECRET ? "⚷" : e.bad() ? "▲" : "△",
        e.text(),
        e.bad() ? Tone.WARN : Tone.ACCENT,
        new EntryPage(e));
  }

  @Override
  public List<Offer> offers(@Nullable ServiceMetrics value, @Nullable Row row) {
    return List.of(
        Offer.to("logs", "logs", "l", "The service's log lines", LogsPage.of(List.of(service))),
        zoom("zoom-in", "zoom in", "+", "See a shorter time", window.in()),
        zoom("zoom-out", "zoom out", "-", "See a longer time", window.out()));
  }

  private Offer zoom(String id, String title, String key, String help, Window to) {
    return new Offer(
        id, title, List.of(key), help, false, null, new Msg.Instead(new MetricsPage(service, to)));
  }
}
