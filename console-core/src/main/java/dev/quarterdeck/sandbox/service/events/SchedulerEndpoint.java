package dev.quarterdeck.sandbox.service.events;

import dev.quarterdeck.sandbox.service.Check;
import dev.quarterdeck.sandbox.service.Page;
import dev.quarterdeck.sandbox.wire.Call;
import dev.quarterdeck.sandbox.wire.ServiceEndpoint;
import dev.quarterdeck.sandbox.wire.ServiceError;
import dev.quarterdeck.sandbox.world.World;
import dev.quarterdeck.sandbox.world.events.Rules;
import dev.quarterdeck.sandbox.world.events.Schedules;
import java.util.List;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.scheduler.model.CreateScheduleGroupRequest;
import software.amazon.awssdk.services.scheduler.model.CreateScheduleGroupResponse;
import software.amazon.awssdk.services.scheduler.model.CreateScheduleRequest;
import software.amazon.awssdk.services.scheduler.model.CreateScheduleResponse;
import software.amazon.awssdk.services.scheduler.model.DeleteScheduleRequest;
import software.amazon.awssdk.services.scheduler.model.DeleteScheduleResponse;
import software.amazon.awssdk.services.scheduler.model.EcsParameters;
import software.amazon.awssdk.services.scheduler.model.FlexibleTimeWindowMode;
import software.amazon.awssdk.services.scheduler.model.GetScheduleRequest;
import software.amazon.awssdk.services.scheduler.model.GetScheduleResponse;
import software.amazon.awssdk.services.scheduler.model.ListSchedulesRequest;
import software.amazon.awssdk.services.scheduler.model.ListSchedulesResponse;
import software.amazon.awssdk.services.scheduler.model.ScheduleState;
import software.amazon.awssdk.services.scheduler.model.ScheduleSummary;
import software.amazon.awssdk.services.scheduler.model.Target;

/** EventBridge Scheduler: schedules, which are kept and told and never fire. */
public final class SchedulerEndpoint extends ServiceEndpoint {
  private static final String INVALID = "ValidationException";
  private static final int PAGE = 100;
  private static final Pattern EXPRESSION = Pattern.compile("(cron|rate|at)\\(.+\\)");
  private final World world;

  public SchedulerEndpoint(World world) {
    this.world = world;
    on(
        "CreateScheduleGroup",
        "POST /schedule-groups/{Name}",
        CreateScheduleGroupRequest::builder,
        this::createGroup);
    on("CreateSchedule", "POST /schedules/{Name}", CreateScheduleRequest::builder, this::create);
    on("ListSchedules", "GET /schedules", ListSchedulesRequest::builder, this::list);
    on("GetSchedule", "GET /schedules/{Name}", GetScheduleRequest::builder, this::get);
    on("DeleteSchedule", "DELETE /schedules/{Name}", DeleteScheduleRequest::builder, this::delete);
  }

  private CreateScheduleGroupResponse createGroup(CreateScheduleGroupRequest q, Call call) {
    String name = Check.required(q.name(), "name", INVALID);
    if (world.schedules().hasGroup(name)) {
      throw conflict("Schedule group", name);
    }
    return CreateScheduleGroupResponse.builder()
        .scheduleGroupArn(world.schedules().createGroup(name))
        .build();
  }

  private CreateScheduleResponse create(CreateScheduleRequest q, Call call) {
    String name = Check.required(q.name(), "name", INVALID);
    String group = group(q.groupName());
    String expression = Check.required(q.scheduleExpression(), "scheduleExpression", INVALID);
    if (!EXPRESSION.matcher(expression).matches()) {
      throw new ServiceError(INVALID, "Invalid Schedule Expression " + expression + ".");
    }
    if (q.flexibleTimeWindow() == null || q.target() == null) {
      throw new ServiceError(
          INVALID,
          "1 validation error detected: Value null at '"
              + (q.target() == null ? "target" : "flexibleTimeWindow")
              + "' failed to satisfy constraint: Member must not be null");
    }
    if (world.schedules().schedule(group, name) != null) {
      throw conflict("Schedule", name);
    }
    return CreateScheduleResponse.builder()
        .scheduleArn(
            world
                .schedules()
                .put(
                    group,
                    name,
                    expression,
                    q.scheduleExpressionTimezone() == null ? "UTC" : q.scheduleExpressionTimezone(),
                    q.state() != ScheduleState.DISABLED,
                    q.description(),
                    q.flexibleTimeWindow().maximumWindowInMinutes(),
                    target(q.target()))
                .arn())
        .build();
  }

