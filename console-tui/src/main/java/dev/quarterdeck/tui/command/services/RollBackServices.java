package dev.quarterdeck.tui.command.services;

import dev.quarterdeck.change.Change;
import dev.quarterdeck.services.Service;
import dev.quarterdeck.services.deploy.RollbackChoice;
import dev.quarterdeck.services.deploy.Updated;
import dev.quarterdeck.tui.cli.Call;
import dev.quarterdeck.tui.cli.Usage;
import dev.quarterdeck.tui.cli.Verb;
import dev.quarterdeck.tui.command.change.Changing;
import dev.quarterdeck.tui.output.Answer;
import dev.quarterdeck.tui.output.Block;
import dev.quarterdeck.tui.output.Cell;
import dev.quarterdeck.tui.output.Column;
import dev.quarterdeck.tui.output.Csv;
import dev.quarterdeck.tui.output.Page;
import dev.quarterdeck.tui.output.Rendering;
import dev.quarterdeck.tui.output.Table;
import dev.quarterdeck.tui.output.Times;
import dev.quarterdeck.tui.output.Tone;
import dev.quarterdeck.tui.output.json.DeployJson;
import dev.quarterdeck.tui.output.json.Json;
import java.time.Instant;
import java.util.List;

/** {@code qd services rollback}: to what ran well before. */
final class RollBackServices {
  private RollBackServices() {}

  static Verb verb() {
    return Following.verb(
            Verb.named("rollback", "Take a service back to a revision that ran well.")
                .description(
                    "The default is the newest revision whose roll-out ECS completed and that does"
                        + " not run now; --list shows all that ECS remembers. Where ECS has gone back"
                        + " by itself there is nothing to do. Secrets that changed since that revision"
                        + " last ran are named: a roll-back of the service does not undo them.")
                .param("SERVICE", "The service, [CLUSTER/]NAME.")
                .option(
                    "--to", "REV|IMAGE", "A revision's number, FAMILY:REV, an image or its tag.")
                .flag("--list", "Show what ran before and change nothing.")
                .exit(0, "the roll-back completed, or nothing was to be done")
                .exit(1, "the roll-back did not complete"))
        .example("qd services rollback acme-prod/api", "To the newest that ran well.")
        .example("qd services rollback acme-prod/api --list", "What ran before, and how it went.")
        .example(
            "qd services rollback acme-prod/api --to 1.8.2 --yes --reason '503s since 14:02'",
            "To the revision with that image, from a script.")
        .runs(RollBackServices::run);
  }

  private static Answer run(Call call) {
    boolean list = call.has("--list");
    if (list && call.has("--to")) {
      throw Usage.wrong("--list and --to exclude each other.", "Leave one of them out.");
    }
    if (!list) {
      Following.check(call);
    }
    Service s = Following.services(call, List.of(call.required(0))).getFirst();
    if (list) {
      RollbackChoice choice = call.console().operations().rollbacks().look(s).orThrow();
      return Answer.good(new Listed(choice, call.console().clock().instant()))
          .missing(choice.unknowns());
    }
    Change<List<Updated>> change =
        call.console().operations().rollbacks().prepare(s, call.value("--to")).orThrow();
    return Changing.run(call, change, updated -> Following.answer(call, change.plan(), updated));
  }

  private record Listed(RollbackChoice choice, Instant now) implements Rendering {
    @Override
    public Page page() {
      Page page = new Page().line(choice.service().ref(), Tone.STRONG);
      if (choice.backAlready() != null) {
        page.line(Cell.of(choice.backAlready()), 0);
      }
      page.gap();
      Table table =
          new Table(
              Column.key("REVISION"),
              Column.whole("RAN WELL", 95),
              Column.whole("DEPLOYED", 80),
              Column.text("IMAGES", 60));
      boolean back = choice.backAlready() != null;
      for (RollbackChoice.Candidate c : choice.candidates()) {
        boolean best = !back && choice.best().filter(c::equals).isPresent();
        table.row(
            List.of(
                Cell.of(c.name() + (c.current() ? " (runs now)" : "")),
                c.well() ? Cell.of("✓ yes", Tone.OK) : Cell.of("✖ no", Tone.BAD),
                Times.ago(c.deployedAt(), now),
                Cell.of(String.join(" ", c.images().stream().map(i -> i.image()).toList()))),
            List.of(Block.Line.item(Cell.muted((best ? "→ the default: " : "  ") + c.how()), 4)));
      }
      return page.table(table);
    }

    @Override
    public void json(Json json) {
      DeployJson.choice(json, choice);
    }

    @Override
    public boolean jsonTellsUnknowns() {
      return true;
    }

    @Override
    public Csv csv() {
      Csv csv =
          new Csv("taskDefinition", "ranWell", "current", "status", "deployedAt", "completedAt");
      choice
          .candidates()
          .forEach(
              c ->
                  csv.row(
                      c.taskDefinition(),
                      c.well(),
                      c.current(),
                      c.status(),
                      c.deployedAt(),
                      c.completedAt()));
      return csv;
    }
  }
}
