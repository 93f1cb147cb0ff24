package dev.quarterdeck.tui.command.logs;

import dev.quarterdeck.app.Console;
import dev.quarterdeck.kernel.ExitCode;
import dev.quarterdeck.kernel.Listing;
import dev.quarterdeck.kernel.Unknown;
import dev.quarterdeck.logs.JsonFields;
import dev.quarterdeck.logs.LineFilter;
import dev.quarterdeck.logs.LogLine;
import dev.quarterdeck.logs.LogSource;
import dev.quarterdeck.logs.tail.Tail;
import dev.quarterdeck.tui.cli.Call;
import dev.quarterdeck.tui.cli.Format;
import dev.quarterdeck.tui.cli.Moments;
import dev.quarterdeck.tui.cli.Verb;
import dev.quarterdeck.tui.command.Wording;
import dev.quarterdeck.tui.output.Answer;
import dev.quarterdeck.tui.output.Cell;
import dev.quarterdeck.tui.output.Tone;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** {@code qd logs tail}. */
final class TailLogs {
  private static final Duration SINCE = Duration.ofMinutes(10);
  private static final int MOST = 1_000_000;

  private TailLogs() {}

  static Verb verb() {
    return Lines.options(
            Verb.named("tail", "Lines of several sources as they come, merged by time.")
                .description(
                    "Follows until Ctrl-C. By a live tail of CloudWatch where that is allowed"
                        + " (AWS charges for its minutes beyond 1,800 a month), with polling for"
                        + " what was before, between and sampled away; --poll polls only. With -o"
                        + " json every line is one JSON object, with -o csv one row.")
                .param("SOURCE", "1..*", "Services, log groups, or GROUP:STREAM-PREFIX.", List.of())
                .option("--since", "TIME", "From when on: 10m (the default), 6h, 14:05.")
                .option(
                    "--filter",
                    "PATTERN",
                    "CloudWatch's filter pattern, applied by AWS: '?ERROR ?WARN', '{ $.ms > 500 }'.")
                .option(
                    "--limit",
                    "N",
                    "End after N lines; with --no-follow the newest N of what there is.")
                .flag("--no-follow", "Print what there is and end.")
                .flag("--poll", "No live tail: read again every second."))
        .limit(Verb.Limit.UNTIL_STOPPED)
        .exit(0, "ended by Ctrl-C while it follows, a limit, or at the end of what there is")
        .exit(1, "a source could not be read; stderr says which and why")
        .exit(7, "with --no-follow: stopped before all was read")
        .example(
            "qd logs tail acme-prod/api web", "Two services together, from ten minutes ago on.")
        .example(
            "qd logs tail acme-prod/api --level error --since 1h --no-follow",
            "The last hour's errors.")
        .example(
            "qd logs tail /ecs/acme-prod-api:app/ --json-fields status,ms,route",
            "Some streams of a group, three fields of each line.")
        .example(
            "qd logs tail acme-prod/api -o json | jq -r 'select(.level == \"ERROR\") | .message'",
            "For a script: one object a line.")
        .runs(TailLogs::run);
  }

  private static Answer run(Call call) {
    LineFilter filter = Lines.filter(call);
    JsonFields fields = Lines.fields(call);
    int limit = Lines.count(call, "--limit", Integer.MAX_VALUE, MOST);
    boolean follow = !call.has("--no-follow");
    Console console = call.console();
    Instant now = console.clock().instant();
    Instant since = Moments.of(call, "--since", now, now.minus(SINCE));
    Listing<LogSource> sources =
        console.logs().sources().resolve(console.deadline(), call.params()).orThrow();
    Paper paper = new Paper(call, sources.items(), filter, fields, limit, follow);
    Tail.Wish wish =
        new Tail.Wish(since, follow ? null : now.plusMillis(1), call.value("--filter"));
    Tail.End end =
        console
            .logs()
            .tail(follow && !call.has("--poll"))
            .run(sources.items(), wish, paper)
            .orThrow();
    paper.finish(end);
    List<Unknown> unknowns = new ArrayList<>(end.unknowns());
    if (!follow && end.stopped()) {
      call.note(Cell.of("Stopped before all was read: newer lines are missing.", Tone.WARN));
      return Answer.silent(ExitCode.INTERRUPTED).missing(unknowns);
    }
    return Answer.silent(ExitCode.GOOD).missing(unknowns);
  }

  /** Where the lines go. */
  private static final class Paper implements Tail.Sink {
    private final Call call;
    private final LineFilter filter;
    private final int limit;
    private final boolean follow;
    private final LineWriter writer;
    private long printed;
    private long withoutLevel;
    private final NewestLines newest;

    Paper(
        Call call,
        List<LogSource> sources,
        LineFilter filter,
        @Nullable JsonFields fields,
        int limit,
        boolean follow) {
      this.call = call;
      this.filter = filter;
      this.limit = limit;
      this.follow = follow;
      this.newest = new NewestLines(limit);
      this.writer =
          LineWriter.of(
              call.globals().format(),
              new LineText(call.printer().style(), sources, false, fields),
              fields);
      if (call.globals().format() == Format.CSV) {
        call.printer().stdout(writer.begin());
      }
    }

    @Override
    public boolean lines(List<LogLine> lines) {
      StringBuilder text = new StringBuilder();
      for (LogLine line : lines) {
        withoutLevel += filter.withoutLevel(line) ? 1 : 0;
        if (!filter.wants(line)) {
          continue;
        }
        if (!follow) {
          newest.add(line);
        } else if (printed < limit) {
          text.append(writer.line(line));
          printed++;
        }
      }
      if (text.length() > 0) {
        call.printer().stdout(text.toString());
      }
      return printed < limit && !call.printer().unread();
    }

    @Override
    public void note(String text) {
      call.note(Cell.muted(text));
    }

    void finish(Tail.End end) {
      if (!follow) {
        StringBuilder text = new StringBuilder();
        newest.lines().forEach(l -> text.append(writer.line(l)));
        call.printer().stdout(text.toString());
        if (newest.left() > 0) {
          note(
              "The newest "
                  + Wording.count(limit, "line")
                  + "; "
                  + newest.left()
                  + " earlier ones are left out.");
        }
      }
      if (withoutLevel > 0) {
        note(Wording.count(withoutLevel, "line") + " without a recognised level left out.");
      }
      if (end.sampled() > 0) {
        call.note(
            Cell.of(
                "CloudWatch sent samples only in "
                    + Wording.count(end.sampled(), "update")
                    + " of the live tail; polling found "
                    + Wording.count(end.recovered(), "line")
                    + " that they left out.",
                Tone.WARN));
      }
    }
  }
}
