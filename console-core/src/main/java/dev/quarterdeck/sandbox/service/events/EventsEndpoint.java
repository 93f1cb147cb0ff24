package dev.quarterdeck.sandbox.service.events;

import dev.quarterdeck.sandbox.service.Check;
import dev.quarterdeck.sandbox.service.Page;
import dev.quarterdeck.sandbox.wire.Call;
import dev.quarterdeck.sandbox.wire.ServiceEndpoint;
import dev.quarterdeck.sandbox.wire.ServiceError;
import dev.quarterdeck.sandbox.world.World;
import dev.quarterdeck.sandbox.world.events.Buses;
import dev.quarterdeck.sandbox.world.events.Rules;
import java.util.List;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.eventbridge.model.CreateEventBusRequest;
import software.amazon.awssdk.services.eventbridge.model.CreateEventBusResponse;
import software.amazon.awssdk.services.eventbridge.model.DeleteRuleRequest;
import software.amazon.awssdk.services.eventbridge.model.DeleteRuleResponse;
import software.amazon.awssdk.services.eventbridge.model.EcsParameters;
import software.amazon.awssdk.services.eventbridge.model.EventBus;
import software.amazon.awssdk.services.eventbridge.model.ListEventBusesRequest;
import software.amazon.awssdk.services.eventbridge.model.ListEventBusesResponse;
import software.amazon.awssdk.services.eventbridge.model.ListRulesRequest;
import software.amazon.awssdk.services.eventbridge.model.ListRulesResponse;
import software.amazon.awssdk.services.eventbridge.model.ListTargetsByRuleRequest;
import software.amazon.awssdk.services.eventbridge.model.ListTargetsByRuleResponse;
import software.amazon.awssdk.services.eventbridge.model.PutRuleRequest;
import software.amazon.awssdk.services.eventbridge.model.PutRuleResponse;
import software.amazon.awssdk.services.eventbridge.model.PutTargetsRequest;
import software.amazon.awssdk.services.eventbridge.model.PutTargetsResponse;
import software.amazon.awssdk.services.eventbridge.model.RemoveTargetsRequest;
import software.amazon.awssdk.services.eventbridge.model.RemoveTargetsResponse;
import software.amazon.awssdk.services.eventbridge.model.Rule;
import software.amazon.awssdk.services.eventbridge.model.RuleState;
import software.amazon.awssdk.services.eventbridge.model.Target;

/**
 * EventBridge's buses: rules and their targets, which are kept and told and never fire. Of a target
 * are kept its role, its input and the task that it starts; other parameters are not.
 */
public final class EventsEndpoint extends ServiceEndpoint {
  private static final String INVALID = "ValidationException";
  private static final int PAGE = 100;
  private static final int MOST_TARGETS = 5;
  private static final Pattern NAME = Pattern.compile("[.\\-_A-Za-z0-9]{1,64}");
  private static final Pattern SCHEDULE = Pattern.compile("(cron|rate)\\(.+\\)");
  private final World world;

  public EventsEndpoint(World world) {
    this.world = world;
    on("CreateEventBus", CreateEventBusRequest::builder, this::createBus);
    on("ListEventBuses", ListEventBusesRequest::builder, this::listBuses);
    on("PutRule", PutRuleRequest::builder, this::put);
    on("PutTargets", PutTargetsRequest::builder, this::putTargets);
    on("ListRules", ListRulesRequest::builder, this::list);
    on("ListTargetsByRule", ListTargetsByRuleRequest::builder, this::targets);
    on("RemoveTargets", RemoveTargetsRequest::builder, this::removeTargets);
    on("DeleteRule", DeleteRuleRequest::builder, this::delete);
  }

  private CreateEventBusResponse createBus(CreateEventBusRequest q, Call call) {
    String name = Check.required(q.name(), "name", INVALID);
    if (world.buses().rules(name) != null) {
      throw new ServiceError(
          "ResourceAlreadyExistsException", "Event bus " + name + " already exists.");
    }
    return CreateEventBusResponse.builder()
        .eventBusArn(world.buses().arn(world.buses().create(name).bus()))
        .build();
  }

  private ListEventBusesResponse listBuses(ListEventBusesRequest q, Call call) {
    int size = Check.range(q.limit(), PAGE, 1, PAGE, "limit", INVALID);
    Page<String> page =
        Page.of(
            world.buses().all().stream()
                .map(Rules::bus)
                .filter(b -> q.namePrefix() == null || b.startsWith(q.namePrefix()))
                .toList(),
            q.nextToken(),
            size,
            INVALID);
    return ListEventBusesResponse.builder()
        .eventBuses(
            page.items().stream()
                .map(b -> EventBus.builder().name(b).arn(world.buses().arn(b)).build())
                .toList())
        .nextToken(page.next())
        .build();
  }

  private PutRuleResponse put(PutRuleRequest q, Call call) {
    Rules rules = bus(q.eventBusName());
    String name = Check.required(q.name(), "name", INVALID);
    if (!NAME.matcher(name).matches()) {
      throw new ServiceError(
          INVALID,
          "1 validation error detected: Value '"
              + name
              + "' at 'name' failed to satisfy constraint: Member must satisfy regular expression"
              + " pattern: [\\.\\-_A-Za-z0-9]+");
    }
    if (q.scheduleExpression() == null && q.eventPattern() == null) {
      throw new ServiceError(
          INVALID, "Parameter(s) EventPattern or ScheduleExpression must be specified.");
    }
    if (q.scheduleExpression() != null && !SCHEDULE.matcher(q.scheduleExpression()).matches()) {
      throw new ServiceError(INVALID, "Parameter ScheduleExpression is not valid.");
    }
    if (q.scheduleExpression() != null && !rules.bus().equals(Buses.DEFAULT)) {
      throw new ServiceError(
          INVALID, "ScheduleExpression is supported only on the default event bus.");
    }
    return PutRuleResponse.builder()
        .ruleArn(
            rules
                .put(
                    name,
                    q.scheduleExpression(),
                    q.eventPattern(),
                    q.state() != RuleState.DISABLED,
                    q.description())
                .arn())
        .build();
  }

