package dev.quarterdeck.screen.secrets;

import dev.quarterdeck.kernel.Outcome;
import dev.quarterdeck.kernel.Snapshot;
import dev.quarterdeck.screen.Tone;
import dev.quarterdeck.screen.Words;
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
import dev.quarterdeck.secrets.KeyDiff;
import dev.quarterdeck.secrets.edit.VersionDiff;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * What one version changed, key by key, without values.
 *
 * @param before the version that it is held against; null for the oldest, which stands alone
 */
public record VersionPage(String arn, String name, String version, @Nullable String before)
    implements Page.OfSections<VersionDiff> {
  @Override
  public String kind() {
    return "version";
  }

  @Override
  public String key() {
    return "version " + arn + " " + version;
  }

  @Override
  public String title() {
    return version;
  }

  /** A version never changes, but its labels do. */
  @Override
  public Duration every(Duration usual, @Nullable VersionDiff value) {
    return Duration.ofMinutes(1);
  }

  @Override
  public Outcome<Snapshot<VersionDiff>> read(Reads reads) {
    return reads
        .features()
        .history()
        .diff(arn, before == null ? version : before, version)
        .map(diff -> new Snapshot<>(diff, reads.now(), List.of()));
  }

  @Override
  public List<Offer> offers(@Nullable VersionDiff value, @Nullable Row row) {
    return List.of(
        Offer.change(
            "rollback-to",
            "make current",
            "B",
            "Move AWSCURRENT to this version",
            new SecretProposals.RollBackTo(arn, name, version)));
  }

  @Override
  public List<Section> sections(@Nullable Snapshot<VersionDiff> value, State state) {
    if (value == null) {
      return List.of();
    }
    VersionDiff d = value.value();
    List<Section> sections = new ArrayList<>();
    List<Fact> facts = new ArrayList<>();
    facts.add(Fact.of("Secret", name));
    facts.add(side("Version", d.to(), value.asOf()));
    if (before == null) {
      facts.add(Fact.of("Against", "nothing: no older version is known", Tone.MUTED));
      return List.of(new Section.Facts("Version", facts));
    }
    facts.add(side("Against", d.from(), value.asOf()));
    facts.add(Fact.of("Same", d.keys().same() + " keys"));
    sections.add(new Section.Facts("Version", facts));
    sections.add(
        new Section.Rows(
            "Differences",
            new Table(
                List.of(
                    Column.of("what", "WHAT", 1),
                    Column.growing("key", "KEY", 1),
                    Column.right("before", "LENGTH BEFORE", 3),
                    Column.right("after", "LENGTH AFTER", 2),
                    Column.of("type", "TYPE", 4)),
                rows(d.keys())),
            d.keys().sameBytes() ? "Both are the same." : "Only the formatting differs."));
    return sections;
  }

  private static Fact side(String label, VersionDiff.Side side, Instant now) {
    return Fact.of(
        label,
        side.version()
            + "  "
            + String.join(", ", side.stages())
            + (side.createdAt() == null ? "" : "  " + Words.when(side.createdAt(), now)));
  }

  private static List<Row> rows(KeyDiff diff) {
    List<Row> rows = new ArrayList<>();
    diff.changed().forEach(e -> rows.add(row("~ changed", Tone.NORMAL, e)));
    diff.added().forEach(e -> rows.add(row("+ added", Tone.OK, e)));
    diff.removed().forEach(e -> rows.add(row("- removed", Tone.WARN, e)));
    return rows;
  }

  private static Row row(String what, Tone tone, KeyDiff.Entry e) {
    String was = e.oldType() == null ? "" : e.oldType().name().toLowerCase(Locale.ROOT);
    String is = e.newType() == null ? "" : e.newType().name().toLowerCase(Locale.ROOT);
    return new Row(
        what + " " + e.key(),
        List.of(
            Cell.of(what, tone),
            Cell.of(VersionsTable.shown(e)),
            length(e.oldLength()),
            length(e.newLength()),
            Cell.of(
                was.equals(is) || was.isEmpty() ? is : is.isEmpty() ? was : was + " → " + is,
                Tone.MUTED)));
  }

  private static Cell length(@Nullable Integer length) {
    return length == null
        ? Cell.of(Words.NONE, Tone.MUTED)
        : Cell.number(length.toString(), Tone.NORMAL, length);
  }
}
