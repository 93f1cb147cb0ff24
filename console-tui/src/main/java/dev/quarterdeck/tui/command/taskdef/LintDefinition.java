package dev.quarterdeck.tui.command.taskdef;

import dev.quarterdeck.app.Console;
import dev.quarterdeck.kernel.ExitCode;
import dev.quarterdeck.kernel.IoReason;
import dev.quarterdeck.kernel.Problem;
import dev.quarterdeck.kernel.ProblemException;
import dev.quarterdeck.kernel.Text;
import dev.quarterdeck.readiness.lint.LintReport;
import dev.quarterdeck.readiness.lint.LintRule;
import dev.quarterdeck.readiness.lint.LintSarif;
import dev.quarterdeck.readiness.lint.TaskDefinitionLint;
import dev.quarterdeck.services.taskdef.TaskDefinitionDocument;
import dev.quarterdeck.tui.cli.Call;
import dev.quarterdeck.tui.cli.Usage;
import dev.quarterdeck.tui.cli.Verb;
import dev.quarterdeck.tui.cli.Version;
import dev.quarterdeck.tui.output.Answer;
import dev.quarterdeck.tui.output.Cell;
import dev.quarterdeck.tui.output.Tone;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;

/** {@code qd taskdef lint}: a file before it is registered, or what a service runs. */
final class LintDefinition {
  /** Task definitions hold at most 64 KB; a file may be commented by its spaces. */
  private static final int LONGEST = 1 << 20;

  private static final String SARIF = "sarif";

  private LintDefinition() {}

  static Verb verb() {
    return Verb.named("lint", "What is wrong with a task definition, before it runs.")
        .description(
            "A file as register-task-definition takes it, or a live service or revision. References"
                + " to secrets are followed to the key and the label, the values of which are"
                + " measured and not shown; plain text, placeholders, names, logging, health check,"
                + " user and Fargate's sizes are looked at. Of SSM's parameters name and type are"
                + " looked up, of environment files whether they are there. -o sarif is SARIF"
                + " 2.1.0, for code scanning.")
        .param("FILE|SERVICE", "A JSON file, - for standard input, a service, or FAMILY[:REV].")
        .flag("--offline", "Ask AWS nothing; references are named as not checked.")
        .flag(
            "--environment-files",
            "Look for secrets in environment files as well; reads them from S3.")
        .formats(SARIF)
        .option("--to", "PATH", "Write the SARIF to this file and print the findings.")
        .exit(0, "no error was found; warnings may be")
        .exit(1, "an error was found, or something could not be checked")
        .example("qd taskdef lint taskdef.json", "Before it is registered.")
        .example("qd taskdef lint taskdef.json --offline -o sarif > lint.sarif", "In a pipeline.")
        .example("qd taskdef lint acme-prod/api", "What a service runs.")
        .runs(LintDefinition::run);
  }

  private static Answer run(Call call) {
    String ref = call.required(0);
    boolean file = ref.equals("-") || ref.endsWith(".json") || isFile(ref);
    boolean offline = call.has("--offline");
    // A file that is not there is said before anybody is asked.
    byte[] json = file ? bytes(call, ref) : null;
    LintReport report =
        json == null
            ? live(call, ref, offline)
            : lint(call, offline).check(ref.equals("-") ? "stdin" : ref, json, true);
    write(call, report);
    boolean good =
        report.count(LintRule.Level.ERROR) == 0 && (offline || report.unknowns().isEmpty());
    return new Answer(
        good ? ExitCode.GOOD : ExitCode.BAD,
        sarif(call) ? null : new LintRendering(report),
        report.unknowns(),
        null);
  }

  private static LintReport live(Call call, String ref, boolean offline) {
    if (offline) {
      throw Usage.wrong(
          "There is no file " + Text.clean(ref) + ", and --offline asks AWS for no service.",
          "Name a file, or leave out --offline.");
    }
    TaskDefinitionDocument document =
        call.console()
            .operations()
            .taskDefinitions()
            .find(call.console().deadline(), ref)
            .orThrow();
    return lint(call, false).check(document.shortName(), document.registration(), false);
  }

  private static TaskDefinitionLint lint(Call call, boolean offline) {
    return new TaskDefinitionLint(offline ? null : account(call));
  }

  private static TaskDefinitionLint.Account account(Call call) {
    Console console = call.console();
    return new TaskDefinitionLint.Account(
        console.ports().secrets(),
        console.ports().logs(),
        console.ports().parameters(),
        console.ports().environmentFiles(),
        call.has("--environment-files"),
        console.region(),
        console.identity().orThrow().account());
  }

  private static boolean sarif(Call call) {
    return SARIF.equals(call.globals().ownFormat());
  }

  private static void write(Call call, LintReport report) {
    String to = call.value("--to");
    if (!sarif(call) && to == null) {
      return;
    }
    String sarif = LintSarif.of(report, Version.number());
    if (to == null) {
      call.printer().stdout(sarif);
      return;
    }
    try {
      Files.writeString(Path.of(to), sarif);
    } catch (IOException | InvalidPathException e) {
      throw new ProblemException(
          new Problem.Storage(
              "The findings cannot be written to " + Text.clean(to) + ".",
              "Check the folder and the disk."),
          e);
    }
    call.note(Cell.of("✓ written to " + to, Tone.OK));
  }

  private static boolean isFile(String ref) {
    try {
      return Files.isRegularFile(Path.of(ref));
    } catch (InvalidPathException e) {
      return false;
    }
  }

  private static byte[] bytes(Call call, String ref) {
    try (InputStream in = ref.equals("-") ? call.io().in() : Files.newInputStream(Path.of(ref))) {
      byte[] bytes = in.readNBytes(LONGEST + 1);
      if (bytes.length > LONGEST) {
        throw Usage.wrong(
            Text.clean(ref) + " is larger than a task definition can be.", "Choose another file.");
      }
      return bytes;
    } catch (IOException | InvalidPathException e) {
      throw new ProblemException(unreadable(ref, e), e);
    }
  }

  private static Problem unreadable(String ref, Exception e) {
    return new Problem.NotFound(
        "The file " + Text.clean(ref) + " cannot be read (" + IoReason.of(e) + ").",
        "Check its name and whether you may read it.");
  }
}
