package dev.quarterdeck.screen.services;

import dev.quarterdeck.kernel.Outcome;
import dev.quarterdeck.kernel.Problem;
import dev.quarterdeck.screen.Tone;
import dev.quarterdeck.screen.change.Progress;
import dev.quarterdeck.screen.change.Proposal.Ending;
import dev.quarterdeck.screen.change.SheetLine;
import dev.quarterdeck.screen.console.Reads;
import dev.quarterdeck.services.ServiceEvent;
import dev.quarterdeck.services.StopCause;
import dev.quarterdeck.services.deploy.DeploymentReport;
import dev.quarterdeck.services.deploy.DeploymentState;
import dev.quarterdeck.services.deploy.DeploymentWatch;
import dev.quarterdeck.services.deploy.Endings;
import dev.quarterdeck.services.deploy.OwnDeployment;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;

/** A roll-out watched to its end: how it stands, and below it what happened, the newest last. */
final class Follow implements DeploymentWatch.Listener {
  private static final DateTimeFormatter SECOND =
      DateTimeFormatter.ofPattern("HH:mm:ss").withZone(ZoneOffset.UTC);

  /** What happened before is in the service's events. */
  private static final int MOST = 40;

  private final Progress progress;
  private final Deque<SheetLine> happened = new ArrayDeque<>();
  private SheetLine stands = new SheetLine("↻ The deployment has begun.", Tone.ACCENT);

  private Follow(Progress progress) {
    this.progress = progress;
  }

  /** {@code wanted}: the end that was wished for. */
  static Ending deployment(
      Reads desk, OwnDeployment own, DeploymentState wanted, Progress progress) {
    Follow follow = new Follow(progress);
    progress.show(follow.lines());
    return switch (desk.operations().deploymentWatch().follow(own, DeploymentWatch.LIMIT, follow)) {
      case Outcome.Done<DeploymentReport>(DeploymentReport r) -> follow.ended(r, wanted);
      case Outcome.Failed<DeploymentReport>(Problem p) -> follow.left(p, own);
    };
  }

  /** Several, which ECS rolls out at the same time, told one after the other. */
  static Ending deployments(
      Reads desk, List<OwnDeployment> all, DeploymentState wanted, Progress progress) {
    if (all.size() == 1) {
      return deployment(desk, all.getFirst(), wanted, progress);
    }
    List<SheetLine> ended = new ArrayList<>();
    List<Ending> endings = new ArrayList<>();
    for (OwnDeployment own : all) {
      String name = own.ref() + "  ";
      Ending end =
          deployment(
              desk,
              own,
              wanted,
              lines -> {
                List<SheetLine> shown = new ArrayList<>(ended);
                shown.addAll(named(name, lines));
                progress.show(shown);
              });
      endings.add(end);
      // Of what went well one line is enough.
      ended.addAll(named(name, end.good() ? end.lines().subList(0, 1) : end.lines()));
    }
    Ending together = Ending.together(endings);
    return new Ending(ended, together.good(), together.how());
  }

  private static List<SheetLine> named(String name, List<SheetLine> lines) {
    List<SheetLine> named = new ArrayList<>(lines);
    named.set(0, new SheetLine(name + lines.getFirst().text(), lines.getFirst().tone()));
    return named;
  }

  @Override
  public void saw(DeploymentWatch.Look look) {
    DeploymentReport r = look.report();
    for (ServiceEvent e : look.newEvents()) {
      happened(e.at(), "· " + e.brief(), Tone.MUTED);
    }
    for (DeploymentReport.Stop s : look.newStops()) {
      happened(r.at(), "✖ task " + s.task().id() + ": " + s.cause().text(), Tone.BAD);
    }
    Problem trouble = look.trouble();
    stands =
        trouble != null
            ? new SheetLine("? " + trouble.sentence(), Tone.UNKNOWN)
            : new SheetLine(DeploymentWords.line(r), DeploymentWords.tone(r.state()));
    progress.show(lines());
  }

  private void happened(Instant at, String text, Tone tone) {
    happened.addLast(new SheetLine(SECOND.format(at) + "  " + text, tone));
    if (happened.size() > MOST) {
      happened.removeFirst();
    }
  }

  private List<SheetLine> lines() {
    List<SheetLine> lines = new ArrayList<>();
    lines.add(stands);
    lines.add(SheetLine.BLANK);
    // The newest first: what does not fit is the past.
    lines.addAll(new ArrayList<>(happened).reversed());
    return lines;
  }

  private Ending ended(DeploymentReport r, DeploymentState wanted) {
    boolean good = r.state() == wanted;
    List<SheetLine> lines = new ArrayList<>();
    lines.add(
        new SheetLine(DeploymentWords.line(r), good ? Tone.OK : DeploymentWords.tone(r.state())));
    if (r.reason() != null) {
      lines.add(new SheetLine((good ? "" : "▲ ") + r.reason(), good ? Tone.MUTED : Tone.WARN));
    }
    StopCause cause = r.cause();
    if (cause != null && !good) {
      lines.add(new SheetLine("✖ Its tasks failed: " + cause.text(), Tone.BAD));
      lines.add(new SheetLine("→ " + cause.fix(), Tone.ACCENT));
    }
    if (!good && (r.state() == DeploymentState.FAILING || r.state() == DeploymentState.FAILED)) {
      lines.add(new SheetLine("→ Roll the service back: B", Tone.ACCENT));
    }
    lines.add(SheetLine.BLANK);
    lines.addAll(new ArrayList<>(happened).reversed());
    return new Ending(lines, good, Endings.of(List.of(r)));
  }

  private Ending left(Problem problem, OwnDeployment own) {
    String what =
        problem instanceof Problem.Interrupted
            ? "Stopped watching."
            : "It could not be watched to its end: " + problem.sentence();
    return new Ending(
        List.of(
            new SheetLine(
                "▲ " + what + " The deployment " + own.id() + " goes on in ECS.", Tone.WARN),
            new SheetLine("→ H on the page of " + own.ref() + " stops it.", Tone.ACCENT)),
        false,
        Endings.left(List.of(own), problem));
  }
}
