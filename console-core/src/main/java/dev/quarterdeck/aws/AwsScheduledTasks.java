package dev.quarterdeck.aws;

import dev.quarterdeck.kernel.Deadline;
import dev.quarterdeck.kernel.Listing;
import dev.quarterdeck.kernel.Outcome;
import dev.quarterdeck.kernel.Problem;
import dev.quarterdeck.kernel.ProblemException;
import dev.quarterdeck.kernel.Unknown;
import dev.quarterdeck.services.ScheduledTasks;
import java.util.ArrayList;
import java.util.List;
import software.amazon.awssdk.services.eventbridge.model.ListRulesResponse;
import software.amazon.awssdk.services.eventbridge.model.ListTargetsByRuleResponse;
import software.amazon.awssdk.services.eventbridge.model.Rule;
import software.amazon.awssdk.services.eventbridge.model.RuleState;
import software.amazon.awssdk.services.eventbridge.model.Target;

/** EventBridge's rules that start ECS tasks. */
public final class AwsScheduledTasks implements ScheduledTasks {
  private static final int PAGE = 100;

  /** Each rule takes a call of its own; an account may have some hundred. */
  private static final int BATCH = 10;

  private final AwsClients aws;

  public AwsScheduledTasks(AwsClients aws) {
    this.aws = aws;
  }

  /** {@code aws events list-rules}, and {@code list-targets-by-rule} for each. */
  @Override
  public Outcome<Listing<Start>> starts() {
    Deadline deadline = aws.deadline();
    return aws.calls()
        .method(
            () -> {
              Listing<Rule> rules = rules(deadline);
              if (rules.items().isEmpty()) {
                return new Listing<>(List.of(), rules.unknowns());
              }
              Listing<Start> starts =
                  Batches.read(
                      aws.calls(),
                      deadline,
                      "EventBridge rules and what they start",
                      Pages.batches(rules.items(), BATCH),
                      batch -> starts(deadline, batch));
              List<Unknown> unknowns = new ArrayList<>(rules.unknowns());
              unknowns.addAll(starts.unknowns());
              return new Listing<>(starts.items(), unknowns);
            });
  }

  private Listing<Rule> rules(Deadline deadline) {
    return Pages.all(
        deadline,
        "EventBridge rules",
        token -> {
          ListRulesResponse r =
              aws.calls()
                  .one(() -> aws.eventBridge().listRules(q -> q.limit(PAGE).nextToken(token)));
          return new Pages.Page<>(r.rules(), r.nextToken());
        });
  }

  private Listing<Start> starts(Deadline deadline, List<Rule> rules) {
    List<Start> starts = new ArrayList<>();
    List<Unknown> unknowns = new ArrayList<>();
    for (Rule rule : rules) {
      Listing<Target> targets = targets(deadline, rule);
      targets.items().stream()
          .filter(t -> t.ecsParameters() != null)
          .map(t -> start(rule, t))
          .forEach(starts::add);
      unknowns.addAll(targets.unknowns());
    }
    return new Listing<>(starts, unknowns);
  }

  private Listing<Target> targets(Deadline deadline, Rule rule) {
    try {
      return Pages.all(
          deadline,
          "targets of rule " + rule.name(),
          token -> {
            ListTargetsByRuleResponse r =
                aws.calls()
                    .one(
                        () ->
                            aws.eventBridge()
                                .listTargetsByRule(
                                    q -> q.rule(rule.name()).limit(PAGE).nextToken(token)));
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

  private static Start start(Rule rule, Target target) {
    return new Start(
        Nulls.empty(rule.name()),
        rule.state() != RuleState.DISABLED,
        rule.scheduleExpression(),
        Nulls.tail(Nulls.empty(target.arn())),
        Nulls.empty(target.ecsParameters().taskDefinitionArn()));
  }
}
