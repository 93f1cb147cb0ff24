package dev.quarterdeck.tui.cli;

import dev.quarterdeck.kernel.Problem;
import dev.quarterdeck.kernel.ProblemException;
import dev.quarterdeck.kernel.Unknown;
import dev.quarterdeck.tui.output.Answer;
import dev.quarterdeck.tui.output.Cell;
import dev.quarterdeck.tui.output.Page;
import dev.quarterdeck.tui.output.PageWriter;
import dev.quarterdeck.tui.output.Rendering;
import dev.quarterdeck.tui.output.Style;
import dev.quarterdeck.tui.output.Tone;
import dev.quarterdeck.tui.output.json.Json;
import dev.quarterdeck.tui.output.json.ProblemJson;
import java.io.FileOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;

/** Writes answers to stdout and everything else to stderr. */
public final class Printer {
  private static final int PROSE = 100;

  private final Io io;
  private final Format format;
  private final Style out;
  private final Style err;
  private boolean begun;
  private boolean readerGone;
  private boolean messagesUnread;

  Printer(Io io, Format format, boolean noColour) {
    this.io = io;
    this.format = format;
    this.out = Style.of(noColour, io.outTerminal(), io.env());
    this.err = Style.of(noColour, io.errTerminal(), io.env());
  }

  /** The answer in the format asked for, written at once; then what is missing, to stderr. */
  void answer(Answer answer) {
    Rendering rendering = answer.rendering();
    if (rendering != null) {
      stdout(
          switch (format) {
            case TABLE -> text(rendering.page());
            case JSON -> Json.document(io.outTerminal(), rendering::json);
            case CSV -> rendering.csv().toString();
          });
    }
    Cell note = answer.note();
    if (note != null && format == Format.TABLE && io.outTerminal()) {
      note(note);
    }
    if (rendering == null || !told(rendering)) {
      answer.unknowns().forEach(this::unknown);
    }
  }

  private boolean told(Rendering rendering) {
    return switch (format) {
      case TABLE -> rendering.pageTellsUnknowns();
      case JSON -> rendering.jsonTellsUnknowns();
      case CSV -> false;
    };
  }

  /** The page as stdout shows it: fitted to a terminal, whole in a pipe. */
  public String text(Page page) {
    int width = io.outTerminal() ? io.columns().getAsInt() : PageWriter.UNLIMITED;
    return new PageWriter(out, width).write(page);
  }

  /** Prose, folded for reading wherever it goes. */
  public String prose(Page page) {
    int width = io.outTerminal() ? io.columns().getAsInt() : PROSE;
    return new PageWriter(out, Math.min(width, PROSE)).write(page);
  }

  private void unknown(Unknown unknown) {
    String permission = unknown.permission() == null ? "" : " (needs " + unknown.permission() + ")";
    note(Cell.of("? " + unknown.what() + ": " + unknown.why() + permission, Tone.WARN));
  }

  /** How text on stdout is painted. */
  public Style style() {
    return out;
  }

  /** Progress and messages. */
  void note(Cell cell) {
    Page page = new Page().line(cell, 0);
    stderr(new PageWriter(err, PageWriter.UNLIMITED).write(page));
  }

  /** Progress that replaces itself, for a terminal only; an empty text takes it away. */
  public void progress(String text) {
    if (io.errTerminal()) {
      stderr("\r\u001b[K" + clean(text));
    }
  }

  /** A page for the person, on stderr: fitted to a terminal, whole in a pipe. */
  public void message(Page page) {
    int width = io.errTerminal() ? io.columns().getAsInt() : PageWriter.UNLIMITED;
    stderr(new PageWriter(err, width).write(page));
  }

  /** Progress on stderr; {@link Live#end} comes before anything else is written. */
  public Live live() {
    int width = io.errTerminal() ? io.columns().getAsInt() : PageWriter.UNLIMITED;
    return new Live(new PageWriter(err, width), inPlace(), this::stderr);
  }

  /** Whether what was written can be written over. */
  private boolean inPlace() {
    return io.errTerminal() && !"dumb".equals(io.env().get("TERM"));
  }

  /**
   * {@code qd: SENTENCE} and its remedy. As JSON the problem is the document too, unless something
   * stands on stdout already.
   */
  void problem(Problem problem, List<String> details) {
    say(problem, details);
    if (format == Format.JSON && !begun) {
      try {
        stdout(
            Json.document(
                io.outTerminal(), json -> json.object(o -> ProblemJson.field(o, problem))));
      } catch (ProblemException e) {
        say(e.problem(), List.of());
      }
    }
  }

  private void say(Problem problem, List<String> details) {
    StringBuilder text = new StringBuilder();
    text.append(err.paint("qd:", Tone.BAD)).append(' ').append(clean(problem.sentence()));
    text.append('\n');
    text.append("    → ").append(clean(problem.remedy())).append('\n');
    for (String detail : details) {
      text.append("    ").append(err.paint(clean(detail), Tone.MUTED)).append('\n');
    }
    stderr(text.toString());
  }

  private static String clean(String text) {
    return Cell.of(text).text();
  }

  /** Writes and flushes; a reader that has gone away is no failure, a full disk is one. */
  public void stdout(String text) {
    stdout(text.getBytes(StandardCharsets.UTF_8));
  }

  /** The bytes as they are. */
  public void stdout(byte[] bytes) {
    if (readerGone) {
      return;
    }
    begun = true;
    try {
      io.out().write(bytes);
      io.out().flush();
    } catch (IOException e) {
      if (!isPipe(e)) {
        throw new ProblemException(
            new Problem.Storage(
                "The answer could not be written to standard output.",
                "Check the disk or the program that reads it, then run the command again."),
            e);
      }
      readerGone = true;
    }
  }

  /** Whether nobody reads standard output any more: what writes on and on may stop. */
  public boolean unread() {
    return readerGone;
  }

  void stderr(String text) {
    if (messagesUnread) {
      return;
    }
    try {
      io.err().write(text.getBytes(StandardCharsets.UTF_8));
      io.err().flush();
    } catch (IOException e) {
      // Nowhere is left to say so; the exit code still tells.
      messagesUnread = true;
    }
  }

  /** The system's message may be translated, so the descriptor is looked at as well. */
  private boolean isPipe(IOException e) {
    String message = String.valueOf(e.getMessage()).toLowerCase(Locale.ROOT);
    if (message.contains("pipe") || message.contains("closed")) {
      return true;
    }
    if (!(io.out() instanceof FileOutputStream)) {
      return false;
    }
    try {
      String target = Files.readSymbolicLink(Path.of("/proc/self/fd/1")).toString();
      return target.startsWith("pipe:") || target.startsWith("socket:");
    } catch (IOException unreadable) {
      return false;
    }
  }
}
