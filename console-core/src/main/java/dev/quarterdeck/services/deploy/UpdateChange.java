package dev.quarterdeck.services.deploy;

import dev.quarterdeck.change.Change;
import dev.quarterdeck.change.Plan;
import dev.quarterdeck.kernel.Listing;
import dev.quarterdeck.kernel.Outcome;
import dev.quarterdeck.kernel.Problem;
import dev.quarterdeck.kernel.ProblemException;
import dev.quarterdeck.services.Deployment;
import dev.quarterdeck.services.Ecs;
import dev.quarterdeck.services.EcsEditor;
import dev.quarterdeck.services.FleetReader;
import dev.quarterdeck.services.Service;
import dev.quarterdeck.services.taskdef.TaskDefinitionDocument;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Updates services one after another, each only when it still is as it was planned for: a
 * deployment that somebody else started meanwhile is never replaced unseen.
 */
final class UpdateChange implements Change<List<Updated>> {
  /**
   * One service.
   *
   * @param register what to register first; its ARN is then what the service runs
   */
  record Item(
      Service service, @Nullable TaskDefinitionDocument register, EcsEditor.Update update) {}

  private final Ecs ecs;
  private final EcsEditor editor;
  private final Plan plan;
  private final List<Item> items;
  private final List<Service> unchanged;

  /** {@code unchanged}: services that need nothing. */
  UpdateChange(Ecs ecs, EcsEditor editor, Plan plan, List<Item> items, List<Service> unchanged) {
    this.ecs = ecs;
    this.editor = editor;
    this.plan = plan;
    this.items = List.copyOf(items);
    this.unchanged = List.copyOf(unchanged);
  }

  @Override
  public Plan plan() {
    return plan;
  }

  @Override
  public String said(List<Updated> result) {
    List<String> said = new ArrayList<>();
    for (Updated u : result) {
      OwnDeployment d = u.deployment();
      Problem p = u.problem();
      String what =
          p != null
              ? "failed: " + p.sentence()
              : d != null
                  ? "deployment " + d.id() + " of " + FleetReader.shortName(u.taskDefinition())
                  : u.desired() + " desired";
      said.add(result.size() == 1 ? what : u.before().ref() + ": " + what);
    }
    return "done, " + String.join("; ", said);
  }

  @Override
  public Outcome<List<Updated>> execute() {
    List<Updated> result = new ArrayList<>();
    unchanged.forEach(s -> result.add(Updated.unchanged(s)));
    boolean any = !result.isEmpty();
    Problem first = null;
    for (Item item : items) {
      Updated updated = update(item);
      result.add(updated);
      any |= updated.problem() == null || updated.registered() != null;
      first = first == null ? updated.problem() : first;
    }
    return first != null && !any ? Outcome.failed(first) : Outcome.done(List.copyOf(result));
  }

  private Updated update(Item item) {
    Service s = item.service();
    String registered = null;
    try {
      Service now = read(s);
      if (!deployments(s).equals(deployments(now)) || s.desired() != now.desired()) {
        throw new ProblemException(changed(s, now));
      }
      String definition = item.update().taskDefinition();
      if (item.register() != null) {
        registered = editor.register(item.register()).orThrow();
        definition = registered;
      }
      EcsEditor.Update update =
          new EcsEditor.Update(definition, item.update().desired(), item.update().force());
      Service after = sent(s, now, update);
      boolean deploys = update.force() || definition != null;
      return new Updated(
          s,
          deploys ? OwnDeployment.of(after).orElse(null) : null,
          after.taskDefinition(),
          registered,
          after.desired(),
          null);
    } catch (ProblemException e) {
      return new Updated(s, null, s.taskDefinition(), registered, s.desired(), e.problem());
    }
  }

  /** UpdateService takes no token: after a lost answer the service itself says what was done. */
  private Service sent(Service planned, Service now, EcsEditor.Update update) {
    Outcome<Service> answer = editor.update(planned.cluster(), planned.name(), update);
    if (answer instanceof Outcome.Failed<Service>(Problem problem)
        && (problem instanceof Problem.Unreachable || problem instanceof Problem.TimedOut)) {
      Outcome<Service> after = Outcome.of(() -> read(planned));
      if (after instanceof Outcome.Done<Service>(Service s) && took(now, s, update)) {
        return s;
      }
    }
    return answer.orThrow();
  }

  private static boolean took(Service before, Service after, EcsEditor.Update update) {
    boolean deploys = update.force() || update.taskDefinition() != null;
    return deploys
        ? !deployments(before).equals(deployments(after))
            && (update.taskDefinition() == null
                || update.taskDefinition().equals(after.taskDefinition()))
        : Objects.equals(update.desired(), after.desired());
  }

  private Service read(Service s) {
    Listing<Service> read = ecs.services(s.cluster(), List.of(s.name())).orThrow();
    if (read.items().isEmpty()) {
      throw new ProblemException(
          new Problem.NotFound(
              "The service " + s.ref() + " is not there any more.",
              "List what there is with: qd services list"));
    }
    return read.items().getFirst();
  }

  /** The primary deployment's id: another one means that somebody deployed. */
  private static String deployments(Service s) {
    return s.primaryDeployment().map(Deployment::id).orElse("");
  }

  private static Problem changed(Service planned, Service now) {
    Deployment theirs = now.primaryDeployment().orElse(null);
    boolean deployed = !deployments(planned).equals(deployments(now));
    return new Problem.Conflict(
        deployed && theirs != null
            ? "Somebody else deployed "
                + FleetReader.shortName(theirs.taskDefinition())
                + " to "
                + planned.ref()
                + " meanwhile; nothing of it was changed."
            : "Somebody else scaled "
                + planned.ref()
                + " to "
                + now.desired()
                + " meanwhile; nothing of it was changed.",
        "Look with: qd services show " + planned.ref() + "; then try again.",
        theirs == null ? null : theirs.createdAt());
  }
}
