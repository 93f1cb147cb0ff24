package dev.quarterdeck.tui.command.services;

import dev.quarterdeck.change.Change;
import dev.quarterdeck.services.Service;
import dev.quarterdeck.services.deploy.ServiceUpdates;
import dev.quarterdeck.services.deploy.Updated;
import dev.quarterdeck.tui.cli.Call;
import dev.quarterdeck.tui.cli.Usage;
import dev.quarterdeck.tui.cli.Verb;
import dev.quarterdeck.tui.command.change.Changing;
import dev.quarterdeck.tui.output.Answer;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** {@code qd services deploy}: new tasks, of the same revision or another one. */
final class DeployServices {
  private DeployServices() {}

  static Verb verb() {
    return Following.verb(
            Verb.named("deploy", "Start a new deployment and follow it to its end.")
                .description(
                    "Without options the same revision is deployed again: new tasks read their"
                        + " secrets anew. --image registers a copy of the revision that runs, every"
                        + " other field as it is. The deployment is followed by its own id: one that"
                        + " ECS rolls back, or that somebody replaces, is not taken for a good one.")
                .params("SERVICE", "One service or several, [CLUSTER/]NAME.")
                .option(
                    "--task-definition",
                    "FAMILY[:REV]",
                    "Deploy this revision; a family alone means its newest one.")
                .options("--image", "CONTAINER=IMAGE", "Another image; may be given several times.")
                .exit(0, "every deployment completed")
                .exit(1, "a deployment failed, was rolled back, replaced, or did not end in time"))
        .example("qd services deploy acme-prod/api", "New tasks of what runs.")
        .example(
            "qd services deploy acme-prod/api --image api=registry.example/api:1.8.3 --dry-run",
            "What another image would change.")
        .example(
            "qd services deploy acme-prod/api acme-prod/worker --yes --reason 'new keys' -o json",
            "Two services from a script.")
        .runs(DeployServices::run);
  }

  private static Answer run(Call call) {
    Following.check(call);
    List<String> names = names(call);
    Map<String, String> images = images(call.values("--image"));
    String definition = call.value("--task-definition");
    if (definition != null && names.size() > 1) {
      throw Usage.wrong(
          "--task-definition goes with one service.", "Deploy the services one by one.");
    }
    List<Service> services = Following.services(call, names);
    Change<List<Updated>> change =
        call.console()
            .operations()
            .updates()
            .deploy(services, new ServiceUpdates.Deploy(definition, images))
            .orThrow();
    return Changing.run(call, change, updated -> Following.answer(call, change.plan(), updated));
  }

  /** At least one. */
  static List<String> names(Call call) {
    if (call.params().isEmpty()) {
      throw Usage.wrong("Which service?", "Name one; list them with: qd services list");
    }
    return call.params();
  }

  private static Map<String, String> images(List<String> typed) {
    Map<String, String> images = new LinkedHashMap<>();
    for (String t : typed) {
      int equals = t.indexOf('=');
      if (equals < 1 || equals == t.length() - 1) {
        throw Usage.wrong(
            "--image '" + t + "' is not CONTAINER=IMAGE.",
            "For example --image api=registry.example/api:1.8.3.");
      }
      if (images.put(t.substring(0, equals), t.substring(equals + 1)) != null) {
        throw Usage.wrong(
            "--image names container " + t.substring(0, equals) + " twice.", "Give it once.");
      }
    }
    return images;
  }
}
