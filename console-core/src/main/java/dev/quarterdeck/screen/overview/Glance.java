package dev.quarterdeck.screen.overview;

import dev.quarterdeck.health.HealthReport;
import dev.quarterdeck.health.ServiceHealth;
import dev.quarterdeck.health.Verdict;
import dev.quarterdeck.health.timeline.Suspect;
import dev.quarterdeck.health.timeline.TimeLine;
import dev.quarterdeck.readiness.history.History;
import dev.quarterdeck.rotation.journal.Operation;
import dev.quarterdeck.rotation.journal.Status;
import dev.quarterdeck.screen.Tone;
import dev.quarterdeck.screen.Words;
import dev.quarterdeck.screen.alarms.AlarmsPage;
import dev.quarterdeck.screen.changes.ChangesPage;
import dev.quarterdeck.screen.changes.ChangesTable;
import dev.quarterdeck.screen.changes.EntryPage;
import dev.quarterdeck.screen.console.Feed;
import dev.quarterdeck.screen.console.Page;
import dev.quarterdeck.screen.console.Roots;
import dev.quarterdeck.screen.console.Section;
import dev.quarterdeck.screen.console.Section.Fact;
import dev.quarterdeck.screen.console.State;
import dev.quarterdeck.screen.secrets.SecretPage;
import dev.quarterdeck.screen.table.Cell;
import dev.quarterdeck.secrets.InventoryEntry;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** A line for each question: is it healthy, what fires, what changed, what is due. */
final class Glance {
  private Glance() {}

  static Section of(OverviewPage.@Nullable Remembered remembered, State state) {
    List<Fact> facts = new ArrayList<>();
    facts.add(services(state));
    facts.add(fact("Alarms", state, OverviewPage.ALARMS, known -> alarms(known)));
    facts.add(changes(state));
    facts.add(fact("Keys", state, OverviewPage.SECRETS, Glance::keys));
    if (remembered != null) {
      facts.addAll(rotations(remembered.rotations()));
      facts.add(readiness(remembered.lastRun(), state));
    }
    String label = state.facts().environment().label();
    return new Section.Tiles(label.isEmpty() ? "At a glance" : label, facts);
  }

  /** A line of a page's reading that leads to the page; says when there is none. */
  private static <V> Fact fact(String label, State state, Page<V> page, Function<V, Fact> words) {
    V value = state.place(page).value();
    if (value != null) {
      Fact fact = words.apply(value);
      boolean fails = state.place(page).feed().problem() != null;
      return new Fact(
          label, fails ? before(fact.value()) : fact.value(), fact.to() == null ? page : fact.to());
    }
    return missing(label, state.place(page).feed(), page);
  }

  /** What was known before it failed does not count as good. */
  private static Cell before(Cell known) {
    int blank = known.text().indexOf(' ');
    String words = blank == 1 ? known.text().substring(2) : known.text();
    return Cell.of("? does not answer; before: " + words, Tone.UNKNOWN);
  }

  private static Fact missing(String label, Feed<?> feed, Page<?> page) {
    return (feed.problem() == null
            ? Fact.of(label, "…", Tone.MUTED)
            : Fact.of(label, "? " + feed.problem().sentence(), Tone.UNKNOWN))
        .to(page);
  }

  private static Fact services(State state) {
    return fact(
        "Services",
        state,
        OverviewPage.SERVICES,
        report ->
            Fact.of(
                "",
                Words.symbol(report.verdict())
                    + " "
                    + Words.word(report.verdict())
                    + counts(report),
                Words.tone(report.verdict())));
  }

  /** {@code : 1 degraded, 8 healthy}. */
  private static String counts(HealthReport report) {
    Map<Verdict, Long> counts = new TreeMap<>(Comparator.reverseOrder());
    report.services().stream()
        .map(ServiceHealth::verdict)
        .forEach(v -> counts.merge(v, 1L, Long::sum));
    return counts.isEmpty()
        ? ": no services"
        : counts.entrySet().stream()
            .map(e -> e.getValue() + " " + Words.word(e.getKey()))
            .collect(Collectors.joining(", ", ": ", ""));
  }

