package dev.quarterdeck.screen.rotations;

import dev.quarterdeck.kernel.Outcome;
import dev.quarterdeck.kernel.Snapshot;
import dev.quarterdeck.rotation.journal.Operation;
import dev.quarterdeck.rotation.journal.Status;
import dev.quarterdeck.screen.Tone;
import dev.quarterdeck.screen.Words;
import dev.quarterdeck.screen.console.Offer;
import dev.quarterdeck.screen.console.Page;
import dev.quarterdeck.screen.console.Reads;
import dev.quarterdeck.screen.table.Cell;
import dev.quarterdeck.screen.table.Column;
import dev.quarterdeck.screen.table.Row;
import dev.quarterdeck.screen.table.Table;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The journals of this machine's rotations. */
public record RotationsPage() implements Page.OfRows<List<RotationView>> {
  /** Journals are files here: looking costs nothing. */
  private static final Duration LIVE = Duration.ofSeconds(1);

  @Override
  public String kind() {
    return "rotations";
  }

  @Override
  public String title() {
    return "Rotations";
  }

  @Override
  public Duration every(Duration usual, @Nullable List<RotationView> value) {
    return value != null && value.stream().anyMatch(v -> v.is(Status.RUNNING)) ? LIVE : usual;
  }

  @Override
  public Outcome<Snapshot<List<RotationView>>> read(Reads reads) {
    return reads
        .features()
        .rotations()
        .list()
        .map(
            all ->
                new Snapshot<>(
                    all.items().stream().map(o -> RotationView.of(reads, o)).toList(),
                    reads.now(),
                    all.unknowns()));
  }

  @Override
  public List<Column> columns() {
    return List.of(
        Column.of("status", "STATUS", 1),
        Column.growing("secret", "SECRET", 2),
        Column.of("key", "KEY", 1),
        Column.of("step", "STEP", 4),
        Column.right("since", "SINCE", 3),
        Column.of("next", "NEXT", 2),
        Column.of("operation", "OPERATION", 5));
  }

  @Override
  public Table table(Snapshot<List<RotationView>> value) {
    return new Table(columns(), value.value().stream().map(v -> row(v, value.asOf())).toList());
  }

  private static Row row(RotationView v, Instant now) {
    Operation o = v.operation();
    Instant at = o.order().at();
    return new Row(
        o.id(),
        List.of(
            RotationWords.status(v),
            Cell.of(RotationWords.secrets(o)),
            Cell.of(RotationWords.keys(o)),
            o.status().ended()
                ? Cell.of(Words.NONE, Tone.MUTED)
                : Cell.of(RotationWords.title(o.course().next().id())),
            Cell.number(Words.age(at, now), Tone.MUTED, now.getEpochSecond() - at.getEpochSecond()),
            RotationWords.next(v, now),
            Cell.of(o.id(), Tone.MUTED)));
  }

  @Override
  public String whenEmpty() {
    return "No key was rotated from this machine yet. R on a key of a secret begins.";
  }

  @Override
  public List<Offer> offers(@Nullable List<RotationView> value, @Nullable Row row) {
    return value == null || row == null
        ? List.of()
        : value.stream()
            .filter(v -> v.operation().id().equals(row.id()))
            .findFirst()
            .map(RotationView::offers)
            .orElse(List.of());
  }

  @Override
  public Optional<Page<?>> open(List<RotationView> value, Row row) {
    return Optional.of(new RotationPage(row.id()));
  }
}
