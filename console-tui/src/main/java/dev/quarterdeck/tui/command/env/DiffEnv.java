package dev.quarterdeck.tui.command.env;

import dev.quarterdeck.kernel.ExitCode;
import dev.quarterdeck.kernel.SecretValue;
import dev.quarterdeck.secrets.SecretContent;
import dev.quarterdeck.secrets.SecretDocument;
import dev.quarterdeck.secrets.VersionRef;
import dev.quarterdeck.secrets.env.EnvDiff;
import dev.quarterdeck.tui.cli.Call;
import dev.quarterdeck.tui.cli.Verb;
import dev.quarterdeck.tui.command.change.KeysFile;
import dev.quarterdeck.tui.output.Answer;
import dev.quarterdeck.tui.output.Cell;
import dev.quarterdeck.tui.output.Column;
import dev.quarterdeck.tui.output.Csv;
import dev.quarterdeck.tui.output.Page;
import dev.quarterdeck.tui.output.Rendering;
import dev.quarterdeck.tui.output.Table;
import dev.quarterdeck.tui.output.Tone;
import dev.quarterdeck.tui.output.json.Json;
import java.util.List;
import java.util.Map;

/** {@code qd env diff}: which keys differ between a file and a secret. */
final class DiffEnv {
  private DiffEnv() {}

  static Verb verb() {
    return Verb.named("diff", "Which keys of a dotenv file and of a secret differ; never values.")
        .description(
            "Missing are keys that only the secret has, extra those that only the file has,"
                + " different those with another value in each. Both are read, compared and wiped.")
        .param("FILE", "A dotenv or JSON file; - for standard input.")
        .param("SECRET", "Name or ARN of the secret.")
        .exit(1, "they differ")
        .example("qd env diff .env acme/staging/app", "Is my file what the secret says?")
        .example("qd env diff .env acme/prod/app -o json", "For a pipeline.")
        .runs(DiffEnv::run);
  }

  private static Answer run(Call call) {
    String file = call.required(0);
    Map<String, SecretValue> here = KeysFile.readAny(call, file);
    try (SecretContent content =
        call.console().ports().secrets().read(call.required(1), VersionRef.CURRENT).orThrow()) {
      Map<String, SecretValue> there = SecretKeys.of(content);
      try {
        EnvDiff diff = EnvDiff.between(here, there);
        return Answer.of(
            diff.isEmpty() ? ExitCode.GOOD : ExitCode.BAD, new Shown(file, content.name(), diff));
      } finally {
        SecretDocument.close(there);
      }
    } finally {
      SecretDocument.close(here);
    }
  }

  private record Shown(String file, String secret, EnvDiff diff) implements Rendering {
    @Override
    public Page page() {
      Page page = new Page().line(file + " against " + secret, Tone.STRONG).gap();
      if (diff.isEmpty()) {
        return page.line("✓ The same " + diff.same() + " keys with the same values.", Tone.OK);
      }
      Table table = new Table(Column.key("KEY"), Column.text("DIFFERENCE", 90));
      rows(table, diff.missing(), "- ", "only in the secret", Tone.BAD);
      rows(table, diff.extra(), "+ ", "only in the file", Tone.OK);
      rows(table, diff.different(), "~ ", "another value in each", Tone.WARN);
      return page.table(table).gap().line(diff.same() + " the same", Tone.MUTED);
    }

    private static void rows(Table table, List<String> keys, String sign, String what, Tone tone) {
      keys.forEach(k -> table.row(Cell.of(sign + k, tone), Cell.of(what, tone)));
    }

    @Override
    public void json(Json json) {
      json.object(
          j ->
              j.field("file", file)
                  .field("secret", secret)
                  .strings("missing", diff.missing())
                  .strings("extra", diff.extra())
                  .strings("different", diff.different())
                  .field("same", diff.same()));
    }

    @Override
    public Csv csv() {
      Csv csv = new Csv("key", "difference");
      diff.missing().forEach(k -> csv.row(k, "missing"));
      diff.extra().forEach(k -> csv.row(k, "extra"));
      diff.different().forEach(k -> csv.row(k, "different"));
      return csv;
    }
  }
}
