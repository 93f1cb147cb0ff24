package dev.quarterdeck.tui.command.checklist;

import dev.quarterdeck.readiness.profile.Answer;
import dev.quarterdeck.tui.output.Cell;
import dev.quarterdeck.tui.output.Csv;
import dev.quarterdeck.tui.output.Page;
import dev.quarterdeck.tui.output.Rendering;
import dev.quarterdeck.tui.output.Times;
import dev.quarterdeck.tui.output.Tone;
import dev.quarterdeck.tui.output.json.Json;
import java.nio.file.Path;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** What the file says about an item now. */
record AnswerRendering(String item, Answer answer, Path file) implements Rendering {
  @Override
  public Page page() {
    Page page = new Page();
    page.line(Cell.of("✓ " + item + " written to " + file, Tone.OK), 0);
    Answer.Attestation a = answer.attested();
    if (a != null) {
      page.fact("attested", a.evidence() + " (" + a.by() + ", " + day(a.at()) + ")");
    }
    Answer.Waiver w = answer.waived();
    if (w != null) {
      page.fact("waived", w.reason() + " (" + w.by() + ", until " + day(w.expires()) + ")");
    }
    if (answer.owner() != null) {
      page.fact("owner", answer.owner());
    }
    String due = day(answer.due());
    if (due != null) {
      page.fact("due", due);
    }
    if (answer.nextStep() != null) {
      page.fact("next", answer.nextStep());
    }
    return page;
  }

  private static @Nullable String day(@Nullable Instant at) {
    return at == null ? null : Times.iso(at).substring(0, 10);
  }

  @Override
  public void json(Json json) {
    json.object(
        j ->
            j.field("item", item)
                .object(
                    "attested",
                    answer.attested(),
                    (o, a) ->
                        o.field("by", a.by())
                            .field("at", a.at())
                            .field("evidence", a.evidence())
                            .field("expires", a.expires())
                            .field("review", a.review()))
                .object(
                    "waived",
                    answer.waived(),
                    (o, w) ->
                        o.field("by", w.by())
                            .field("at", w.at())
                            .field("reason", w.reason())
                            .field("expires", w.expires()))
                .field("owner", answer.owner())
                .field("due", answer.due())
                .field("nextStep", answer.nextStep()));
  }

  @Override
  public Csv csv() {
    Answer.Attestation a = answer.attested();
    Answer.Waiver w = answer.waived();
    return new Csv(
            "item", "attestedBy", "evidence", "waivedBy", "reason", "owner", "due", "nextStep")
        .row(
            item,
            a == null ? null : a.by(),
            a == null ? null : a.evidence(),
            w == null ? null : w.by(),
            w == null ? null : w.reason(),
            answer.owner(),
            answer.due(),
            answer.nextStep());
  }
}
