package dev.quarterdeck.readiness.rules;

import dev.quarterdeck.readiness.collect.Readings;
import dev.quarterdeck.readiness.collect.TaskDefinitionFacts;
import dev.quarterdeck.readiness.collect.TaskDefinitionFacts.ContainerFacts;
import dev.quarterdeck.readiness.collect.TaskDefinitionFacts.Leak;
import dev.quarterdeck.readiness.evidence.Finding;
import dev.quarterdeck.readiness.plaintext.Suspicion;
import java.util.Map;

/** Secret values in task definitions: running revisions, older ones, log drivers. */
final class PlaintextRules {
  private PlaintextRules() {}

  static void register(Map<String, Rule> rules) {
    rules.put("no-plaintext-secrets", PlaintextRules::running);
    rules.put("ecs-old-revision-leak", PlaintextRules::older);
    rules.put("ecs-log-secret-options", PlaintextRules::logOptions);
  }

  private static Finding running(Readings in) {
    return DefinitionRules.definitions(
        in,
        (checks, d) -> {
          leaks(checks, d);
          for (ContainerFacts c : d.containers()) {
            c.environmentFiles()
                .forEach(
                    f ->
                        checks.unknown(
                            d.ref() + " " + c.name(),
                            "environmentFiles",
                            f,
                            "variables come from a file in S3, which is not read"));
          }
        });
  }

  private static void leaks(Checks checks, TaskDefinitionFacts d) {
    for (Leak leak : d.leaks()) {
      String ref = d.ref() + " " + leak.container();
      String text =
          leak.name().equals(leak.place())
              ? "the " + leak.place() + " holds " + leak.suspicion().text()
              : leak.place() + " " + leak.name() + " holds " + leak.suspicion().text();
      if (leak.suspicion().level() == Suspicion.Level.SECRET) {
        checks.fail(ref, leak.name(), null, text);
      } else {
        checks.warn(ref, leak.name(), null, text + ": look at it");
      }
    }
    if (d.leaks().isEmpty()) {
      checks.pass(d.ref(), "", null, "no text in it looks like a secret");
    }
  }

  private static Finding older(Readings in) {
    Checks checks = new Checks("ecs:ListTaskDefinitions, ecs:DescribeTaskDefinition", in.now());
    return checks
        .each(
            in.ecs().olderRevisions(in.settings().oldRevisions()),
            TaskDefinitionFacts::ref,
            d -> leaks(checks, d))
        .doneOrPass(
            in.ecs().definitions(), "every family", "The running revisions are the only ones.");
  }

  private static Finding logOptions(Readings in) {
    return DefinitionRules.definitions(
        in,
        (checks, d) -> {
          long bad =
              d.leaks().stream()
                  .filter(l -> l.place().equals("log option"))
                  .peek(
                      l ->
                          checks.fail(
                              d.ref() + " " + l.container(),
                              l.name(),
                              null,
                              "the log option " + l.name() + " holds " + l.suspicion().text()))
                  .count();
          if (bad == 0) {
            checks.pass(
                d.ref(), "logConfiguration.options", null, "no log option looks like a secret");
          }
        });
  }
}
