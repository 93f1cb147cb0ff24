package dev.quarterdeck.screen.readiness;

import dev.quarterdeck.kernel.Outcome;
import dev.quarterdeck.kernel.Problem;
import dev.quarterdeck.kernel.ProblemException;
import dev.quarterdeck.readiness.Run;
import dev.quarterdeck.screen.Tone;
import dev.quarterdeck.screen.change.Answers;
import dev.quarterdeck.screen.change.Errand;
import dev.quarterdeck.screen.change.Input;
import dev.quarterdeck.screen.change.Progress;
import dev.quarterdeck.screen.change.SheetLine;
import dev.quarterdeck.screen.console.Reads;
import java.net.URI;
import java.net.URISyntaxException;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The evidence is gathered anew; what is read is counted, and it can be stopped. */
record RunChecklist() implements Errand<Reads> {
  @Override
  public String title() {
    return "Run the checklist";
  }

  @Override
  public String verb() {
    return "Run";
  }

  @Override
  public List<Input> asks() {
    return List.of(
        Input.text("repo", "Checkout", "a folder of the product, for what its files say; or empty"),
        Input.text("url", "Address", "https://… of the product, asked a few times; or empty"));
  }

  @Override
  public Outcome<Found> run(Reads desk, Answers answers, Progress progress) {
    return Outcome.of(() -> url(answers.text("url")))
        .then(
            url ->
                Outcome.of(() -> folder(answers.text("repo")))
                    .then(
                        repo ->
                            desk.features()
                                .readiness()
                                .run(
                                    repo.path(),
                                    url.uri(),
                                    (what, done, begun) -> progress.show(read(what, done, begun)))))
        .map(RunChecklist::said);
  }

  private static List<SheetLine> read(String what, int done, int begun) {
    int width = 24;
    int full = begun == 0 ? 0 : width * done / begun;
    return List.of(
        new SheetLine(
            "█".repeat(full) + "░".repeat(width - full) + "  read " + done + " of " + begun,
            Tone.ACCENT),
        new SheetLine(what, Tone.MUTED));
  }

  private static Found said(Run run) {
    return Found.said(
        new SheetLine(
            (run.ready() ? "✓ " : "✖ ") + ReadinessWords.score(run),
            run.ready() ? Tone.OK : Tone.WARN));
  }

  private record Folder(@Nullable Path path) {}

  private static Folder folder(String text) {
    try {
      return new Folder(text.isEmpty() ? null : Path.of(text));
    } catch (InvalidPathException e) {
      throw new ProblemException(
          new Problem.Invalid("The checkout names no folder.", "Give a path, or leave it empty."),
          e);
    }
  }

  private record Url(@Nullable URI uri) {}

  private static Url url(String text) {
    if (text.isEmpty()) {
      return new Url(null);
    }
    Problem wrong =
        new Problem.Invalid("The address is none.", "Write it as https://HOST, or leave it empty.");
    try {
      URI uri = new URI(text);
      if (uri.getHost() != null && List.of("http", "https").contains(uri.getScheme())) {
        return new Url(uri);
      }
    } catch (URISyntaxException e) {
      throw new ProblemException(wrong, e);
    }
    throw new ProblemException(wrong);
  }
}
