package dev.quarterdeck.tui.command.health;

import dev.quarterdeck.app.Console;
import dev.quarterdeck.health.HealthReport;
import dev.quarterdeck.health.ServiceHealth;
import dev.quarterdeck.health.Verdict;
import dev.quarterdeck.kernel.Problem;
import dev.quarterdeck.screen.Words;
import dev.quarterdeck.session.Environment;
import dev.quarterdeck.tui.cli.Globals;
import dev.quarterdeck.tui.command.Wording;
import dev.quarterdeck.tui.output.Cell;
import dev.quarterdeck.tui.output.SeveralRendering.Part;
import dev.quarterdeck.tui.output.Tone;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** One context under watch: its session, its last answer or problem. Used by one thread. */
final class Watched {
  private final Globals globals;
  @Nullable Console console;
  @Nullable HealthReport report;
  @Nullable Environment environment;
  @Nullable Problem problem;
  private final Map<String, Told> told = new HashMap<>();
  private @Nullable String toldProblem;
  private boolean started;

  private record Told(Verdict verdict, String reason) {}

  Watched(Globals globals) {
    this.globals = globals;
  }

  /** The context in words; empty for the only one that was not named. */
  String label() {
    List<String> parts = new ArrayList<>();
    if (globals.profile() != null) {
      parts.add(globals.profile());
    }
    if (globals.region() != null) {
      parts.add(globals.region());
    }
    return String.join(" · ", parts);
  }

  Globals globals() {
    return globals;
  }

  /** UNKNOWN while there is no answer, or when the newest attempt failed. */
  Verdict verdict() {
    return report == null || problem != null ? Verdict.UNKNOWN : report.verdict();
  }

  /** The newest verdict, or why there is none; a failure does not hide what was known before. */
  Cell state() {
    HealthReport r = report;
    Environment in = environment;
    Cell told =
        r == null || in == null ? Cell.muted("reading …") : new HealthRendering(r, in).headline();
    Problem p = problem;
    return p == null
        ? told
        : Cell.of("? " + p.sentence() + (r == null ? "" : " Before: " + told.text()), Tone.WARN);
  }

  /** For the closing document: the last answer, or why there is none. */
  Part part() {
    HealthReport r = report;
    return new Part(
        globals.profile(),
        globals.region(),
        r == null || environment == null || problem != null
            ? null
            : HealthNoun.answer(new HealthRendering(r, environment)),
        problem != null || r != null
            ? problem
            : new Problem.TimedOut(
                "There was no answer yet.", "Give it longer: --timeout, or look at the endpoint."));
  }

  /** What changed since it was last asked, a line each; the first time whatever is not healthy. */
  List<String> changes() {
    List<String> lines = new ArrayList<>();
    HealthReport r = report;
    Problem p = problem;
    if (p != null) {
      if (!p.sentence().equals(toldProblem)) {
        lines.add("? " + p.sentence());
      }
      toldProblem = p.sentence();
      return lines;
    }
    if (r == null) {
      return lines;
    }
    if (toldProblem != null) {
      lines.add("it answers again");
      toldProblem = null;
    }
    if (!started) {
      started = true;
      lines.add(
          Words.symbol(r.verdict())
              + " "
              + Words.word(r.verdict())
              + ", "
              + Wording.count(r.services().size(), "service"));
    }
    r.services().forEach(s -> change(s, lines));
    told.keySet()
        .removeIf(
            ref -> {
              boolean gone = r.services().stream().noneMatch(s -> s.ref().equals(ref));
              if (gone && r.unknowns().isEmpty()) {
                lines.add("· " + ref + " is gone");
                return true;
              }
              return false;
            });
    return lines;
  }

  /** Counts in a reason go up and down: only another kind of reason is a change. */
  private void change(ServiceHealth s, List<String> lines) {
    String reason = s.reasons().isEmpty() ? "" : s.reasons().getFirst().text();
    Told now = new Told(s.verdict(), reason.replaceAll("[0-9]+", "#"));
    Told before = told.put(s.ref(), now);
    if (now.equals(before) || (before == null && s.verdict() == Verdict.HEALTHY)) {
      return;
    }
    lines.add(
        Words.symbol(s.verdict())
            + " "
            + s.ref()
            + " "
            + (before == null || before.verdict() == s.verdict()
                ? ""
                : Words.word(before.verdict()) + " → ")
            + Words.word(s.verdict())
            + (reason.isEmpty() ? "" : ": " + reason));
  }

  @Nullable Instant asOf() {
    return report == null ? null : report.asOf();
  }
}
