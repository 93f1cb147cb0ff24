package dev.quarterdeck.tui.command.secrets;

import dev.quarterdeck.kernel.ExitCode;
import dev.quarterdeck.kernel.Problem;
import dev.quarterdeck.kernel.ProblemException;
import dev.quarterdeck.kernel.SecretValue;
import dev.quarterdeck.kernel.Text;
import dev.quarterdeck.secrets.DotEnv;
import dev.quarterdeck.secrets.SecretContent;
import dev.quarterdeck.secrets.SecretDocument;
import dev.quarterdeck.tui.cli.Call;
import dev.quarterdeck.tui.cli.Format;
import dev.quarterdeck.tui.cli.Usage;
import dev.quarterdeck.tui.cli.Verb;
import dev.quarterdeck.tui.output.Answer;
import java.time.Duration;
import java.util.List;
import java.util.Map;

/** {@code qd secrets export}: every key with its value, for another program. */
final class ExportSecret {
  private static final Duration SHOWN_FOR = Duration.ofSeconds(30);
  private static final List<String> FORMATS = List.of("dotenv", "json", "shell");

  private ExportSecret() {}

  static Verb verb() {
    return Verb.named("export", "A secret's keys and values as dotenv, JSON or shell lines.")
        .description(
            "Recorded like a reveal, with a reason. On a terminal it is shown on a screen of its own"
                + " for a moment; anywhere else nothing is printed unless --to-stdout says so. JSON is"
                + " the document byte for byte.")
        .param("NAME", "Name or ARN of the secret.")
        .option("--format", "dotenv|json|shell", "dotenv when left out.", FORMATS)
        .option("--reason", "TEXT", "Why; goes into the audit record. Always needed.")
        .flag("--to-stdout", "Print the values themselves, into a pipe or a file as well.")
        .exit(6, "refused: stdout is no terminal, or the export could not be recorded")
        .example(
            "qd secrets export acme/dev/app --reason 'local run' --to-stdout > .env",
            "A dotenv file; guard it well.")
        .example(
            "eval \"$(qd secrets export acme/dev/app --format shell --reason debug --to-stdout)\"",
            "Into this shell.")
        .limit(Verb.Limit.UNTIL_STOPPED)
        .runs(ExportSecret::run);
  }

  private static Answer run(Call call) {
    String reason = call.value("--reason");
    if (reason == null || reason.isBlank()) {
      throw Usage.wrong("An export needs a reason.", "Say why: --reason 'local run'.");
    }
    String format = format(call);
    boolean print = call.has("--to-stdout");
    if (!print && !(call.io().inTerminal() && call.io().outTerminal())) {
      throw new ProblemException(
          new Problem.Refused(
              "Standard output is not a terminal, and values would stay where they go.",
              "Add --to-stdout if that is what you want."));
    }
    String name = call.required(0);
    try (SecretContent content =
            Naming.orThrow(call.console().reveal().export(name, reason), name);
        SecretValue text = text(content, format)) {
      if (print) {
        text.read(
            bytes -> {
              call.printer().stdout(bytes);
              return bytes.length;
            });
      } else {
        RevealScreen.show(
            call.io(),
            content.name() + " · " + format,
            new SecretContent(
                content.arn(),
                content.name(),
                content.versionId(),
                content.stages(),
                content.createdAt(),
                false,
                text),
            SHOWN_FOR);
      }
    }
    return Answer.silent(ExitCode.GOOD);
  }

  private static String format(Call call) {
    Format output = call.globals().format();
    String asked = call.value("--format");
    if (output == Format.CSV || (output == Format.JSON && asked != null && !asked.equals("json"))) {
      throw Usage.wrong(
          "-o and --format ask for different things.", "Leave out -o; --format decides.");
    }
    String format = asked != null ? asked : output == Format.JSON ? "json" : "dotenv";
    if (!FORMATS.contains(format)) {
      throw Usage.wrong(
          "There is no format " + format + ".",
          "Choose one of: " + String.join(", ", FORMATS) + ".");
    }
    return format;
  }

  private static SecretValue text(SecretContent content, String format) {
    Map<String, SecretValue> values =
        content.binary() ? Map.of() : SecretDocument.values(content.value()).orElseGet(Map::of);
    StringBuilder out = new StringBuilder();
    try {
      if (content.binary() || !SecretDocument.parse(content.value()).isJsonObject()) {
        throw new ProblemException(
            new Problem.Invalid(
                "Secret " + Text.clean(content.name()) + " has no keys to export.",
                "Get its whole value with: qd secrets reveal " + Text.clean(content.name())));
      }
      if (format.equals("json")) {
        return content.value().copy();
      }
      boolean shell = format.equals("shell");
      values.forEach(
          (key, value) ->
              value.readText(
                  text -> {
                    if (shell) {
                      DotEnv.shell(out, key, text);
                    } else {
                      DotEnv.write(out, key, text);
                    }
                    return true;
                  }));
      return SecretValue.ofText(out);
    } finally {
      SecretDocument.close(values);
      for (int i = 0; i < out.length(); i++) {
        out.setCharAt(i, '\0');
      }
    }
  }
}