  private static Fact alarms(AlarmsPage.Known known) {
    int firing = known.firing().size();
    long silent = known.alarms().stream().filter(a -> !a.actionsEnabled()).count();
    String quiet = silent == 0 ? "" : ", " + silent + " with their actions off";
    return firing > 0
        ? Fact.of("", "▲ " + firing + " of " + known.alarms().size() + " firing" + quiet, Tone.BAD)
        : known.alarms().isEmpty()
            ? Fact.of("", "? none is set up: nobody is told when something breaks", Tone.UNKNOWN)
            : Fact.of("", "● none of " + known.alarms().size() + " firing" + quiet, Tone.OK);
  }

  private static Fact changes(State state) {
    TimeLine line = state.place(ChangesPage.ALL).value();
    if (line == null) {
      return missing("Changes", state.place(ChangesPage.ALL).feed(), ChangesPage.ALL);
    }
    Map<String, Suspect> suspects = suspects(state, line);
    String within = line.entries().size() + " within " + ChangesPage.ALL.zoom().title();
    if (suspects.isEmpty()) {
      return Fact.of("Changes", within).to(ChangesPage.ALL);
    }
    Map.Entry<String, Suspect> first = suspects.entrySet().iterator().next();
    return Fact.of(
            "Changes",
            "★ likely behind " + first.getKey() + ": " + first.getValue().entry().text(),
            Tone.WARN)
        .to(new EntryPage(first.getValue().entry()));
  }

  /** Of services that are in trouble now. */
  static Map<String, Suspect> suspects(State state, TimeLine line) {
    HealthReport report = state.place(OverviewPage.SERVICES).value();
    Map<String, Suspect> all = new TreeMap<>(ChangesTable.suspects(line));
    if (report != null) {
      all.keySet()
          .retainAll(
              report.services().stream()
                  .filter(s -> s.verdict() == Verdict.DEGRADED || s.verdict() == Verdict.DOWN)
                  .map(ServiceHealth::ref)
                  .toList());
    }
    return all;
  }

  private static Fact keys(List<InventoryEntry> all) {
    if (all.isEmpty()) {
      return Fact.of("", "no secrets", Tone.MUTED);
    }
    List<InventoryEntry> overdue = overdue(all);
    if (!overdue.isEmpty()) {
      Long oldest = overdue.getFirst().ageDays();
      return Fact.of(
          "",
          "▲ "
              + overdue.size()
              + " of "
              + all.size()
              + " overdue"
              + (oldest == null ? "" : ", the oldest " + oldest + " days"),
          Tone.WARN);
    }
    long unknown = all.stream().filter(e -> e.overdue() == null).count();
    return unknown > 0
        ? Fact.of("", "? the age of " + unknown + " is unknown", Tone.UNKNOWN)
        : Fact.of("", "● all " + all.size() + " in time", Tone.OK);
  }

  /** The oldest first. */
  static List<InventoryEntry> overdue(Collection<InventoryEntry> all) {
    return all.stream()
        .filter(e -> Boolean.TRUE.equals(e.overdue()) && e.secret().deletedAt() == null)
        .sorted(
            Comparator.comparing(
                InventoryEntry::ageDays, Comparator.nullsLast(Comparator.reverseOrder())))
        .toList();
  }

  private static List<Fact> rotations(List<Operation> open) {
    Optional<Page<?>> root = Roots.named("rotations");
    if (open.isEmpty()) {
      return List.of(Fact.of("Rotations", "none under way", Tone.MUTED).to(root.orElse(null)));
    }
    return open.stream()
        .map(
            o ->
                Fact.of(
                        "Rotations",
                        (o.status() == Status.PAUSED ? "▲ paused: " : "◐ under way: ")
                            + o.order().targets().stream()
                                .map(t -> t.name())
                                .collect(Collectors.joining(", ")),
                        o.status() == Status.PAUSED ? Tone.WARN : Tone.ACCENT)
                    .to(root.orElseGet(() -> secret(o))))
        .toList();
  }

  private static SecretPage secret(Operation o) {
    var target = o.order().targets().getFirst();
    return new SecretPage(target.arn(), target.name());
  }

  private static Fact readiness(History.@Nullable Entry run, State state) {
    Page<?> root = Roots.named("checklist").orElse(null);
    if (run == null) {
      return Fact.of("Readiness", "not run yet: opening it runs it", Tone.MUTED).to(root);
    }
    String score = run.score() + " %";
    String when = ", " + Words.when(run.at(), state.now());
    return (run.ready()
            ? Fact.of("Readiness", "● " + score + ", ready" + when, Tone.OK)
            : Fact.of(
                "Readiness", "▲ " + score + ", " + run.blockers() + " blockers" + when, Tone.WARN))
        .to(root);
  }
}
