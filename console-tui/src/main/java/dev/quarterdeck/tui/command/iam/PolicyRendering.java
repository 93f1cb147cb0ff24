package dev.quarterdeck.tui.command.iam;

import dev.quarterdeck.access.policy.PolicyText;
import dev.quarterdeck.access.service.RoleNeeds;
import dev.quarterdeck.access.service.ServiceNeeds;
import dev.quarterdeck.tui.output.Block;
import dev.quarterdeck.tui.output.Cell;
import dev.quarterdeck.tui.output.Csv;
import dev.quarterdeck.tui.output.Page;
import dev.quarterdeck.tui.output.Rendering;
import dev.quarterdeck.tui.output.Tone;
import dev.quarterdeck.tui.output.json.Json;
import dev.quarterdeck.tui.output.json.UnknownsJson;
import java.util.Locale;

/** The policies of a service's roles, with what is to be known about them. */
record PolicyRendering(ServiceNeeds needs) implements Rendering {

  @Override
  public Page page() {
    Page page = new Page();
    for (RoleNeeds r : needs.roles()) {
      page.heading(
          (r.kind() == RoleNeeds.Kind.EXECUTION ? "Execution role " : "Task role ")
              + (r.name() == null ? "(none is named)" : r.name()));
      if (r.grants().isEmpty()) {
        page.line("It needs nothing that ECS knows of.", Tone.MUTED);
      } else {
        lines(page, PolicyText.of(r.grants()));
      }
    }
    page.heading("Trust policy of both");
    lines(page, PolicyText.of(needs.trust()));
    page.gap();
    needs.notes().forEach(n -> page.item(Cell.muted("· " + n), 0));
    return page;
  }

  /** Lines to be pasted: never folded. */
  static void lines(Page page, String text) {
    text.lines().forEach(l -> page.line(new Block.Line(Cell.of(l), 0, 0, false)));
  }

  @Override
  public void json(Json json) {
    json.object(
        j -> {
          j.field("service", needs.ref())
              .array("roles", needs.roles(), PolicyRendering::role)
              .document("trust", PolicyText.of(needs.trust()))
              .strings("notes", needs.notes());
          UnknownsJson.field(j, needs.unknowns());
        });
  }

  private static void role(Json json, RoleNeeds r) {
    json.object(
        j -> {
          j.field("kind", r.kind().name().toLowerCase(Locale.ROOT)).field("role", r.arn());
          if (r.grants().isEmpty()) {
            j.nothing("policy");
          } else {
            j.document("policy", PolicyText.of(r.grants()));
          }
        });
  }

  @Override
  public Csv csv() {
    Csv csv = new Csv("kind", "role", "action", "resource", "why");
    for (RoleNeeds r : needs.roles()) {
      r.needs()
          .forEach(
              n ->
                  csv.row(
                      r.kind().name().toLowerCase(Locale.ROOT),
                      r.arn(),
                      n.action(),
                      n.resource(),
                      n.why()));
    }
    return csv;
  }

  @Override
  public boolean jsonTellsUnknowns() {
    return true;
  }
}
