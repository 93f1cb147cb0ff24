package dev.quarterdeck.tui.command.checklist;

import dev.quarterdeck.kernel.ExitCode;
import dev.quarterdeck.kernel.Problem;
import dev.quarterdeck.kernel.ProblemException;
import dev.quarterdeck.readiness.Run;
import dev.quarterdeck.readiness.catalogue.Severity;
import dev.quarterdeck.readiness.report.Html;
import dev.quarterdeck.readiness.report.JUnit;
import dev.quarterdeck.readiness.report.Markdown;
import dev.quarterdeck.readiness.report.Ocsf;
import dev.quarterdeck.readiness.report.Pdf;
import dev.quarterdeck.readiness.report.Sarif;
import dev.quarterdeck.tui.cli.Call;
import dev.quarterdeck.tui.cli.Globals;
import dev.quarterdeck.tui.cli.Usage;
import dev.quarterdeck.tui.cli.Verb;
import dev.quarterdeck.tui.cli.Version;
import dev.quarterdeck.tui.output.Answer;
import dev.quarterdeck.tui.output.Cell;
import dev.quarterdeck.tui.output.Tone;
import dev.quarterdeck.tui.output.json.Json;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** {@code report} and {@code gate}. */
final class Reporting {
  private static final List<String> FORMATS =
      List.of("markdown", "html", "pdf", "json", "csv", "junit", "sarif", "ocsf");
  private static final List<String> SEVERITIES = List.of("low", "medium", "high", "critical");

  private Reporting() {}

  static Verb report() {
    return Running.options(
            Verb.named("report", "The run as a document, for people or programs.")
                .description(
                    "markdown, html and pdf are for people; html is one page without anything outside it."
                        + " junit is for CI servers, sarif (2.1.0) for code scanning, ocsf (1.3.0,"
                        + " Compliance Finding) for security lakes.")
                .option("--format", "FORMAT", "Which; what -o says, or else markdown.", FORMATS)
                .option("--to", "PATH", "Write to this file; - or nothing is standard output.")
                .formats("sarif"))
        .exit(0, "the report was written, whatever it says")
        .example(
            "qd checklist report --format html --to readiness.html",
            "For an auditor or an investor.")
        .example("qd checklist report -o sarif --to readiness.sarif", "For code scanning.")
        .runs(Reporting::write);
  }

  private static String byOutput(Globals globals) {
    String own = globals.ownFormat();
    return own != null
        ? own
        : switch (globals.format()) {
          case TABLE -> "markdown";
          case JSON -> "json";
          case CSV -> "csv";
        };
  }

  private static Answer write(Call call) {
    String format = call.value("--format", byOutput(call.globals()));
    if (!FORMATS.contains(format)) {
      throw Usage.wrong(
          "There is no format '" + format + "'.",
          "Use one of: " + String.join(", ", FORMATS) + ".");
    }
    if (format.equals("pdf") && call.value("--to", "-").equals("-")) {
      throw Usage.wrong("A PDF is no text to print.", "Add --to FILE.");
    }
    Run run = Running.run(call, Running.readinessFile(call), List.of());
    String to = call.value("--to", "-");
    if (format.equals("pdf")) {
      return pdf(call, run, to);
    }
    RunRendering rendering = new RunRendering(run, call.console().environment(), false, true);
    String text =
        switch (format) {
          case "html" -> Html.of(run);
          case "json" -> Json.document(true, rendering::json);
          case "csv" -> rendering.csv().toString();
          case "junit" -> JUnit.of(run);
          case "sarif" -> Sarif.of(run, Version.number());
          case "ocsf" -> Ocsf.of(run, Version.number());
          default -> Markdown.of(run);
        };
    if (to.equals("-")) {
      call.printer().stdout(text);
    } else {
      save(Running.path("--to", to), text.getBytes(StandardCharsets.UTF_8));
      call.note(Cell.of("✓ written to " + to, Tone.OK));
    }
    return Answer.silent(ExitCode.GOOD);
  }

  private static Answer pdf(Call call, Run run, String to) {
    save(Running.path("--to", to), Pdf.of(run));
    call.note(Cell.of("✓ written to " + to, Tone.OK));
    return Answer.silent(ExitCode.GOOD);
  }

  private static void save(Path file, byte[] bytes) {
    try {
      Files.write(file, bytes);
    } catch (IOException e) {
      throw new ProblemException(
          new Problem.Storage(
              "The report cannot be written to " + file + ".", "Check the folder and the disk."),
          e);
    }
  }

  static Verb gate() {
    return Running.options(
            Verb.named("gate", "Ends with 1 while anything of a severity stands in the way.")
                .description(
                    "For pipelines. What fails, is unknown, expired or open stands in the way; a"
                        + " waiver lets an item through until it expires.")
                .option(
                    "--severity", "LEVEL", "From this severity up; high by default.", SEVERITIES)
                .flag("--strict", "Warnings and waived items stand in the way as well."))
        .exit(0, "nothing stands in the way")
        .exit(1, "something does")
        .example("qd checklist gate --severity high", "In a pipeline, before a release.")
        .example(
            "qd checklist gate --severity critical -o json",
            "What stands in the way, for a script.")
        .runs(Reporting::gate);
  }

  private static Answer gate(Call call) {
    String wanted = call.value("--severity", "high");
    Severity least =
        Severity.of(wanted)
            .orElseThrow(
                () ->
                    Usage.wrong(
                        "There is no severity '" + wanted + "'.",
                        "Use one of: " + String.join(", ", SEVERITIES) + "."));
    Run run = Running.run(call, Running.readinessFile(call), List.of());
    boolean strict = call.has("--strict");
    List<Run.Result> blocking =
        run.results().stream()
            .filter(r -> r.item().severity().compareTo(least) >= 0)
            .filter(r -> r.status().blocks() || (strict && imperfect(r)))
            .sorted(
                java.util.Comparator.comparing((Run.Result r) -> r.item().severity())
                    .reversed()
                    .thenComparing(Run.needingWorkFirst()))
            .toList();
    return Answer.of(
        blocking.isEmpty() ? ExitCode.GOOD : ExitCode.BAD, new GateRendering(least, run, blocking));
  }

  private static boolean imperfect(Run.Result r) {
    return switch (r.status()) {
      case WARN, WAIVED -> true;
      case PASS, NOT_APPLICABLE, FAIL, UNKNOWN, EXPIRED, OPEN -> false;
    };
  }
}
