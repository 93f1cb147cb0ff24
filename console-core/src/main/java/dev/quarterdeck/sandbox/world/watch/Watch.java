package dev.quarterdeck.sandbox.world.watch;

import dev.quarterdeck.sandbox.world.World;

/** CloudWatch and CloudWatch Logs of the account. */
public final class Watch {
  private final World world;

  public Watch(World world) {
    this.world = world;
  }

  World world() {
    return world;
  }
}
