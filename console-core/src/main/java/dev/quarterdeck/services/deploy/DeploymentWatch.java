package dev.quarterdeck.services.deploy;

import dev.quarterdeck.kernel.Listing;
import dev.quarterdeck.kernel.Outcome;
import dev.quarterdeck.kernel.Pause;
import dev.quarterdeck.kernel.Problem;
import dev.quarterdeck.kernel.ProblemException;
import dev.quarterdeck.kernel.Unknown;
import dev.quarterdeck.services.Deployment;
import dev.quarterdeck.services.Ecs;
import dev.quarterdeck.services.Service;
import dev.quarterdeck.services.ServiceEvent;
import dev.quarterdeck.services.StopCause;
import dev.quarterdeck.services.Task;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Follows one deployment, found by its own id, to its own end. A service that is "stable" may be so
 * because the circuit breaker rolled the deployment back or because somebody else replaced it; this
 * tells them apart. Reads {@code DescribeServices} and the service's stopped tasks at every look.
 */
public final class DeploymentWatch {
  /** Between two looks; ECS itself moves in steps of about this length. */
  public static final Duration EVERY = Duration.ofSeconds(5);

  /** Long enough for a slow roll-out with its circuit breaker. */
  public static final Duration LIMIT = Duration.ofMinutes(30);

  /** The circuit breaker's own thresholds. */
  private static final int LEAST_FAILURES = 3;

  private static final int MOST_FAILURES = 200;

  private final Ecs ecs;
  private final Pause pause;
  private final InstantSource clock;

  /**
   * How many failed tasks tell that a deployment without a circuit breaker will not succeed: as
   * many as would trip the circuit breaker, half of those desired and from 3 to 200 of them. Of a
   * hundred tasks a few may fail and the others come up.
   */
  static int failures(int desired) {
    return Math.clamp((desired + 1L) / 2, LEAST_FAILURES, MOST_FAILURES);
  }

  /** {@code pause} and {@code clock} of the world that the service lives in. */
  public DeploymentWatch(Ecs ecs, Pause pause, InstantSource clock) {
    this.ecs = ecs;
    this.pause = pause;
    this.clock = clock;
  }

  /** Told after every look; called on the thread that follows. */
  @FunctionalInterface
  public interface Listener {
    Listener NONE = look -> {};

    void saw(Look look);
  }

  /**
   * What one look came to.
   *
   * @param report everything so far
   * @param newEvents what ECS said since the look before
   * @param newStops which tasks failed since the look before
   * @param trouble why this look could not be taken, where it could not; the next may
   */
  public record Look(
      DeploymentReport report,
      List<ServiceEvent> newEvents,
      List<DeploymentReport.Stop> newStops,
      @Nullable Problem trouble) {}

  /**
   * Looks until the deployment has ended or {@code limit} has passed in the service's time. A look
   * that fails for a while (throttled, unreachable, slow) is taken again; missing credentials or
   * permissions fail at once, and an interrupt is {@link Problem.Interrupted}. Neither ends the
   * deployment itself.
   */
  public Outcome<DeploymentReport> follow(OwnDeployment own, Duration limit, Listener listener) {
    return followAll(List.of(own), limit, listener).map(List::getFirst);
  }

  /** The same for several, side by side, until the last of them has ended; in the given order. */
  public Outcome<List<DeploymentReport>> followAll(
      List<OwnDeployment> all, Duration limit, Listener listener) {
    return Outcome.of(
        () -> {
          Instant now = clock.instant();
          List<Follower> followers = all.stream().map(own -> new Follower(own, now)).toList();
          Instant until = now.plus(limit);
          while (true) {
            for (Follower f : followers) {
              if (!f.last.state().ended()) {
                listener.saw(look(f, until, limit));
              }
            }
            if (followers.stream().allMatch(f -> f.last.state().ended())) {
              return followers.stream().map(f -> f.last).toList();
            }
            pause.pause(EVERY);
          }
        });
  }

  private Look look(Follower follower, Instant until, Duration limit) {
    Look look = follower.look();
    boolean late = !look.report().state().ended() && !clock.instant().isBefore(until);
    return late ? follower.late(look, limit) : look;
  }

  /** One look, now. */
  public Outcome<DeploymentReport> look(OwnDeployment own) {
    return Outcome.of(
        () -> {
          Look look = new Follower(own, clock.instant()).look();
          if (look.trouble() != null) {
            throw new ProblemException(look.trouble());
          }
          return look.report();
        });
  }

  /** What was seen so far of one deployment. */
  private final class Follower {
    private final OwnDeployment own;
    private final Map<String, ServiceEvent> events = new LinkedHashMap<>();
    private final Map<String, DeploymentReport.Stop> stops = new LinkedHashMap<>();
    private DeploymentReport last;
    private @Nullable Problem trouble;

    Follower(OwnDeployment own, Instant now) {
      this.own = own;
      this.last =
          new DeploymentReport(
              own,
              DeploymentState.ROLLING,
              null,
              null,
              0,
              0,
              0,
              0,
              List.of(),
              List.of(),
              now,
              List.of());
    }

