package dev.quarterdeck.secrets;

import dev.quarterdeck.services.Deployment;
import dev.quarterdeck.services.FleetView;
import dev.quarterdeck.services.Service;
import dev.quarterdeck.services.Task;
import dev.quarterdeck.services.TaskDefinition;
import dev.quarterdeck.services.TaskDefinition.ContainerDefinition;
import dev.quarterdeck.services.TaskDefinition.SecretReference;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Every reference to a secret in what runs: the task definition of every live deployment, of
 * standalone tasks, and of tasks left over from earlier deployments.
 */
final class References {
  private References() {}

  /** One reference with the tasks that resolved it. */
  record Use(
      ValueFrom reference,
      String cluster,
      @Nullable String service,
      @Nullable String deployment,
      String taskDefinition,
      String container,
      String variable,
      List<Task> tasks) {}

  static List<Use> in(FleetView fleet) {
    Map<String, List<Task>> byService = new HashMap<>();
    for (Task t : fleet.stillRunning()) {
      byService.computeIfAbsent(t.cluster() + '/' + t.service(), k -> new ArrayList<>()).add(t);
    }
    List<Use> uses = new ArrayList<>();
    Set<String> claimed = new HashSet<>();
    for (Service s : fleet.services()) {
      List<Task> own = byService.getOrDefault(s.ref(), List.of());
      for (Deployment d : s.deployments()) {
        List<Task> tasks =
            own.stream()
                .filter(t -> d.id().equals(t.startedBy()) || startedUnknown(t, d, s))
                .toList();
        tasks.forEach(t -> claimed.add(t.arn()));
        add(uses, fleet, s.cluster(), s.name(), d.id(), d.taskDefinition(), tasks);
      }
    }
    Map<String, List<Task>> rest = new HashMap<>();
    for (Task t : fleet.stillRunning()) {
      if (!claimed.contains(t.arn())) {
        rest.computeIfAbsent(
                t.cluster() + '/' + t.service() + '/' + t.taskDefinition(), k -> new ArrayList<>())
            .add(t);
      }
    }
    for (List<Task> tasks : rest.values()) {
      Task t = tasks.getFirst();
      add(uses, fleet, t.cluster(), t.service(), null, t.taskDefinition(), tasks);
    }
    return uses;
  }

  /** Tasks without startedBy belong to the one deployment of the same revision. */
  private static boolean startedUnknown(Task t, Deployment d, Service s) {
    return t.startedBy() == null
        && d.taskDefinition().equals(t.taskDefinition())
        && s.deployments().stream()
                .filter(o -> o.taskDefinition().equals(t.taskDefinition()))
                .count()
            == 1;
  }

  private static void add(
      List<Use> uses,
      FleetView fleet,
      String cluster,
      @Nullable String service,
      @Nullable String deployment,
      String definitionArn,
      List<Task> tasks) {
    TaskDefinition definition = fleet.taskDefinitions().get(definitionArn);
    if (definition == null) {
      return; // already among the reading's unknowns
    }
    for (ContainerDefinition c : definition.containers()) {
      for (SecretReference r : c.secrets()) {
        ValueFrom.secret(r.valueFrom())
            .ifPresent(
                reference ->
                    uses.add(
                        new Use(
                            reference,
                            cluster,
                            service,
                            deployment,
                            definitionArn,
                            c.name(),
                            r.name(),
                            tasks)));
      }
    }
  }
}
