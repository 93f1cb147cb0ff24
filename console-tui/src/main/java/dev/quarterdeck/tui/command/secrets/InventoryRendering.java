package dev.quarterdeck.tui.command.secrets;

import dev.quarterdeck.screen.secrets.SecretWords;
import dev.quarterdeck.secrets.InventoryEntry;
import dev.quarterdeck.secrets.SecretSummary;
import dev.quarterdeck.tui.command.Wording;
import dev.quarterdeck.tui.output.Cell;
import dev.quarterdeck.tui.output.Column;
import dev.quarterdeck.tui.output.Csv;
import dev.quarterdeck.tui.output.Page;
import dev.quarterdeck.tui.output.Rendering;
import dev.quarterdeck.tui.output.Table;
import dev.quarterdeck.tui.output.Tone;
import dev.quarterdeck.tui.output.json.Json;
import dev.quarterdeck.tui.output.json.SecretsJson;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.StringJoiner;
import java.util.TreeMap;

/** The inventory's rows. */
public record InventoryRendering(List<InventoryEntry> entries, Instant asOf) implements Rendering {

  @Override
  public Page page() {
    Table table =
        new Table(
            Column.key("NAME"),
            Column.number("AGE", 90),
            Column.whole("STATUS", 95),
            Column.whole("ROTATION", 60),
            Column.whole("LAST USED", 50),
            Column.text("TAGS", 10));
    for (InventoryEntry e : entries) {
      SecretSummary s = e.secret();
      table.row(
          Cell.of(s.name()),
          e.ageDays() == null ? Cell.of("?", Tone.WARN) : Cell.of(e.ageDays() + "d"),
          Wording.cell(SecretWords.state(e, asOf)),
          Wording.cell(SecretWords.rotation(s, asOf)),
          lastUsed(s),
          Cell.muted(tags(s.tags())));
    }
    return new Page().table(table);
  }

  /** Secrets Manager keeps the day only. */
  private Cell lastUsed(SecretSummary s) {
    Instant at = s.lastAccessed();
    if (at == null) {
      return Cell.muted("never");
    }
    long days = Math.max(0, Duration.between(at, asOf).toDays());
    return Cell.of(days == 0 ? "today" : days + "d ago");
  }

  private static String tags(Map<String, String> tags) {
    StringJoiner all = new StringJoiner(" ");
    new TreeMap<>(tags).forEach((key, value) -> all.add(key + "=" + value));
    return all.toString();
  }

  @Override
  public void json(Json json) {
    json.array(entries, SecretsJson::entry);
  }

  @Override
  public Csv csv() {
    Csv csv =
        new Csv(
            "name",
            "arn",
            "createdAt",
            "currentVersion",
            "currentSince",
            "ageDays",
            "overdue",
            "lastAccessed",
            "rotationEnabled",
            "nextRotation",
            "deletion",
            "tags");
    for (InventoryEntry e : entries) {
      SecretSummary s = e.secret();
      csv.row(
          s.name(),
          s.arn(),
          s.createdAt(),
          s.currentVersion(),
          e.currentSince(),
          e.ageDays(),
          e.overdue(),
          s.lastAccessed(),
          s.rotation().enabled(),
          s.rotation().nextDate(),
          s.deletedAt(),
          tags(s.tags()));
    }
    return csv;
  }
}
