package dev.quarterdeck.screen.overview;

import dev.quarterdeck.health.HealthReport;
import dev.quarterdeck.health.Reason;
import dev.quarterdeck.health.ServiceHealth;
import dev.quarterdeck.health.Verdict;
import dev.quarterdeck.health.timeline.Suspect;
import dev.quarterdeck.health.timeline.TimeLine;
import dev.quarterdeck.screen.Tone;
import dev.quarterdeck.screen.Words;
import dev.quarterdeck.screen.changes.ChangesPage;
import dev.quarterdeck.screen.changes.EntryPage;
import dev.quarterdeck.screen.console.Page;
import dev.quarterdeck.screen.console.Section;
import dev.quarterdeck.screen.console.State;
import dev.quarterdeck.screen.services.ServicePage;
import dev.quarterdeck.screen.table.Cell;
import dev.quarterdeck.screen.table.Column;
import dev.quarterdeck.screen.table.Row;
import dev.quarterdeck.screen.table.Table;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The worst services, each with its first reason and the change most likely behind it. */
final class Troubles {
  private static final int MOST = 8;

  private Troubles() {}

  static Optional<Section> of(State state) {
    HealthReport report = state.place(OverviewPage.SERVICES).value();
    if (report == null) {
      return Optional.empty();
    }
    List<ServiceHealth> all =
        report.services().stream()
            .filter(s -> s.verdict() != Verdict.HEALTHY)
            .sorted(Comparator.comparing(ServiceHealth::verdict).reversed())
            .toList();
    List<ServiceHealth> worst = all.stream().limit(MOST).toList();
    if (worst.isEmpty()) {
      return Optional.empty();
    }
    TimeLine line = state.place(ChangesPage.ALL).value();
    Map<String, Suspect> suspects = line == null ? Map.of() : Glance.suspects(state, line);
    Map<String, Page<?>> links = new HashMap<>();
    List<Row> rows = new ArrayList<>();
    for (ServiceHealth s : worst) {
      links.put(s.arn(), new ServicePage(s.arn(), s.ref()));
      rows.add(row(s, state.now()));
      Suspect suspect = suspects.get(s.ref());
      if (suspect != null) {
        String id = s.arn() + " cause";
        links.put(id, new EntryPage(suspect.entry()));
        rows.add(cause(id, suspect));
      }
    }
    return Optional.of(
        new Section.Rows(
            Words.some("Services in trouble", "worst", worst.size(), all.size()),
            new Table(
                List.of(
                    Column.of("verdict", "VERDICT", 1),
                    Column.of("service", "SERVICE", 1),
                    Column.right("tasks", "TASKS", 3),
                    Column.right("since", "FOR", 2),
                    Column.growing("reason", "REASON", 1)),
                rows),
            "",
            links));
  }

  private static Row row(ServiceHealth s, Instant now) {
    @Nullable Reason first = s.reasons().isEmpty() ? null : s.reasons().getFirst();
    return new Row(
        s.arn(),
        List.of(
            Cell.of(
                Words.symbol(s.verdict()) + " " + Words.word(s.verdict()), Words.tone(s.verdict())),
            Cell.of(s.ref()),
            Cell.of(s.running() + "/" + s.desired()),
            Cell.of(
                first == null || first.since() == null ? "" : Words.age(first.since(), now),
                Tone.MUTED),
            first == null
                ? Cell.of("", Tone.MUTED)
                : Cell.of(first.text(), Words.tone(first.severity()))));
  }

  private static Row cause(String id, Suspect suspect) {
    return new Row(
        id,
        List.of(
            Cell.of("★ likely", Tone.WARN),
            Cell.of(suspect.entry().kind().id(), Tone.MUTED),
            Cell.of("", Tone.MUTED),
            Cell.of("", Tone.MUTED),
            Cell.of(
                suspect.entry().text()
                    + ", "
                    + suspect.before()
                    + (suspect.entry().who() == null ? "" : ", by " + suspect.entry().caller()),
                Tone.NORMAL)));
  }
}
