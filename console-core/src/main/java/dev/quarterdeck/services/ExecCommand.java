package dev.quarterdeck.services;

/** The line that opens a session into a container from a shell. */
public final class ExecCommand {
  /** What runs where nothing else was asked for. */
  public static final String SHELL = "/bin/sh";

  private ExecCommand() {}

  /** Equivalent to {@code aws ecs execute-command --interactive}, ready to paste. */
  public static String aws(
      String region, String cluster, String task, String container, String command) {
    return "aws ecs execute-command --region "
        + region
        + " --cluster "
        + cluster
        + " --task "
        + task
        + " --container "
        + container
        + " --interactive --command \""
        + command.replace("\\", "\\\\").replace("\"", "\\\"")
        + "\"";
  }
}
