package dev.quarterdeck.screen.services;

import dev.quarterdeck.change.Change;
import dev.quarterdeck.change.Together;
import dev.quarterdeck.kernel.Outcome;
import dev.quarterdeck.kernel.Problem;
import dev.quarterdeck.screen.Tone;
import dev.quarterdeck.screen.change.Answers;
import dev.quarterdeck.screen.change.Input;
import dev.quarterdeck.screen.change.Progress;
import dev.quarterdeck.screen.change.Proposal;
import dev.quarterdeck.screen.change.SheetLine;
import dev.quarterdeck.screen.console.Offer;
import dev.quarterdeck.screen.console.Reads;
import dev.quarterdeck.services.FleetReader;
import dev.quarterdeck.services.Service;
import dev.quarterdeck.services.deploy.DeploymentState;
import dev.quarterdeck.services.deploy.DeploymentWatch;
import dev.quarterdeck.services.deploy.Endings;
import dev.quarterdeck.services.deploy.OwnDeployment;
import dev.quarterdeck.services.deploy.ServiceUpdates;
import dev.quarterdeck.services.deploy.TaskActions;
import dev.quarterdeck.services.deploy.TaskWatch;
import dev.quarterdeck.services.deploy.Updated;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** What can be changed about services, {@code cluster/name}. */
public final class ServiceProposals {
  private static final int MOST_TASKS = 5_000;

  private ServiceProposals() {}

  /** All of them, on their keys. */
  public static List<Offer> of(String ref) {
    List<Offer> offers = new ArrayList<>(several(List.of(ref)));
    offers.add(
        Offer.change(
            "run",
            "run once",
            "O",
            "Run a one-off task, such as a migration, and follow it",
            new RunOnce(ref)));
    return offers;
  }

  /** Those that act on several services alike. */
  public static List<Offer> several(List<String> refs) {
    return List.of(
        rollBack(refs, null),
        Offer.change("deploy", "redeploy", "R", "New tasks of the same revision", new Deploy(refs)),
        Offer.change(
            "stop-deployment",
            "halt",
            "H",
            "Stop the deployment under way; ECS goes back",
            new StopDeployment(refs)),
        Offer.change("scale", "scale", "C", "Another count of tasks", new Scale(refs)));
  }

  /** {@code to}: the ARN of a revision; null for the newest other one that ran well. */
  public static Offer rollBack(String ref, @Nullable String to) {
    return rollBack(List.of(ref), to);
  }

  private static Offer rollBack(List<String> refs, @Nullable String to) {
    return Offer.change(
        "rollback",
        "roll back",
        "B",
        to == null ? "Go back to what ran well before" : "Go back to " + FleetReader.shortName(to),
        new RollBack(refs, to));
  }

  /** {@code acme/api}, or {@code 3 services}. */
  private static String shown(List<String> refs) {
    return refs.size() == 1 ? refs.getFirst() : refs.size() + " services";
  }

  /** Each as it is now; the first that cannot be read fails for all. */
  private static Outcome<List<Service>> find(Reads desk, List<String> refs) {
    return Outcome.of(() -> refs.stream().map(r -> desk.operations().find(r).orThrow()).toList());
  }

  /** One change of each service, under one plan. */
  private static <R> Outcome<Change<List<Together.Part<R>>>> together(
      Reads desk, List<String> refs, String title, Function<Service, Outcome<Change<R>>> change) {
    return find(desk, refs)
        .then(
            services ->
                Outcome.of(
                    () ->
                        Together.of(
                            title,
                            services.stream().map(s -> change.apply(s).orThrow()).toList())));
  }

  static SheetLine done(String text) {
    return new SheetLine("✓ " + text, Tone.OK);
  }

  /** What became of updates, before anybody watches them. */
  private static List<SheetLine> updated(List<Updated> result) {
    List<SheetLine> lines = new ArrayList<>();
    for (Updated u : result) {
      String who = result.size() == 1 ? "" : u.before().ref() + ": ";
      Problem p = u.problem();
      if (p != null) {
        lines.addAll(failed(who, p));
      } else if (u.deployment() == null && u.desired() == u.before().desired()) {
        lines.add(done(who + "Nothing was to be done."));
      } else {
        lines.add(
            done(
                who
                    + (u.deployment() == null
                        ? u.before().desired() + " → " + u.desired() + " tasks desired"
                        : "Deployment " + u.deployment().id() + " has begun.")));
      }
    }
    return lines;
  }

