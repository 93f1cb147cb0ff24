package dev.quarterdeck.screen.readiness;

import dev.quarterdeck.health.MetricSeries;
import dev.quarterdeck.health.load.ServiceMetrics.Unit;
import dev.quarterdeck.readiness.Run;
import dev.quarterdeck.readiness.history.History;
import dev.quarterdeck.screen.Tone;
import dev.quarterdeck.screen.Words;
import dev.quarterdeck.screen.chart.Series;
import dev.quarterdeck.screen.console.Section;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The score of every run that this machine remembers, over time. */
final class Course {
  private Course() {}

  /** Nothing before the second run. */
  static Optional<Section> of(Standing standing) {
    Run run = standing.run();
    if (standing.past().isEmpty()) {
      return Optional.empty();
    }
    List<MetricSeries.Point> points = new ArrayList<>();
    for (History.Entry e : standing.past()) {
      points.add(new MetricSeries.Point(e.at(), e.score()));
    }
    points.add(new MetricSeries.Point(run.asOf(), run.score().percent()));
    Instant first = points.getFirst().at();
    Duration window = Duration.between(first, run.asOf());
    int by = run.score().percent() - standing.past().getLast().score();
    return Optional.of(
        new Section.Charts(
            "",
            List.of(
                new Series(
                    "Score",
                    points,
                    first,
                    run.asOf(),
                    // Runs come when they come: a line joins all of them.
                    window,
                    Unit.PERCENT,
                    run.score().percent() + " %",
                    "%+d since %s, %d runs"
                        .formatted(
                            by,
                            Words.when(standing.past().getLast().at(), run.asOf()),
                            points.size()),
                    100,
                    by < 0 ? Tone.WARN : Tone.NORMAL)),
            1,
            List.of()));
  }
}
