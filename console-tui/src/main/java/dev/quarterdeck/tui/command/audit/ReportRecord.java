package dev.quarterdeck.tui.command.audit;

import dev.quarterdeck.audit.AuditLog;
import dev.quarterdeck.audit.report.AuditReport;
import dev.quarterdeck.audit.report.ReportHtml;
import dev.quarterdeck.audit.report.ReportMarkdown;
import dev.quarterdeck.kernel.ExitCode;
import dev.quarterdeck.kernel.Problem;
import dev.quarterdeck.kernel.ProblemException;
import dev.quarterdeck.tui.cli.Call;
import dev.quarterdeck.tui.cli.Format;
import dev.quarterdeck.tui.cli.Usage;
import dev.quarterdeck.tui.cli.Verb;
import dev.quarterdeck.tui.command.change.PrivateFile;
import dev.quarterdeck.tui.output.Answer;
import dev.quarterdeck.tui.output.Cell;
import dev.quarterdeck.tui.output.Tone;
import dev.quarterdeck.tui.output.json.Json;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** {@code qd audit report}: who revealed or changed what, and why. */
final class ReportRecord {
  private static final List<String> FORMATS = List.of("markdown", "html", "json", "csv");

  private ReportRecord() {}

  static Verb verb() {
    return Wanted.options(
            Verb.named("report", "Who revealed or changed what, and why, as a document.")
                .description(
                    "An intent and its end are one line; what was begun and never ended says so."
                        + " The record is verified first, and the report says what came of it.")
                .option("--format", "FORMAT", "Which; markdown by default.", FORMATS)
                .option("--to", "PATH", "Write to this file; - or nothing is standard output."))
        .exit(0, "the report was written, and the record holds")
        .exit(1, "the report was written, and the record does not hold")
        .example("qd audit report --since 30d --format html --to access.html", "For an auditor.")
        .example("qd audit report --action secrets --who ada", "What one person did to secrets.")
        .runs(ReportRecord::run);
  }

  private static String format(Call call) {
    Format output = call.globals().format();
    String format =
        call.value(
            "--format",
            switch (output) {
              case TABLE -> "markdown";
              case JSON -> "json";
              case CSV -> "csv";
            });
    if (!FORMATS.contains(format)) {
      throw Usage.wrong(
          "There is no format '" + format + "'.",
          "Use one of: " + String.join(", ", FORMATS) + ".");
    }
    return format;
  }

  private static Answer run(Call call) {
    String format = format(call);
    AuditLog.Verification record = call.console().audit().verify().orThrow();
    AuditReport report =
        AuditReport.of(Wanted.entries(call, null), call.console().clock().instant(), record);
    DeedsRendering rendering = new DeedsRendering(report);
    String text =
        switch (format) {
          case "html" -> ReportHtml.of(report);
          case "json" -> Json.document(call.io().outTerminal(), rendering::json);
          case "csv" -> rendering.csv().toString();
          default -> ReportMarkdown.of(report);
        };
    String to = call.value("--to", "-");
    if (to.equals("-")) {
      call.printer().stdout(text);
    } else {
      save(PrivateFile.path(to), text);
      call.note(Cell.of("✓ written to " + to, Tone.OK));
    }
    return Answer.silent(record.intact() ? ExitCode.GOOD : ExitCode.BAD);
  }

  private static void save(Path file, String text) {
    try {
      Files.writeString(file, text);
    } catch (IOException e) {
      throw new ProblemException(
          new Problem.Storage(
              "The report cannot be written to " + file + ".", "Check the folder and the disk."),
          e);
    }
  }
}
