package dev.quarterdeck.screen.overview;

import dev.quarterdeck.kernel.Listing;
import dev.quarterdeck.kernel.Outcome;
import dev.quarterdeck.kernel.Problem;
import dev.quarterdeck.kernel.Snapshot;
import dev.quarterdeck.kernel.Unknown;
import dev.quarterdeck.readiness.Score;
import dev.quarterdeck.readiness.catalogue.Catalogue;
import dev.quarterdeck.readiness.history.History;
import dev.quarterdeck.rotation.journal.Operation;
import dev.quarterdeck.screen.alarms.AlarmsPage;
import dev.quarterdeck.screen.changes.ChangesPage;
import dev.quarterdeck.screen.changes.Zoom;
import dev.quarterdeck.screen.console.Msg;
import dev.quarterdeck.screen.console.Offer;
import dev.quarterdeck.screen.console.Page;
import dev.quarterdeck.screen.console.Reads;
import dev.quarterdeck.screen.console.Section;
import dev.quarterdeck.screen.console.State;
import dev.quarterdeck.screen.readiness.Shares;
import dev.quarterdeck.screen.secrets.SecretsPage;
import dev.quarterdeck.screen.services.ServicesPage;
import dev.quarterdeck.screen.table.Row;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The first page; each of its lines leads to its thing.
 *
 * @param zoom how much of the time line is in sight
 */
public record OverviewPage(Zoom zoom) implements Page.OfSections<OverviewPage.Remembered> {
  static final ServicesPage SERVICES = new ServicesPage();
  static final SecretsPage SECRETS = new SecretsPage();
  static final AlarmsPage ALARMS = new AlarmsPage();

  public OverviewPage() {
    this(ChangesPage.ALL.zoom());
  }

  /**
   * What this machine's files tell.
   *
   * @param rotations those that wait for somebody, or are under way
   * @param lastRun of the checklist, in this region; null when there was none
   * @param categories how far each was in that run, in percent
   */
  public record Remembered(
      List<Operation> rotations, History.@Nullable Entry lastRun, List<Score.Category> categories) {
    public Remembered {
      rotations = List.copyOf(rotations);
      categories = List.copyOf(categories);
    }
  }

  @Override
  public String kind() {
    return "overview";
  }

  @Override
  public String title() {
    return "Overview";
  }

  @Override
  public List<Page<?>> needs() {
    return zoom == ChangesPage.ALL.zoom()
        ? List.of(SERVICES, ALARMS, ChangesPage.ALL, SECRETS)
        : List.of(SERVICES, ALARMS, ChangesPage.ALL, changes(), SECRETS);
  }

  @Override
  public Outcome<Snapshot<Remembered>> read(Reads reads) {
    List<Unknown> unknowns = new ArrayList<>();
    List<Operation> rotations =
        switch (reads.rotationJournals()) {
          case Outcome.Done<Listing<Operation>>(Listing<Operation> l) -> {
            unknowns.addAll(l.unknowns());
            yield l.items().stream().filter(o -> !o.status().ended()).toList();
          }
          case Outcome.Failed<Listing<Operation>>(Problem p) -> {
            unknowns.add(Unknown.of("rotations under way", p));
            yield List.of();
          }
        };
    History.Entry lastRun =
        switch (reads.checklistRuns()) {
          case Outcome.Done<List<History.Entry>>(List<History.Entry> all) ->
              all.reversed().stream()
                  .filter(e -> e.region().equals(reads.facts().region()))
                  .findFirst()
                  .orElse(null);
          case Outcome.Failed<List<History.Entry>>(Problem p) -> {
            unknowns.add(Unknown.of("the last run of the checklist", p));
            yield null;
          }
        };
    return Outcome.done(
        new Snapshot<>(
            new Remembered(rotations, lastRun, categories(lastRun)), reads.now(), unknowns));
  }

  private static List<Score.Category> categories(History.@Nullable Entry run) {
    return run == null ? List.of() : Score.of(run.statuses(), Catalogue.builtIn());
  }

  private ChangesPage changes() {
    return new ChangesPage(null, zoom);
  }

  @Override
  public List<Offer> offers(@Nullable Remembered value, @Nullable Row row) {
    return List.of(
        zoom("zoom-in", "zoom in", "+", "See a shorter time of what happened", zoom.in()),
        zoom("zoom-out", "zoom out", "-", "See a longer time of what happened", zoom.out()));
  }

  private static Offer zoom(String id, String title, String key, String help, Zoom to) {
    return new Offer(
        id, title, List.of(key), help, false, null, new Msg.Instead(new OverviewPage(to)));
  }

  @Override
  public List<Section> sections(@Nullable Snapshot<Remembered> value, State state) {
    List<Section> sections = new ArrayList<>();
    sections.add(Glance.of(value == null ? null : value.value(), state));
    Troubles.of(state).ifPresent(sections::add);
    Courses.of(state).ifPresent(sections::add);
    Happened.of(state, changes()).ifPresent(sections::add);
    Lately.alarms(state).ifPresent(sections::add);
    if (value != null && !value.value().categories().isEmpty()) {
      sections.add(Shares.of(value.value().categories()));
    }
    Lately.changes(state).ifPresent(sections::add);
    Lately.keys(state).ifPresent(sections::add);
    return sections;
  }
}
