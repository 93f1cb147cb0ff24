package dev.quarterdeck.sandbox.world.topics;

import dev.quarterdeck.sandbox.world.World;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** The account's topics. */
public final class Topics {
  private final World world;
  private final Map<String, List<Subscription>> byArn = new TreeMap<>();

  /**
   * @param arn null until somebody confirms it
   */
  public record Subscription(String protocol, String endpoint, @Nullable String arn) {}

  public Topics(World world) {
    this.world = world;
  }

  /** Makes it, or finds the one of that name. */
  public String create(String name) {
    String arn = world.account().arn("sns", name);
    byArn.putIfAbsent(arn, new ArrayList<>());
    return arn;
  }

  /** In the order they came; null when there is no such topic. */
  public @Nullable List<Subscription> subscriptions(String arn) {
    return byArn.get(arn);
  }

  /** Mail and web hooks wait for a confirmation; the rest of AWS needs none. */
  public Subscription subscribe(String topic, String protocol, String endpoint, boolean confirmed) {
    Subscription s =
        new Subscription(
            protocol, endpoint, confirmed ? topic + ":" + world.randomness().uuid("topics") : null);
    byArn.computeIfAbsent(topic, t -> new ArrayList<>()).add(s);
    return s;
  }
}
