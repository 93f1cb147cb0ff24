package dev.quarterdeck.tui.command.sandbox;

import dev.quarterdeck.app.Simulation;
import dev.quarterdeck.tui.cli.Verb;
import dev.quarterdeck.tui.output.Answer;
import dev.quarterdeck.tui.output.Cell;
import dev.quarterdeck.tui.output.Column;
import dev.quarterdeck.tui.output.Csv;
import dev.quarterdeck.tui.output.Page;
import dev.quarterdeck.tui.output.Rendering;
import dev.quarterdeck.tui.output.Table;
import dev.quarterdeck.tui.output.json.Json;
import java.util.List;

/** {@code qd sandbox scenarios}. */
final class ListScenarios {
  private ListScenarios() {}

  static Verb verb() {
    return Verb.named("scenarios", "The scenarios that the sandbox can play.")
        .description("Any command plays one with --sandbox=SCENARIO.")
        .example("qd sandbox scenarios", "Their names and stories.")
        .example("qd sandbox scenarios -o json | jq -r '.[].name'", "Their names.")
        .runs(call -> Answer.good(new Names()));
  }

  private record Names() implements Rendering {
    private static final List<Simulation.Story> ALL = Simulation.stories();

    @Override
    public Page page() {
      Table table = new Table(Column.key("SCENARIO"), Column.text("STORY", 50));
      ALL.forEach(s -> table.row(Cell.of(s.name()), Cell.of(s.text())));
      return new Page().table(table);
    }

    @Override
    public void json(Json json) {
      json.array(ALL, (j, s) -> j.object(o -> o.field("name", s.name()).field("story", s.text())));
    }

    @Override
    public Csv csv() {
      Csv csv = new Csv("name", "story");
      ALL.forEach(s -> csv.row(s.name(), s.text()));
      return csv;
    }
  }
}
