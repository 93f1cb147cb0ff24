package dev.quarterdeck.tui.command.metrics;

import dev.quarterdeck.app.Console;
import dev.quarterdeck.health.load.ServiceMetrics;
import dev.quarterdeck.kernel.Snapshot;
import dev.quarterdeck.services.Service;
import dev.quarterdeck.tui.cli.Call;
import dev.quarterdeck.tui.cli.Spans;
import dev.quarterdeck.tui.cli.Usage;
import dev.quarterdeck.tui.cli.Verb;
import dev.quarterdeck.tui.output.Answer;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** {@code qd metrics}: one service in numbers. */
public final class MetricsNoun {
  private static final String WINDOW = "3h";
  private static final Duration MINUTE = Duration.ofMinutes(1);

  /** About as many points as a line of a terminal shows. */
  private static final int POINTS = 60;

  private static final int MOST_POINTS = 1_440;

  /** CloudWatch keeps minutes for 15 days, five minutes for 63, hours for 455. */
  private static final Duration KEPT_MINUTES = Duration.ofDays(15);

  private static final Duration KEPT_FIVE = Duration.ofDays(63);
  private static final Duration KEPT = Duration.ofDays(455);
  private static final List<Duration> PERIODS =
      List.of(
          MINUTE,
          Duration.ofMinutes(5),
          Duration.ofMinutes(15),
          Duration.ofHours(1),
          Duration.ofHours(6),
          Duration.ofDays(1));

  private MetricsNoun() {}

  public static Verb noun() {
    return Verb.named("metrics", "What a service carries: load, requests, errors, latency.")
        .description(
            "CPU and memory in percent of what its tasks reserve; behind an application load"
                + " balancer also requests, 4xx and 5xx (sums of each period) and response times"
                + " (p50, p95, p99). One call of CloudWatch; it bills eight metrics for a service"
                + " with one target group. A blank in a line of marks is a period without data.")
        .param("SERVICE", "Its name, CLUSTER/NAME or ARN.")
        .option(
            "--since", "SPAN", "How far back: " + WINDOW + " unless given, for example 30m or 7d.")
        .option("--period", "SPAN", "Length of a point, a multiple of 1m; else as fits the window.")
        .flag("--ascii", "Marks of plain ASCII, also without a locale that says so.")
        .exit(1, "done, but something could not be read; stderr says what")
        .example("qd metrics acme-prod/api", "The last three hours.")
        .example(
            "qd metrics acme-prod/api --since 7d --period 1h -o csv > api.csv",
            "A week for a spreadsheet.")
        .example(
            "qd metrics acme-prod/api -o json | jq '.metrics[] | select(.name == \"p95\") | .now'",
            "The newest 95th percentile, in seconds.")
        .sideBySide()
        .runs(MetricsNoun::run);
  }

  private static Answer run(Call call) {
    Duration window = span("--since", call.value("--since", WINDOW));
    if (window.compareTo(MINUTE) < 0 || window.compareTo(KEPT) > 0) {
      throw Usage.wrong("CloudWatch keeps 455 days.", "Write --since 1m to --since 455d.");
    }
    Duration period = period(window, call.value("--period"));
    Console console = call.console();
    Service service = console.services().find(console.deadline(), call.required(0)).orThrow();
    Snapshot<ServiceMetrics> read =
        console.monitoring().metrics().read(service, window, period).orThrow();
    boolean ascii = call.has("--ascii") || Sparkline.asciiOnly(call.io().env());
    return Answer.good(new MetricsRendering(read.value(), read.unknowns(), ascii))
        .missing(read.unknowns());
  }

  private static Duration span(String option, String text) {
    return Spans.parse(text)
        .orElseThrow(
            () ->
                Usage.wrong(
                    option + " '" + text + "' is not a span of time.",
                    "Write a number and a unit, for example 5m or 3h."));
  }

  static Duration period(Duration window, @Nullable String asked) {
    Duration least =
        window.compareTo(KEPT_MINUTES) <= 0
            ? MINUTE
            : window.compareTo(KEPT_FIVE) <= 0 ? Duration.ofMinutes(5) : Duration.ofHours(1);
    if (asked == null) {
      return PERIODS.stream()
          .filter(p -> p.compareTo(least) >= 0 && window.dividedBy(p) <= POINTS)
          .findFirst()
          .orElse(PERIODS.getLast().multipliedBy(1 + window.toDays() / POINTS));
    }
    Duration period = span("--period", asked);
    if (period.isZero() || period.toSeconds() % 60 != 0 || period.compareTo(least) < 0) {
      throw Usage.wrong(
          "--period '" + asked + "' does not fit.",
          "For that window CloudWatch keeps points of "
              + least.toMinutes()
              + "m; write a multiple of it.");
    }
    if (window.dividedBy(period) > MOST_POINTS) {
      throw Usage.wrong(
          "That is more than " + MOST_POINTS + " points.", "Choose a longer --period.");
    }
    return period;
  }
}
