package dev.quarterdeck.screen.changes;

import dev.quarterdeck.health.timeline.Entry;
import dev.quarterdeck.health.timeline.Suspect;
import dev.quarterdeck.health.timeline.TimeLine;
import dev.quarterdeck.health.timeline.TimeLineReader;
import dev.quarterdeck.kernel.Outcome;
import dev.quarterdeck.kernel.Snapshot;
import dev.quarterdeck.screen.Tone;
import dev.quarterdeck.screen.console.Msg;
import dev.quarterdeck.screen.console.Offer;
import dev.quarterdeck.screen.console.Page;
import dev.quarterdeck.screen.console.Reads;
import dev.quarterdeck.screen.console.Section;
import dev.quarterdeck.screen.console.Section.Fact;
import dev.quarterdeck.screen.console.State;
import dev.quarterdeck.screen.table.Cell;
import dev.quarterdeck.screen.table.Column;
import dev.quarterdeck.screen.table.Row;
import dev.quarterdeck.screen.table.Table;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * The time line: walked with the arrows, zoomed, filtered by any column.
 *
 * @param service {@code cluster/name}, or null for everything
 */
public record ChangesPage(@Nullable String service, Zoom zoom) implements Page.OfRows<TimeLine> {
  /** CloudTrail allows two calls a second, and nothing of it is newer than minutes. */
  private static final int SELDOM = 6;

  /** Everything of the last hours. */
  public static final ChangesPage ALL = new ChangesPage(null, Zoom.H6);

  /** What is told of a service beside its other facts. */
  public static ChangesPage of(String service) {
    return new ChangesPage(service, Zoom.H6);
  }

  @Override
  public String kind() {
    return "changes";
  }

  @Override
  public String title() {
    return service == null
        ? "Changes"
        : "Changes of " + service.substring(service.indexOf('/') + 1);
  }

  @Override
  public String key() {
    return kind() + " " + service + " " + zoom.title();
  }

  @Override
  public int every() {
    return SELDOM;
  }

  @Override
  public Outcome<Snapshot<TimeLine>> read(Reads reads) {
    List<String> services = service == null ? List.of() : List.of(service);
    return reads
        .timeLine()
        .read(
            reads.deadline(),
            new TimeLineReader.Scope(services, Set.of(), reads.now().minus(zoom.span())))
        .map(line -> new Snapshot<>(line, line.asOf(), line.unknowns()));
  }

  @Override
  public List<Column> columns() {
    return ChangesTable.COLUMNS;
  }

  @Override
  public Table table(Snapshot<TimeLine> value) {
    return ChangesTable.of(value.value());
  }

  @Override
  public String whenEmpty() {
    return "Nothing changed within " + zoom.title() + ". Press - to look farther back.";
  }

  @Override
  public Optional<Page<?>> open(TimeLine line, Row row) {
    return ChangesTable.entry(line, row.id()).map(EntryPage::new);
  }

  @Override
  public List<Offer> offers(@Nullable TimeLine value, @Nullable Row row) {
    List<Offer> offers = new ArrayList<>();
    if (value != null && row != null) {
      ChangesTable.entry(value, row.id()).ifPresent(e -> EntryPage.logs(e).ifPresent(offers::add));
    }
    offers.add(zoom("zoom-in", "zoom in", "+", "See a shorter time", zoom.in()));
    offers.add(zoom("zoom-out", "zoom out", "-", "See a longer time", zoom.out()));
    return offers;
  }

  private Offer zoom(String id, String title, String key, String help, Zoom to) {
    return new Offer(
        id, title, List.of(key), help, false, null, new Msg.Instead(new ChangesPage(service, to)));
  }

  /** When things happened, where one stands, and what is most likely to blame. */
  @Override
  public List<Section> above(TimeLine line, State state) {
    Map<String, Suspect> suspects = ChangesTable.suspects(line);
    Set<Entry> blamed = suspects.values().stream().map(Suspect::entry).collect(Collectors.toSet());
    Row row = state.place(this).selected();
    Entry here = row == null ? null : ChangesTable.entry(line, row.id()).orElse(null);
    // What is drawn last lies on top.
    List<Section.Mark> marks =
        line.entries().stream()
            .sorted(
                Comparator.comparing((Entry e) -> e.equals(here))
                    .thenComparing(blamed::contains)
                    .thenComparing(Entry::bad)
                    .thenComparing(Entry::at))
            .map(e -> e.equals(here) ? here(e) : ChangeLanes.mark(e, blamed.contains(e)))
            .toList();
    List<Section> above = new ArrayList<>();
    above.add(
        new Section.Lanes(
            "", line.from(), line.asOf(), List.of(new Section.Lane(zoom.title(), marks))));
    if (!suspects.isEmpty()) {
      above.add(new Section.Facts("", blamed(suspects)));
    }
    return above;
  }

  private static Section.Mark here(Entry e) {
    return new Section.Mark(
        e.at(), Section.Mark.HERE, ChangeLanes.words(e), Tone.ACCENT, new EntryPage(e));
  }

  private static List<Fact> blamed(Map<String, Suspect> suspects) {
    List<Fact> facts = new ArrayList<>();
    suspects.forEach(
        (service, s) ->
            facts.add(
                new Fact(
                    "★",
                    Cell.of(
                        service + ": most likely " + s.entry().text() + ", " + s.before() + who(s),
                        Tone.WARN))));
    return facts;
  }

  private static String who(Suspect s) {
    return s.entry().who() == null ? "" : ", by " + s.entry().caller();
  }
}
