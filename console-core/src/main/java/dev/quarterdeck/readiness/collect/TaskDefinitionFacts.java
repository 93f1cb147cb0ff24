package dev.quarterdeck.readiness.collect;

import dev.quarterdeck.readiness.plaintext.Suspicion;
import dev.quarterdeck.readiness.plaintext.ValueShape;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What readiness asks of a revision, from {@code describe-task-definition}. Values of variables
 * were looked at on the way here and are not in it.
 *
 * @param leaks texts anywhere in it that look like secrets
 */
public record TaskDefinitionFacts(
    String arn,
    String family,
    int revision,
    boolean active,
    @Nullable String networkMode,
    @Nullable String pidMode,
    @Nullable String osFamily,
    @Nullable String cpuArchitecture,
    @Nullable String cpu,
    @Nullable String memory,
    @Nullable String executionRole,
    @Nullable String taskRole,
    List<ContainerFacts> containers,
    List<EfsVolume> efsVolumes,
    List<Leak> leaks) {

  /** {@code family:revision}. */
  public String ref() {
    return family + ":" + revision;
  }

  public boolean windows() {
    return osFamily != null && osFamily.startsWith("WINDOWS");
  }

  /** Whether something can connect to its tasks. */
  public boolean publishesPorts() {
    return containers.stream().anyMatch(c -> !c.ports().isEmpty());
  }

  /**
   * A text that looks like a secret.
   *
   * @param place for example {@code environment} or {@code command}
   * @param name of the variable, option or label; the place itself where there is no name
   */
  public record Leak(String container, String place, String name, Suspicion suspicion) {}

  public record EfsVolume(String name, String fileSystemId, boolean tls, boolean iam) {}

  /**
   * @param user as the image's or null where the definition says nothing
   * @param logOptions the driver's options that are settings, such as awslogs-group; never tokens
   * @param agentSecrets references that the agent follows and no container sees: of the private
   *     registry and of the log driver
   * @param secretOptions names of the log driver's options that are references
   */
  public record ContainerFacts(
      String name,
      String image,
      boolean essential,
      boolean privileged,
      boolean readonlyRoot,
      @Nullable String user,
      boolean healthCheck,
      boolean registryCredentials,
      @Nullable Integer stopTimeout,
      @Nullable String versionConsistency,
      @Nullable String logDriver,
      Map<String, String> logOptions,
      List<String> secretOptions,
      List<Variable> variables,
      List<Reference> secrets,
      List<Reference> agentSecrets,
      List<String> environmentFiles,
      List<Integer> ports) {}

  public record Variable(String name, ValueShape shape) {}

  public record Reference(String name, String valueFrom) {}
}
