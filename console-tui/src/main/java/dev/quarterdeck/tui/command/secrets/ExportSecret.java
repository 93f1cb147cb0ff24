package dev.quarterdeck.tui.command.secrets;

import dev.quarterdeck.kernel.ExitCode;
import dev.quarterdeck.kernel.Problem;
import dev.quarterdeck.kernel.ProblemException;
import dev.quarterdeck.kernel.SecretValue;
import dev.quarterdeck.kernel.Text;
import dev.quarterdeck.secrets.DotEnv;
import dev.quarterdeck.secrets.SecretContent;
import dev.quarterdeck.secrets.SecretDocument;
import dev.quarterdeck.secrets.inject.EcsSecrets;
import dev.quarterdeck.secrets.inject.Injection;
import dev.quarterdeck.secrets.inject.Terraform;
import dev.quarterdeck.tui.cli.Call;
import dev.quarterdeck.tui.cli.Format;
import dev.quarterdeck.tui.cli.Usage;
import dev.quarterdeck.tui.cli.Verb;
import dev.quarterdeck.tui.command.change.KeyList;
import dev.quarterdeck.tui.command.change.PrivateFile;
import dev.quarterdeck.tui.output.Answer;
import dev.quarterdeck.tui.output.Cell;
import dev.quarterdeck.tui.output.Tone;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * {@code qd secrets export}: every key with its value for another program, or without values as
 * references for a task definition.
 */
final class ExportSecret {
  private static final Duration SHOWN_FOR = Duration.ofSeconds(30);
  private static final List<String> VALUES = List.of("dotenv", "json", "shell");
  private static final List<String> FORMATS =
      List.of("dotenv", "json", "shell", "ecs", "terraform");

  private ExportSecret() {}

  static Verb verb() {
    return Verb.named("export", "A secret's keys as dotenv, JSON, shell, ECS or Terraform.")
        .description(
            "dotenv, json and shell hold the values: recorded like a reveal, with a reason, and"
                + " written to a file that only you can read, shown on a terminal for a moment, or"
                + " printed where --to-stdout says so. JSON is the document byte for byte. ecs and"
                + " terraform are references for a container definition and hold no value.")
        .param("NAME", "Name or ARN of the secret.")
        .option("--format", String.join("|", FORMATS), "dotenv when left out.", FORMATS)
        .option("--to", "FILE", "Write to this file, with mode 0600.")
        .flag("--force", "Write over a file that is there.")
        .option("--keys", "A,B", "Refer to these keys only; for ecs and terraform.")
        .option("--reason", "TEXT", "Why; goes into the audit record. Needed for values.")
        .flag("--to-stdout", "Print the values themselves, into a pipe or a file as well.")
        .exit(6, "refused: stdout is no terminal, the file is there, or nothing could be recorded")
        .example(
            "qd secrets export acme/staging/app --reason 'local run' --to .env",
            "A dotenv file that only you can read.")
        .example(
            "eval \"$(qd secrets export acme/staging/app --format shell --reason debug --to-stdout)\"",
            "Into this shell.")
        .example(
            "qd secrets export acme/prod/app --format terraform --to secrets.tf",
            "References for Terraform, without any value.")
        .limit(Verb.Limit.UNTIL_STOPPED)
        .runs(ExportSecret::run);
  }

  private static Answer run(Call call) {
    String format = format(call);
    String to = call.value("--to");
    if (to != null && call.has("--to-stdout")) {
      throw Usage.wrong("--to and --to-stdout exclude each other.", "Leave out one of them.");
    }
    Path file = to == null ? null : PrivateFile.path(to);
    if (file != null && Files.exists(file) && !call.has("--force")) {
      throw new ProblemException(
          new Problem.Refused(file + " is there already.", "Choose another file, or add --force."));
    }
    if (!VALUES.contains(format)) {
      return references(call, format, file);
    }
    if (call.has("--keys")) {
      throw Usage.wrong(
          "--keys is for references.", "Leave it out, or take --format ecs or terraform.");
    }
    String reason = call.value("--reason");
    if (reason == null || reason.isBlank()) {
      throw Usage.wrong("An export needs a reason.", "Say why: --reason 'local run'.");
    }
    boolean print = call.has("--to-stdout");
    if (file == null && !print && !(call.io().inTerminal() && call.io().outTerminal())) {
      throw new ProblemException(
          new Problem.Refused(
              "Standard output is not a terminal, and values would stay where they go.",
              "Add --to FILE, or --to-stdout if that is what you want."));
    }
    String name = call.required(0);
    try (SecretContent content =
            Naming.orThrow(call.console().reveal().export(name, reason), name);
        SecretValue text = text(content, format)) {
      if (file != null) {
        write(call, file, text);
      } else if (print) {
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

  private static Answer references(Call call, String format, @Nullable Path file) {
    String name = call.required(0);
    Injection injection =
        Naming.orThrow(
            Injection.of(call.console().ports().secrets(), name, KeyList.of(call)), name);
    injection.warnings().forEach(w -> call.note(Cell.of("▲ " + w, Tone.WARN)));
    String text = format.equals("ecs") ? EcsSecrets.of(injection) : Terraform.of(injection);
    if (file == null) {
      call.printer().stdout(text);
    } else {
      try (SecretValue content = SecretValue.ofText(text)) {
        write(call, file, content);
      }
    }
    return Answer.silent(ExitCode.GOOD);
  }

  private static void write(Call call, Path file, SecretValue content) {
    PrivateFile.write(file, content);
    call.note(Cell.of("✓ " + file + " written; only you can read it.", Tone.OK));
  }

  private static String format(Call call) {
    Format output = call.globals().format();
    String asked = call.value("--format");
    if (output == Format.CSV
        || (output == Format.JSON && asked != null && !List.of("json", "ecs").contains(asked))) {
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