  private static Schedules.Target target(Target t) {
    EcsParameters e = t.ecsParameters();
    return new Schedules.Target(
        Check.required(t.arn(), "target.arn", INVALID),
        Check.required(t.roleArn(), "target.roleArn", INVALID),
        t.input(),
        e == null
            ? null
            : new Rules.Task(
                Check.required(
                    e.taskDefinitionArn(), "target.ecsParameters.taskDefinitionArn", INVALID),
                e.taskCount() == null ? 1 : e.taskCount(),
                e.launchTypeAsString()));
  }

  private static Target shape(Schedules.Target t) {
    Rules.Task task = t.task();
    Target.Builder shape = Target.builder().arn(t.arn()).roleArn(t.roleArn()).input(t.input());
    if (task != null) {
      shape.ecsParameters(
          e ->
              e.taskDefinitionArn(task.definition())
                  .taskCount(task.count())
                  .launchType(task.launchType()));
    }
    return shape.build();
  }

  private static ServiceError conflict(String what, String name) {
    return new ServiceError(409, "ConflictException", what + " " + name + " already exists.");
  }

  private ListSchedulesResponse list(ListSchedulesRequest q, Call call) {
    int size = Check.range(q.maxResults(), PAGE, 1, PAGE, "maxResults", INVALID);
    String group = q.groupName() == null ? null : group(q.groupName());
    List<Schedules.Schedule> wanted =
        world.schedules().all().stream()
            .filter(s -> group == null || s.group().equals(group))
            .filter(s -> q.namePrefix() == null || s.name().startsWith(q.namePrefix()))
            .filter(s -> q.state() == null || q.state() == state(s))
            .toList();
    Page<Schedules.Schedule> page = Page.of(wanted, q.nextToken(), size, INVALID);
    return ListSchedulesResponse.builder()
        .schedules(
            page.items().stream()
                .map(
                    s ->
                        ScheduleSummary.builder()
                            .arn(s.arn())
                            .creationDate(s.createdAt())
                            .lastModificationDate(s.createdAt())
                            .groupName(s.group())
                            .name(s.name())
                            .state(state(s))
                            .target(t -> t.arn(s.target().arn()))
                            .build())
                .toList())
        .nextToken(page.next())
        .build();
  }

  private static ScheduleState state(Schedules.Schedule s) {
    return s.enabled() ? ScheduleState.ENABLED : ScheduleState.DISABLED;
  }

  private GetScheduleResponse get(GetScheduleRequest q, Call call) {
    Schedules.Schedule s = find(q.groupName(), q.name());
    return GetScheduleResponse.builder()
        .arn(s.arn())
        .creationDate(s.createdAt())
        .lastModificationDate(s.createdAt())
        .groupName(s.group())
        .name(s.name())
        .description(s.description())
        .scheduleExpression(s.expression())
        .scheduleExpressionTimezone(s.zone())
        .flexibleTimeWindow(
            w ->
                w.mode(
                        s.window() == null
                            ? FlexibleTimeWindowMode.OFF
                            : FlexibleTimeWindowMode.FLEXIBLE)
                    .maximumWindowInMinutes(s.window()))
        .state(state(s))
        .target(shape(s.target()))
        .build();
  }

  private DeleteScheduleResponse delete(DeleteScheduleRequest q, Call call) {
    Schedules.Schedule s = find(q.groupName(), q.name());
    world.schedules().delete(s.group(), s.name());
    return DeleteScheduleResponse.builder().build();
  }

  private String group(@Nullable String name) {
    String group = name == null ? Schedules.DEFAULT : name;
    if (!world.schedules().hasGroup(group)) {
      throw new ServiceError(
          404, "ResourceNotFoundException", "Schedule group " + group + " does not exist.");
    }
    return group;
  }

  private Schedules.Schedule find(@Nullable String groupName, @Nullable String name) {
    String group = group(groupName);
    Schedules.Schedule found =
        world.schedules().schedule(group, Check.required(name, "name", INVALID));
    if (found == null) {
      throw new ServiceError(
          404, "ResourceNotFoundException", "Schedule " + name + " does not exist.");
    }
    return found;
  }

  @Override
  public String signingName() {
    return "scheduler";
  }

  @Override
  public Protocol protocol() {
    return Protocol.REST_JSON;
  }

  @Override
  public String targetPrefix() {
    return "scheduler";
  }

  @Override
  public String apiVersion() {
    return "2021-06-30";
  }
}
