package dev.quarterdeck.screen.logs;

import dev.quarterdeck.kernel.Files0600;
import dev.quarterdeck.kernel.IoReason;
import dev.quarterdeck.kernel.Outcome;
import dev.quarterdeck.kernel.Problem;
import dev.quarterdeck.kernel.Text;
import dev.quarterdeck.logs.LogEvent;
import dev.quarterdeck.logs.LogLine;
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
import java.util.List;
import java.util.Locale;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/**
 * The lines in sight go to a file of the owner's alone: as text, or as one JSON object a line with
 * the fields that {@code qd logs tail -o json} writes. A file that is there stays as it is.
 */
public record ExportLines(List<LogLine> lines) implements Errand<Reads> {
  private static final JsonMapper JSON = JsonMapper.shared();

  public ExportLines {
    lines = List.copyOf(lines);
  }

  @Override
  public String title() {
    return "Export %,d lines".formatted(lines.size());
  }

  @Override
  public String verb() {
    return "Export";
  }

  @Override
  public List<Input> asks() {
    return List.of(Input.text("file", "File", "for example lines.txt, or lines.ndjson"));
  }

  @Override
  public Outcome<Found> run(Reads desk, Answers answers, Progress progress) {
    String name = answers.text("file").strip();
    Path file;
    try {
      file = Path.of(name).toAbsolutePath();
    } catch (InvalidPathException e) {
      return Outcome.failed(
          new Problem.Invalid("'" + Text.clean(name) + "' is no file name.", "Name a file."));
    }
    if (name.isEmpty() || Files.exists(file)) {
      return Outcome.failed(
          name.isEmpty()
              ? new Problem.Invalid("A file is needed.", "Name one, for example lines.txt.")
              : new Problem.Invalid(
                  Text.clean(file.toString()) + " is there already.", "Name another file."));
    }
    boolean json = name.toLowerCase(Locale.ROOT).matches(".*\\.(ndjson|jsonl|json)");
    StringBuilder text = new StringBuilder();
    lines.forEach(line -> text.append(json ? json(line) : text(line)).append('\n'));
    try {
      Files0600.replace(file, text.toString().getBytes(StandardCharsets.UTF_8));
    } catch (IOException e) {
      return Outcome.failed(
          new Problem.Storage(
              Text.clean(file.toString()) + " cannot be written (" + IoReason.of(e) + ").",
              "Check the folder and its permissions, or name another file."));
    }
    return Outcome.done(
        Found.said(
            new SheetLine("✓ %,d lines are in %s.".formatted(lines.size(), file), Tone.OK),
            new SheetLine("Only you may read it.", Tone.MUTED)));
  }

  private static String text(LogLine line) {
    return line.event().at()
        + "  "
        + Text.clean(line.source().label())
        + "  "
        + LineWords.text(line, true);
  }

  private static String json(LogLine line) {
    LogEvent e = line.event();
    ObjectNode node = JSON.createObjectNode();
    node.put("at", e.at().toString());
    node.put("source", line.source().label());
    node.put("group", e.group());
    node.put("stream", e.stream());
    node.put("level", line.level() == null ? null : line.level().name());
    node.put("late", line.late());
    node.put("message", e.message());
    return node.toString();
  }
}
