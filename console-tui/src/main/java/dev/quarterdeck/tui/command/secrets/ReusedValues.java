package dev.quarterdeck.tui.command.secrets;

import dev.quarterdeck.kernel.ExitCode;
import dev.quarterdeck.kernel.Snapshot;
import dev.quarterdeck.secrets.Reuse;
import dev.quarterdeck.tui.cli.Call;
import dev.quarterdeck.tui.cli.Usage;
import dev.quarterdeck.tui.cli.Verb;
import dev.quarterdeck.tui.output.Answer;
import dev.quarterdeck.tui.output.Cell;
import dev.quarterdeck.tui.output.Csv;
import dev.quarterdeck.tui.output.Page;
import dev.quarterdeck.tui.output.Rendering;
import dev.quarterdeck.tui.output.Tone;
import dev.quarterdeck.tui.output.json.EditsJson;
import dev.quarterdeck.tui.output.json.Json;

/** {@code qd secrets reuse}: the same value in several places. */
final class ReusedValues {
  private static final String MIN_LENGTH = "12";

  private ReusedValues() {}

  static Verb verb() {
    return Verb.named("reuse", "The same value in several secrets or keys.")
        .description(
            "Reads every current value, compares them in memory under a key made for this run, and"
                + " forgets them: nothing about a value is shown or stored but its length. Short values"
                + " are left out. Recorded as a reading of values, so it needs a reason.")
        .option("--reason", "TEXT", "Why; goes into the audit record. Always needed.")
        .option("--min-length", "BYTES", "Shorter values are not compared; 12 when left out.")
        .exit(0, "no value stands in two places")
        .exit(1, "some do, or something could not be read")
        .example("qd secrets reuse --reason 'quarterly review'", "Who shares what.")
        .example(
            "qd secrets reuse --reason review -o json | jq '.groups[].places'",
            "Every group of places.")
        .limit(Verb.Limit.LONG)
        .runs(ReusedValues::run);
  }

  private static Answer run(Call call) {
    String reason = call.value("--reason");
    if (reason == null || reason.isBlank()) {
      throw Usage.wrong(
          "Reading every value needs a reason.", "Say why: --reason 'quarterly review'.");
    }
    String min = call.value("--min-length", MIN_LENGTH);
    if (!min.matches("[1-9][0-9]{0,4}")) {
      throw Usage.wrong("--min-length takes a number of bytes.", "For example --min-length 12.");
    }
    Snapshot<Reuse.Found> found =
        call.console().reuse().find(Integer.parseInt(min), reason).orThrow();
    return Answer.of(
            found.value().groups().isEmpty() ? ExitCode.GOOD : ExitCode.BAD, new Shown(found))
        .missing(found.unknowns());
  }

  private record Shown(Snapshot<Reuse.Found> found) implements Rendering {
    @Override
    public Page page() {
      Reuse.Found f = found.value();
      Page page = new Page();
      String read = f.compared() + " values of " + f.secrets() + " secrets compared.";
      if (f.groups().isEmpty()) {
        return found.complete()
            ? page.line("✓ No value stands in two places: " + read, Tone.OK)
            : page.line("? None found among those that could be read: " + read, Tone.WARN);
      }
      for (Reuse.Group g : f.groups()) {
        page.line(
            "✖ One value of " + g.length() + " bytes in " + g.places().size() + " places:",
            Tone.BAD);
        g.places()
            .forEach(
                p ->
                    page.item(
                        Cell.of(p.key() == null ? p.secret() : p.secret() + " · " + p.key()), 2));
      }
      return page.gap().line(Cell.muted(read), 0);
    }

    @Override
    public void json(Json json) {
      EditsJson.reuse(json, found.value(), found.unknowns());
    }

    @Override
    public boolean jsonTellsUnknowns() {
      return true;
    }

    @Override
    public Csv csv() {
      Csv csv = new Csv("group", "length", "secret", "key");
      int n = 1;
      for (Reuse.Group g : found.value().groups()) {
        for (Reuse.Place p : g.places()) {
          csv.row(n, g.length(), p.secret(), p.key());
        }
        n++;
      }
      return csv;
    }
  }
}
