package dev.quarterdeck.aws;

import dev.quarterdeck.readiness.collect.SecretReadings;
import dev.quarterdeck.readiness.collect.TaskDefinitionFacts;
import dev.quarterdeck.readiness.collect.TaskDefinitionFacts.ContainerFacts;
import dev.quarterdeck.readiness.collect.TaskDefinitionFacts.EfsVolume;
import dev.quarterdeck.readiness.collect.TaskDefinitionFacts.Leak;
import dev.quarterdeck.readiness.collect.TaskDefinitionFacts.Reference;
import dev.quarterdeck.readiness.collect.TaskDefinitionFacts.Variable;
import dev.quarterdeck.readiness.plaintext.PlaintextDetector;
import dev.quarterdeck.readiness.plaintext.ValueShape;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import software.amazon.awssdk.services.ecs.model.ContainerDefinition;
import software.amazon.awssdk.services.ecs.model.EFSVolumeConfiguration;
import software.amazon.awssdk.services.ecs.model.EnvironmentFile;
import software.amazon.awssdk.services.ecs.model.KeyValuePair;
import software.amazon.awssdk.services.ecs.model.LogConfiguration;
import software.amazon.awssdk.services.ecs.model.PortMapping;
import software.amazon.awssdk.services.ecs.model.Secret;
import software.amazon.awssdk.services.ecs.model.TaskDefinition;

/**
 * Looks at every text of a revision that could be a secret, and keeps what kind of text it is: the
 * texts themselves end here.
 */
final class TaskDefinitionFactsMapping {
  /** Options of log drivers that are settings and may be shown. */
  private static final Set<String> LOG_SETTINGS =
      Set.of(
          "awslogs-group",
          "awslogs-region",
          "awslogs-stream-prefix",
          "awslogs-create-group",
          "mode",
          "max-buffer-size");

  private TaskDefinitionFactsMapping() {}

  static TaskDefinitionFacts of(TaskDefinition d) {
    List<Leak> leaks = new ArrayList<>();
    d.containerDefinitions().forEach(c -> leaks(c, leaks));
    return new TaskDefinitionFacts(
        d.taskDefinitionArn(),
        Nulls.empty(d.family()),
        Nulls.zero(d.revision()),
        !"INACTIVE".equals(d.statusAsString()),
        d.networkModeAsString(),
        d.pidModeAsString(),
        d.runtimePlatform() == null ? null : d.runtimePlatform().operatingSystemFamilyAsString(),
        d.runtimePlatform() == null ? null : d.runtimePlatform().cpuArchitectureAsString(),
        d.cpu(),
        d.memory(),
        d.executionRoleArn(),
        d.taskRoleArn(),
        d.containerDefinitions().stream().map(TaskDefinitionFactsMapping::container).toList(),
        volumes(d),
        List.copyOf(leaks));
  }

  private static List<EfsVolume> volumes(TaskDefinition d) {
    List<EfsVolume> volumes = new ArrayList<>();
    d.volumes()
        .forEach(
            v -> {
              EFSVolumeConfiguration efs = v.efsVolumeConfiguration();
              if (efs != null) {
                volumes.add(
                    new EfsVolume(
                        Nulls.empty(v.name()),
                        Nulls.empty(efs.fileSystemId()),
                        "ENABLED".equals(efs.transitEncryptionAsString()),
                        efs.authorizationConfig() != null
                            && "ENABLED".equals(efs.authorizationConfig().iamAsString())));
              }
            });
    return List.copyOf(volumes);
  }

  private static ContainerFacts container(ContainerDefinition c) {
    LogConfiguration log = c.logConfiguration();
    Map<String, String> options = new HashMap<>();
    if (log != null) {
      log.options()
          .forEach(
              (name, value) -> {
                if (LOG_SETTINGS.contains(name)) {
                  options.put(name, value);
                }
              });
    }
    return new ContainerFacts(
        Nulls.empty(c.name()),
        Nulls.empty(c.image()),
        // ECS takes a container for essential unless told otherwise.
        c.essential() == null || c.essential(),
        Nulls.no(c.privileged()),
        Nulls.no(c.readonlyRootFilesystem()),
        c.user(),
        c.healthCheck() != null && !c.healthCheck().command().isEmpty(),
        c.repositoryCredentials() != null
            && c.repositoryCredentials().credentialsParameter() != null,
        c.stopTimeout(),
        c.versionConsistencyAsString(),
        log == null ? null : log.logDriverAsString(),
        Map.copyOf(options),
        log == null
            ? List.of()
            : log.secretOptions().stream().map(Secret::name).map(Nulls::empty).toList(),
        c.environment().stream()
            .map(
                v ->
                    new Variable(
                        Nulls.empty(v.name()),
                        ValueShape.of(Nulls.empty(v.name()), Nulls.empty(v.value()))))
            .toList(),
        references(c.secrets()),
        agentSecrets(c),
        c.environmentFiles().stream().map(EnvironmentFile::value).map(Nulls::empty).toList(),
        c.portMappings().stream()
            .map(PortMapping::containerPort)
            .filter(Objects::nonNull)
            .toList());
  }

  private static List<Reference> references(List<Secret> secrets) {
    return secrets.stream()
        .map(s -> new Reference(Nulls.empty(s.name()), Nulls.empty(s.valueFrom())))
        .toList();
  }

  private static List<Reference> agentSecrets(ContainerDefinition c) {
    List<Reference> all = new ArrayList<>();
    if (c.repositoryCredentials() != null
        && c.repositoryCredentials().credentialsParameter() != null) {
      all.add(
          new Reference(SecretReadings.REGISTRY, c.repositoryCredentials().credentialsParameter()));
    }
    if (c.logConfiguration() != null) {
      all.addAll(references(c.logConfiguration().secretOptions()));
    }
    return List.copyOf(all);
  }

  private static void leaks(ContainerDefinition c, List<Leak> into) {
    String container = Nulls.empty(c.name());
    for (KeyValuePair v : c.environment()) {
      named(container, "environment", Nulls.empty(v.name()), Nulls.empty(v.value()), into);
    }
    c.dockerLabels().forEach((name, value) -> named(container, "label", name, value, into));
    if (c.logConfiguration() != null) {
      c.logConfiguration()
          .options()
          .forEach((name, value) -> named(container, "log option", name, value, into));
    }
    words(container, "command", c.command(), into);
    words(container, "entry point", c.entryPoint(), into);
    if (c.healthCheck() != null) {
      words(container, "health check", c.healthCheck().command(), into);
    }
  }

  private static void named(
      String container, String place, String name, String value, List<Leak> into) {
    PlaintextDetector.inspect(name, Nulls.empty(value))
        .ifPresent(s -> into.add(new Leak(container, place, name, s)));
  }

  /** An option and its value may be two words, so they are looked at together as well. */
  private static void words(String container, String place, List<String> words, List<Leak> into) {
    PlaintextDetector.inspectText(String.join(" ", words))
        .ifPresent(s -> into.add(new Leak(container, place, place, s)));
  }
}
