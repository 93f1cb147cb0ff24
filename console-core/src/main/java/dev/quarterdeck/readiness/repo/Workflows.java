package dev.quarterdeck.readiness.repo;

import dev.quarterdeck.readiness.rules.Checks;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Whether tests stand before a deployment in a pipeline's file. */
final class Workflows {
  private static final Pattern TEST =
      Pattern.compile(
          "\\b(?:pytest|npm (?:run )?test|yarn test|pnpm test|mvn\\b.{0,300}\\b(?:test|verify)|gradlew? .{0,300}(?:test|check)|go test|cargo test|rspec|phpunit|jest|vitest|tox)\\b");
  private static final Pattern DEPLOY =
      Pattern.compile(
          "amazon-ecs-deploy|ecs update-service|\\bdeploy\\.sh|ecs deploy|terraform apply|cdk deploy|copilot deploy|ecspresso deploy|docker push|build-push-action");
  private static final Pattern GATE =
      Pattern.compile("\\bneeds:|\\bstages:|depends_on|dependsOn|stage\\s*\\(|requires:|phases:");

  private Workflows() {}

  static void tests(Checkout checkout, String files, Checks checks) {
    List<String> named = checkout.named(files);
    boolean deploys = false;
    for (String name : named) {
      String text = checkout.text(name).orElse("");
      Matcher deploy = DEPLOY.matcher(text);
      if (!deploy.find()) {
        continue;
      }
      deploys = true;
      Matcher test = TEST.matcher(text);
      boolean before = test.find() && test.start() < deploy.start();
      boolean oneJob = Pattern.compile("(?m)^ {4}runs-on:").matcher(text).results().count() <= 1;
      if (before && (oneJob || GATE.matcher(text).find())) {
        checks.pass(name, "", null, "runs tests before it deploys");
      } else {
        checks.fail(
            name,
            "",
            null,
            before ? "its deploy job does not need its test job" : "deploys without tests before");
      }
    }
    if (!deploys) {
      checks.fail(
          "the checkout",
          "",
          null,
          named.isEmpty() ? "no pipeline was found" : "no pipeline deploys after tests");
    }
  }
}
