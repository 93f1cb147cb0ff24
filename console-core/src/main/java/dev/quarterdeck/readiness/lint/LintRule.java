package dev.quarterdeck.readiness.lint;

import java.util.Locale;

/** What is looked for; a rule's id is its name in lower case with hyphens. */
public enum LintRule {
  INVALID_JSON(Level.ERROR, "The file is one JSON object"),
  ANSWER_FIELD(Level.ERROR, "No field stands in it that only ECS's answers have"),
  UNKNOWN_FIELD(Level.WARNING, "Every field is one that RegisterTaskDefinition knows"),
  REPEATED_FIELD(Level.WARNING, "No field stands twice in one object"),
  MISSING_FIELD(Level.ERROR, "What ECS demands is there"),
  WRONG_TYPE(Level.ERROR, "Fields have the JSON type that ECS demands"),
  ENVIRONMENT_NOT_STRING(Level.ERROR, "Values of variables are strings"),
  DUPLICATE_NAME(Level.ERROR, "Names of containers, variables and secrets are unique"),
  NAME_IN_BOTH(Level.ERROR, "No name stands in environment and in secrets"),
  PLAINTEXT_SECRET(Level.ERROR, "No secret stands in plain text"),
  PLACEHOLDER(Level.ERROR, "Every placeholder is filled in"),
  MALFORMED_REFERENCE(Level.ERROR, "References to secrets are ARNs that the agent reads"),
  PARTIAL_ARN(Level.WARNING, "References hold the secret's full ARN"),
  OTHER_REGION(Level.WARNING, "References point into the task's region"),
  OTHER_ACCOUNT(Level.WARNING, "References point into the task's account"),
  PINNED_VERSION(Level.WARNING, "References follow a label, so that rotations reach them"),
  SECRET_MISSING(Level.ERROR, "Every secret exists"),
  SECRET_DELETED(Level.ERROR, "No secret is scheduled for deletion"),
  VERSION_MISSING(Level.ERROR, "Every label and version exists"),
  KEY_MISSING(Level.ERROR, "Every key exists in its secret"),
  VALUE_NOT_STRING(Level.WARNING, "Injected values are JSON strings"),
  PARAMETER_MISSING(Level.ERROR, "Every parameter exists"),
  PARAMETER_NOT_SECURE(Level.WARNING, "Parameters are stored encrypted"),
  ENVIRONMENT_FILE(Level.ERROR, "Environment files are referred to as ECS takes them"),
  ENVIRONMENT_FILE_MISSING(Level.ERROR, "Every environment file exists"),
  ENVIRONMENT_FILE_EMPTY(Level.WARNING, "No environment file is empty"),
  LOG_GROUP_MISSING(Level.ERROR, "Log groups exist, or the driver makes them"),
  NO_LOGGING(Level.WARNING, "Containers log somewhere"),
  LOG_OPTIONS(Level.ERROR, "The log driver has the options that it needs"),
  NO_HEALTH_CHECK(Level.WARNING, "Essential containers have a health check"),
  ROOT_USER(Level.WARNING, "Containers run as another user than root"),
  PRIVILEGED(Level.ERROR, "No container is privileged"),
  MOVING_IMAGE(Level.WARNING, "Images are pinned to a version"),
  NO_ESSENTIAL_CONTAINER(Level.ERROR, "One container at least is essential"),
  DEPENDENCY(Level.ERROR, "Dependencies name containers that can meet them"),
  FARGATE_SIZE(Level.ERROR, "Fargate has this combination of CPU and memory"),
  FARGATE_NETWORK(Level.ERROR, "On Fargate the network mode is awsvpc"),
  CONTAINER_SIZE(Level.ERROR, "Containers fit into their task"),
  NO_EXECUTION_ROLE(Level.ERROR, "A role starts the task where one is needed");

  /** How much it matters. */
  public enum Level {
    ERROR,
    WARNING;

    /** As it is written in JSON and shown. */
    public String id() {
      return name().toLowerCase(Locale.ROOT);
    }
  }

  private final Level level;
  private final String summary;

  LintRule(Level level, String summary) {
    this.level = level;
    this.summary = summary;
  }

  public String id() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  /** What it usually means; one finding may be less. */
  public Level level() {
    return level;
  }

  /** What holds where it finds nothing. */
  public String summary() {
    return summary;
  }
}
