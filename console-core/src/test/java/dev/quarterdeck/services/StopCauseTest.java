package dev.quarterdeck.services;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class StopCauseTest {
  private static final String PULL =
      "ResourceInitializationError: unable to pull secrets or registry auth: execution resource"
          + " retrieval failed: unable to retrieve secret from asm: service call has been retried 1"
          + " time(s): ";

  private static Task task(
      @Nullable String code,
      @Nullable String reason,
      @Nullable Integer exit,
      @Nullable String containerReason) {
    return new Task(
        "arn",
        "c",
        "d",
        "service:api",
        "ecs-svc/1",
        "STOPPED",
        "STOPPED",
        "UNKNOWN",
        null,
        null,
        null,
        code,
        reason,
        List.of(new Task.Container("app", "STOPPED", "UNKNOWN", exit, containerReason, null, null)),
        null);
  }

  @ParameterizedTest
  @CsvSource(
      value = {
        "AccessDeniedException: User: arn:aws:sts::1:assumed-role/x is not authorized to perform: secretsmanager:GetSecretValue on resource: y|may not read the secret|secretsmanager:GetSecretValue",
        "AccessDeniedException: Access to KMS is not allowed|may not decrypt|kms:Decrypt",
        "ResourceNotFoundException: Secrets Manager can't find the specified secret.|does not exist|valueFrom",
        "ResourceNotFoundException: Secrets Manager can't find the specified secret value for staging label: AWSFOO|does not exist|valueFrom",
        "retrieved secret from Secrets Manager did not contain json key JWT_SECRET|has no JSON key JWT_SECRET|Add key JWT_SECRET",
        "invalid character 'p' looking for beginning of value|is not JSON|JSON object",
        "InvalidParameter: 1 validation error(s) found. - minimum field size of 32, GetSecretValueInput.VersionId.|malformed|colons",
        "RequestCanceled: request context canceled caused by: context deadline exceeded. Please check your task network configuration.|no network route|VPC endpoint",
        "something nobody has seen|could not be fetched|valueFrom;secrets",
      },
      delimiter = '|')
  void a_secret_that_did_not_resolve(String suffix, String text, String fix) {
    StopCause cause = StopCause.of(task("TaskFailedToStart", PULL + suffix, null, null));
    assertThat(cause.failure()).isTrue();
    assertThat(cause.text()).contains(text);
    assertThat(fix.split(";")).anyMatch(f -> cause.fix().contains(f));
  }

  @ParameterizedTest
  @CsvSource(
      value = {
        "TaskFailedToStart|ResourceInitializationError: unable to pull secrets or registry auth: The task can't retrieve the secret with ARN 'arn:x' from AWS Secrets Manager.|does not exist|valueFrom",
        "TaskFailedToStart|ResourceInitializationError: unable to pull secrets or registry auth: execution resource retrieval failed: unable to retrieve ecr registry auth: service call has been retried 3 time(s): RequestError|not a secret problem|ECR",
        "TaskFailedToStart|ResourceInitializationError: unable to pull secrets or registry auth: unable to retrieve ecr registry auth: AccessDeniedException: User is not authorized to perform: ecr:GetAuthorizationToken|not a secret problem|ecr:GetAuthorizationToken",
        "TaskFailedToStart|CannotPullContainerError: pull image manifest has been retried 1 time(s): image not found|image cannot be pulled|tag",
        "ServiceSchedulerInitiated|Task failed ELB health checks in (target-group arn:x)|failed the load balancer's health checks|health endpoint",
        "ServiceSchedulerInitiated|Task failed container health checks|failed its container health check|health check",
        "EssentialContainerExited|Essential container in task exited|Essential container in task exited|log lines",
      },
      delimiter = '|')
  void other_failures(String code, String reason, String text, String fix) {
    StopCause cause = StopCause.of(task(code, reason, null, null));
    assertThat(cause.failure()).isTrue();
    assertThat(cause.text()).contains(text);
    assertThat(cause.fix()).contains(fix);
  }

  @Test
  void a_reason_in_ones_own_words_is_not_searched_for_parts_of_words() {
    assertThat(StopCause.of(task("UserInitiated", "no headroom left in zoom-worker", null, null)))
        .matches(c -> !c.failure());
  }

  @Test
  void memory_and_exit_codes() {
    String exited = "Essential container in task exited";
    assertThat(
            StopCause.of(
                task(
                    "EssentialContainerExited",
                    exited,
                    137,
                    "OutOfMemoryError: Container killed due to memory usage")))
        .isEqualTo(
            new StopCause(
                "it ran out of memory",
                "Raise the task's memory, or find the leak in its logs",
                true));
    assertThat(StopCause.of(task("EssentialContainerExited", exited, 137, null)).text())
        .contains("exit 137")
        .contains("memory");
    assertThat(StopCause.of(task("EssentialContainerExited", exited, 3, null)).text())
        .isEqualTo("container app ended with exit code 3");
  }

  @ParameterizedTest
  @CsvSource(
      value = {
        "ServiceSchedulerInitiated|Scaling activity initiated by (deployment ecs-svc/1)",
        "UserInitiated|stopped for maintenance",
        "SpotInterruption|Your Spot Task was interrupted.",
        "TerminationNotice|host maintenance",
        "NIL|NIL",
      },
      delimiter = '|',
      nullValues = "NIL")
  void the_normal_course_is_no_failure(@Nullable String code, @Nullable String reason) {
    StopCause cause = StopCause.of(task(code, reason, 143, null));
    assertThat(cause.failure()).isEqualTo(code == null);
    assertThat(StopCause.of(task(code, reason, null, null)).failure()).isFalse();
  }
}
