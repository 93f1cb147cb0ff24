package dev.quarterdeck.tui.command.secrets;

import dev.quarterdeck.kernel.Snapshot;
import dev.quarterdeck.screen.secrets.SecretWords;
import dev.quarterdeck.secrets.InventoryEntry;
import dev.quarterdeck.secrets.KeyAge;
import dev.quarterdeck.secrets.KeyUse;
import dev.quarterdeck.secrets.SecretDetail;
import dev.quarterdeck.secrets.SecretSummary;
import dev.quarterdeck.secrets.SecretVersion;
import dev.quarterdeck.tui.command.Wording;
import dev.quarterdeck.tui.output.Cell;
import dev.quarterdeck.tui.output.Column;
import dev.quarterdeck.tui.output.Csv;
import dev.quarterdeck.tui.output.Page;
import dev.quarterdeck.tui.output.Rendering;
import dev.quarterdeck.tui.output.Table;
import dev.quarterdeck.tui.output.Times;
import dev.quarterdeck.tui.output.Tone;
import dev.quarterdeck.tui.output.json.Json;
import dev.quarterdeck.tui.output.json.SecretsJson;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/** One secret, masked; {@code ages} of its keys, empty where nobody asked for them. */
record DetailRendering(Snapshot<SecretDetail> shown, List<KeyAge> ages) implements Rendering {
  private static final int VERSIONS_SHOWN = 8;

  @Override
  public Page page() {
    SecretDetail d = shown.value();
    SecretSummary s = d.secret();
    Instant now = shown.asOf();
    Page page = new Page().line(s.name(), Tone.STRONG);
    if (s.description() != null && !s.description().isBlank()) {
      page.line(Cell.muted(s.description()), 0);
    }
    page.fact("ARN", s.arn())
        .fact("Kind", d.kind() == null ? "?" : d.kind().name().toLowerCase(Locale.ROOT))
        .fact("Version", d.version() + "  " + String.join(", ", d.stages()))
        .fact("Current since", since(d.age(), now))
        .fact("Created", Times.both(s.createdAt(), now))
        .fact("Last used", s.lastAccessed() == null ? Cell.muted("never") : day(s.lastAccessed()))
        .fact("Rotation", Wording.cell(SecretWords.rotation(s, now)));
    for (String warning : d.warnings()) {
      page.item(Cell.of("▲ " + warning, Tone.WARN), 2);
    }
    page.heading("Keys").table(keys(d, now));
    if (!d.versions().isEmpty()) {
      page.heading("Versions").table(versions(d, now));
    }
    return page;
  }

  private static Cell since(@org.jspecify.annotations.Nullable InventoryEntry age, Instant now) {
    if (age == null || age.currentSince() == null) {
      return Cell.of("? unknown", Tone.WARN);
    }
    String text = Times.both(age.currentSince(), now).text();
    return Boolean.TRUE.equals(age.overdue())
        ? Cell.of(text + "  ▲ overdue", Tone.WARN)
        : Cell.of(text);
  }

  private static Cell day(Instant at) {
    return Cell.of(Times.minute(at).substring(0, 10));
  }

  private Table keys(SecretDetail d, Instant now) {
    List<Column> columns =
        new ArrayList<>(
            List.of(Column.key("KEY"), Column.whole("TYPE", 80), Column.number("LENGTH", 70)));
    if (!ages.isEmpty()) {
      columns.add(Column.whole("AGE", 95));
    }
    columns.add(Column.text("USED BY", 90));
    Table table = new Table(columns.toArray(Column[]::new));
    for (SecretDetail.Key key : d.keys()) {
      List<String> users = key.usedBy().stream().map(u -> user(u, key)).distinct().toList();
      List<Cell> cells =
          new ArrayList<>(
              List.of(
                  key.name() == null ? Cell.muted("(whole value)") : Cell.of(key.name()),
                  Cell.of(key.type().name().toLowerCase(Locale.ROOT)),
                  Cell.of(key.length())));
      if (!ages.isEmpty()) {
        cells.add(age(key, now));
      }
      cells.add(users.isEmpty() ? Cell.muted("nobody") : Cell.of(String.join(", ", users)));
      table.row(cells.toArray(Cell[]::new));
    }
    return table;
  }

  private Cell age(SecretDetail.Key key, Instant now) {
    KeyAge age = KeyAge.of(ages, key.name());
    Instant since = age == null ? null : age.since();
    if (age == null || since == null) {
      return Cell.of("? unknown", Tone.WARN);
    }
    String text = (age.exact() ? "" : "≥ ") + Times.span(Duration.between(since, now));
    return Boolean.TRUE.equals(age.overdue())
        ? Cell.of(text + " ▲ overdue", Tone.WARN)
        : Cell.of(text);
  }

  private static String user(KeyUse use) {
    return use.cluster()
        + "/"
        + (use.service() == null ? "(task)" : use.service())
        + " "
        + use.variable();
  }

  /** The variable is said where it has another name than the key. */
  private static String user(KeyUse use, SecretDetail.Key key) {
    String service = use.cluster() + "/" + (use.service() == null ? "(task)" : use.service());
    return use.variable().equals(key.name()) ? service : service + " as " + use.variable();
  }

  private static Table versions(SecretDetail d, Instant now) {
    Table table =
        new Table(Column.key("VERSION"), Column.whole("MADE", 80), Column.text("LABELS", 90));
    List<SecretVersion> newest =
        d.versions().stream()
            .sorted(
                Comparator.comparing(
                        (SecretVersion v) -> v.createdAt() == null ? Instant.MIN : v.createdAt())
                    .reversed())
            .toList();
    for (SecretVersion v : newest.subList(0, Math.min(VERSIONS_SHOWN, newest.size()))) {
      table.row(
          Cell.of(v.id()),
          Times.ago(v.createdAt(), now),
          v.stages().isEmpty() ? Cell.muted("none") : Cell.of(String.join(", ", v.stages())));
    }
    int more = newest.size() - VERSIONS_SHOWN;
    if (more > 0) {
      table.row(Cell.muted("… and " + more + " older"), Cell.of(""), Cell.of(""));
    }
    return table;
  }

  @Override
  public boolean jsonTellsUnknowns() {
    return true;
  }

  @Override
  public void json(Json json) {
    SecretsJson.detail(json, shown.value(), ages, shown.unknowns());
  }

  @Override
  public Csv csv() {
    Csv csv = new Csv("secret", "key", "valueType", "length", "usedBy", "ageDays", "overdue");
    for (SecretDetail.Key key : shown.value().keys()) {
      KeyAge age = KeyAge.of(ages, key.name());
      csv.row(
          shown.value().secret().name(),
          key.name(),
          key.type().name().toLowerCase(Locale.ROOT),
          key.length(),
          key.usedBy().stream()
              .map(DetailRendering::user)
              .distinct()
              .collect(Collectors.joining("; ")),
          age == null ? null : age.ageDays(),
          age == null ? null : age.overdue());
    }
    return csv;
  }
}
