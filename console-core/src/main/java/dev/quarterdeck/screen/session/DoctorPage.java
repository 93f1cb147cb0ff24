package dev.quarterdeck.screen.session;

import dev.quarterdeck.kernel.Outcome;
import dev.quarterdeck.kernel.Snapshot;
import dev.quarterdeck.screen.Tone;
import dev.quarterdeck.screen.console.Action;
import dev.quarterdeck.screen.console.Msg;
import dev.quarterdeck.screen.console.Offer;
import dev.quarterdeck.screen.console.Page;
import dev.quarterdeck.screen.console.Reads;
import dev.quarterdeck.screen.table.Cell;
import dev.quarterdeck.screen.table.Column;
import dev.quarterdeck.screen.table.Row;
import dev.quarterdeck.screen.table.Table;
import dev.quarterdeck.session.doctor.Check;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What may keep the console from its work, each with what to do about it. */
public record DoctorPage() implements Page.OfRows<List<Check>> {
  @Override
  public String kind() {
    return "doctor";
  }

  @Override
  public String title() {
    return "Doctor";
  }

  /** A check is one call each. */
  @Override
  public int every() {
    return 0;
  }

  @Override
  public Outcome<Snapshot<List<Check>>> read(Reads reads) {
    return Outcome.of(() -> new Snapshot<>(reads.features().doctor(), reads.now(), List.of()));
  }

  @Override
  public List<Column> columns() {
    return List.of(
        Column.of("status", "STATUS", 1),
        Column.growing("check", "CHECK", 1),
        Column.growing("text", "WHAT WAS FOUND", 2),
        Column.of("fix", "WHAT TO DO", 3));
  }

  @Override
  public Table table(Snapshot<List<Check>> value) {
    return new Table(
        columns(),
        value.value().stream()
            .sorted(Comparator.comparing(Check::status).reversed())
            .map(DoctorPage::row)
            .toList());
  }

  private static Row row(Check c) {
    return new Row(
        c.check(),
        List.of(
            status(c),
            Cell.of(c.check()),
            Cell.of(c.text(), Tone.MUTED),
            Cell.of(c.fix() == null ? "" : c.fix())));
  }

  static Cell status(Check c) {
    return switch (c.status()) {
      case FAIL -> Cell.number("✖ fails", Tone.BAD, 0);
      case WARN -> Cell.number("▲ look", Tone.WARN, 1);
      case OK -> Cell.number("✓ ok", Tone.OK, 2);
    };
  }

  @Override
  public String summary(Snapshot<List<Check>> value) {
    long failed = value.value().stream().filter(c -> c.status() == Check.Status.FAIL).count();
    return failed == 0 ? "✓ nothing fails" : "✖ " + failed + (failed == 1 ? " fails" : " fail");
  }

  @Override
  public String whenEmpty() {
    return "Nothing was looked at.";
  }

  @Override
  public List<Offer> offers(@Nullable List<Check> value, @Nullable Row row) {
    return List.of(
        new Offer(
            "run",
            "run again",
            List.of("r"),
            "Look at everything again",
            false,
            null,
            new Msg.Do(Action.REFRESH)));
  }

  @Override
  public Optional<Page<?>> open(List<Check> value, Row row) {
    return Optional.of(new CheckPage(row.id()));
  }
}
