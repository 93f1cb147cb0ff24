package dev.quarterdeck.tui.command.rotation;

import dev.quarterdeck.kernel.ExitCode;
import dev.quarterdeck.kernel.Files0600;
import dev.quarterdeck.kernel.IoReason;
import dev.quarterdeck.kernel.Outcome;
import dev.quarterdeck.kernel.Problem;
import dev.quarterdeck.rotation.RotationResult;
import dev.quarterdeck.rotation.journal.Operation;
import dev.quarterdeck.rotation.report.CompromiseReport;
import dev.quarterdeck.rotation.report.ReportDocument;
import dev.quarterdeck.tui.cli.Call;
import dev.quarterdeck.tui.cli.Usage;
import dev.quarterdeck.tui.output.Answer;
import dev.quarterdeck.tui.output.Cell;
import dev.quarterdeck.tui.output.Page;
import dev.quarterdeck.tui.output.Tone;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/** Where the report of a compromised key is written, as Markdown that only its owner can read. */
record ReportFile(Call call, @Nullable Path file) {
  static final String OPTION = "--report";
  static final String HELP =
      "With a compromised key: write the report there, as Markdown without any value.";

  /** Checked before anything is changed, since a rotation cannot be done again for its report. */
  static ReportFile of(Call call) {
    String given = call.value(OPTION);
    return new ReportFile(call, given == null ? null : path(given));
  }

  private static Path path(String given) {
    Path file;
    try {
      file = Path.of(given).toAbsolutePath();
    } catch (InvalidPathException e) {
      throw Usage.wrong("--report '" + given + "' is no file name.", "Name a file.");
    }
    Path folder = file.getParent();
    if (given.isBlank() || Files.isDirectory(file) || folder == null) {
      throw Usage.wrong("--report '" + given + "' is a folder.", "Name a file in it.");
    }
    if (!Files.isDirectory(folder) || !Files.isWritable(folder)) {
      throw Usage.wrong(
          "--report '"
              + given
              + "' cannot be written: there is no folder for it, or no permission.",
          "Name a file in a folder of your own.");
    }
    return file;
  }

  /** The answer to a rotation; its result is told in any case, whatever becomes of the file. */
  Answer answer(RotationResult result) {
    Answer answer = ResultRendering.answer(result);
    CompromiseReport report = result.report();
    if (file == null) {
      return answer;
    }
    if (report == null) {
      say(
          "▲ There is no report to write: the rotation is not a completed one of a compromised key.");
      return answer;
    }
    boolean written =
        switch (call.console().rotations().show(result.operation())) {
          case Outcome.Done<Operation>(Operation operation) -> write(file, operation, report);
          case Outcome.Failed<Operation>(Problem problem) ->
              failed(file, problem.sentence() + " " + problem.remedy());
        };
    return written || answer.exit() != ExitCode.GOOD
        ? answer
        : new Answer(ExitCode.BAD, answer.rendering(), answer.unknowns(), answer.note());
  }

  private boolean write(Path path, Operation operation, CompromiseReport report) {
    String text = ReportDocument.markdown(operation, report, call.value("--reason"));
    try {
      Files0600.replace(path, text.getBytes(StandardCharsets.UTF_8));
    } catch (IOException e) {
      return failed(path, IoReason.of(e));
    }
    call.printer().message(new Page().line("Report written to " + path + ".", Tone.MUTED));
    return true;
  }

  private boolean failed(Path path, String why) {
    say("✖ The report " + path + " could not be written: " + why);
    return false;
  }

  private void say(String text) {
    call.printer().message(new Page().line(Cell.of(text, Tone.WARN), 0));
  }
}
