package dev.quarterdeck.aws;

import dev.quarterdeck.kernel.Deadline;
import dev.quarterdeck.kernel.Listing;
import dev.quarterdeck.kernel.Problem;
import dev.quarterdeck.kernel.ProblemException;
import dev.quarterdeck.kernel.Unknown;
import dev.quarterdeck.services.ScheduledTasks.Kind;
import dev.quarterdeck.services.ScheduledTasks.Start;
import dev.quarterdeck.services.ScheduledTasks.Starter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.scheduler.model.GetScheduleResponse;
import software.amazon.awssdk.services.scheduler.model.ListSchedulesResponse;
import software.amazon.awssdk.services.scheduler.model.ScheduleState;
import software.amazon.awssdk.services.scheduler.model.ScheduleSummary;
import software.amazon.awssdk.services.scheduler.model.Target;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * EventBridge Scheduler's schedules that start ECS tasks: those whose target is a cluster with
 * parameters of a task, and those that call ECS's RunTask or StartTask with an input of their own.
 */
final class TaskSchedules {
  private static final int PAGE = 100;

  /** Each schedule takes a call of its own; an account may have thousands, few of them of ECS. */
  private static final int BATCH = 10;

  private static final Pattern CLUSTER = Pattern.compile("arn:[^:]+:ecs:[^:]*:[^:]*:cluster/.+");

  /** A target that calls an API: it has no parameters but its input. */
  private static final Pattern CALL =
      Pattern.compile("arn:[^:]+:scheduler:::aws-sdk:ecs:(runTask|startTask)(\\.[a-zA-Z]+)?");

  private final AwsClients aws;

  TaskSchedules(AwsClients aws) {
    this.aws = aws;
  }

  Listing<Start> starts(Deadline deadline) {
    Listing<ScheduleSummary> all =
        Pages.all(
            deadline,
            "schedules",
            token -> {
              ListSchedulesResponse r =
                  aws.calls()
                      .one(
                          () ->
                              aws.scheduler()
                                  .listSchedules(q -> q.maxResults(PAGE).nextToken(token)));
              return new Pages.Page<>(r.schedules(), r.nextToken());
            });
    List<ScheduleSummary> ofEcs =
        all.items().stream().filter(s -> s.target() == null || isEcs(s.target().arn())).toList();
    if (ofEcs.isEmpty()) {
      return new Listing<>(List.of(), all.unknowns());
    }
    Listing<Start> starts =
        Batches.read(
            aws.calls(),
            deadline,
            "schedules and what they start",
            Pages.batches(ofEcs, BATCH),
            this::starts);
    List<Unknown> unknowns = new ArrayList<>(all.unknowns());
    unknowns.addAll(starts.unknowns());
    return new Listing<>(starts.items(), unknowns);
  }

  private static boolean isEcs(@Nullable String arn) {
    return arn != null && (CLUSTER.matcher(arn).matches() || CALL.matcher(arn).matches());
  }

  private Listing<Start> starts(List<ScheduleSummary> schedules) {
    List<Start> starts = new ArrayList<>();
    List<Unknown> unknowns = new ArrayList<>();
    for (ScheduleSummary summary : schedules) {
      GetScheduleResponse schedule;
      try {
        schedule =
            aws.calls()
                .one(
                    () ->
                        aws.scheduler()
                            .getSchedule(
                                q -> q.groupName(summary.groupName()).name(summary.name())));
      } catch (ProblemException e) {
        if (e.problem() instanceof Problem.NotFound) {
          // Deleted since it was listed: it starts nothing any more.
          continue;
        }
        throw e;
      }
      Target target = schedule.target();
      if (target == null || !isEcs(target.arn())) {
        continue;
      }
      Starter starter =
          new Starter(
              Kind.SCHEDULE,
              Nulls.or(schedule.groupName(), "default"),
              Nulls.empty(schedule.name()));
      Task task = task(schedule, target);
      if (task == null) {
        unknowns.add(
            new Unknown(
                "what " + starter.words() + " starts",
                "Its input names no task definition.",
                null));
      } else {
        starts.add(
            new Start(
                starter,
                schedule.state() != ScheduleState.DISABLED,
                times(schedule),
                task.cluster(),
                task.definition()));
      }
    }
    return new Listing<>(starts, unknowns);
  }

  private static String times(GetScheduleResponse schedule) {
    String zone = schedule.scheduleExpressionTimezone();
    return Nulls.empty(schedule.scheduleExpression())
        + (zone == null || zone.equals("UTC") ? "" : ", " + zone);
  }

  /**
   * @param cluster its name
   * @param definition an ARN
   */
  private record Task(String cluster, String definition) {}

  private static @Nullable Task task(GetScheduleResponse schedule, Target target) {
    String arn = Nulls.empty(target.arn());
    if (target.ecsParameters() != null) {
      return new Task(Nulls.tail(arn), Nulls.empty(target.ecsParameters().taskDefinitionArn()));
    }
    if (target.input() == null) {
      return null;
    }
    JsonNode input;
    try {
      input = JsonMapper.shared().readTree(target.input());
    } catch (JacksonException e) {
      return null;
    }
    String definition = member(input, "TaskDefinition");
    String cluster = member(input, "Cluster");
    return definition == null
        ? null
        : new Task(
            cluster == null ? "default" : Nulls.tail(cluster),
            definition.startsWith("arn:") ? definition : arn(schedule, definition));
  }

  /** As the API writes it, {@code taskDefinition}, or as the scheduler does, {@code TaskDef…}. */
  private static @Nullable String member(JsonNode input, String name) {
    JsonNode member = input.path(name);
    if (member.isMissingNode()) {
      member = input.path(name.substring(0, 1).toLowerCase(Locale.ROOT) + name.substring(1));
    }
    return member.isString() && !member.stringValue().isEmpty() ? member.stringValue() : null;
  }

  /** A family with or without a revision belongs to the schedule's own account and region. */
  private static String arn(GetScheduleResponse schedule, String definition) {
    String[] own = Nulls.empty(schedule.arn()).split(":", -1);
    return own.length < 5
        ? definition
        : String.join(":", own[0], own[1], "ecs", own[3], own[4], "task-definition/" + definition);
  }
}
