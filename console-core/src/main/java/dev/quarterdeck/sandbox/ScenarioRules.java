package dev.quarterdeck.sandbox;

import dev.quarterdeck.sandbox.world.World;
import dev.quarterdeck.sandbox.world.events.Rules;
import dev.quarterdeck.sandbox.world.events.Schedules;

/**
 * What starts by itself: every night a task of the worker's newest revision, and on each month's
 * first day one of billing's.
 */
final class ScenarioRules {
  private static final String GROUP = "acme-prod";

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
                role(world, "acme-prod-events"),
                null,
                new Rules.Task(
                    world.account().arn("ecs", "task-definition/acme-prod-worker"), 1, "FARGATE")));
    world.schedules().createGroup(GROUP);
    world
        .schedules()
        .put(
            GROUP,
            "acme-prod-invoices",
            "cron(0 6 1 * ? *)",
            "Europe/Berlin",
            true,
            "Sends the month's invoices",
            null,
            new Schedules.Target(
                world.account().arn("ecs", "cluster/" + ScenarioFleet.PROD),
                role(world, "acme-prod-scheduler"),
                null,
                new Rules.Task(
                    world.account().arn("ecs", "task-definition/acme-prod-billing"),
                    1,
                    "FARGATE")));
  }

  private static String role(World world, String name) {
    return "arn:aws:iam::" + world.account().id() + ":role/" + name;
  }
}
