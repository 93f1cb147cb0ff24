package dev.quarterdeck.tui.command.secrets;

import dev.quarterdeck.secrets.KeyDiff;
import dev.quarterdeck.secrets.edit.KeyLines;
import dev.quarterdeck.secrets.edit.VersionDiff;
import dev.quarterdeck.tui.cli.Call;
import dev.quarterdeck.tui.cli.Verb;
import dev.quarterdeck.tui.output.Answer;
import dev.quarterdeck.tui.output.Cell;
import dev.quarterdeck.tui.output.Csv;
import dev.quarterdeck.tui.output.Page;
import dev.quarterdeck.tui.output.Rendering;
import dev.quarterdeck.tui.output.Times;
import dev.quarterdeck.tui.output.Tone;
import dev.quarterdeck.tui.output.json.EditsJson;
import dev.quarterdeck.tui.output.json.Json;
import java.util.List;

/** {@code qd secrets diff}: which keys differ between two versions. */
final class DiffVersions {
  private DiffVersions() {}

  static Verb verb() {
    return Verb.named("diff", "Which keys differ between two versions: lengths, never values.")
        .description(
            "Both values are read, compared and wiped. A version is a label (AWSPREVIOUS), an id, or"
                + " the beginning of one. With one version it is compared to AWSCURRENT.")
        .param("NAME", "Name or ARN of the secret.")
        .optionalParam("FROM", "The older version; AWSPREVIOUS when left out.")
        .optionalParam("TO", "The newer version; AWSCURRENT when left out.")
        .example("qd secrets diff acme/prod/app", "What the last change did.")
        .example("qd secrets diff acme/prod/app AWSPREVIOUS", "Everything since one version.")
        .runs(DiffVersions::run);
  }

  private static Answer run(Call call) {
    String from = call.param(1);
    String to = call.param(2);
    return Answer.good(
        new Shown(
            Naming.orThrow(
                call.console()
                    .history()
                    .diff(
                        call.required(0),
                        from == null ? "AWSPREVIOUS" : from,
                        to == null ? "AWSCURRENT" : to),
                call.param(0))));
  }

  private record Shown(VersionDiff diff) implements Rendering {
    @Override
    public Page page() {
      Page page =
          new Page()
              .line(diff.name(), Tone.STRONG)
              .fact("From", side(diff.from()))
              .fact("To", side(diff.to()))
              .gap();
      List<String> lines = KeyLines.of(diff.keys());
      if (lines.isEmpty()) {
        return page.line("✓ The same value.", Tone.OK);
      }
      lines.forEach(line -> page.item(Cell.of(line), 2));
      return page.line(Cell.muted(diff.keys().same() + " the same"), 2);
    }

    private static String side(VersionDiff.Side side) {
      return side.version()
          + "  "
          + String.join(", ", side.stages())
          + (side.createdAt() == null ? "" : "  " + Times.minute(side.createdAt()));
    }

    @Override
    public void json(Json json) {
      EditsJson.diff(json, diff);
    }

    @Override
    public Csv csv() {
      Csv csv = new Csv("change", "key", "oldLength", "newLength");
      rows(csv, "changed", diff.keys().changed());
      rows(csv, "added", diff.keys().added());
      rows(csv, "removed", diff.keys().removed());
      return csv;
    }

    private static void rows(Csv csv, String change, List<KeyDiff.Entry> entries) {
      entries.forEach(e -> csv.row(change, e.key(), e.oldLength(), e.newLength()));
    }
  }
}
