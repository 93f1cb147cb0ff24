package dev.quarterdeck.sandbox;

import dev.quarterdeck.sandbox.world.World;
import dev.quarterdeck.sandbox.world.events.Rules;

/** What starts by itself: every night a task of the worker's newest revision. */
final class ScenarioRules {
  private ScenarioRules() {}

  static void create(World world) {
    world
        .rules()
        .put(
            "acme-prod-nightly",
            "cron(0 3 * * ? *)",
            null,
            true,
            "Cleans up what the day left behind")
        .targets()
        .put(
            "worker",
            new Rules.Target(
                "worker",
                world.account().arn("ecs", "cluster/" + ScenarioFleet.PROD),
                "arn:aws:iam::" + world.account().id() + ":role/acme-prod-events",
                null,
                new Rules.Task(
                    world.account().arn("ecs", "task-definition/acme-prod-worker"), 1, "FARGATE")));
  }
}
