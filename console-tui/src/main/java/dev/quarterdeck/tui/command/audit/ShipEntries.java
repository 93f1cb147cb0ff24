package dev.quarterdeck.tui.command.audit;

import dev.quarterdeck.app.ShipRecord;
import dev.quarterdeck.audit.ship.Shipping;
import dev.quarterdeck.tui.cli.Call;
import dev.quarterdeck.tui.cli.Verb;
import dev.quarterdeck.tui.command.change.Changing;
import dev.quarterdeck.tui.output.Answer;
import dev.quarterdeck.tui.output.Csv;
import dev.quarterdeck.tui.output.Page;
import dev.quarterdeck.tui.output.Rendering;
import dev.quarterdeck.tui.output.Tone;
import dev.quarterdeck.tui.output.json.Json;

/** {@code qd audit ship}: the record into a log group. */
final class ShipEntries {
  private ShipEntries() {}

  static Verb verb() {
    return Changing.verb(
            Verb.named("ship", "Send new entries to a CloudWatch Logs group, each once.")
                .description(
                    "Lines go as they are, hashes included, into a stream of the record's own. How"
                        + " far it came is kept; after a crash the stream is asked what arrived."
                        + " Run it from a timer. Entries of more than 13 days carry the oldest time"
                        + " that CloudWatch takes; their own stands in them.")
                .param("GROUP", "A log group that is there.")
                .option("--stream", "NAME", "The record's own when left out."))
        .example("qd audit ship /acme/audit --dry-run", "How many entries wait.")
        .example("qd audit ship /acme/audit --yes", "Send them.")
        .runs(ShipEntries::run);
  }

  private static Answer run(Call call) {
    Changing.check(call);
    return Changing.run(
        call,
        ShipRecord.prepare(call.console(), call.required(0), call.value("--stream", "")).orThrow(),
        result -> Answer.good(new Sent(result)));
  }

  private record Sent(Shipping.Result result) implements Rendering {
    @Override
    public Page page() {
      String place = result.place().group() + " " + result.place().stream();
      return result.sent() + result.found() == 0
          ? new Page().line("✓ Everything is in " + place + " already.", Tone.OK)
          : new Page()
              .line(
                  "✓ "
                      + result.sent()
                      + (result.sent() == 1 ? " entry" : " entries")
                      + " sent to "
                      + place
                      + (result.found() == 0 ? "" : "; " + result.found() + " had arrived before"),
                  Tone.OK);
    }

    @Override
    public void json(Json json) {
      json.object(
          j ->
              j.field("group", result.place().group())
                  .field("stream", result.place().stream())
                  .field("sent", result.sent())
                  .field("found", result.found())
                  .field("batches", result.batches()));
    }

    @Override
    public Csv csv() {
      return new Csv("group", "stream", "sent", "found", "batches")
          .row(
              result.place().group(),
              result.place().stream(),
              result.sent(),
              result.found(),
              result.batches());
    }
  }
}
