package dev.quarterdeck.screen.logs;

import dev.quarterdeck.kernel.Outcome;
import dev.quarterdeck.kernel.Snapshot;
import dev.quarterdeck.logs.insights.SavedQuery;
import dev.quarterdeck.screen.Tone;
import dev.quarterdeck.screen.console.Page;
import dev.quarterdeck.screen.console.Reads;
import dev.quarterdeck.screen.table.Cell;
import dev.quarterdeck.screen.table.Column;
import dev.quarterdeck.screen.table.Row;
import dev.quarterdeck.screen.table.Table;
import java.util.List;
import java.util.Optional;

/**
 * Queries of Logs Insights with a name, to be asked of some sources: the shipped ones and those of
 * the configuration.
 *
 * @param refs as {@link LogsPage} takes them
 */
public record SavedQueriesPage(List<String> refs) implements Page.OfRows<List<SavedQuery>> {
  private static final List<Column> COLUMNS =
      List.of(
          Column.of("name", "QUERY", 1),
          Column.of("asks", "ANSWERS", 1),
          Column.growing("text", "IN CLOUDWATCH'S WORDS", 2));

  public SavedQueriesPage {
    refs = List.copyOf(refs);
  }

  @Override
  public String kind() {
    return "queries";
  }

  @Override
  public String title() {
    return "Queries of " + LogsPage.of(refs).sources();
  }

  @Override
  public String key() {
    return kind() + " " + String.join(" ", refs);
  }

  @Override
  public int every() {
    return 0;
  }

  /** From the program and the configuration; nothing is asked of AWS. */
  @Override
  public Outcome<Snapshot<List<SavedQuery>>> read(Reads reads) {
    return Outcome.done(new Snapshot<>(reads.logs().savedQueries(), reads.now(), List.of()));
  }

  @Override
  public List<Column> columns() {
    return COLUMNS;
  }

  @Override
  public Table table(Snapshot<List<SavedQuery>> value) {
    return new Table(
        COLUMNS,
        value.value().stream()
            .map(
                q ->
                    new Row(
                        q.name(),
                        List.of(
                            Cell.of(q.name()), Cell.of(q.asks()), Cell.of(q.query(), Tone.MUTED))))
            .toList());
  }

  @Override
  public String whenEmpty() {
    return "There is no saved query.";
  }

  @Override
  public Optional<Page<?>> open(List<SavedQuery> value, Row row) {
    return value.stream()
        .filter(q -> q.name().equals(row.id()))
        .findFirst()
        .map(q -> InsightsPage.of(refs, q));
  }
}
