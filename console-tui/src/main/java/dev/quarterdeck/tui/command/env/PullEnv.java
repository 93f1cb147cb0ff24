package dev.quarterdeck.tui.command.env;

import dev.quarterdeck.kernel.ExitCode;
import dev.quarterdeck.kernel.IoReason;
import dev.quarterdeck.kernel.Problem;
import dev.quarterdeck.kernel.ProblemException;
import dev.quarterdeck.kernel.SecretValue;
import dev.quarterdeck.secrets.SecretContent;
import dev.quarterdeck.secrets.SecretDocument;
import dev.quarterdeck.secrets.VersionRef;
import dev.quarterdeck.secrets.env.EnvDiff;
import dev.quarterdeck.secrets.env.EnvFile;
import dev.quarterdeck.tui.cli.Call;
import dev.quarterdeck.tui.cli.Prompt;
import dev.quarterdeck.tui.cli.Usage;
import dev.quarterdeck.tui.cli.Verb;
import dev.quarterdeck.tui.command.change.Changing;
import dev.quarterdeck.tui.command.change.KeysFile;
import dev.quarterdeck.tui.command.change.PrivateFile;
import dev.quarterdeck.tui.command.change.ValueInput;
import dev.quarterdeck.tui.output.Answer;
import dev.quarterdeck.tui.output.Cell;
import dev.quarterdeck.tui.output.Tone;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Map;

/** {@code qd env pull}: a secret's keys into a private dotenv file. */
final class PullEnv {
  private PullEnv() {}

  static Verb verb() {
    return Changing.verb(
            Verb.named("pull", "Write a secret's keys into a dotenv file.")
                .description(
                    "Keys that are in the file are rewritten where they stand, others are added at"
                        + " its end; comments, order and keys that only the file has stay. The file"
                        + " becomes readable by its owner only. Recorded like a reveal, with a"
                        + " reason.")
                .param("SECRET", "Name or ARN of the secret.")
                .param("FILE", "The dotenv file; made when it is not there."))
        .example("qd env pull acme/staging/app .env --dry-run", "Which keys would change.")
        .example("qd env pull acme/staging/app .env --reason 'local run' --yes", "And do it.")
        .runs(PullEnv::run);
  }

  private static Answer run(Call call) {
    boolean dry = call.has("--dry-run");
    String reason = call.value("--reason");
    if (!dry && (reason == null || reason.isBlank())) {
      throw Usage.wrong("Values on disk need a reason.", "Say why: --reason 'local run'.");
    }
    Changing.check(call);
    String secret = call.required(0);
    if (call.required(1).equals("-")) {
      throw Usage.wrong(
          "Values go into a file that only you can read.",
          "To print them: qd secrets export NAME --to-stdout");
    }
    Path file = PrivateFile.path(call.required(1));
    if (isUpToDate(call, secret, file)) {
      call.note(Cell.of("✓ " + file + " holds the secret's keys already.", Tone.OK));
      return Answer.silent(ExitCode.GOOD);
    }
    if (dry) {
      return Answer.silent(ExitCode.GOOD);
    }
    if (!call.has("--yes")) {
      String answer = new Prompt(call.io()).line("Write them? [y/N] ");
      if (!answer.equalsIgnoreCase("y") && !answer.equalsIgnoreCase("yes")) {
        throw new ProblemException(
            new Problem.Refused(
                "Not confirmed: nothing was written.", "Run it again when you are sure."));
      }
    }
    write(call, secret, file, String.valueOf(reason));
    call.note(Cell.of("✓ " + file + " written; only you can read it.", Tone.OK));
    return Answer.silent(ExitCode.GOOD);
  }

  /** Says what would change; true when nothing would. */
  private static boolean isUpToDate(Call call, String secret, Path file) {
    Map<String, SecretValue> here =
        Files.exists(file) ? KeysFile.readDotenv(call, file.toString()) : Map.of();
    try (SecretContent content =
        call.console().ports().secrets().read(secret, VersionRef.CURRENT).orThrow()) {
      Map<String, SecretValue> there = SecretKeys.of(content);
      try {
        EnvDiff diff = EnvDiff.between(here, there);
        diff.different().forEach(k -> call.note(Cell.of("~ " + k + "  changed", Tone.WARN)));
        diff.missing().forEach(k -> call.note(Cell.of("+ " + k + "  added", Tone.OK)));
        return diff.different().isEmpty() && diff.missing().isEmpty();
      } finally {
        SecretDocument.close(there);
      }
    } finally {
      SecretDocument.close(here);
    }
  }

  private static void write(Call call, String secret, Path file, String reason) {
    try (SecretContent content = call.console().reveal().export(secret, reason).orThrow()) {
      Map<String, SecretValue> values = SecretKeys.of(content);
      byte[] before = Files.exists(file) ? Files.readAllBytes(file) : new byte[0];
      try (SecretValue text = ValueInput.text(before, before.length);
          SecretValue updated = EnvFile.updated(text, values)) {
        PrivateFile.write(file, updated);
      } finally {
        Arrays.fill(before, (byte) 0);
        SecretDocument.close(values);
      }
    } catch (IOException e) {
      throw new ProblemException(
          new Problem.Storage(
              file + " cannot be read (" + IoReason.of(e) + ").",
              "Check whether you may read it, or choose another file."),
          e);
    }
  }
}
