package dev.quarterdeck.tui.command.checklist;

import dev.quarterdeck.app.Console;
import dev.quarterdeck.kernel.Problem;
import dev.quarterdeck.kernel.ProblemException;
import dev.quarterdeck.readiness.Checklist;
import dev.quarterdeck.readiness.Run;
import dev.quarterdeck.readiness.collect.Once;
import dev.quarterdeck.readiness.collect.Scope;
import dev.quarterdeck.readiness.profile.ReadinessFile;
import dev.quarterdeck.tui.cli.Call;
import dev.quarterdeck.tui.cli.Verb;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.List;

/** The options that every command with a run takes, and the run. */
final class Running {
  private Running() {}

  /** Scope, file and evidence from beside AWS. */
  static Verb options(Verb verb) {
    return file(verb)
        .options("--cluster", "NAME", "Only this cluster; may be given several times.")
        .options("--service", "NAME", "Only this service, NAME or CLUSTER/NAME; several times.");
  }

  static Verb file(Verb verb) {
    return verb.option(
        "--file", "FILE", "The team's file; readiness.yaml in this folder by default.");
  }

  static Path path(Call call) {
    try {
      return Path.of(call.value("--file", ReadinessFile.NAME));
    } catch (InvalidPathException e) {
      throw new ProblemException(
          new Problem.Invalid("--file names no file.", "Give the path of a YAML file."), e);
    }
  }

  static ReadinessFile readinessFile(Call call) {
    return ReadinessFile.read(path(call)).orThrow();
  }

  /** The whole run, with progress for a person who waits. */
  static Run run(Call call, ReadinessFile file, List<String> items) {
    Console console = call.console();
    Scope scope = new Scope(call.values("--cluster"), call.values("--service"));
    Progress progress = new Progress(call.io());
    try {
      return console
          .checklist()
          .run(
              console.deadline(),
              new Checklist.Request(file, scope, items, Checklist.Extras.NONE, progress))
          .orThrow();
    } finally {
      progress.end();
    }
  }

  /** One line on a terminal that counts, and goes away. */
  private static final class Progress implements Once.Progress {
    private final dev.quarterdeck.tui.cli.Io io;
    private boolean shown;

    Progress(dev.quarterdeck.tui.cli.Io io) {
      this.io = io;
    }

    @Override
    public synchronized void reads(int done, int begun) {
      if (io.errTerminal()) {
        write("\r\u001b[KReading: " + done + " of " + begun);
        shown = true;
      }
    }

    synchronized void end() {
      if (shown) {
        write("\r\u001b[K");
      }
    }

    private void write(String text) {
      try {
        io.err().write(text.getBytes(java.nio.charset.StandardCharsets.UTF_8));
        io.err().flush();
      } catch (java.io.IOException e) {
        shown = false; // nobody watches
      }
    }
  }
}
