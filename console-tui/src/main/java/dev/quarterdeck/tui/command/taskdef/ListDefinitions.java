package dev.quarterdeck.tui.command.taskdef;

import dev.quarterdeck.kernel.Listing;
import dev.quarterdeck.services.FleetReader;
import dev.quarterdeck.services.taskdef.TaskDefinitionReader;
import dev.quarterdeck.tui.cli.Call;
import dev.quarterdeck.tui.cli.Verb;
import dev.quarterdeck.tui.command.Wording;
import dev.quarterdeck.tui.output.Answer;
import dev.quarterdeck.tui.output.Cell;
import dev.quarterdeck.tui.output.Csv;
import dev.quarterdeck.tui.output.Page;
import dev.quarterdeck.tui.output.Rendering;
import dev.quarterdeck.tui.output.json.Json;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** {@code qd taskdef list}: families, or a family's revisions. */
final class ListDefinitions {
  private ListDefinitions() {}

  static Verb verb() {
    return Verb.named("list", "Families, or the active revisions of one, newest first.")
        .optionalParam("FAMILY", "Its revisions.")
        .option("--prefix", "TEXT", "Only families that begin like this.")
        .exit(1, "done, but something could not be read; stderr says what")
        .example("qd taskdef list", "Every family.")
        .example("qd taskdef list acme-prod-api", "Its revisions, newest first.")
        .limit(Verb.Limit.LONG)
        .runs(ListDefinitions::run);
  }

  private static Answer run(Call call) {
    String family = call.param(0);
    TaskDefinitionReader reader = call.console().operations().taskDefinitions();
    Listing<String> listed =
        (family == null ? reader.families(call.value("--prefix", "")) : reader.revisions(family))
            .orThrow();
    return Answer.good(new Shown(family, listed.items()))
        .missing(listed.unknowns())
        .note(
            Cell.muted(
                family == null
                    ? listed.items().size() + (listed.items().size() == 1 ? " family" : " families")
                    : Wording.count(listed.items().size(), "revision")));
  }

  /** Families by name; or revisions by ARN where a family was asked for. */
  private record Shown(@Nullable String family, List<String> items) implements Rendering {
    @Override
    public Page page() {
      Page page = new Page();
      items.forEach(i -> page.line(Cell.of(FleetReader.shortName(i)), 0));
      return page;
    }

    @Override
    public void json(Json json) {
      json.array(
          items,
          (j, i) ->
              j.object(
                  o -> {
                    if (family == null) {
                      o.field("family", i);
                    } else {
                      o.field("family", family)
                          .field("taskDefinition", i)
                          .field("name", FleetReader.shortName(i));
                    }
                  }));
    }

    @Override
    public Csv csv() {
      Csv csv = new Csv(family == null ? "family" : "taskDefinition");
      items.forEach(csv::row);
      return csv;
    }
  }
}
