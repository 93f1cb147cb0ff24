package dev.quarterdeck.screen.deployments;

import dev.quarterdeck.kernel.Outcome;
import dev.quarterdeck.kernel.Snapshot;
import dev.quarterdeck.screen.Tone;
import dev.quarterdeck.screen.Words;
import dev.quarterdeck.screen.console.Offer;
import dev.quarterdeck.screen.console.Page;
import dev.quarterdeck.screen.console.Reads;
import dev.quarterdeck.screen.console.Section;
import dev.quarterdeck.screen.services.ServiceProposals;
import dev.quarterdeck.screen.table.Cell;
import dev.quarterdeck.screen.table.Column;
import dev.quarterdeck.screen.table.Row;
import dev.quarterdeck.screen.table.Table;
import dev.quarterdeck.services.deploy.RollbackChoice;
import dev.quarterdeck.services.deploy.RollbackChoice.Candidate;
import dev.quarterdeck.services.deploy.ServiceHistory;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * What a service ran before, each revision once, and how it went: the way back begins here.
 *
 * @param service {@code cluster/name}
 */
public record RevisionsPage(String service) implements Page.OfRows<RollbackChoice> {
  /** The history moves with deployments only, and costs a call for each hundred of them. */
  private static final int SELDOM = 6;

  private static final List<Column> COLUMNS =
      List.of(
          Column.of("well", "RAN WELL", 1),
          Column.of("revision", "REVISION", 1),
          Column.right("age", "DEPLOYED", 2),
          Column.growing("image", "IMAGES", 3),
          Column.growing("how", "HOW IT WENT", 1));

  @Override
  public String kind() {
    return "revisions";
  }

  @Override
  public String title() {
    return "What ran in " + service.substring(service.indexOf('/') + 1);
  }

  @Override
  public String key() {
    return kind() + " " + service;
  }

  @Override
  public int every() {
    return SELDOM;
  }

  @Override
  public Outcome<Snapshot<RollbackChoice>> read(Reads reads) {
    var desk = reads.operations();
    return desk.find(service)
        .then(s -> desk.rollbacks().look(s))
        .map(c -> new Snapshot<>(c, reads.now(), c.unknowns()));
  }

  @Override
  public List<Column> columns() {
    return COLUMNS;
  }

  @Override
  public Table table(Snapshot<RollbackChoice> value) {
    return table(value.value(), value.asOf());
  }

  static Table table(RollbackChoice choice, Instant now) {
    boolean back = choice.backAlready() != null;
    Candidate best = back ? null : choice.best().orElse(null);
    return new Table(
        COLUMNS, choice.candidates().stream().map(c -> row(c, c.equals(best), now)).toList());
  }

  /** The same as a part of another page. */
  static Section section(RollbackChoice choice, Instant now) {
    Map<String, Page<?>> links = new HashMap<>();
    String current = choice.service().taskDefinition();
    choice.candidates().stream()
        .filter(c -> !c.current())
        .forEach(c -> links.put(c.taskDefinition(), new DiffPage(current, c.taskDefinition())));
    return new Section.Rows("What ran before", table(choice, now), "ECS remembers nothing.", links);
  }

  private static Row row(Candidate c, boolean best, Instant now) {
    return new Row(
        c.taskDefinition(),
        List.of(
            c.well() ? Cell.of("● yes", Tone.OK) : Cell.of("▲ no", Tone.WARN),
            Cell.of(
                c.name() + (c.current() ? " (runs now)" : best ? " (the way back)" : ""),
                best ? Tone.ACCENT : Tone.NORMAL),
            Cell.number(
                Words.age(c.deployedAt(), now),
                Tone.MUTED,
                c.deployedAt() == null ? 0 : -c.deployedAt().getEpochSecond()),
            Cell.of(
                c.images().stream()
                    .map(ServiceHistory.Image::image)
                    .collect(Collectors.joining(" "))),
            Cell.of(c.how(), Tone.MUTED)));
  }

  @Override
  public String whenEmpty() {
    return "ECS remembers no deployment of " + service + ".";
  }

  /** What going there would change. */
  @Override
  public Optional<Page<?>> open(RollbackChoice choice, Row row) {
    String current = choice.service().taskDefinition();
    return row.id().equals(current)
        ? Optional.empty()
        : Optional.of(new DiffPage(current, row.id()));
  }

  @Override
  public List<Offer> offers(@Nullable RollbackChoice value, @Nullable Row row) {
    boolean other =
        value != null && row != null && !row.id().equals(value.service().taskDefinition());
    return List.of(ServiceProposals.rollBack(service, other && row != null ? row.id() : null));
  }
}
