package dev.quarterdeck.sandbox;

import dev.quarterdeck.sandbox.wire.Faults;
import dev.quarterdeck.sandbox.world.Account;
import dev.quarterdeck.sandbox.world.SandboxClock;
import dev.quarterdeck.sandbox.world.World;
import java.time.Duration;
import java.time.Instant;

/** Builds worlds: the fleet's past, then the story up to the minute where its trouble shows. */
final class Scenarios {
  private static final Duration PAST = Duration.ofDays(400);

  private Scenarios() {}

  static World build(
      Scenario scenario, Account account, long seed, Instant start, SandboxClock clock, Faults faults) {
    World world = new World(account, seed, start.minus(PAST), clock);
    switch (scenario) {
      case EMPTY -> {}
      case LARGE -> new ScenarioLarge(world, start).create();
      case CALM, BAD_DEPLOY, CRASH_LOOP, STALE_SECRET, MISSING_KEY, PLAINTEXT_SECRET, NOISY_ERRORS, DENIED -> {
        ScenarioSecrets secrets = new ScenarioSecrets(world, start);
        secrets.create();
        ScenarioFleet fleet = new ScenarioFleet(world, start);
        fleet.create();
        new ScenarioStory(world, start, fleet, secrets, faults).tell(scenario);
      }
    }
    world.runUntil(start);
    return world;
  }
}
