package dev.quarterdeck.sandbox;

import dev.quarterdeck.sandbox.wire.Faults;
import dev.quarterdeck.sandbox.world.Account;
import dev.quarterdeck.sandbox.world.SandboxClock;
import dev.quarterdeck.sandbox.world.World;
import dev.quarterdeck.sandbox.world.ecs.SecretDemand;
import java.time.Duration;
import java.time.Instant;

/** Builds worlds: the fleet's past, then the story up to the minute where its trouble shows. */
final class Scenarios {
  private static final Duration PAST = Duration.ofDays(400);

  private static final int SHIFTS = 20;
  private static final long SHIFT_SECONDS = 7;

  private Scenarios() {}

  static World build(
      Scenario scenario,
      Account account,
      long seed,
      Instant start,
      SandboxClock clock,
      Faults faults) {
    World world = build(scenario, account, seed, start, clock, faults, 0);
    // Chance decides how long things take: shift the story a little until its trouble shows at the
    // start.
    for (int shift = 1; shift < SHIFTS && !ScenarioStory.shows(scenario, world); shift++) {
      world = build(scenario, account, seed, start, clock, faults, shift);
    }
    return world;
  }

  private static World build(
      Scenario scenario,
      Account account,
      long seed,
      Instant start,
      SandboxClock clock,
      Faults faults,
      int shift) {
    World world = new World(account, seed, start.minus(PAST), clock);
    switch (scenario) {
      case EMPTY -> {}
      case LARGE -> new ScenarioLarge(world, start).create();
      case BALANCED -> new ScenarioBalanced(world, start).create();
      case CALM,
          BAD_DEPLOY,
          CRASH_LOOP,
          STALE_SECRET,
          MISSING_KEY,
          PLAINTEXT_SECRET,
          NOISY_ERRORS,
          DENIED -> {
        ScenarioDatabases databases = new ScenarioDatabases(world, start);
        databases.create();
        ScenarioSecrets secrets = new ScenarioSecrets(world, start);
        secrets.create();
        ScenarioCloud cloud = new ScenarioCloud(world, start);
        cloud.create();
        databases.snapshot();
        ScenarioFleet fleet = new ScenarioFleet(world, start);
        fleet.create();
        fleet.grow();
        new ScenarioStorage(world, start).create();
        ScenarioRules.create(world);
        cloud.firewall();
        world.ecs().demand(SecretDemand.usual());
        fleet.watch();
        new ScenarioStory(world, start.minusSeconds(SHIFT_SECONDS * shift), fleet, secrets, faults)
            .tell(scenario);
      }
    }
    world.runUntil(start);
    return world;
  }
}
