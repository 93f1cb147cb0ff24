package dev.quarterdeck.services.deploy;

import dev.quarterdeck.change.Change;
import dev.quarterdeck.change.Plan;
import dev.quarterdeck.kernel.Outcome;
import dev.quarterdeck.kernel.Problem;
import dev.quarterdeck.kernel.ProblemException;
import dev.quarterdeck.kernel.Text;
import dev.quarterdeck.services.Ecs;
import dev.quarterdeck.services.EcsEditor;
import dev.quarterdeck.services.FleetReader;
import dev.quarterdeck.services.Service;
import dev.quarterdeck.services.taskdef.TaskDefinitionDiff;
import dev.quarterdeck.services.taskdef.TaskDefinitionDocument;
import dev.quarterdeck.services.taskdef.TaskDefinitionStore;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Prepares deployments and scalings of services. Changes nothing itself. */
public final class ServiceUpdates {
  private static final String UPDATE = "ecs:UpdateService";
  private static final String REGISTER = "ecs:RegisterTaskDefinition";

  private final Ecs ecs;
  private final EcsEditor editor;
  private final TaskDefinitionStore definitions;
  private final Autoscaling autoscaling;

  public ServiceUpdates(
      Ecs ecs, EcsEditor editor, TaskDefinitionStore definitions, Autoscaling autoscaling) {
    this.ecs = ecs;
    this.editor = editor;
    this.definitions = definitions;
    this.autoscaling = autoscaling;
  }

  /**
   * What to deploy.
   *
   * @param taskDefinition {@code FAMILY}, {@code FAMILY:REVISION} or an ARN; null for what runs
   * @param images by container: registers a copy of the revision with these; empty for none
   */
  public record Deploy(@Nullable String taskDefinition, Map<String, String> images) {
    /** The same revision again, with new tasks. */
    public static final Deploy AGAIN = new Deploy(null, Map.of());
  }

  /** A new deployment of each service. */
  public Outcome<Change<List<Updated>>> deploy(List<Service> services, Deploy wish) {
    return Outcome.of(() -> deploying(services, wish));
  }

  private Change<List<Updated>> deploying(List<Service> services, Deploy wish) {
    List<UpdateChange.Item> items = new ArrayList<>();
    List<String> details = new ArrayList<>();
    List<Plan.Step> steps = new ArrayList<>();
    List<String> notes = new ArrayList<>();
    for (Service s : services) {
      active(s);
      items.add(item(s, wish, details, steps));
      notes.addAll(Plans.deploymentNotes(s));
    }
    Plan plan =
        Plans.of(
            "services.deploy",
            "Deploy " + Plans.names(services) + ".",
            services,
            details,
            steps,
            notes);
    return new UpdateChange(ecs, editor, plan, items, List.of());
  }

  private UpdateChange.Item item(
      Service s, Deploy wish, List<String> details, List<Plan.Step> steps) {
    String runs = FleetReader.shortName(s.taskDefinition());
    if (wish.taskDefinition() == null && wish.images().isEmpty()) {
      details.add(s.ref() + ": new tasks of " + runs);
      steps.add(new Plan.Step(UPDATE, "Force a new deployment of " + s.ref()));
      return new UpdateChange.Item(s, null, EcsEditor.Update.REDEPLOY);
    }
    TaskDefinitionDocument now = definitions.document(s.taskDefinition()).orThrow();
    TaskDefinitionDocument base =
        wish.taskDefinition() == null ? now : definitions.document(wish.taskDefinition()).orThrow();
    TaskDefinitionDocument wanted = withImages(s, base, wish.images());
    TaskDefinitionDiff diff = TaskDefinitionDiff.between(now, wanted);
    boolean copy = !wanted.images().equals(base.images()) || !base.active();
    details.add(
        s.ref()
            + ": "
            + (copy
                ? runs + " → a new revision made of " + base.shortName()
                : base.arn().equals(now.arn())
                    ? "new tasks of " + runs
                    : runs + " → " + base.shortName()));
    details.addAll(Plans.lines(diff));
    if (copy) {
      steps.add(
          new Plan.Step(
              REGISTER,
              "Register a copy of "
                  + base.shortName()
                  + (wish.images().isEmpty() ? ", which is inactive" : " with that image")));
    }
    steps.add(
        new Plan.Step(
            UPDATE, "Deploy " + (copy ? "the new revision" : base.shortName()) + " to " + s.ref()));
    return new UpdateChange.Item(
        s, copy ? wanted : null, new EcsEditor.Update(copy ? null : base.arn(), null, true));
  }

