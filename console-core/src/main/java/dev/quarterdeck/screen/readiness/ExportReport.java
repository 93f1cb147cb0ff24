package dev.quarterdeck.screen.readiness;

import dev.quarterdeck.kernel.IoReason;
import dev.quarterdeck.kernel.Outcome;
import dev.quarterdeck.kernel.Problem;
import dev.quarterdeck.readiness.Run;
import dev.quarterdeck.readiness.report.Html;
import dev.quarterdeck.readiness.report.Markdown;
import dev.quarterdeck.readiness.report.Pdf;
import dev.quarterdeck.screen.Tone;
import dev.quarterdeck.screen.change.Answers;
import dev.quarterdeck.screen.change.Errand;
import dev.quarterdeck.screen.change.Input;
import dev.quarterdeck.screen.change.Progress;
import dev.quarterdeck.screen.change.SheetLine;
import dev.quarterdeck.screen.console.Reads;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;

/** The report as a file; one that is there already is never overwritten. */
record ExportReport(String day) implements Errand<Reads> {
  private static final List<String> FORMATS = List.of("html", "pdf", "markdown");

  @Override
  public String title() {
    return "Export the report";
  }

  @Override
  public String verb() {
    return "Export";
  }

  @Override
  public List<Input> asks() {
    return List.of(
        Input.choice("format", "Format", FORMATS),
        Input.text("file", "File", "where to; the ending is added")
            .with(
                Path.of(System.getProperty("user.home", ""))
                    .resolve("readiness-" + day)
                    .toString()));
  }

  @Override
  public Outcome<Found> run(Reads desk, Answers answers, Progress progress) {
    return desk.features().readiness().latest().then(run -> written(run, answers));
  }

  private static Outcome<Found> written(Run run, Answers answers) {
    String format = answers.text("format");
    String name = answers.text("file").strip();
    if (name.isEmpty()) {
      return Outcome.failed(new Problem.Invalid("The file's name is missing.", "Fill it in."));
    }
    String ending = "." + (format.equals("markdown") ? "md" : format);
    try {
      Path file = Path.of(name.endsWith(ending) ? name : name + ending).toAbsolutePath();
      byte[] bytes =
          switch (format) {
            case "pdf" -> Pdf.of(run);
            case "markdown" -> Markdown.of(run).getBytes(StandardCharsets.UTF_8);
            default -> Html.of(run).getBytes(StandardCharsets.UTF_8);
          };
      Files.write(file, bytes, StandardOpenOption.CREATE_NEW);
      return Outcome.done(
          Found.said(
              new SheetLine("✓ Written to " + file + ".", Tone.OK),
              new SheetLine("  " + bytes.length / 1024 + " KiB", Tone.MUTED)));
    } catch (InvalidPathException e) {
      return Outcome.failed(
          new Problem.Invalid("That is no name of a file.", "Write it as a path."));
    } catch (java.nio.file.FileAlreadyExistsException e) {
      return Outcome.failed(
          new Problem.Refused("There is such a file already.", "Choose another name."));
    } catch (IOException e) {
      return Outcome.failed(
          new Problem.Storage(
              "The file cannot be written (" + IoReason.of(e) + ").",
              "Check that the folder is there and yours."));
    }
  }
}