  static List<SheetLine> failed(String who, Problem p) {
    return List.of(
        new SheetLine("✖ " + who + p.sentence(), Tone.BAD),
        new SheetLine("→ " + p.remedy(), Tone.ACCENT));
  }

  /** The deployments that came of it are watched; what began none is told below them. */
  private static Proposal.Ending followed(Reads desk, List<Updated> result, Progress progress) {
    List<Updated> rolls =
        result.stream().filter(u -> u.problem() == null && u.deployment() != null).toList();
    List<Updated> rest = result.stream().filter(u -> !rolls.contains(u)).toList();
    boolean good = rest.stream().allMatch(u -> u.problem() == null);
    if (rolls.isEmpty()) {
      return new Proposal.Ending(updated(rest), good);
    }
    Proposal.Ending end =
        Follow.deployments(
            desk,
            rolls.stream().map(Updated::deployment).filter(Objects::nonNull).toList(),
            DeploymentState.COMPLETED,
            progress);
    List<SheetLine> lines = new ArrayList<>(end.lines());
    lines.addAll(updated(rest));
    return new Proposal.Ending(lines, end.good() && good, end.how());
  }

  /** New tasks of the same revision: they read their secrets anew. */
  record Deploy(List<String> refs) implements Proposal<Reads, List<Updated>> {
    @Override
    public String title() {
      return "Redeploy " + shown(refs);
    }

    @Override
    public String verb() {
      return "Deploy";
    }

    @Override
    public Outcome<Change<List<Updated>>> prepare(Reads desk, Answers answers, Progress progress) {
      return find(desk, refs)
          .then(all -> desk.operations().updates().deploy(all, ServiceUpdates.Deploy.AGAIN));
    }

    @Override
    public List<SheetLine> said(List<Updated> result) {
      return updated(result);
    }

    @Override
    public Ending end(Reads desk, List<Updated> result, Progress progress) {
      return followed(desk, result, progress);
    }
  }

  /** Back to a revision that ran before. */
  record RollBack(List<String> refs, @Nullable String to)
      implements Proposal<Reads, List<Together.Part<List<Updated>>>> {
    @Override
    public String title() {
      return "Roll back " + shown(refs);
    }

    @Override
    public String verb() {
      return "Roll back";
    }

    @Override
    public Outcome<Change<List<Together.Part<List<Updated>>>>> prepare(
        Reads desk, Answers answers, Progress progress) {
      return together(
          desk,
          refs,
          "Take " + shown(refs) + " back to what ran well before.",
          s -> desk.operations().rollbacks().prepare(s, to));
    }

    @Override
    public List<SheetLine> said(List<Together.Part<List<Updated>>> result) {
      List<SheetLine> lines = new ArrayList<>(updated(updates(result)));
      result.forEach(part -> lines.addAll(problem(part)));
      return lines;
    }

    @Override
    public Ending end(Reads desk, List<Together.Part<List<Updated>>> result, Progress progress) {
      Ending end = followed(desk, updates(result), progress);
      List<SheetLine> lines = new ArrayList<>(end.lines());
      result.forEach(part -> lines.addAll(problem(part)));
      return new Ending(
          lines,
          end.good() && result.stream().allMatch(part -> part.outcome().isDone()),
          end.how());
    }

    private static List<Updated> updates(List<Together.Part<List<Updated>>> result) {
      List<Updated> all = new ArrayList<>();
      for (Together.Part<List<Updated>> part : result) {
        if (part.outcome() instanceof Outcome.Done<List<Updated>>(List<Updated> updated)) {
          all.addAll(updated);
        }
      }
      return all;
    }
  }

  /** Why nothing came of a part; nothing where something did. */
  static <R> List<SheetLine> problem(Together.Part<R> part) {
    return part.outcome() instanceof Outcome.Failed<R>(Problem p)
        ? failed(part.target() + ": ", p)
        : List.of();
  }

  /** Another number of tasks. */
  record Scale(List<String> refs) implements Proposal<Reads, List<Updated>> {
    @Override
    public String title() {
      return "Scale " + shown(refs);
    }

    @Override
    public String verb() {
      return "Scale";
    }

