package dev.quarterdeck.services;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Why a task stopped, decoded from ECS's {@code stopCode}, {@code stoppedReason} and exit codes
 * into a cause and what to do about it.
 *
 * @param failure false for what ECS does in the normal course: scaling, deployments, a person
 */
public record StopCause(String text, String fix, boolean failure) {

  private record Rule(Pattern pattern, String text, String fix) {}

  private static Rule rule(String regex, String text, String fix) {
    return new Rule(Pattern.compile(regex, Pattern.CASE_INSENSITIVE), text, fix);
  }

  /** In order: the first that matches tells most. */
  private static final List<Rule> RULES =
      List.of(
          rule(
              "unable to retrieve ecr registry auth",
              "the image registry cannot be reached or refuses (not a secret problem)",
              "Check the route to ECR and ecr:GetAuthorizationToken of the execution role"),
          rule(
              "did not contain json key ([^\\s:,]+)",
              "the secret has no JSON key $1",
              "Add key $1 to the secret or correct valueFrom: qd secrets show NAME"),
          rule(
              "Access to KMS is not allowed",
              "the execution role may not decrypt the secret (KMS)",
              "Allow kms:Decrypt on the secret's key to the execution role"),
          rule(
              "unable to pull secrets.*(AccessDenied|not authorized to perform: (\\S+))",
              "the execution role may not read the secret",
              "Allow secretsmanager:GetSecretValue on the secret to the execution role"),
          rule(
              "unable to (pull|retrieve) secrets?.*(ResourceNotFoundException|can't find the specified secret)",
              "the secret, its region or its label does not exist",
              "Compare valueFrom with: qd secrets list"),
          rule(
              "The task can't retrieve the secret with ARN",
              "the secret, its region or its label does not exist",
              "Compare valueFrom with: qd secrets list"),
          rule(
              "invalid character .* looking for beginning of value",
              "the secret is not JSON, but a key of it is asked for",
              "Store a JSON object, or reference the whole secret"),
          rule(
              "GetSecretValueInput\\.VersionId",
              "valueFrom is malformed: its last part is no version id",
              "Use :json-key:version-stage:version-id, colons included"),
          rule(
              "unable to (pull|retrieve) secrets?.*(context deadline exceeded|task network configuration|i/o timeout|RequestCanceled)",
              "no network route from the task to Secrets Manager",
              "Check NAT or the VPC endpoint and its security group"),
          rule(
              "unable to (pull|retrieve) secrets?",
              "a secret could not be fetched at the start",
              "Compare the task definition's secrets with: qd secrets list"),
          rule(
              "CannotPullContainerError|CannotPullImage",
              "the image cannot be pulled",
              "Check the image's tag and the registry's permission"),
          rule(
              "OutOfMemory|\\bOOM",
              "it ran out of memory",
              "Raise the task's memory, or find the leak in its logs"),
          rule(
              "failed ELB health checks",
              "it failed the load balancer's health checks",
              "Look at its health endpoint and its logs around the stop"),
          rule(
              "failed container health checks",
              "it failed its container health check",
              "Look at the health check's command and the logs around the stop"));

  /** Decodes a stopped task; {@code failure} is false when nothing points at one. */
  public static StopCause of(Task task) {
    String reason = task.stoppedReason() == null ? "" : task.stoppedReason();
    StringBuilder all = new StringBuilder(reason);
    task.containers().stream()
        .filter(c -> c.reason() != null)
        .forEach(c -> all.append(' ').append(c.reason()));
    for (Rule rule : RULES) {
      Matcher m = rule.pattern().matcher(all);
      if (m.find()) {
        String key = m.groupCount() > 0 && m.group(1) != null ? m.group(1) : "";
        return new StopCause(rule.text().replace("$1", key), rule.fix().replace("$1", key), true);
      }
    }
    return byExit(task, reason);
  }

  private static StopCause byExit(Task task, String reason) {
    Optional<Task.Container> exited =
        task.containers().stream()
            .filter(c -> c.exitCode() != null && c.exitCode() != 0)
            .findFirst();
    String code = task.stopCode() == null ? "" : task.stopCode();
    if (normal(code, reason)) {
      return new StopCause(reason.isEmpty() ? code : reason, "Nothing to do", false);
    }
    if (exited.isPresent()) {
      int exit = exited.get().exitCode() == null ? 0 : exited.get().exitCode();
      return exit == 137
          ? new StopCause(
              "container " + exited.get().name() + " was killed (exit 137), most often for memory",
              "Raise the task's memory, or look whether it ignores SIGTERM",
              true)
          : new StopCause(
              "container " + exited.get().name() + " ended with exit code " + exit,
              "Read its last log lines",
              true);
    }
    boolean failed = code.equals("TaskFailedToStart") || code.equals("EssentialContainerExited");
    return new StopCause(
        reason.isEmpty() ? "no reason given" : reason,
        failed ? "Read its last log lines" : "Nothing to do",
        failed);
  }

  private static boolean normal(String code, String reason) {
    String r = reason.toLowerCase(Locale.ROOT);
    return code.equals("ServiceSchedulerInitiated")
        || code.equals("UserInitiated")
        || code.equals("SpotInterruption")
        || code.equals("TerminationNotice")
        || r.startsWith("scaling activity initiated by");
  }
}
