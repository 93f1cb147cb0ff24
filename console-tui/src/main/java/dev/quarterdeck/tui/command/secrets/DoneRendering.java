package dev.quarterdeck.tui.command.secrets;

import dev.quarterdeck.secrets.edit.Done;
import dev.quarterdeck.tui.output.Answer;
import dev.quarterdeck.tui.output.Csv;
import dev.quarterdeck.tui.output.Page;
import dev.quarterdeck.tui.output.Rendering;
import dev.quarterdeck.tui.output.Times;
import dev.quarterdeck.tui.output.Tone;
import dev.quarterdeck.tui.output.json.EditsJson;
import dev.quarterdeck.tui.output.json.Json;

/** What a change of a secret as a whole came to; {@code verb}: the past participle for a person. */
public record DoneRendering(String verb, Done done) implements Rendering {
  public static Answer answer(String verb, Done done) {
    return Answer.good(new DoneRendering(verb, done));
  }

  @Override
  public Page page() {
    if (!done.changed()) {
      return new Page().line("✓ " + done.name() + ": nothing to change.", Tone.OK);
    }
    Page page = new Page().line("✓ " + verb + " " + done.name() + ".", Tone.OK);
    page.fact("ARN", done.arn());
    if (done.version() != null) {
      page.fact("Version", done.version());
    }
    if (done.finalAt() != null) {
      page.fact("Final at", Times.minute(done.finalAt()));
      page.fix("qd secrets restore " + done.name(), 2);
    }
    return page;
  }

  @Override
  public void json(Json json) {
    EditsJson.done(json, done);
  }

  @Override
  public Csv csv() {
    return new Csv("name", "arn", "status", "version", "finalAt")
        .row(
            done.name(),
            done.arn(),
            done.changed() ? "done" : "unchanged",
            done.version(),
            done.finalAt());
  }
}