    Look look() {
      Outcome<Listing<Service>> read = ecs.services(own.cluster(), List.of(own.service()));
      return switch (read) {
        case Outcome.Done<Listing<Service>>(Listing<Service> found) -> look(found);
        case Outcome.Failed<Listing<Service>>(Problem problem) -> failed(problem);
      };
    }

    private Look failed(Problem problem) {
      if (problem instanceof Problem.NotFound) {
        return ended(DeploymentState.GONE, "The service is not there any more.");
      }
      if (!problem.passes()) {
        throw new ProblemException(problem);
      }
      trouble = problem;
      return new Look(last, List.of(), List.of(), problem);
    }

    private Look ended(DeploymentState state, String reason) {
      last =
          new DeploymentReport(
              own,
              state,
              reason,
              last.serving(),
              last.desired(),
              last.running(),
              last.pending(),
              last.failedTasks(),
              last.events(),
              last.stops(),
              clock.instant(),
              last.unknowns());
      return new Look(last, List.of(), List.of(), null);
    }

    private Look look(Listing<Service> found) {
      Service service = found.items().stream().findFirst().orElse(null);
      if (service == null && !found.isComplete() && !missing(found)) {
        return failed(
            new Problem.Unreachable(found.unknowns().getFirst().why(), "The next look may do."));
      }
      if (service == null || !service.status().equals("ACTIVE")) {
        return ended(DeploymentState.GONE, "The service was deleted.");
      }
      trouble = null;
      List<ServiceEvent> newEvents = newEvents(service);
      List<Unknown> unknowns = new ArrayList<>();
      List<DeploymentReport.Stop> newStops = newStops(unknowns);
      DeploymentProgress now =
          DeploymentProgress.of(own, service, List.copyOf(events.values()), last.state());
      boolean failing =
          now.state() == DeploymentState.ROLLING
              && !service.circuitBreaker()
              && stops.size()
                  >= failures(now.own() == null ? service.desired() : now.own().desired());
      last =
          new DeploymentReport(
              own,
              failing ? DeploymentState.FAILING : now.state(),
              failing ? failing() : now.reason(),
              now.serving(),
              now.own() == null ? service.desired() : now.own().desired(),
              now.own() != null ? now.own().running() : now.state().good() ? last.running() : 0,
              now.own() == null ? 0 : now.own().pending(),
              failedTasks(now.own()),
              List.copyOf(events.values()),
              List.copyOf(stops.values()),
              clock.instant(),
              unknowns);
      return new Look(last, newEvents, newStops, null);
    }

    /** ECS counts from zero again after a roll-back; what was seen stays. */
    private int failedTasks(@Nullable Deployment own) {
      int told = own == null ? 0 : own.failedTasks();
      return Math.max(Math.max(last.failedTasks(), told), stops.size());
    }

    private String failing() {
      return stops.size()
          + " of its tasks failed, and without a circuit breaker ECS goes on trying: "
          + List.copyOf(stops.values()).getLast().cause().text();
    }

    /** ECS answers a service that does not exist as a failure of that name, not as an error. */
    private static boolean missing(Listing<Service> found) {
      return found.unknowns().stream().anyMatch(u -> u.why().contains("MISSING"));
    }

    private List<ServiceEvent> newEvents(Service service) {
      Instant since = own.startedAt();
      List<ServiceEvent> fresh = new ArrayList<>();
      for (ServiceEvent e : service.events().reversed()) {
        boolean ours = since == null || !e.at().isBefore(since);
        if (ours && events.putIfAbsent(e.id(), e) == null) {
          fresh.add(e);
        }
      }
      return fresh;
    }

    /** Captured at every look: ECS forgets stopped tasks after about an hour. */
    private List<DeploymentReport.Stop> newStops(List<Unknown> unknowns) {
      List<DeploymentReport.Stop> fresh = new ArrayList<>();
      switch (ecs.stoppedTasks(own.cluster(), own.service())) {
        case Outcome.Failed<Listing<Task>>(Problem problem) ->
            unknowns.add(Unknown.of("the stopped tasks of " + own.ref(), problem));
        case Outcome.Done<Listing<Task>>(Listing<Task> read) -> {
          unknowns.addAll(read.unknowns());
          read.items().stream()
              .filter(t -> own.id().equals(t.startedBy()))
              .map(t -> new DeploymentReport.Stop(t, StopCause.of(t)))
              .filter(s -> s.cause().failure())
              .sorted(Comparator.comparing(Follower::stopped))
              .forEach(
                  s -> {
                    if (stops.put(s.task().arn(), s) == null) {
                      fresh.add(s);
                    }
                  });
        }
      }
      return fresh;
    }

    private static Instant stopped(DeploymentReport.Stop stop) {
      Instant at = stop.task().stoppedAt();
      return at == null ? Instant.MAX : at;
    }

    Look late(Look look, Duration limit) {
      String waited = "It had not ended after " + minutes(limit);
      Problem why = trouble;
      Look ended =
          ended(
              DeploymentState.TIMED_OUT,
              why == null ? waited + "." : waited + "; the last look failed: " + why.sentence());
      return new Look(ended.report(), look.newEvents(), look.newStops(), why);
    }

    private static String minutes(Duration limit) {
      return limit.compareTo(Duration.ofMinutes(2)) < 0
          ? limit.toSeconds() + " seconds"
          : limit.toMinutes() + " minutes";
    }
  }
}
