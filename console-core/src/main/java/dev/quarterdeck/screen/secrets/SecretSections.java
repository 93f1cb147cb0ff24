package dev.quarterdeck.screen.secrets;

import dev.quarterdeck.kernel.Snapshot;
import dev.quarterdeck.screen.Tone;
import dev.quarterdeck.screen.Words;
import dev.quarterdeck.screen.console.Page;
import dev.quarterdeck.screen.console.Section;
import dev.quarterdeck.screen.console.Section.Fact;
import dev.quarterdeck.screen.table.Cell;
import dev.quarterdeck.screen.table.Column;
import dev.quarterdeck.screen.table.Row;
import dev.quarterdeck.screen.table.Table;
import dev.quarterdeck.secrets.KeyUse;
import dev.quarterdeck.secrets.SecretDetail;
import dev.quarterdeck.secrets.SecretDetail.Key;
import dev.quarterdeck.secrets.SecretDetail.ValueType;
import dev.quarterdeck.secrets.SecretVersion;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;

/** One secret, masked: keys with lengths and users, versions, warnings. */
public final class SecretSections {
  private SecretSections() {}

  public static List<Section> sections(Snapshot<SecretDetail> detail) {
    SecretDetail d = detail.value();
    Instant now = detail.asOf();
    List<Section> sections = new ArrayList<>();
    if (!d.warnings().isEmpty()) {
      sections.add(
          new Section.Facts(
              "Warnings", d.warnings().stream().map(w -> Fact.of("▲", w, Tone.WARN)).toList()));
    }
    sections.add(facts(d, now));
    if (d.kind() != null) {
      sections.add(keys(d));
    }
    sections.add(users(d));
    sections.add(versions(d, now));
    return sections;
  }

  private static Section facts(SecretDetail d, Instant now) {
    List<Fact> facts = new ArrayList<>();
    facts.add(Fact.of("Name", d.secret().name()));
    facts.add(Fact.of("ARN", d.secret().arn(), Tone.MUTED));
    if (d.secret().deletedAt() != null) {
      facts.add(
          Fact.of(
              "Deletion",
              "✖ goes for good "
                  + Words.when(d.secret().deletedAt(), now)
                  + ", at "
                  + d.secret().deletedAt().truncatedTo(ChronoUnit.MINUTES)
                  + "; U restores it until then",
              Tone.BAD));
    }
    facts.add(
        d.kind() == null
            ? Fact.of("Kind", Words.NOT_KNOWN + " its value cannot be read", Tone.UNKNOWN)
            : Fact.of("Kind", d.kind().name().toLowerCase(Locale.ROOT)));
    facts.addAll(
        List.of(
            Fact.of("Version", d.version() + "  " + String.join(", ", d.stages())),
            d.age() == null
                ? Fact.of("Age", Words.NOT_KNOWN, Tone.UNKNOWN)
                : Fact.of(
                    "Age",
                    Words.age(d.age().currentSince(), now)
                        + (Boolean.TRUE.equals(d.age().overdue()) ? ", overdue" : ""),
                    Boolean.TRUE.equals(d.age().overdue()) ? Tone.WARN : Tone.NORMAL),
            new Fact("Rotation", SecretWords.rotation(d.secret(), now))));
    return new Section.Facts("Secret", facts);
  }

  private static Section keys(SecretDetail d) {
    List<Row> rows = new ArrayList<>();
    Map<String, Page<?>> links = new HashMap<>();
    for (Key k : d.keys()) {
      links.put(
          k.name() == null ? "" : k.name(),
          new KeyPage(d.secret().arn(), d.secret().name(), k.name()));
      rows.add(
          new Row(
              k.name() == null ? "" : k.name(),
              List.of(
                  k.name() == null ? Cell.of("(whole value)", Tone.MUTED) : Cell.of(k.name()),
                  Cell.of(Words.MASK, Tone.MUTED),
                  Cell.number(String.valueOf(k.length()), Tone.NORMAL, k.length()),
                  Cell.of(
                      k.type().name().toLowerCase(Locale.ROOT),
                      k.type() == ValueType.STRING ? Tone.MUTED : Tone.WARN),
                  users(k.usedBy()))));
    }
    return new Section.Rows(
        "Keys",
        new Table(
            List.of(
                Column.of("key", "KEY", 1),
                Column.of("value", "VALUE", 4),
                Column.right("length", "LENGTH", 2),
                Column.of("type", "TYPE", 3),
                Column.growing("used", "USED BY", 1)),
            rows),
        "It holds an empty JSON object.",
        links);
  }

