package dev.quarterdeck.rotation;

import dev.quarterdeck.change.Change;
import dev.quarterdeck.change.Plan;
import dev.quarterdeck.change.Together;
import dev.quarterdeck.kernel.Deadline;
import dev.quarterdeck.kernel.Outcome;
import dev.quarterdeck.kernel.Problem;
import dev.quarterdeck.kernel.ProblemException;
import dev.quarterdeck.kernel.Snapshot;
import dev.quarterdeck.kernel.Text;
import dev.quarterdeck.kernel.Unknown;
import dev.quarterdeck.rotation.plan.Controllers;
import dev.quarterdeck.rotation.run.Progress;
import dev.quarterdeck.secrets.StaleTask;
import dev.quarterdeck.services.EcsEditor;
import dev.quarterdeck.services.Service;
import dev.quarterdeck.services.deploy.DeploymentReport;
import dev.quarterdeck.services.deploy.DeploymentWatch;
import dev.quarterdeck.services.deploy.OwnDeployment;
import dev.quarterdeck.session.EnvironmentLabel;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** Services whose tasks hold an old value, each redeployed once and followed to its end. */
final class Redeploying {
  private final Rotations.Tools tools;
  private final @Nullable String secret;
  private final List<String> wanted;
  private final boolean possible;
  private final Progress progress;

  Redeploying(
      Rotations.Tools tools,
      @Nullable String secret,
      List<String> wanted,
      boolean possible,
      Progress progress) {
    this.tools = tools;
    this.secret = secret;
    this.wanted = List.copyOf(wanted);
    this.possible = possible;
    this.progress = progress;
  }

  private Snapshot<List<StaleTask>> stale() {
    Deadline deadline = tools.deadline().get();
    return tools
        .usage()
        .stale(deadline, secret)
        .orThrow()
        .map(
            all ->
                all.stream()
                    .filter(t -> possible || t.certainty() == StaleTask.Certainty.CERTAIN)
                    .filter(this::wanted)
                    .toList());
  }

  private boolean wanted(StaleTask t) {
    return wanted.isEmpty()
        || wanted.contains(t.service())
        || wanted.contains(t.cluster() + "/" + t.service());
  }

  Change<Redeployed> planned() {
    Snapshot<List<StaleTask>> stale = stale();
    Map<String, Set<String>> services = new TreeMap<>();
    Map<String, Integer> tasks = new TreeMap<>();
    List<String> notes = new ArrayList<>();
    for (StaleTask t : stale.value()) {
      if (t.stopping()) {
        notes.add(
            "Task "
                + t.task().substring(t.task().lastIndexOf('/') + 1)
                + " in "
                + t.cluster()
                + " is stopping and still holds an old value of "
                + t.secret()
                + ".");
      } else if (t.service() == null) {
        notes.add(
            "Task "
                + t.task().substring(t.task().lastIndexOf('/') + 1)
                + " in "
                + t.cluster()
                + " belongs to no service: stop it, and start it anew if it is needed.");
      } else {
        String ref = t.cluster() + "/" + t.service();
        services.computeIfAbsent(ref, k -> new TreeSet<>()).add(t.secret());
        tasks.merge(ref, 1, Integer::sum);
      }
    }
    List<Unknown> unread = new ArrayList<>(stale.unknowns());
    List<Service> read =
        Controllers.check(
            tools.parts().ecs(),
            services.keySet(),
            "Let their deployment controller (CodeDeploy or your own) start new tasks; the others"
                + " are redeployed with --service.",
            unread);
    List<Map<String, String>> tags = new ArrayList<>(read.stream().map(Service::tags).toList());
    if (read.size() < services.size()) {
      tags.add(EnvironmentLabel.UNREAD);
    }
    unread.forEach(u -> notes.add("Unknown: " + u.what() + " (" + u.why() + ")"));
    List<Plan.Step> steps =
        services.keySet().stream()
            .map(
                ref ->
                    new Plan.Step(
                        "ecs:UpdateService",
                        "Force a new deployment of " + ref + " and follow it to its end"))
            .toList();
    List<String> details =
        services.entrySet().stream()
            .map(e -> e.getKey() + " holds an old value of " + String.join(", ", e.getValue()))
            .toList();
    String name = services.size() == 1 ? services.keySet().iterator().next() : "stale services";
    Plan plan =
        new Plan(
            "services.redeployStale",
            name,
            String.join(", ", services.keySet()),
            services.isEmpty()
                ? "No service has tasks with an old value."
                : "Redeploy "
                    + services.size()
                    + (services.size() == 1 ? " service" : " services")
                    + " whose tasks hold an old value.",
            details,
            steps,
            notes,
            Together.tags(tags));
    return new Deploying(plan, List.copyOf(services.keySet()), stale);
  }

  private final class Deploying implements Change<Redeployed> {
    private final Plan plan;
    private final List<String> refs;
    private final Snapshot<List<StaleTask>> before;

