package dev.quarterdeck.screen.overview;

import dev.quarterdeck.kernel.Listing;
import dev.quarterdeck.kernel.Outcome;
import dev.quarterdeck.kernel.Problem;
import dev.quarterdeck.kernel.Snapshot;
import dev.quarterdeck.kernel.Unknown;
import dev.quarterdeck.readiness.history.History;
import dev.quarterdeck.rotation.journal.Operation;
import dev.quarterdeck.screen.alarms.AlarmsPage;
import dev.quarterdeck.screen.changes.ChangesPage;
import dev.quarterdeck.screen.console.Page;
import dev.quarterdeck.screen.console.Reads;
import dev.quarterdeck.screen.console.Section;
import dev.quarterdeck.screen.console.State;
import dev.quarterdeck.screen.secrets.SecretsPage;
import dev.quarterdeck.screen.services.ServicesPage;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The first page; each of its lines leads to its thing. */
public record OverviewPage() implements Page.OfSections<OverviewPage.Remembered> {
  static final ServicesPage SERVICES = new ServicesPage();
  static final SecretsPage SECRETS = new SecretsPage();
  static final AlarmsPage ALARMS = new AlarmsPage();

  /**
   * What this machine's files tell.
   *
   * @param rotations those that wait for somebody, or are under way
   * @param lastRun of the checklist, in this region; null when there was none
   */
  public record Remembered(List<Operation> rotations, History.@Nullable Entry lastRun) {
    public Remembered {
      rotations = List.copyOf(rotations);
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
    return List.of(SERVICES, ALARMS, ChangesPage.ALL, SECRETS);
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
    return Outcome.done(new Snapshot<>(new Remembered(rotations, lastRun), reads.now(), unknowns));
  }

  @Override
  public List<Section> sections(@Nullable Snapshot<Remembered> value, State state) {
    List<Section> sections = new ArrayList<>();
    sections.add(Glance.of(value == null ? null : value.value(), state));
    Troubles.of(state).ifPresent(sections::add);
    Lately.alarms(state).ifPresent(sections::add);
    Lately.changes(state).ifPresent(sections::add);
    Lately.keys(state).ifPresent(sections::add);
    return sections;
  }
}
