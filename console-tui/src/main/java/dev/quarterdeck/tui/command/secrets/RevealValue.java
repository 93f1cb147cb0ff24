package dev.quarterdeck.tui.command.secrets;

import dev.quarterdeck.kernel.ExitCode;
import dev.quarterdeck.kernel.Problem;
import dev.quarterdeck.kernel.ProblemException;
import dev.quarterdeck.secrets.SecretContent;
import dev.quarterdeck.tui.cli.Call;
import dev.quarterdeck.tui.cli.Format;
import dev.quarterdeck.tui.cli.Usage;
import dev.quarterdeck.tui.cli.Verb;
import dev.quarterdeck.tui.output.Answer;
import dev.quarterdeck.tui.output.json.Json;
import java.time.Duration;
import java.util.Base64;
import org.jspecify.annotations.Nullable;

/** {@code qd secrets reveal}: the one value, with a reason, recorded. */
final class RevealValue {
  private static final Duration SHOWN_FOR = Duration.ofSeconds(30);

  private RevealValue() {}

  static Verb verb() {
    return Verb.named(
            "reveal", "The one value asked for, with a reason; the record keeps who and why.")
        .description(
            "On a terminal the value is shown on a screen of its own until a key is pressed or 30"
                + " seconds are over, and leaves nothing behind in the scroll-back. Anywhere else"
                + " nothing is printed unless --to-stdout says so.")
        .param("NAME", "Name or ARN of the secret.")
        .optionalParam("KEY", "One key of it; the whole value when left out.")
        .option("--reason", "TEXT", "Why; goes into the audit record. Always needed.")
        .flag("--to-stdout", "Print the value itself, into a pipe or a file as well.")
        .exit(6, "refused: stdout is no terminal, or the reveal could not be recorded")
        .example(
            "qd secrets reveal acme/prod/app JWT_SECRET --reason 'comparing with the issuer'",
            "Shows one value for a moment.")
        .example(
            "qd secrets reveal acme/prod/database-url --reason 'migration 42' --to-stdout | psql-run",
            "Hands one value to a program.")
        .runs(RevealValue::run)
        .limit(Verb.Limit.UNTIL_STOPPED);
  }

  private static Answer run(Call call) {
    String reason = call.value("--reason");
    if (reason == null || reason.isBlank()) {
      throw Usage.wrong(
          "A reveal needs a reason.", "Say why: --reason 'comparing with the issuer'.");
    }
    boolean print = call.has("--to-stdout");
    boolean terminal = call.io().inTerminal() && call.io().outTerminal();
    if (!print && !terminal) {
      throw new ProblemException(
          new Problem.Refused(
              "Standard output is not a terminal, and a value would stay where it goes.",
              "Add --to-stdout if that is what you want."));
    }
    if (print && call.globals().format() == Format.CSV) {
      throw Usage.wrong("A value is not a table.", "Leave out -o csv.");
    }
    String name = call.required(0);
    String key = call.param(1);
    try (SecretContent content =
        Naming.orThrow(call.console().reveal().reveal(name, key, reason), name)) {
      if (print) {
        print(call, content, key);
      } else {
        RevealScreen.show(call.io(), title(content, key), content, SHOWN_FOR);
      }
    }
    return Answer.silent(ExitCode.GOOD);
  }

  private static String title(SecretContent content, @Nullable String key) {
    return key == null ? content.name() : content.name() + " · " + key;
  }

  /** The exact bytes and nothing else, or one JSON document. */
  private static void print(Call call, SecretContent content, @Nullable String key) {
    if (call.globals().format() == Format.JSON) {
      call.printer().stdout(Json.document(call.io().outTerminal(), j -> json(j, content, key)));
      return;
    }
    content
        .value()
        .read(
            bytes -> {
              call.printer().stdout(bytes);
              return bytes.length;
            });
    if (call.io().outTerminal()) {
      call.printer().stdout("\n");
    }
  }

  private static void json(Json json, SecretContent content, @Nullable String key) {
    json.object(
        j -> {
          j.field("name", content.name()).field("key", key).field("version", content.versionId());
          if (content.binary()) {
            content
                .value()
                .read(b -> j.field("valueBase64", Base64.getEncoder().encodeToString(b)));
          } else {
            content.value().readText(text -> j.field("value", text));
          }
        });
  }
}