  static Cell users(List<KeyUse> uses) {
    if (uses.isEmpty()) {
      return Cell.of("nobody seen", Tone.MUTED);
    }
    return Cell.of(
        uses.stream()
            .map(u -> u.service() == null ? u.cluster() + " (task)" : u.service())
            .distinct()
            .collect(Collectors.joining(", ")));
  }

  private static Section users(SecretDetail d) {
    return usedBy(
        d.keys().stream().flatMap(k -> k.usedBy().stream()).distinct().toList(),
        "No live deployment or task references it.");
  }

  /** Who receives it, and whose tasks hold the current value. */
  static Section usedBy(List<KeyUse> uses, String whenEmpty) {
    List<Row> rows =
        uses.stream()
            .map(
                u ->
                    new Row(
                        String.join(
                            "/",
                            u.cluster(),
                            String.valueOf(u.service()),
                            String.valueOf(u.deployment()),
                            u.container(),
                            u.variable()),
                        List.of(
                            Cell.of(u.cluster(), Tone.MUTED),
                            Cell.of(u.service() == null ? Words.NONE : u.service()),
                            Cell.of(u.container(), Tone.MUTED),
                            Cell.of(u.variable()),
                            Cell.of(u.key() == null ? "(whole)" : u.key()),
                            follows(u),
                            tasks(u.tasks()))))
            .toList();
    return new Section.Rows(
        "Used by",
        new Table(
            List.of(
                Column.of("cluster", "CLUSTER", 3),
                Column.of("service", "SERVICE", 1),
                Column.of("container", "CONTAINER", 5),
                Column.of("variable", "VARIABLE", 2),
                Column.of("key", "KEY", 2),
                Column.of("follows", "FOLLOWS", 4),
                Column.growing("tasks", "TASKS", 1)),
            rows),
        whenEmpty);
  }

  private static Cell follows(KeyUse u) {
    return u.pinnedVersion() == null
        ? Cell.of(String.valueOf(u.stage()), Tone.MUTED)
        : Cell.of("pinned", Tone.WARN);
  }

  /** How many tasks hold the current value, worded for a cell. */
  public static Cell tasks(KeyUse.Tasks t) {
    List<String> parts = new ArrayList<>();
    if (t.stale() > 0) {
      parts.add("▲ " + t.stale() + " stale");
    }
    if (t.unknown() > 0) {
      parts.add("? " + t.unknown() + " unknown");
    }
    if (t.stopping() > 0) {
      parts.add(t.stopping() + " of them stopping");
    }
    if (t.fresh() > 0 || parts.isEmpty()) {
      parts.add(t.fresh() + " fresh");
    }
    return Cell.of(
        String.join(", ", parts),
        t.stale() > 0 ? Tone.WARN : t.unknown() > 0 ? Tone.UNKNOWN : Tone.NORMAL);
  }

  private static Section versions(SecretDetail d, Instant now) {
    List<Row> rows = new ArrayList<>();
    for (SecretVersion v : d.versions()) {
      rows.add(
          new Row(
              v.id(),
              List.of(
                  Cell.of(v.id()),
                  VersionsTable.labels(v),
                  Cell.of(Words.age(v.createdAt(), now), Tone.MUTED))));
    }
    return new Section.Rows(
        "Versions",
        new Table(
            List.of(
                Column.of("version", "VERSION", 1),
                Column.growing("labels", "LABELS", 1),
                Column.right("age", "AGE", 2)),
            rows),
        "Its versions could not be read.");
  }
}