    @Override
    public List<Input> asks() {
      return List.of(Input.text("count", "Tasks", "how many, 0 stops the service"));
    }

    @Override
    public Outcome<Change<List<Updated>>> prepare(Reads desk, Answers answers, Progress progress) {
      String count = answers.text("count");
      if (!count.matches("[0-9]{1,4}") || Integer.parseInt(count) > MOST_TASKS) {
        return Outcome.failed(
            new Problem.Invalid(
                "'" + count + "' is not a number of tasks.", "Type one from 0 to " + MOST_TASKS));
      }
      return find(desk, refs)
          .then(all -> desk.operations().updates().scale(all, Integer.parseInt(count)));
    }

    @Override
    public List<SheetLine> said(List<Updated> result) {
      return updated(result);
    }

    /** One after the other: ECS scales them all at once. */
    @Override
    public Ending end(Reads desk, List<Updated> result, Progress progress) {
      return Ending.together(
          result.stream()
              .map(u -> end(desk, u, result.size() == 1 ? "" : u.before().ref() + ": ", progress))
              .toList());
    }

    private static Ending end(Reads desk, Updated u, String who, Progress progress) {
      if (u.problem() != null || u.desired() == u.before().desired()) {
        return new Ending(
            u.problem() == null
                ? List.of(done(who + "Nothing was to be done."))
                : failed(who, u.problem()),
            u.problem() == null);
      }
      return switch (desk.operations()
          .taskWatch()
          .count(
              u.before(),
              DeploymentWatch.LIMIT,
              s -> progress.show(List.of(new SheetLine("↻ " + who + counted(s), Tone.ACCENT))))) {
        case Outcome.Done<TaskWatch.Counted>(TaskWatch.Counted c) ->
            new Ending(
                List.of(
                    c.reached()
                        ? done(who + counted(c.service()))
                        : new SheetLine(
                            "? " + who + "not there in time: " + counted(c.service()), Tone.WARN)),
                c.reached(),
                Endings.counted(List.of(c)));
        case Outcome.Failed<TaskWatch.Counted>(Problem p) ->
            new Ending(
                List.of(
                    new SheetLine(
                        "▲ "
                            + (p instanceof Problem.Interrupted
                                ? "Stopped watching."
                                : p.sentence())
                            + " ECS goes on scaling "
                            + u.before().ref()
                            + ".",
                        Tone.WARN)),
                false,
                Endings.left("scaling " + u.before().ref(), p));
      };
    }

    private static String counted(Service s) {
      return s.running()
          + " of "
          + s.desired()
          + " running"
          + (s.pending() == 0 ? "" : ", " + s.pending() + " pending");
    }
  }

  /** The deployment under way is stopped; ECS goes back. */
  record StopDeployment(List<String> refs)
      implements Proposal<Reads, List<Together.Part<TaskActions.Stopping>>> {
    @Override
    public String title() {
      return "Stop the deployment of " + shown(refs);
    }

    @Override
    public String verb() {
      return "Stop it";
    }

    @Override
    public Outcome<Change<List<Together.Part<TaskActions.Stopping>>>> prepare(
        Reads desk, Answers answers, Progress progress) {
      return together(
          desk,
          refs,
          "Stop the deployments of " + shown(refs) + ".",
          s -> desk.operations().tasks().stopDeployment(s));
    }

    @Override
    public List<SheetLine> said(List<Together.Part<TaskActions.Stopping>> result) {
      return List.of(done("ECS is taking " + shown(refs) + " back."));
    }

    @Override
    public Ending end(
        Reads desk, List<Together.Part<TaskActions.Stopping>> result, Progress progress) {
      List<OwnDeployment> stopping = new ArrayList<>();
      List<SheetLine> failed = new ArrayList<>();
      for (Together.Part<TaskActions.Stopping> part : result) {
        if (part.outcome() instanceof Outcome.Done<TaskActions.Stopping>(var stopped)) {
          stopping.add(stopped.deployment());
        }
        failed.addAll(problem(part));
      }
      Ending end = Follow.deployments(desk, stopping, DeploymentState.ROLLED_BACK, progress);
      List<SheetLine> lines = new ArrayList<>(end.lines());
      lines.addAll(failed);
      return new Ending(lines, end.good() && failed.isEmpty(), end.how());
    }
  }
}
