package dev.quarterdeck.tui.command.taskdef;

import dev.quarterdeck.kernel.Snapshot;
import dev.quarterdeck.services.FleetReader;
import dev.quarterdeck.services.taskdef.TaskDefinitionReader.Place;
import dev.quarterdeck.services.taskdef.TaskDefinitionReader.Use;
import dev.quarterdeck.tui.cli.Call;
import dev.quarterdeck.tui.cli.Usage;
import dev.quarterdeck.tui.cli.Verb;
import dev.quarterdeck.tui.output.Answer;
import dev.quarterdeck.tui.output.Block;
import dev.quarterdeck.tui.output.Cell;
import dev.quarterdeck.tui.output.Column;
import dev.quarterdeck.tui.output.Csv;
import dev.quarterdeck.tui.output.Page;
import dev.quarterdeck.tui.output.Rendering;
import dev.quarterdeck.tui.output.Table;
import dev.quarterdeck.tui.output.json.Json;
import java.util.ArrayList;
import java.util.List;

/** {@code qd taskdef usage}: where each revision of a family is in use. */
final class UsageOfFamily {
  private UsageOfFamily() {}

  static Verb verb() {
    return Verb.named("usage", "Where each revision of a family is in use.")
        .description("Deployments of services, and running tasks, those without a service too.")
        .param("FAMILY", "The family's name, without a revision.")
        .exit(1, "done, but something could not be read; stderr says what")
        .example("qd taskdef usage acme-prod-api", "Its revisions and who runs them.")
        .example("qd taskdef usage acme-prod-api -o json", "The same for a program.")
        .limit(Verb.Limit.LONG)
        .runs(UsageOfFamily::run);
  }

  private static Answer run(Call call) {
    String family = call.required(0);
    if (family.contains(":") || family.contains("/")) {
      throw Usage.wrong(
          "A family is named without a revision.",
          "For example qd taskdef usage "
              + FleetReader.shortName(family).replaceFirst(":[0-9]+$", "")
              + ".");
    }
    Snapshot<List<Use>> read =
        call.console()
            .operations()
            .taskDefinitions()
            .usage(call.console().deadline(), family)
            .orThrow();
    return Answer.good(new Shown(family, read.value())).missing(read.unknowns());
  }

  private record Shown(String family, List<Use> uses) implements Rendering {
    @Override
    public Page page() {
      if (uses.isEmpty()) {
        return new Page().line(Cell.muted("Nothing that runs uses " + family + "."), 0);
      }
      Table table =
          new Table(Column.key("REVISION"), Column.number("TASKS", 90), Column.text("USED BY", 95));
      for (Use u : uses) {
        List<String> refs = new ArrayList<>();
        u.deployments().stream().map(Place::ref).distinct().forEach(refs::add);
        if (u.standalone() > 0) {
          refs.add(u.standalone() + " standalone");
        }
        List<Block.Line> notes = new ArrayList<>();
        for (Place p : u.deployments()) {
          if (!p.status().equals("PRIMARY")) {
            notes.add(
                Block.Line.item(
                    Cell.muted("· " + p.ref() + ": older deployment, " + p.running() + " running"),
                    4));
          }
        }
        table.row(
            List.of(
                Cell.of(FleetReader.shortName(u.arn())),
                Cell.of(u.tasks()),
                Cell.orDash(String.join(", ", refs))),
            notes);
      }
      return new Page().table(table);
    }

    @Override
    public void json(Json json) {
      json.array(
          uses,
          (j, u) ->
              j.object(
                  o ->
                      o.field("taskDefinition", u.arn())
                          .field("tasks", u.tasks())
                          .field("standaloneTasks", u.standalone())
                          .array(
                              "deployments",
                              u.deployments(),
                              (d, p) ->
                                  d.object(
                                      f ->
                                          f.field("cluster", p.cluster())
                                              .field("service", p.service())
                                              .field("status", p.status())
                                              .field("running", p.running())
                                              .field("desired", p.desired())))));
    }

    @Override
    public Csv csv() {
      Csv csv = new Csv("taskDefinition", "cluster", "service", "status", "running", "tasks");
      for (Use u : uses) {
        if (u.deployments().isEmpty()) {
          csv.row(u.arn(), null, null, null, null, u.tasks());
        }
        u.deployments()
            .forEach(
                p ->
                    csv.row(u.arn(), p.cluster(), p.service(), p.status(), p.running(), u.tasks()));
      }
      return csv;
    }
  }
}
