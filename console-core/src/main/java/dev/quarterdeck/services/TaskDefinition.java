package dev.quarterdeck.services;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What the console keeps of a task-definition revision: immutable in ECS, so cached for ever.
 * Environment values are left out on purpose: people put secrets there.
 */
public record TaskDefinition(
    String arn,
    String family,
    int revision,
    @Nullable String executionRoleArn,
    @Nullable String taskRoleArn,
    @Nullable String cpu,
    @Nullable String memory,
    List<ContainerDefinition> containers) {

  /**
   * @param environment names only
   * @param logGroup {@code awslogs-group} of the log driver, where it is awslogs
   */
  public record ContainerDefinition(
      String name,
      @Nullable String image,
      boolean essential,
      List<String> environment,
      List<SecretReference> secrets,
      @Nullable String logGroup,
      @Nullable String logStreamPrefix) {}

  /** Where in a container definition a reference stands. */
  public enum Place {
    /** {@code secrets}: an environment variable. */
    VARIABLE,
    /** {@code logConfiguration.secretOptions}. */
    LOG_OPTION,
    /** {@code repositoryCredentials.credentialsParameter}. */
    REGISTRY
  }

  /**
   * @param name the variable (or log option) that receives the value
   * @param valueFrom exactly as registered; parse with {@code secrets.ValueFrom}
   */
  public record SecretReference(Place place, String name, String valueFrom) {}
}
