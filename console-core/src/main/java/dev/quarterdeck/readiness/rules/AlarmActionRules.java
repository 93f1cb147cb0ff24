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
        .each(
            new Listing<>(AlarmRules.ofScope(in, all), all.unknowns()),
            AlarmFacts::name,
            a -> alarm(checks, in, all, a))
        .done(NONE);
  }

  private static void alarm(Checks checks, Readings in, Listing<AlarmFacts> all, AlarmFacts a) {
    if (a.state().equals("INSUFFICIENT_DATA")) {
      checks.warn(a.name(), "StateValue", a.state(), "has no data to judge by");
    }
    if (!a.tells()) {
      if (AlarmRules.tells(all, a)) {
        checks.pass(a.name(), "AlarmRule", null, "a composite alarm tells of it");
      } else {
        checks.fail(
            a.name(),
            "ActionsEnabled, AlarmActions",
            a.actionsEnabled() + ", " + String.join(", ", a.actions()),
            a.actionsEnabled() ? "has no action" : "its actions are off");
      }
      return;
    }
    List<String> deaf = new ArrayList<>();
    for (String action : a.actions()) {
      if (!reaches(in, action)) {
        deaf.add(action);
      }
    }
    boolean somebody = deaf.size() < a.actions().size();
    checks.that(
        somebody,
        a.name(),
        "AlarmActions",
        String.join(", ", somebody ? a.actions() : deaf),
        somebody
            ? "its actions are on and reach somebody"
            : "nobody confirmed a subscription to " + String.join(", ", deaf));
  }

  /** A topic reaches those who confirmed; other actions do something themselves. */
  private static boolean reaches(Readings in, String action) {
    if (!action.matches("arn:[a-z-]+:sns:.*")) {
      return !action.contains(":autoscaling:");
    }
    try {
      return in.topics().subscriptions(action).items().stream().anyMatch(Subscription::confirmed);
    } catch (ProblemException e) {
      if (e.problem() instanceof Problem.NotFound) {
        return false;
      }
      throw e;
    }
  }
}
