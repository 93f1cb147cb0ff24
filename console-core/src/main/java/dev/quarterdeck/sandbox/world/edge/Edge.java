package dev.quarterdeck.sandbox.world.edge;

import dev.quarterdeck.sandbox.world.World;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** The account's distributions, in the order in which they were made. */
public final class Edge {
  private final World world;
  private final List<Distribution> distributions = new ArrayList<>();

  public Edge(World world) {
    this.world = world;
  }

  public List<Distribution> distributions() {
    return distributions;
  }

  public Distribution create(Object config) {
    String id = "E" + world.randomness().alphanumeric("cloudfront", 13).toUpperCase(Locale.ROOT);
    Distribution made =
        new Distribution(
            id,
            "arn:aws:cloudfront::" + world.account().id() + ":distribution/" + id,
            "d" + world.randomness().hex("cloudfront", 13) + ".cloudfront.net",
            world.now(),
            config);
    distributions.add(made);
    return made;
  }
}
