package dev.quarterdeck.screen.alarms;

import dev.quarterdeck.health.Alarm;
import dev.quarterdeck.health.alarm.Silence;
import dev.quarterdeck.kernel.Listing;
import dev.quarterdeck.kernel.Outcome;
import dev.quarterdeck.kernel.Problem;
import dev.quarterdeck.kernel.Snapshot;
import dev.quarterdeck.kernel.Unknown;
import dev.quarterdeck.screen.Tone;
import dev.quarterdeck.screen.Words;
import dev.quarterdeck.screen.console.Offer;
import dev.quarterdeck.screen.console.Page;
import dev.quarterdeck.screen.console.Reads;
import dev.quarterdeck.screen.table.Cell;
import dev.quarterdeck.screen.table.Column;
import dev.quarterdeck.screen.table.Row;
import dev.quarterdeck.screen.table.Table;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Every alarm: those that fire first, the newest of them first. */
public record AlarmsPage() implements Page.OfRows<AlarmsPage.Known> {
  /** {@code silences}: those that this machine remembers. */
  public record Known(List<Alarm> alarms, List<Silence> silences) {
    public Known {
      alarms = List.copyOf(alarms);
      silences = List.copyOf(silences);
    }

    public List<Alarm> firing() {
      return alarms.stream().filter(Alarm::firing).toList();
    }

    Optional<Silence> silence(Alarm a) {
      return silences.stream().filter(s -> s.arn().equals(a.arn())).findFirst();
    }
  }

  private static final List<Column> COLUMNS =
      List.of(
          Column.of("state", "STATE", 1),
          Column.of("alarm", "ALARM", 1),
          Column.right("since", "SINCE", 1),
          Column.of("actions", "ACTIONS", 2),
          Column.of("metric", "METRIC", 4),
          Column.growing("reason", "REASON", 2));

  @Override
  public String kind() {
    return "alarms";
  }

  @Override
  public String title() {
    return "Alarms";
  }

  @Override
  public Outcome<Snapshot<Known>> read(Reads reads) {
    Instant asOf = reads.now();
    AlarmDesk desk = reads.alarms();
    return desk.alarms().map(all -> known(all, desk, reads.facts().region(), asOf));
  }

  private static Snapshot<Known> known(
      Listing<Alarm> all, AlarmDesk desk, String region, Instant asOf) {
    List<Unknown> unknowns = new ArrayList<>(all.unknowns());
    List<Silence> silences =
        switch (desk.silenceBook().in(region)) {
          case Outcome.Done<List<Silence>>(List<Silence> s) -> s;
          case Outcome.Failed<List<Silence>>(Problem p) -> {
            unknowns.add(Unknown.of("which alarms were silenced", p));
            yield List.of();
          }
        };
    List<Alarm> sorted =
        all.items().stream()
            .sorted(
                Comparator.comparing(AlarmsPage::rank)
                    .thenComparing(Alarm::since, Comparator.nullsLast(Comparator.reverseOrder())))
            .toList();
    return new Snapshot<>(new Known(sorted, silences), asOf, unknowns);
  }

  private static int rank(Alarm a) {
    return switch (a.state()) {
      case "ALARM" -> 0;
      case "OK" -> 2;
      default -> 1;
    };
  }

  @Override
  public List<Column> columns() {
    return COLUMNS;
  }

  @Override
  public Table table(Snapshot<Known> value) {
    Known known = value.value();
    return new Table(
        COLUMNS,
        known.alarms().stream()
            .map(a -> row(a, known.silence(a).orElse(null), value.asOf()))
            .toList());
  }

  private static Row row(Alarm a, @Nullable Silence silence, Instant now) {
    return new Row(
        a.name(),
        List.of(
            state(a),
            Cell.of(a.name()),
            Cell.number(
                Words.age(a.since(), now),
                Tone.MUTED,
                a.since() == null ? 0 : -a.since().getEpochSecond()),
            actions(a, silence, now),
            Cell.of(a.metric() == null ? "" : a.metric(), Tone.MUTED),
            Cell.of(
                a.stateReason() == null ? "" : a.stateReason(),
                a.firing() ? Tone.NORMAL : Tone.MUTED)));
  }

  /** {@code ▲ alarm}, {@code ● ok}. */
  public static Cell state(Alarm a) {
    return switch (a.state()) {
      case "ALARM" -> Cell.number("▲ alarm", Tone.BAD, 0);
      case "OK" -> Cell.number("● ok", Tone.OK, 2);
      case "INSUFFICIENT_DATA" -> Cell.number("– no data", Tone.MUTED, 1);
      default -> Cell.number("? " + a.state(), Tone.UNKNOWN, 1);
    };
  }

  static Cell actions(Alarm a, @Nullable Silence silence, Instant now) {
    if (a.actionsEnabled()) {
      return Cell.of("on", Tone.MUTED);
    }
    if (silence == null) {
      return Cell.of("off", Tone.WARN);
    }
    return silence.over(now)
        ? Cell.of("off, silence is over", Tone.WARN)
        : Cell.of("silent " + Words.when(silence.until(), now), Tone.ACCENT);
  }

  @Override
  public String whenEmpty() {
    return "There is no alarm in this region: nobody is told when something breaks.";
  }

  @Override
  public Optional<Page<?>> open(Known value, Row row) {
    return Optional.of(new AlarmPage(row.id()));
  }

  @Override
  public List<Offer> offers(@Nullable Known value, @Nullable Row row) {
    return row == null ? List.of() : AlarmProposals.of(List.of(row.id()));
  }

  @Override
  public List<Offer> several(Known value, List<Row> rows) {
    return AlarmProposals.of(rows.stream().map(Row::id).toList());
  }
}
