package dev.quarterdeck.aws;

import dev.quarterdeck.services.TaskDefinition;
import dev.quarterdeck.services.TaskDefinition.ContainerDefinition;
import dev.quarterdeck.services.TaskDefinition.Place;
import dev.quarterdeck.services.TaskDefinition.SecretReference;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.ecs.model.KeyValuePair;
import software.amazon.awssdk.services.ecs.model.LogConfiguration;

/** A task definition without what may be secret in it: names of variables, never their values. */
final class TaskDefinitionMapping {
  private TaskDefinitionMapping() {}

  static TaskDefinition of(software.amazon.awssdk.services.ecs.model.TaskDefinition d) {
    return new TaskDefinition(
        d.taskDefinitionArn(),
        Nulls.empty(d.family()),
        Nulls.zero(d.revision()),
        d.executionRoleArn(),
        d.taskRoleArn(),
        d.cpu(),
        d.memory(),
        d.containerDefinitions().stream().map(TaskDefinitionMapping::container).toList());
  }

  private static ContainerDefinition container(
      software.amazon.awssdk.services.ecs.model.ContainerDefinition c) {
    LogConfiguration log = c.logConfiguration();
    boolean awslogs = log != null && "awslogs".equals(log.logDriverAsString());
    Map<String, String> options = awslogs && log != null ? log.options() : Map.of();
    return new ContainerDefinition(
        Nulls.empty(c.name()),
        c.image(),
        // ECS takes a container for essential unless told otherwise.
        c.essential() == null || c.essential(),
        c.environment().stream().map(KeyValuePair::name).map(Nulls::empty).toList(),
        references(c, log),
        options.get("awslogs-group"),
        options.get("awslogs-stream-prefix"));
  }

  private static List<SecretReference> references(
      software.amazon.awssdk.services.ecs.model.ContainerDefinition c,
      @Nullable LogConfiguration log) {
    List<SecretReference> references = new ArrayList<>();
    c.secrets().forEach(s -> references.add(reference(Place.VARIABLE, s.name(), s.valueFrom())));
    if (log != null) {
      log.secretOptions()
          .forEach(s -> references.add(reference(Place.LOG_OPTION, s.name(), s.valueFrom())));
    }
    if (c.repositoryCredentials() != null
        && c.repositoryCredentials().credentialsParameter() != null) {
      references.add(
          reference(
              Place.REGISTRY,
              "repositoryCredentials",
              c.repositoryCredentials().credentialsParameter()));
    }
    return List.copyOf(references);
  }

  private static SecretReference reference(
      Place place, @Nullable String name, @Nullable String valueFrom) {
    return new SecretReference(place, Nulls.empty(name), Nulls.empty(valueFrom));
  }
}
