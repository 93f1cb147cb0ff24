package dev.quarterdeck.screen.alarms;

import dev.quarterdeck.health.Alarm;
import dev.quarterdeck.health.HealthReport;
import dev.quarterdeck.health.ServiceHealth;
import dev.quarterdeck.health.alarm.AlarmDetail;
import dev.quarterdeck.health.alarm.AlarmEvent;
import dev.quarterdeck.health.alarm.Silence;
import dev.quarterdeck.kernel.Listing;
import dev.quarterdeck.kernel.Outcome;
import dev.quarterdeck.kernel.Problem;
import dev.quarterdeck.kernel.ProblemException;
import dev.quarterdeck.kernel.Snapshot;
import dev.quarterdeck.kernel.Unknown;
import dev.quarterdeck.screen.Tone;
import dev.quarterdeck.screen.Words;
import dev.quarterdeck.screen.console.Offer;
import dev.quarterdeck.screen.console.Page;
import dev.quarterdeck.screen.console.Reads;
import dev.quarterdeck.screen.console.Section;
import dev.quarterdeck.screen.console.Section.Fact;
import dev.quarterdeck.screen.console.State;
import dev.quarterdeck.screen.metrics.MetricsPage;
import dev.quarterdeck.screen.services.ServicesPage;
import dev.quarterdeck.screen.table.Cell;
import dev.quarterdeck.screen.table.Column;
import dev.quarterdeck.screen.table.Row;
import dev.quarterdeck.screen.table.Table;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** One alarm: state, reason, rule, history. */
public record AlarmPage(String name) implements Page.OfSections<AlarmPage.Detail> {
  private static final Duration HISTORY = Duration.ofDays(7);
  private static final int MOST = 50;

  /** {@code silence}: null where this machine remembers none. */
  public record Detail(AlarmDetail alarm, List<AlarmEvent> history, @Nullable Silence silence) {
    public Detail {
      history = List.copyOf(history);
    }
  }

  @Override
  public String kind() {
    return "alarm";
  }

  @Override
  public String title() {
    return name;
  }

  @Override
  public List<Page<?>> needs() {
    return List.of(new ServicesPage());
  }

  @Override
  public Outcome<Snapshot<Detail>> read(Reads reads) {
    Instant now = reads.now();
    AlarmDesk desk = reads.alarms();
    return Outcome.of(
        () -> {
          AlarmDetail alarm =
              desk.alarmBook().named(List.of(name)).orThrow().items().stream()
                  .findFirst()
                  .orElseThrow(
                      () ->
                          new ProblemException(
                              new Problem.NotFound(
                                  "There is no alarm of that name.", "Look at all alarms.")));
          List<Unknown> unknowns = new ArrayList<>();
          List<AlarmEvent> history =
              switch (desk.alarmBook().history(name, now.minus(HISTORY), now)) {
                case Outcome.Done<Listing<AlarmEvent>>(Listing<AlarmEvent> l) -> {
                  unknowns.addAll(l.unknowns());
                  yield l.items();
                }
                case Outcome.Failed<Listing<AlarmEvent>>(Problem p) -> {
                  unknowns.add(Unknown.of("the alarm's history", p));
                  yield List.of();
                }
              };
          Silence silence =
              desk.silenceBook().in(reads.facts().region()).orThrow().stream()
                  .filter(s -> s.arn().equals(alarm.alarm().arn()))
                  .findFirst()
                  .orElse(null);
          return new Snapshot<>(new Detail(alarm, history, silence), now, unknowns);
        });
  }

  @Override
  public List<Section> sections(@Nullable Snapshot<Detail> value, State state) {
    if (value == null) {
      return List.of();
    }
    Detail d = value.value();
    Alarm a = d.alarm().alarm();
    List<Fact> facts = new ArrayList<>();
    facts.add(new Fact("State", AlarmsPage.state(a)));
    facts.add(Fact.of("Since", Words.when(a.since(), state.now())));
    if (a.stateReason() != null) {
      facts.add(Fact.of("Because", a.stateReason(), a.firing() ? Tone.WARN : Tone.MUTED));
    }
    if (d.alarm().description() != null) {
      facts.add(Fact.of("About", d.alarm().description()));
    }
    facts.add(Fact.of("Rule", d.alarm().rule()));
    facts.add(new Fact("Actions", AlarmsPage.actions(a, d.silence(), state.now())));
    if (d.silence() != null && d.silence().by() != null) {
      facts.add(Fact.of("Silenced by", d.silence().by(), Tone.MUTED));
    }
    if (d.silence() != null && d.silence().reason() != null) {
      facts.add(Fact.of("Silenced for", d.silence().reason()));
    }
    for (String ref : services(state)) {
      facts.add(
          Fact.of("Service", ref, Tone.ACCENT).to(ServicesPage.page(state, ref).orElse(null)));
      facts.add(Fact.of("Metrics", "of " + ref, Tone.ACCENT).to(MetricsPage.of(ref)));
    }
    if (a.namespace() != null) {
      facts.add(Fact.of("Metric", a.namespace() + " " + a.metric(), Tone.MUTED));
    }
    a.watched().forEach(of -> of.forEach((k, v) -> facts.add(Fact.of("  " + k, v, Tone.MUTED))));
    facts.add(Fact.of("ARN", a.arn(), Tone.MUTED));
    return List.of(
        new Section.Facts("Alarm", facts), told(d.alarm().actions()), history(d, state.now()));
  }

  /** Those that the report relates it to. */
  private List<String> services(State state) {
    HealthReport report = state.place(new ServicesPage()).value();
    return report == null
        ? List.of()
        : report.services().stream()
            .filter(s -> s.alarms().stream().anyMatch(x -> x.name().equals(name)))
            .map(ServiceHealth::ref)
            .toList();
  }

  private static Section told(List<String> actions) {
    return new Section.Rows(
        "Who is told",
        new Table(
            List.of(Column.growing("action", "ACTION", 1)),
            actions.stream().map(x -> new Row(x, List.of(Cell.of(x)))).toList()),
        "Nobody: it has no action.");
  }

  private static Section history(Detail d, Instant now) {
    List<Row> rows = new ArrayList<>();
    for (AlarmEvent e : d.history().stream().limit(MOST).toList()) {
      rows.add(
          new Row(
              e.at() + e.type(),
              List.of(
                  Cell.of(Words.age(e.at(), now), Tone.MUTED),
                  Cell.of(type(e.type()), Tone.MUTED),
                  Cell.of(e.summary()))));
    }
    return new Section.Rows(
        Words.some("History of 7 days", "newest", rows.size(), d.history().size()),
        new Table(
            List.of(
                Column.right("at", "AGO", 1),
                Column.of("type", "WHAT", 2),
                Column.growing("summary", "SUMMARY", 1)),
            rows),
        "Nothing happened to it.");
  }

  private static String type(String type) {
    return switch (type) {
      case "StateUpdate" -> "state";
      case "ConfigurationUpdate" -> "changed";
      case "Action" -> "action";
      default -> type;
    };
  }

  @Override
  public List<Offer> offers(@Nullable Detail value, @Nullable Row row) {
    return AlarmProposals.of(List.of(name));
  }
}