    Deploying(Plan plan, List<String> refs, Snapshot<List<StaleTask>> before) {
      this.plan = plan;
      this.refs = refs;
      this.before = before;
    }

    @Override
    public Plan plan() {
      return plan;
    }

    @Override
    public String said(Redeployed result) {
      return "done, " + result.services().size() + " redeployed, " + result.left().size() + " left";
    }

    @Override
    public Outcome<Redeployed> execute() {
      return Outcome.of(
          () ->
              refs.isEmpty()
                  ? new Redeployed(List.of(), before.value(), before.unknowns())
                  : deployed());
    }

    private Redeployed deployed() {
      List<RotationResult.Service> ended = new ArrayList<>();
      List<Unknown> unknowns = new ArrayList<>();
      Map<String, OwnDeployment> open = new LinkedHashMap<>();
      for (String ref : refs) {
        String[] parts = ref.split("/", 2);
        switch (tools.parts().ecsEditor().update(parts[0], parts[1], EcsEditor.Update.REDEPLOY)) {
          case Outcome.Done<Service>(Service updated) ->
              OwnDeployment.of(updated)
                  .ifPresentOrElse(
                      own -> open.put(ref, own),
                      () -> {
                        unknowns.add(notByEcs(ref));
                        ended.add(new RotationResult.Service(parts[0], parts[1], null, "unknown"));
                      });
          case Outcome.Failed<Service>(Problem problem) -> {
            unknowns.add(Unknown.of("the redeployment of " + Text.clean(ref), problem));
            ended.add(new RotationResult.Service(parts[0], parts[1], null, "failed"));
          }
        }
      }
      Instant until = tools.parts().clock().instant().plus(DeploymentWatch.LIMIT);
      follow(open, until, ended, unknowns);
      Snapshot<List<StaleTask>> left = stale();
      // What was told to stop holds the old value until it has ended.
      while (left.value().stream().anyMatch(StaleTask::stopping)
          && tools.parts().clock().instant().isBefore(until)) {
        pause();
        left = stale();
      }
      unknowns.addAll(left.unknowns());
      return new Redeployed(ended, left.value(), unknowns);
    }

    private static Unknown notByEcs(String ref) {
      return new Unknown(
          "the redeployment of " + ref,
          "ECS names no deployment of it: it is deployed by another tool. Redeploy it with that.",
          null);
    }

    private void follow(
        Map<String, OwnDeployment> open,
        Instant until,
        List<RotationResult.Service> ended,
        List<Unknown> unknowns) {
      DeploymentWatch watch =
          new DeploymentWatch(tools.parts().ecs(), tools.parts().pause(), tools.parts().clock());
      Map<String, Progress.Counts> counts = new LinkedHashMap<>();
      while (!open.isEmpty()) {
        boolean late = !tools.parts().clock().instant().isBefore(until);
        for (String ref : List.copyOf(open.keySet())) {
          OwnDeployment own = open.get(ref);
          if (own != null) {
            look(watch, own, counts, unknowns)
                .ifPresent(
                    status -> {
                      open.remove(ref);
                      ended.add(service(own, status));
                    });
          }
        }
        progress.rolling(List.copyOf(counts.values()));
        if (late) {
          open.values().forEach(own -> ended.add(service(own, "timed out")));
          return;
        }
        if (!open.isEmpty()) {
          pause();
        }
      }
    }

    /** How it ended; empty while it goes on, also where this look fails for a moment. */
    private static Optional<String> look(
        DeploymentWatch watch,
        OwnDeployment own,
        Map<String, Progress.Counts> counts,
        List<Unknown> unknowns) {
      return switch (watch.look(own)) {
        case Outcome.Done<DeploymentReport>(DeploymentReport report) -> {
          counts.put(own.ref(), Progress.Counts.of(report));
          yield report.state().ended()
              ? Optional.of(report.state().good() ? "done" : words(report))
              : Optional.empty();
        }
        case Outcome.Failed<DeploymentReport>(Problem problem) -> {
          if (problem.passes() || problem instanceof Problem.Interrupted) {
            yield Optional.empty();
          }
          unknowns.add(Unknown.of("how the redeployment of " + own.ref() + " goes", problem));
          yield Optional.of("unknown");
        }
      };
    }

    private static String words(DeploymentReport report) {
      return report.state().name().toLowerCase(Locale.ROOT).replace('_', ' ');
    }

    private static RotationResult.Service service(OwnDeployment own, String status) {
      return new RotationResult.Service(own.cluster(), own.service(), own.id(), status);
    }

    private void pause() {
      Outcome<Object> waited =
          Outcome.of(
              () -> {
                tools.parts().pause().pause(DeploymentWatch.EVERY);
                return this;
              });
      if (waited instanceof Outcome.Failed<Object>(Problem problem)) {
        throw new ProblemException(problem);
      }
    }
  }
}