  private static TaskDefinitionDocument withImages(
      Service s, TaskDefinitionDocument base, Map<String, String> images) {
    for (String container : images.keySet()) {
      if (!base.images().containsKey(container)) {
        throw new ProblemException(
            new Problem.Invalid(
                Text.clean(base.shortName())
                    + " of "
                    + s.ref()
                    + " has no container "
                    + Text.clean(container)
                    + ".",
                "It has: " + Text.clean(String.join(", ", base.images().keySet()))));
      }
    }
    return base.withImages(images);
  }

  private static void active(Service s) {
    if (!s.status().equals("ACTIVE")) {
      throw new ProblemException(
          new Problem.Refused(
              Text.clean(s.ref()) + " is " + Text.clean(s.status()) + ": it is being deleted.",
              "Create it anew where it should run again."));
    }
  }

  /** Another number of tasks; zero is allowed. */
  public Outcome<Change<List<Updated>>> scale(List<Service> services, int desired) {
    return Outcome.of(() -> scaling(services, desired));
  }

  private Change<List<Updated>> scaling(List<Service> services, int desired) {
    List<UpdateChange.Item> items = new ArrayList<>();
    List<Service> unchanged = new ArrayList<>();
    List<String> details = new ArrayList<>();
    List<Plan.Step> steps = new ArrayList<>();
    List<String> notes = new ArrayList<>();
    for (Service s : services) {
      active(s);
      if (s.desired() == desired) {
        unchanged.add(s);
        details.add(s.ref() + ": " + Plans.tasks(desired) + " already");
        continue;
      }
      items.add(new UpdateChange.Item(s, null, new EcsEditor.Update(null, desired, false)));
      details.add(s.ref() + ": " + s.desired() + " → " + Plans.tasks(desired));
      steps.add(new Plan.Step(UPDATE, "Set the desired count of " + s.ref() + " to " + desired));
      if (desired == 0) {
        notes.add(
            s.ref()
                + " stops serving. Back with: qd services scale "
                + s.ref()
                + " "
                + s.desired());
      } else if (desired < s.desired()) {
        notes.add(s.ref() + ": " + Plans.tasks(s.desired() - desired) + " will be stopped.");
      }
      notes.addAll(autoscaling.notes(s, desired));
    }
    Plan plan =
        Plans.of(
            "services.scale",
            "Scale " + Plans.names(services) + " to " + Plans.tasks(desired) + ".",
            services,
            details,
            steps,
            notes);
    return new UpdateChange(ecs, editor, plan, items, unchanged);
  }

  /** One service to a revision that was chosen: how a roll-back is made. */
  UpdateChange to(
      String action, String title, Service s, String target, List<String> why, List<String> notes) {
    active(s);
    List<String> details = new ArrayList<>(why);
    List<Plan.Step> steps = new ArrayList<>();
    UpdateChange.Item item = item(s, new Deploy(target, Map.of()), details, steps);
    List<String> all = new ArrayList<>(Plans.deploymentNotes(s));
    all.addAll(notes);
    return new UpdateChange(
        ecs,
        editor,
        Plans.of(action, title, List.of(s), details, steps, all),
        List.of(item),
        List.of());
  }

  /** A plan without a step: everything is as it was asked for. */
  UpdateChange nothing(String action, Service s, String why) {
    return new UpdateChange(
        ecs,
        editor,
        Plans.of(action, why, List.of(s), List.of(), List.of(), List.of()),
        List.of(),
        List.of(s));
  }
}
