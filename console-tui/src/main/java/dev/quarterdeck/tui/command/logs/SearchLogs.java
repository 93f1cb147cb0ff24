package dev.quarterdeck.tui.command.logs;

import dev.quarterdeck.app.Console;
import dev.quarterdeck.kernel.ExitCode;
import dev.quarterdeck.kernel.Listing;
import dev.quarterdeck.kernel.Unknown;
import dev.quarterdeck.logs.JsonFields;
import dev.quarterdeck.logs.LineFilter;
import dev.quarterdeck.logs.LogSource;
import dev.quarterdeck.logs.search.LogPattern;
import dev.quarterdeck.logs.search.Search;
import dev.quarterdeck.tui.cli.Call;
import dev.quarterdeck.tui.cli.Moments;
import dev.quarterdeck.tui.cli.Usage;
import dev.quarterdeck.tui.cli.Verb;
import dev.quarterdeck.tui.output.Answer;
import dev.quarterdeck.tui.output.Cell;
import dev.quarterdeck.tui.output.Style;
import dev.quarterdeck.tui.output.Times;
import dev.quarterdeck.tui.output.Tone;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/** {@code qd logs search}. */
final class SearchLogs {
  private static final Duration SINCE = Duration.ofHours(1);
  private static final int LIMIT = 1_000;
  private static final int MOST = 100_000;
  private static final int MOST_AROUND = 100;

  private SearchLogs() {}

  static Verb verb() {
    return Lines.options(
            Verb.named("search", "Lines of the past hours that match, with lines around them.")
                .description(
                    "PATTERN is a text that must stand in the line as it is. One that begins with"
                        + " { [ % \" ? or - is a filter pattern of CloudWatch. The newest part is"
                        + " searched first; Ctrl-C gives what was found so far.")
                .param(
                    "SOURCE… PATTERN",
                    "1..*",
                    "One or more services or log groups, then what to look for ('' for all).",
                    List.of())
                .option("--since", "TIME", "From when on: 1h (the default), 3d, 14:05.")
                .option("--until", "TIME", "Until when; now when left out.")
                .option("-C", "N", "N lines of the same stream before and after each hit.")
                .option("--limit", "N", "At most the newest N hits; 1000 when left out.")
                .flag("--ndjson", "One JSON object a line instead of one document.")
                .option(
                    "--out",
                    "FILE",
                    "Write to a file (0600, whole or not at all); .json, .ndjson and .csv say how."))
        .limit(Verb.Limit.UNTIL_STOPPED)
        .exit(0, "done; also when nothing was found")
        .exit(1, "done, but a source could not be read; stderr says which and why")
        .exit(7, "stopped; what was found until then is printed")
        .example(
            "qd logs search acme-prod/api 'upstream timed out' --since 6h -C 5",
            "Hits of six hours with five lines around each.")
        .example(
            "qd logs search acme-prod/api web '{ $.level = \"error\" }' --since 14:00 --until 14:10",
            "A JSON filter over ten minutes.")
        .example("qd logs search billing '' --level error --out errors.ndjson", "Into a file.")
        .runs(SearchLogs::run);
  }

  private static Answer run(Call call) {
    List<String> words = call.params();
    if (words.size() < 2) {
      throw Usage.wrong(
          "'qd logs search' needs a source and a pattern.",
          "For example: qd logs search acme-prod/api 'timed out'. For all lines the pattern is ''.");
    }
    LineFilter filter = Lines.filter(call);
    JsonFields fields = Lines.fields(call);
    int around = Lines.count(call, "-C", 0, MOST_AROUND);
    int limit = Lines.count(call, "--limit", LIMIT, MOST);
    Export export = Export.of(call);
    Console console = call.console();
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
            .resolve(console.deadline(), words.subList(0, words.size() - 1))
            .orThrow();
    Search.Wish wish =
        new Search.Wish(from, to, LogPattern.of(words.getLast()), filter, limit, around);
    Search.Found found =
        console
            .logs()
            .search()
            .run(
                sources.items(),
                wish,
                share ->
                    call.printer()
                        .progress(share >= 1 ? "" : "searched " + (int) (share * 100) + " %"))
            .orThrow();
    call.printer().progress("");
    HitsRendering hits =
        new HitsRendering(
            found,
            around,
            new LineText(
                export.toFile() ? Style.NONE : call.printer().style(),
                sources.items(),
                Duration.between(from, to).compareTo(Duration.ofHours(20)) > 0,
                fields),
            fields);
    export.write(hits);
    summary(call, found, limit);
    List<Unknown> unknowns = new ArrayList<>(found.unknowns());
    return Answer.silent(found.stopped() ? ExitCode.INTERRUPTED : ExitCode.GOOD).missing(unknowns);
  }

  private static void summary(Call call, Search.Found found, int limit) {
    String hits = found.hits().size() + (found.hits().size() == 1 ? " hit" : " hits");
    String from = Times.minute(found.searchedFrom());
    if (found.stopped()) {
      call.note(
          Cell.of(hits + "; stopped, everything since " + from + " was searched.", Tone.WARN));
    } else if (found.more()) {
      call.note(
          Cell.of(
              "The newest "
                  + hits
                  + "; there may be more before (--limit is "
                  + limit
                  + ", or narrow --since and --until).",
              Tone.WARN));
    } else {
      call.note(Cell.muted(hits + " since " + from + "."));
    }
  }
}
