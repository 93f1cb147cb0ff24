package dev.quarterdeck.tui.command.logs;

import dev.quarterdeck.app.Console;
import dev.quarterdeck.kernel.ExitCode;
import dev.quarterdeck.kernel.Listing;
import dev.quarterdeck.kernel.Outcome;
import dev.quarterdeck.logs.LogSource;
import dev.quarterdeck.logs.insights.Asking;
import dev.quarterdeck.logs.insights.Insights;
import dev.quarterdeck.logs.insights.SavedQuery;
import dev.quarterdeck.tui.cli.Call;
import dev.quarterdeck.tui.cli.Moments;
import dev.quarterdeck.tui.cli.Usage;
import dev.quarterdeck.tui.cli.Verb;
import dev.quarterdeck.tui.output.Answer;
import dev.quarterdeck.tui.output.Cell;
import dev.quarterdeck.tui.output.Tone;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** {@code qd logs insights}. */
final class AskInsights {
  private static final Duration SINCE = Duration.ofHours(1);
  private static final int LIMIT = 1_000;
  private static final int MOST = 10_000;

  private AskInsights() {}

  static Verb verb() {
    return Verb.named("insights", "Counts and groups lines by a query of CloudWatch Logs Insights.")
        .description(
            "QUERY is in CloudWatch's own query language; --saved NAME takes one of those shipped"
                + " for the usual questions, or of insightsQueries in config.yaml; --list shows"
                + " them. AWS charges by the bytes that are scanned, which are told. Ctrl-C stops"
                + " the query.")
        .param(
            "SOURCE… [QUERY]",
            "0..*",
            "One or more services or log groups, then the query unless --saved is given.",
            List.of())
        .option(
            "--saved",
            "NAME",
            "A query by its name.",
            SavedQuery.all(Map.of()).stream().map(SavedQuery::name).toList())
        .flag("--list", "Show the saved queries and ask nothing.")
        .option("--since", "TIME", "From when on: 1h (the default), 3d, 14:05.")
        .option("--until", "TIME", "Until when; now when left out.")
        .option("--limit", "N", "At most N rows; 1000 when left out, 10000 at most.")
        .flag("--ndjson", "One JSON object a row instead of one document.")
        .option(
            "--out",
            "FILE",
            "Write to a file (0600, whole or not at all); .json, .ndjson and .csv say how.")
        .limit(Verb.Limit.UNTIL_STOPPED)
        .exit(7, "stopped; the query was stopped as well")
        .example("qd logs insights web --saved top-errors", "Which errors come most often.")
        .example(
            "qd logs insights acme-prod/api web --saved 5xx-by-minute --since 6h -o csv",
            "For a spreadsheet.")
        .example(
            "qd logs insights web 'filter status >= 500 | stats count(*) as n by route'",
            "A query of one's own.")
        .runs(AskInsights::run);
  }

  private static Answer run(Call call) {
    List<String> words = call.params();
    String saved = call.value("--saved");
    boolean list = call.has("--list");
    if (!list && (words.isEmpty() || (saved == null && words.size() < 2))) {
      throw Usage.wrong(
          "'qd logs insights' needs a source and a query.",
          "For example: qd logs insights web --saved top-errors. The saved ones: --list.");
    }
    int limit = Lines.count(call, "--limit", LIMIT, MOST);
    Export export = Export.of(call);
    if (list) {
      // The shipped ones are there without a session as well.
      export.write(
          SavedRendering.of(
              call.tryConsole() instanceof Outcome.Done<Console>(Console open)
                  ? open.logs().savedQueries()
                  : SavedQuery.all(Map.of())));
      return Answer.silent(ExitCode.GOOD);
    }
    Console console = call.console();
    String query = saved == null ? words.getLast() : named(console, saved);
    Instant now = console.clock().instant();
    Instant to = Moments.of(call, "--until", now, now);
    Instant from = Moments.of(call, "--since", now, now.minus(SINCE));
    if (!from.isBefore(to)) {
      throw Usage.wrong("--since is not before --until.", "Turn them round.");
    }
    Listing<LogSource> sources =
        console
            .logs()
            .sources()
            .resolve(console.deadline(), saved == null ? words.subList(0, words.size() - 1) : words)
            .orThrow();
    Asking.Answered answered =
        console
            .logs()
            .insights()
            .run(
                sources.items(),
                new Asking.Wish(query, from, to, limit),
                s -> call.printer().progress("scanned " + bytes(s.bytes())))
            .orThrow();
    call.printer().progress("");
    export.write(new TableRendering(answered));
    told(call, answered, limit);
    return Answer.silent(answered.stopped() ? ExitCode.INTERRUPTED : ExitCode.GOOD);
  }

  private static String named(Console console, String name) {
    return console.logs().savedQueries().stream()
        .filter(q -> q.name().equals(name))
        .map(SavedQuery::query)
        .findFirst()
        .orElseThrow(
            () ->
                Usage.wrong(
                    "There is no saved query '" + name + "'.",
                    "List them with: qd logs insights --list"));
  }

  private static void told(Call call, Asking.Answered answered, int limit) {
    Insights.Statistics s = answered.results().statistics();
    int rows = answered.results().rows().size();
    call.note(
        Cell.muted(
            rows
                + (rows == 1 ? " row; " : " rows; ")
                + s.matched()
                + " of "
                + s.scanned()
                + " lines matched, "
                + bytes(s.bytes())
                + " scanned."));
    if (answered.stopped()) {
      call.note(Cell.of("Stopped; the rows are what there was then.", Tone.WARN));
    } else if (answered.more()) {
      call.note(Cell.of("There may be more rows than --limit " + limit + ".", Tone.WARN));
    }
  }

  private static String bytes(long n) {
    return n < 1_000
        ? n + " bytes"
        : n < 1_000_000
            ? String.format(Locale.ROOT, "%.1f kB", n / 1e3)
            : n < 1_000_000_000
                ? String.format(Locale.ROOT, "%.1f MB", n / 1e6)
                : String.format(Locale.ROOT, "%.2f GB", n / 1e9);
  }
}
