package dev.quarterdeck.screen.overview;

import dev.quarterdeck.health.Alarm;
import dev.quarterdeck.health.timeline.Entry;
import dev.quarterdeck.health.timeline.TimeLine;
import dev.quarterdeck.screen.Tone;
import dev.quarterdeck.screen.Words;
import dev.quarterdeck.screen.alarms.AlarmPage;
import dev.quarterdeck.screen.alarms.AlarmsPage;
import dev.quarterdeck.screen.changes.ChangesPage;
import dev.quarterdeck.screen.changes.ChangesTable;
import dev.quarterdeck.screen.changes.EntryPage;
import dev.quarterdeck.screen.console.Page;
import dev.quarterdeck.screen.console.Section;
import dev.quarterdeck.screen.console.State;
import dev.quarterdeck.screen.secrets.SecretPage;
import dev.quarterdeck.screen.secrets.SecretWords;
import dev.quarterdeck.screen.table.Cell;
import dev.quarterdeck.screen.table.Column;
import dev.quarterdeck.screen.table.Row;
import dev.quarterdeck.screen.table.Table;
import dev.quarterdeck.secrets.InventoryEntry;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** What fires, what changed and what is due, the newest or oldest few of each. */
final class Lately {
  private static final int FEW = 6;

  private Lately() {}

  static Optional<Section> alarms(State state) {
    AlarmsPage.Known known = state.place(OverviewPage.ALARMS).value();
    if (known == null || known.firing().isEmpty()) {
      return Optional.empty();
    }
    Map<String, Page<?>> links = new HashMap<>();
    List<Row> rows = new ArrayList<>();
    Comparator<Alarm> newest =
        Comparator.comparing(Alarm::since, Comparator.nullsFirst(Comparator.naturalOrder()));
    for (Alarm a : known.firing().stream().sorted(newest.reversed()).limit(FEW).toList()) {
      links.put(a.name(), new AlarmPage(a.name()));
      rows.add(
          new Row(
              a.name(),
              List.of(
                  Cell.of("▲ " + a.name(), Tone.BAD),
                  Cell.of(Words.age(a.since(), state.now()), Tone.MUTED),
                  Cell.of(a.stateReason() == null ? "" : a.stateReason()))));
    }
    return Optional.of(
        new Section.Rows(
            Words.some("Alarms firing", "newest", rows.size(), known.firing().size()),
            new Table(
                List.of(
                    Column.of("alarm", "ALARM", 1),
                    Column.right("since", "FOR", 1),
                    Column.growing("reason", "REASON", 2)),
                rows),
            "",
            links));
  }

  static Optional<Section> changes(State state) {
    TimeLine line = state.place(ChangesPage.ALL).value();
    if (line == null || line.entries().isEmpty()) {
      return Optional.empty();
    }
    Set<Entry> suspects =
        Glance.suspects(state, line).values().stream()
            .map(s -> s.entry())
            .collect(Collectors.toSet());
    Map<String, Page<?>> links = new HashMap<>();
    List<Row> rows = new ArrayList<>();
    for (Entry e :
        line.entries().stream().filter(e -> suspects.contains(e) || worth(e)).limit(FEW).toList()) {
      String id = e.at() + e.kind().id() + e.text();
      links.put(id, new EntryPage(e));
      boolean suspect = suspects.contains(e);
      rows.add(
          new Row(
              id,
              List.of(
                  Cell.of(Words.age(e.at(), state.now()), Tone.MUTED),
                  Cell.of(
                      (suspect ? "★ " : e.bad() ? "▲ " : "") + e.kind().id(),
                      suspect || e.bad() ? Tone.WARN : Tone.NORMAL),
                  Cell.of(ChangesTable.services(e), Tone.MUTED),
                  Cell.of(e.text()),
                  Cell.of(e.caller() == null ? "" : e.caller(), Tone.MUTED))));
    }
    return rows.isEmpty()
        ? Optional.empty()
        : Optional.of(
            new Section.Rows(
                "What changed lately",
                new Table(
                    List.of(
                        Column.right("age", "AGO", 1),
                        Column.of("kind", "KIND", 1),
                        Column.of("service", "SERVICE", 3),
                        Column.growing("change", "CHANGE", 1),
                        Column.of("who", "WHO", 4)),
                    rows),
                "",
                links));
  }

  /** Symptoms stand above as troubles already. */
  private static boolean worth(Entry e) {
    return !e.kind().symptom();
  }

  static Optional<Section> keys(State state) {
    List<InventoryEntry> all = state.place(OverviewPage.SECRETS).value();
    List<InventoryEntry> overdue = all == null ? List.of() : Glance.overdue(all);
    if (overdue.isEmpty()) {
      return Optional.empty();
    }
    Map<String, Page<?>> links = new HashMap<>();
    List<Row> rows = new ArrayList<>();
    for (InventoryEntry e : overdue.stream().limit(FEW).toList()) {
      links.put(e.secret().arn(), new SecretPage(e.secret().arn(), e.secret().name()));
      rows.add(
          new Row(
              e.secret().arn(),
              List.of(
                  SecretWords.state(e, state.now()),
                  Cell.of(e.secret().name()),
                  Cell.of(e.ageDays() == null ? Words.NOT_KNOWN : e.ageDays() + "d"),
                  SecretWords.rotation(e.secret(), state.now()))));
    }
    return Optional.of(
        new Section.Rows(
            Words.some("Overdue keys", "oldest", rows.size(), overdue.size()),
            new Table(
                List.of(
                    Column.of("state", "STATE", 1),
                    Column.growing("secret", "SECRET", 1),
                    Column.right("age", "AGE", 1),
                    Column.of("rotation", "ROTATED", 2)),
                rows),
            "",
            links));
  }
}
