package dev.quarterdeck.tui.command.secrets;

import dev.quarterdeck.kernel.Snapshot;
import dev.quarterdeck.secrets.SecretVersion;
import dev.quarterdeck.secrets.edit.VersionHistory;
import dev.quarterdeck.tui.cli.Call;
import dev.quarterdeck.tui.cli.Verb;
import dev.quarterdeck.tui.output.Answer;
import dev.quarterdeck.tui.output.Cell;
import dev.quarterdeck.tui.output.Column;
import dev.quarterdeck.tui.output.Csv;
import dev.quarterdeck.tui.output.Page;
import dev.quarterdeck.tui.output.Rendering;
import dev.quarterdeck.tui.output.Table;
import dev.quarterdeck.tui.output.Times;
import dev.quarterdeck.tui.output.json.EditsJson;
import dev.quarterdeck.tui.output.json.Json;

/** {@code qd secrets versions}: the history of one secret. */
final class VersionsOfSecret {
  private VersionsOfSecret() {}

  static Verb verb() {
    return Verb.named("versions", "The versions of one secret with their labels, newest first.")
        .description(
            "A label is on one version at a time. A version without a label is deprecated:"
                + " Secrets Manager may drop it.")
        .param("NAME", "Name or ARN of the secret.")
        .example("qd secrets versions acme/prod/app", "What there is to go back to.")
        .example(
            "qd secrets versions acme/prod/app -o json | jq -r '.versions[0].id'",
            "The newest version's id.")
        .runs(VersionsOfSecret::run);
  }

  private static Answer run(Call call) {
    Snapshot<VersionHistory.Versions> read =
        Naming.orThrow(call.console().history().versions(call.required(0)), call.param(0));
    return Answer.good(new Shown(read)).missing(read.unknowns());
  }

  private record Shown(Snapshot<VersionHistory.Versions> read) implements Rendering {
    @Override
    public Page page() {
      Table table =
          new Table(
              Column.key("VERSION"),
              Column.whole("LABELS", 95),
              Column.whole("CREATED", 90),
              Column.whole("LAST USED", 70));
      for (SecretVersion v : read.value().versions()) {
        table.row(
            Cell.of(v.id()),
            v.stages().isEmpty()
                ? Cell.muted("(none, may vanish)")
                : Cell.of(String.join(", ", v.stages())),
            Times.both(v.createdAt(), read.asOf()),
            Times.ago(v.lastAccessed(), read.asOf()));
      }
      return new Page().table(table);
    }

    @Override
    public void json(Json json) {
      EditsJson.versions(json, read.value(), read.unknowns());
    }

    @Override
    public boolean jsonTellsUnknowns() {
      return true;
    }

    @Override
    public Csv csv() {
      Csv csv = new Csv("id", "stages", "createdAt", "lastAccessed");
      read.value()
          .versions()
          .forEach(
              v -> csv.row(v.id(), String.join(" ", v.stages()), v.createdAt(), v.lastAccessed()));
      return csv;
    }
  }
}
