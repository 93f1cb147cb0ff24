package dev.quarterdeck.sandbox.world.trail;

import dev.quarterdeck.sandbox.world.World;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The account's event history: write calls, to be looked up a while after they were made. */
public final class Trail {
  /** How long an event is on its way; AWS says about five minutes on average. */
  public static final Duration DELAY = Duration.ofMinutes(2);

  private static final Duration KEPT = Duration.ofDays(90);
  private static final int MOST = 20_000;
  private final World world;
  private final List<Recorded> events = new ArrayList<>();

  public Trail(World world) {
    this.world = world;
  }

  /**
   * One call.
   *
   * @param source for example {@code ecs.amazonaws.com}
   * @param parameters the simple ones, as CloudTrail spells them
   * @param resources ARNs or names
   * @param error its code when the call failed
   */
  public record Recorded(
      String id,
      Instant at,
      String source,
      String name,
      String callerArn,
      Map<String, Object> parameters,
      List<String> resources,
      @Nullable String error) {
    /** The last part of the caller's ARN. */
    public String username() {
      return callerArn.substring(callerArn.lastIndexOf('/') + 1);
    }
  }

  /** Records a call made now. */
  public void record(
      String source,
      String name,
      String callerArn,
      Map<String, Object> parameters,
      List<String> resources,
      @Nullable String error) {
    String id =
        new java.util.UUID(world.randomness().bits("trail", events.size()), events.size() + 1L)
            .toString();
    events.add(
        new Recorded(
            id,
            world.now(),
            source,
            name,
            callerArn,
            Map.copyOf(parameters),
            List.copyOf(resources),
            error));
    if (events.size() > MOST) {
      events.removeFirst();
    }
  }

  /** Records what a person or a pipeline of the account does in a story. */
  public void told(
      String source, String name, String user, Map<String, Object> parameters, String resource) {
    record(
        source,
        name,
        "arn:aws:sts::" + world.account().id() + ":assumed-role/" + user,
        parameters,
        List.of(resource),
        null);
  }

  /** What can be looked up by now, newest first. */
  public List<Recorded> events() {
    Instant newest = world.now().minus(DELAY);
    Instant oldest = world.now().minus(KEPT);
    return events.reversed().stream()
        .filter(e -> !e.at().isAfter(newest) && !e.at().isBefore(oldest))
        .toList();
  }
}
