package dev.quarterdeck.tui.command.secrets;

import dev.quarterdeck.secrets.KeyUse;
import dev.quarterdeck.services.FleetReader;
import dev.quarterdeck.tui.output.Cell;
import dev.quarterdeck.tui.output.Column;
import dev.quarterdeck.tui.output.Csv;
import dev.quarterdeck.tui.output.Page;
import dev.quarterdeck.tui.output.Rendering;
import dev.quarterdeck.tui.output.Table;
import dev.quarterdeck.tui.output.Tone;
import dev.quarterdeck.tui.output.json.Json;
import dev.quarterdeck.tui.output.json.SecretsJson;
import java.util.List;

/** References as rows. */
public record UsageRendering(List<KeyUse> uses) implements Rendering {

  @Override
  public Page page() {
    if (uses.isEmpty()) {
      return new Page().line("Nothing that runs uses it.", Tone.PLAIN);
    }
    Table table =
        new Table(
            Column.key("SECRET"),
            Column.text("KEY", 70),
            Column.whole("SERVICE", 92),
            Column.text("CONTAINER", 30),
            Column.text("VARIABLE", 40),
            Column.whole("VERSION", 75),
            Column.whole("TASKS", 91),
            Column.text("TASK DEFINITION", 20));
    for (KeyUse u : uses) {
      table.row(
          Cell.of(name(u)),
          u.key() == null ? Cell.muted("(whole)") : Cell.of(u.key()),
          Cell.of(u.cluster() + "/" + (u.service() == null ? "(task)" : u.service())),
          Cell.of(u.container()),
          Cell.of(u.variable()),
          version(u),
          tasks(u.tasks()),
          Cell.muted(FleetReader.shortName(u.taskDefinition())));
    }
    return new Page().table(table);
  }

  private static String name(KeyUse u) {
    return u.secretName() == null ? u.secret() : u.secretName();
  }

  private static Cell version(KeyUse u) {
    if (u.pinnedVersion() != null) {
      return Cell.of(
          "▲ pinned " + u.pinnedVersion().substring(0, Math.min(8, u.pinnedVersion().length())),
          Tone.WARN);
    }
    return Cell.muted("AWSCURRENT".equals(u.stage()) ? "current" : String.valueOf(u.stage()));
  }

  private static Cell tasks(KeyUse.Tasks t) {
    StringBuilder text = new StringBuilder();
    if (t.stale() > 0) {
      text.append("✖ ").append(t.stale()).append(" stale");
    }
    if (t.unknown() > 0) {
      text.append(text.isEmpty() ? "" : ", ").append("? ").append(t.unknown()).append(" unknown");
    }
    if (t.stopping() > 0) {
      text.append(", ").append(t.stopping()).append(" of them stopping");
    }
    if (t.fresh() > 0 || text.isEmpty()) {
      text.append(text.isEmpty() ? "" : ", ").append(t.fresh()).append(" fresh");
    }
    return Cell.of(
        text.toString(), t.stale() > 0 ? Tone.BAD : t.unknown() > 0 ? Tone.WARN : Tone.PLAIN);
  }

  @Override
  public void json(Json json) {
    json.array(uses, SecretsJson::use);
  }

  @Override
  public Csv csv() {
    Csv csv =
        new Csv(
            "secret",
            "key",
            "stage",
            "pinnedVersion",
            "cluster",
            "service",
            "deployment",
            "taskDefinition",
            "container",
            "variable",
            "fresh",
            "stale",
            "unknown",
            "stopping");
    for (KeyUse u : uses) {
      csv.row(
          name(u),
          u.key(),
          u.stage(),
          u.pinnedVersion(),
          u.cluster(),
          u.service(),
          u.deployment(),
          u.taskDefinition(),
          u.container(),
          u.variable(),
          u.tasks().fresh(),
          u.tasks().stale(),
          u.tasks().unknown(),
          u.tasks().stopping());
    }
    return csv;
  }
}
