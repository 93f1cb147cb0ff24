package dev.quarterdeck.readiness.rules;

import dev.quarterdeck.kernel.Listing;
import dev.quarterdeck.kernel.Problem;
import dev.quarterdeck.kernel.ProblemException;
import dev.quarterdeck.readiness.collect.Readings;
import dev.quarterdeck.readiness.collect.TopicFacts.Subscription;
import dev.quarterdeck.readiness.collect.WatchFacts.AlarmFacts;
import dev.quarterdeck.readiness.evidence.Finding;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Whether somebody hears of an alarm. */
final class AlarmActionRules {
  private static final String NONE = "No alarm watches a service of the scope.";

  private AlarmActionRules() {}

  static void register(Map<String, Rule> rules) {
    rules.put("alarm-actions-live", AlarmActionRules::live);
  }

  private static Finding live(Readings in) {
    Checks checks = new Checks("cloudwatch:DescribeAlarms, sns:ListSubscriptionsByTopic", in.now());
    Listing<AlarmFacts> all = in.watch().alarms();
    return checks
        .each(AlarmRules.ofScope(in, all), AlarmFacts::name, a -> alarm(checks, in, all, a))
        .done(NONE);
  }

  private static void alarm(Checks checks, Readings in, Listing<AlarmFacts> all, AlarmFacts a) {
    if (a.state().equals("INSUFFICIENT_DATA")) {
      checks.warn(a.name(), "StateValue", a.state(), "has no data to judge by");
    }
    if (a.tells()) {
      actions(checks, in, a.name(), a.actions(), "its actions are on and reach somebody");
      return;
    }
    List<AlarmFacts> composites = AlarmRules.composites(all, a);
    if (!composites.isEmpty()) {
      actions(
          checks,
          in,
          a.name(),
          composites.stream().flatMap(c -> c.actions().stream()).distinct().toList(),
          "a composite alarm tells of it, and reaches somebody");
    } else if (all.isComplete()) {
      checks.fail(
          a.name(),
          "ActionsEnabled, AlarmActions",
          a.actionsEnabled() + ", " + String.join(", ", a.actions()),
          !a.actionsEnabled()
              ? "its actions are off"
              : a.actions().isEmpty() ? "has no action" : "none of its actions tells anybody");
    }
  }

  private static void actions(
      Checks checks, Readings in, String alarm, List<String> actions, String good) {
    List<String> told = actions.stream().filter(AlarmFacts::notifies).toList();
    List<String> deaf = new ArrayList<>();
    for (String action : told) {
      Optional<Listing<Subscription>> listeners = listeners(in, action);
      if (listeners.isPresent()
          && listeners.get().items().stream().noneMatch(Subscription::confirmed)) {
        if (!listeners.get().isComplete()) {
          checks.missing(listeners.get().unknowns());
          return;
        }
        deaf.add(action);
      }
    }
    String all = String.join(", ", told);
    String nobody = "nobody confirmed a subscription to " + String.join(", ", deaf);
    if (deaf.isEmpty()) {
      checks.pass(alarm, "AlarmActions", all, good);
    } else if (deaf.size() < told.size()) {
      checks.warn(alarm, "AlarmActions", all, nobody + "; its other actions reach somebody");
    } else {
      checks.fail(alarm, "AlarmActions", all, nobody);
    }
  }

  /** Who hears of a topic, nobody where it is gone; empty for an action that is no topic. */
  private static Optional<Listing<Subscription>> listeners(Readings in, String action) {
    if (!action.matches("arn:[a-z-]+:sns:.*")) {
      return Optional.empty();
    }
    try {
      return Optional.of(in.topics().subscriptions(action));
    } catch (ProblemException e) {
      if (e.problem() instanceof Problem.NotFound) {
        return Optional.of(Listing.complete(List.of()));
      }
      throw e;
    }
  }
}