  private PutTargetsResponse putTargets(PutTargetsRequest q, Call call) {
    Rules.Rule rule = find(q.eventBusName(), q.rule());
    long added =
        q.targets().stream()
            .map(Target::id)
            .distinct()
            .filter(id -> !rule.targets().containsKey(id))
            .count();
    if (rule.targets().size() + added > MOST_TARGETS) {
      throw new ServiceError(
          "LimitExceededException", "The requested resource exceeds the maximum number allowed.");
    }
    for (Target t : q.targets()) {
      Rules.Target made = target(t);
      rule.targets().put(made.id(), made);
    }
    return PutTargetsResponse.builder().failedEntryCount(0).failedEntries(List.of()).build();
  }

  private static Rules.Target target(Target t) {
    EcsParameters e = t.ecsParameters();
    return new Rules.Target(
        Check.required(t.id(), "targets.1.member.id", INVALID),
        Check.required(t.arn(), "targets.1.member.arn", INVALID),
        t.roleArn(),
        t.input(),
        e == null
            ? null
            : new Rules.Task(
                Check.required(
                    e.taskDefinitionArn(),
                    "targets.1.member.ecsParameters.taskDefinitionArn",
                    INVALID),
                e.taskCount() == null ? 1 : e.taskCount(),
                e.launchTypeAsString()));
  }

  private static Target shape(Rules.Target t) {
    Rules.Task task = t.task();
    Target.Builder shape =
        Target.builder().id(t.id()).arn(t.arn()).roleArn(t.roleArn()).input(t.input());
    if (task != null) {
      shape.ecsParameters(
          e ->
              e.taskDefinitionArn(task.definition())
                  .taskCount(task.count())
                  .launchType(task.launchType()));
    }
    return shape.build();
  }

  private ListRulesResponse list(ListRulesRequest q, Call call) {
    Rules rules = bus(q.eventBusName());
    int size = Check.range(q.limit(), PAGE, 1, PAGE, "limit", INVALID);
    Page<Rules.Rule> page =
        Page.of(
            rules.all().stream()
                .filter(r -> q.namePrefix() == null || r.name().startsWith(q.namePrefix()))
                .toList(),
            q.nextToken(),
            size,
            INVALID);
    return ListRulesResponse.builder()
        .rules(page.items().stream().map(r -> shape(rules.bus(), r)).toList())
        .nextToken(page.next())
        .build();
  }

  private static Rule shape(String bus, Rules.Rule r) {
    return Rule.builder()
        .name(r.name())
        .arn(r.arn())
        .scheduleExpression(r.schedule())
        .eventPattern(r.pattern())
        .state(r.enabled() ? RuleState.ENABLED : RuleState.DISABLED)
        .description(r.description())
        .eventBusName(bus)
        .build();
  }

  private ListTargetsByRuleResponse targets(ListTargetsByRuleRequest q, Call call) {
    int size = Check.range(q.limit(), PAGE, 1, PAGE, "limit", INVALID);
    Page<Rules.Target> page =
        Page.of(
            List.copyOf(find(q.eventBusName(), q.rule()).targets().values()),
            q.nextToken(),
            size,
            INVALID);
    return ListTargetsByRuleResponse.builder()
        .targets(page.items().stream().map(EventsEndpoint::shape).toList())
        .nextToken(page.next())
        .build();
  }

  private RemoveTargetsResponse removeTargets(RemoveTargetsRequest q, Call call) {
    Rules.Rule rule = find(q.eventBusName(), q.rule());
    q.ids().forEach(rule.targets()::remove);
    return RemoveTargetsResponse.builder().failedEntryCount(0).failedEntries(List.of()).build();
  }

  /** A rule that is not there is deleted already. */
  private DeleteRuleResponse delete(DeleteRuleRequest q, Call call) {
    Rules rules = bus(q.eventBusName());
    String name = Check.required(q.name(), "name", INVALID);
    Rules.Rule rule = rules.rule(name);
    if (rule != null && !rule.targets().isEmpty()) {
      throw new ServiceError(INVALID, "Rule can't be deleted since it has targets.");
    }
    rules.delete(name);
    return DeleteRuleResponse.builder().build();
  }

  /** The bus's rules; it may be named by its ARN. */
  private Rules bus(@Nullable String named) {
    String name = named == null ? Buses.DEFAULT : named.substring(named.lastIndexOf('/') + 1);
    Rules rules = world.buses().rules(name);
    if (rules == null) {
      throw new ServiceError("ResourceNotFoundException", "Event bus " + name + " does not exist.");
    }
    return rules;
  }

  private Rules.Rule find(@Nullable String bus, @Nullable String name) {
    Rules rules = bus(bus);
    Rules.Rule rule = rules.rule(Check.required(name, "rule", INVALID));
    if (rule == null) {
      throw new ServiceError(
          "ResourceNotFoundException",
          "Rule " + name + " does not exist on EventBus " + rules.bus() + ".");
    }
    return rule;
  }

  @Override
  public ServiceError failure(int status) {
    return new ServiceError(status, "InternalException", "This exception occurs unexpectedly.");
  }

  @Override
  public String signingName() {
    return "events";
  }

  @Override
  public Protocol protocol() {
    return Protocol.JSON;
  }

  @Override
  public String targetPrefix() {
    return "AWSEvents";
  }

  @Override
  public String apiVersion() {
    return "2015-10-07";
  }
}
