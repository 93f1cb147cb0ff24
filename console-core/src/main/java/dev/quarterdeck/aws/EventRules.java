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
import software.amazon.awssdk.services.eventbridge.model.EventBus;
import software.amazon.awssdk.services.eventbridge.model.ListEventBusesResponse;
import software.amazon.awssdk.services.eventbridge.model.ListRulesResponse;
import software.amazon.awssdk.services.eventbridge.model.ListTargetsByRuleResponse;
import software.amazon.awssdk.services.eventbridge.model.Rule;
import software.amazon.awssdk.services.eventbridge.model.RuleState;
import software.amazon.awssdk.services.eventbridge.model.Target;

/** The rules of EventBridge's buses that start ECS tasks. */
final class EventRules {
  private static final int PAGE = 100;
  private static final String DEFAULT = "default";

  /** Each rule takes a call of its own; an account may have some hundred. */
  private static final int BATCH = 10;

  private final AwsClients aws;

  EventRules(AwsClients aws) {
    this.aws = aws;
  }

  /** A rule and the bus that it was listed of. */
  private record OnBus(String bus, Rule rule) {
    String words() {
      return new Starter(Kind.RULE, bus, Nulls.empty(rule.name())).words();
    }
  }

  Listing<Start> starts(Deadline deadline) {
    Listing<String> buses = buses(deadline);
    List<Unknown> unknowns = new ArrayList<>(buses.unknowns());
    Listing<OnBus> rules =
        Batches.read(
            aws.calls(),
            deadline,
            "event buses' rules",
            Pages.batches(buses.items(), 1),
            bus -> rules(deadline, bus.getFirst()));
    unknowns.addAll(rules.unknowns());
    if (rules.items().isEmpty()) {
      return new Listing<>(List.of(), unknowns);
    }
    Listing<Start> starts =
        Batches.read(
            aws.calls(),
            deadline,
            "EventBridge rules and what they start",
            Pages.batches(rules.items(), BATCH),
            batch -> starts(deadline, batch));
    unknowns.addAll(starts.unknowns());
    return new Listing<>(starts.items(), unknowns);
  }

  /** The default bus is there without being listed: who may not list them may still read its. */
  private Listing<String> buses(Deadline deadline) {
    try {
      Listing<EventBus> listed =
          Pages.all(
              deadline,
              "event buses",
              token -> {
                ListEventBusesResponse r =
                    aws.calls()
                        .one(
                            () ->
                                aws.eventBridge()
                                    .listEventBuses(q -> q.limit(PAGE).nextToken(token)));
                return new Pages.Page<>(r.eventBuses(), r.nextToken());
              });
      List<String> names = new ArrayList<>(List.of(DEFAULT));
      listed.items().stream()
          .map(bus -> Nulls.empty(bus.name()))
          .filter(name -> !name.equals(DEFAULT))
          .forEach(names::add);
      return new Listing<>(names, listed.unknowns());
    } catch (ProblemException e) {
      if (e.problem() instanceof Problem.Interrupted) {
        throw e;
      }
      return new Listing<>(
          List.of(DEFAULT),
          List.of(
              Unknown.of(
                  "tasks that rules of other event buses than the default one start",
                  e.problem())));
    }
  }

  private Listing<OnBus> rules(Deadline deadline, String bus) {
    Listing<Rule> rules =
        Pages.all(
            deadline,
            "EventBridge rules",
            token -> {
              ListRulesResponse r =
                  aws.calls()
                      .one(
                          () ->
                              aws.eventBridge()
                                  .listRules(
                                      q -> q.eventBusName(bus).limit(PAGE).nextToken(token)));
              return new Pages.Page<>(r.rules(), r.nextToken());
            });
    return new Listing<>(
        rules.items().stream().map(r -> new OnBus(bus, r)).toList(), rules.unknowns());
  }

  private Listing<Start> starts(Deadline deadline, List<OnBus> rules) {
    List<Start> starts = new ArrayList<>();
    List<Unknown> unknowns = new ArrayList<>();
    for (OnBus rule : rules) {
      Listing<Target> targets = targets(deadline, rule);
      targets.items().stream()
          .filter(t -> t.ecsParameters() != null)
          .map(t -> start(rule, t))
          .forEach(starts::add);
      unknowns.addAll(targets.unknowns());
    }
    return new Listing<>(starts, unknowns);
  }

  private Listing<Target> targets(Deadline deadline, OnBus on) {
    try {
      return Pages.all(
          deadline,
          "targets of " + on.words(),
          token -> {
            ListTargetsByRuleResponse r =
                aws.calls()
                    .one(
                        () ->
                            aws.eventBridge()
                                .listTargetsByRule(
                                    q ->
                                        q.eventBusName(on.bus())
                                            .rule(on.rule().name())
                                            .limit(PAGE)
                                            .nextToken(token)));
            return new Pages.Page<>(r.targets(), r.nextToken());
          });
    } catch (ProblemException e) {
      if (e.problem() instanceof Problem.NotFound) {
        // Deleted since it was listed: it starts nothing any more.
        return Listing.complete(List.of());
      }
      throw e;
    }
  }

  private static Start start(OnBus on, Target target) {
    return new Start(
        new Starter(Kind.RULE, on.bus(), Nulls.empty(on.rule().name())),
        on.rule().state() != RuleState.DISABLED,
        on.rule().scheduleExpression(),
        Nulls.tail(Nulls.empty(target.arn())),
        Nulls.empty(target.ecsParameters().taskDefinitionArn()));
  }
}
