package dev.quarterdeck.sandbox.service;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.quarterdeck.sandbox.Scenario;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.scheduler.SchedulerClient;
import software.amazon.awssdk.services.scheduler.model.ConflictException;
import software.amazon.awssdk.services.scheduler.model.FlexibleTimeWindowMode;
import software.amazon.awssdk.services.scheduler.model.GetScheduleResponse;
import software.amazon.awssdk.services.scheduler.model.ListSchedulesResponse;
import software.amazon.awssdk.services.scheduler.model.ResourceNotFoundException;
import software.amazon.awssdk.services.scheduler.model.ScheduleState;
import software.amazon.awssdk.services.scheduler.model.ScheduleSummary;
import software.amazon.awssdk.services.scheduler.model.ValidationException;

/** EventBridge Scheduler's schedules as AWS keeps them. */
class SchedulerTest {
  private Aws aws;
  private SchedulerClient scheduler;

  @BeforeEach
  void start() {
    aws = new Aws(Scenario.CALM);
    scheduler = aws.on(SchedulerClient.builder());
  }

  @AfterEach
  void close() {
    scheduler.close();
    aws.close();
  }

  private void create(String name, String expression) {
    scheduler.createSchedule(
        q ->
            q.name(name)
                .scheduleExpression(expression)
                .state(ScheduleState.DISABLED)
                .flexibleTimeWindow(w -> w.mode(FlexibleTimeWindowMode.OFF))
                .target(
                    t ->
                        t.arn("arn:aws:scheduler:::aws-sdk:ecs:runTask")
                            .roleArn("arn:aws:iam::111122223333:role/x")
                            .input("{}")));
  }

  @Test
  void theFleetSendsInvoicesOnTheFirstOfTheMonth() {
    ScheduleSummary listed = scheduler.listSchedules(q -> {}).schedules().getFirst();
    assertThat(listed.name()).isEqualTo("acme-prod-invoices");
    assertThat(listed.target().arn()).endsWith(":cluster/acme-prod");
    GetScheduleResponse s =
        scheduler.getSchedule(q -> q.groupName(listed.groupName()).name(listed.name()));
    assertThat(s.arn())
        .isEqualTo("arn:aws:scheduler:us-east-1:111122223333:schedule/acme-prod/" + s.name());
    assertThat(s.scheduleExpressionTimezone()).isEqualTo("Europe/Berlin");
    assertThat(s.target().ecsParameters().taskDefinitionArn())
        .endsWith(":task-definition/acme-prod-billing");
  }

  @Test
  void schedulesComeInPagesAndByGroup() {
    create("a", "rate(1 day)");
    create("b", "at(2026-04-01T08:00:00)");
    ListSchedulesResponse first = scheduler.listSchedules(q -> q.maxResults(2));
    ListSchedulesResponse second =
        scheduler.listSchedules(q -> q.maxResults(2).nextToken(first.nextToken()));
    assertThat(first.schedules()).hasSize(2);
    assertThat(second.schedules()).extracting(ScheduleSummary::name).containsExactly("b");
    assertThat(second.nextToken()).isNull();
    assertThat(scheduler.listSchedules(q -> q.groupName("acme-prod")).schedules()).hasSize(1);
    assertThat(scheduler.listSchedules(q -> q.state(ScheduleState.ENABLED)).schedules()).hasSize(1);
    scheduler.deleteSchedule(q -> q.name("a"));
    assertThatThrownBy(() -> scheduler.getSchedule(q -> q.name("a")))
        .isInstanceOf(ResourceNotFoundException.class);
  }

  @Test
  void whatAwsRefusesIsRefused() {
    assertThatThrownBy(() -> create("x", "at noon")).isInstanceOf(ValidationException.class);
    create("x", "rate(1 day)");
    assertThatThrownBy(() -> create("x", "rate(1 day)")).isInstanceOf(ConflictException.class);
    assertThatThrownBy(() -> scheduler.createScheduleGroup(q -> q.name("acme-prod")))
        .isInstanceOf(ConflictException.class);
    assertThatThrownBy(() -> scheduler.listSchedules(q -> q.groupName("none")))
        .isInstanceOf(ResourceNotFoundException.class)
        .hasMessageContaining("Schedule group none does not exist.");
  }
}
