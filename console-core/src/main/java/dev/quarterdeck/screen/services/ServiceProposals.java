package dev.quarterdeck.screen.services;

import dev.quarterdeck.change.Change;
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
import org.jspecify.annotations.Nullable;

/** What can be changed about one service, {@code cluster/name}. */
public final class ServiceProposals {
  private static final int MOST_TASKS = 5_000;

  private ServiceProposals() {}

  /** All of them, on their keys. */
  public static List<Offer> of(String ref) {
    return List.of(
        rollBack(ref, null),
        Offer.change("deploy", "redeploy", "R", "New tasks of the same revision", new Deploy(ref)),
        Offer.change(
            "stop-deployment",
            "halt",
            "H",
            "Stop the deployment under way; ECS goes back",
            new StopDeployment(ref)),
        Offer.change("scale", "scale", "C", "Another count of tasks", new Scale(ref)),
        Offer.change(
            "run",
            "run once",
            "O",
            "Run a one-off task, such as a migration, and follow it",
            new RunOnce(ref)));
  }

  /** {@code to}: the ARN of a revision; null for the newest other one that ran well. */
  public static Offer rollBack(String ref, @Nullable String to) {
    return Offer.change(
        "rollback",
        "roll back",
        "B",
        to == null ? "Go back to what ran well before" : "Go back to " + FleetReader.shortName(to),
        new RollBack(ref, to));
  }

  static SheetLine done(String text) {
    return new SheetLine("✓ " + text, Tone.OK);
  }

  /** What became of an update, before anybody watches it. */
  private static List<SheetLine> updated(List<Updated> result) {
    List<SheetLine> lines = new ArrayList<>();
    for (Updated u : result) {
      Problem p = u.problem();
      if (p != null) {
        lines.add(new SheetLine("✖ " + p.sentence(), Tone.BAD));
        lines.add(new SheetLine("→ " + p.remedy(), Tone.ACCENT));
      } else if (u.deployment() == null && u.desired() == u.before().desired()) {
        lines.add(done("Nothing was to be done."));
      } else {
        lines.add(
            done(
                u.deployment() == null
                    ? u.before().desired() + " → " + u.desired() + " tasks desired"
                    : "Deployment " + u.deployment().id() + " has begun."));
      }
    }
    return lines;
  }

  private static Proposal.Ending followed(Reads desk, List<Updated> result, Progress progress) {
    for (Updated u : result) {
      OwnDeployment own = u.deployment();
      if (own != null && u.problem() == null) {
        return Follow.deployment(desk, own, DeploymentState.COMPLETED, progress);
      }
    }
    return new Proposal.Ending(updated(result), result.stream().allMatch(u -> u.problem() == null));
  }

  /** New tasks of the same revision: they read their secrets anew. */
  record Deploy(String ref) implements Proposal<Reads, List<Updated>> {
    @Override
    public String title() {
      return "Redeploy " + ref;
    }

    @Override
    public String verb() {
      return "Deploy";
    }

    @Override
    public Outcome<Change<List<Updated>>> prepare(Reads desk, Answers answers, Progress progress) {
      ServiceDesk services = desk.operations();
      return services
          .find(ref)
          .then(s -> services.updates().deploy(List.of(s), ServiceUpdates.Deploy.AGAIN));
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
  record RollBack(String ref, @Nullable String to) implements Proposal<Reads, List<Updated>> {
    @Override
    public String title() {
      return "Roll back " + ref;
    }

    @Override
    public String verb() {
      return "Roll back";
    }

    @Override
    public Outcome<Change<List<Updated>>> prepare(Reads desk, Answers answers, Progress progress) {
      ServiceDesk services = desk.operations();
      return services.find(ref).then(s -> services.rollbacks().prepare(s, to));
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

  /** Another number of tasks. */
  record Scale(String ref) implements Proposal<Reads, List<Updated>> {
    @Override
    public String title() {
      return "Scale " + ref;
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
      ServiceDesk services = desk.operations();
      return services
          .find(ref)
          .then(s -> services.updates().scale(List.of(s), Integer.parseInt(count)));
    }

    @Override
    public List<SheetLine> said(List<Updated> result) {
      return updated(result);
    }

    @Override
    public Ending end(Reads desk, List<Updated> result, Progress progress) {
      Updated u = result.getFirst();
      if (u.problem() != null || u.desired() == u.before().desired()) {
        return new Ending(updated(result), u.problem() == null);
      }
      return switch (desk.operations()
          .taskWatch()
          .count(
              u.before(),
              DeploymentWatch.LIMIT,
              s -> progress.show(List.of(new SheetLine("↻ " + counted(s), Tone.ACCENT))))) {
        case Outcome.Done<TaskWatch.Counted>(TaskWatch.Counted c) ->
            new Ending(
                List.of(
                    c.reached()
                        ? done(counted(c.service()))
                        : new SheetLine("? not there in time: " + counted(c.service()), Tone.WARN)),
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
                            + ref
                            + ".",
                        Tone.WARN)),
                false,
                Endings.left("scaling " + ref, p));
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
  record StopDeployment(String ref) implements Proposal<Reads, TaskActions.Stopping> {
    @Override
    public String title() {
      return "Stop the deployment of " + ref;
    }

    @Override
    public String verb() {
      return "Stop it";
    }

    @Override
    public Outcome<Change<TaskActions.Stopping>> prepare(
        Reads desk, Answers answers, Progress progress) {
      ServiceDesk services = desk.operations();
      return services.find(ref).then(s -> services.tasks().stopDeployment(s));
    }

    @Override
    public List<SheetLine> said(TaskActions.Stopping result) {
      return List.of(done("ECS is taking the service back."));
    }

    @Override
    public Ending end(Reads desk, TaskActions.Stopping result, Progress progress) {
      return Follow.deployment(desk, result.deployment(), DeploymentState.ROLLED_BACK, progress);
    }
  }
}
