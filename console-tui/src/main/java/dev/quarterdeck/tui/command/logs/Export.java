package dev.quarterdeck.tui.command.logs;

import dev.quarterdeck.kernel.Files0600;
import dev.quarterdeck.kernel.IoReason;
import dev.quarterdeck.kernel.Problem;
import dev.quarterdeck.kernel.ProblemException;
import dev.quarterdeck.tui.cli.Call;
import dev.quarterdeck.tui.cli.Format;
import dev.quarterdeck.tui.cli.Printer;
import dev.quarterdeck.tui.cli.Usage;
import dev.quarterdeck.tui.output.Cell;
import dev.quarterdeck.tui.output.Csv;
import dev.quarterdeck.tui.output.Page;
import dev.quarterdeck.tui.output.PageWriter;
import dev.quarterdeck.tui.output.Style;
import dev.quarterdeck.tui.output.json.Json;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/** Where an answer goes and in which shape: standard output, or a file of the owner's alone. */
record Export(Call call, Shape shape, @Nullable Path file) {

  /** The shapes of an answer. */
  enum Shape {
    TEXT,
    JSON,
    NDJSON,
    CSV
  }

  /** An answer in all shapes; only the one asked for is made. */
  interface Exportable {
    /** As people read it; {@code file}: for a file, without colour and as wide as it likes. */
    String text(Printer printer, boolean file);

    void json(Json json);

    String ndjson();

    Csv csv();
  }

  /** A page as {@link Exportable#text} wants it. */
  static String text(Page page, Printer printer, boolean file) {
    return file ? new PageWriter(Style.NONE, PageWriter.UNLIMITED).write(page) : printer.text(page);
  }

  static Export of(Call call) {
    String out = call.value("--out");
    Shape shape =
        call.has("--ndjson")
            ? Shape.NDJSON
            : switch (call.globals().format()) {
              case TABLE -> out == null ? Shape.TEXT : bySuffix(out);
              case JSON -> out != null && out.endsWith(".ndjson") ? Shape.NDJSON : Shape.JSON;
              case CSV -> Shape.CSV;
            };
    if (call.has("--ndjson") && call.globals().format() == Format.CSV) {
      throw Usage.wrong("--ndjson and -o csv exclude each other.", "Leave one of them out.");
    }
    return new Export(call, shape, out == null ? null : path(out));
  }

  private static Path path(String out) {
    try {
      Path file = Path.of(out);
      if (Files.isDirectory(file) || out.isBlank()) {
        throw Usage.wrong("--out '" + out + "' is a folder.", "Name a file in it.");
      }
      return file;
    } catch (InvalidPathException e) {
      throw Usage.wrong("--out '" + out + "' is no file name.", "Name a file.");
    }
  }

  private static Shape bySuffix(String name) {
    String suffix = name.substring(name.lastIndexOf('.') + 1);
    return switch (suffix) {
      case "json" -> Shape.JSON;
      case "ndjson", "jsonl" -> Shape.NDJSON;
      case "csv" -> Shape.CSV;
      default -> Shape.TEXT;
    };
  }

  boolean toFile() {
    return file != null;
  }

  void write(Exportable answer) {
    boolean indent = file == null && call.io().outTerminal();
    String text =
        switch (shape) {
          case TEXT -> answer.text(call.printer(), file != null);
          case JSON -> Json.document(indent, answer::json);
          case NDJSON -> answer.ndjson();
          case CSV -> answer.csv().toString();
        };
    if (file == null) {
      call.printer().stdout(text);
      return;
    }
    try {
      Files0600.replace(file, text.getBytes(StandardCharsets.UTF_8));
      call.note(Cell.muted("Written to " + file + "."));
    } catch (IOException e) {
      throw new ProblemException(
          new Problem.Storage(
              "The file " + file + " cannot be written (" + IoReason.of(e) + ").",
              "Check the folder and its permissions, or choose another with --out."),
          e);
    }
  }
}
