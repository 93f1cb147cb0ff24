package dev.quarterdeck.services.deploy;

import dev.quarterdeck.kernel.Text;
import dev.quarterdeck.kernel.Unknown;
import dev.quarterdeck.services.Deployment;
import dev.quarterdeck.services.FleetReader;
import dev.quarterdeck.services.Rollout;
import dev.quarterdeck.services.Service;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What a service ran before, each revision once, newest roll-out first.
 *
 * @param backAlready why there is nothing to take back: ECS has done it, or is doing it; else null
 * @param unknowns what of the history could not be read
 */
public record RollbackChoice(
    Service service,
    List<Candidate> candidates,
    @Nullable String backAlready,
    List<Unknown> unknowns) {
  private static final int TOLD = 6;

  public RollbackChoice {
    candidates = List.copyOf(candidates);
    unknowns = List.copyOf(unknowns);
  }

  /**
   * One revision.
   *
   * @param taskDefinition ARN
   * @param well whether its newest roll-out that ended was completed
   * @param status of that roll-out as ECS spells it, for example SUCCESSFUL
   * @param current whether it is what the service runs now
   * @param completedAt when it was last completely rolled out; null when never
   * @param how a clause for people
   */
  public record Candidate(
      String taskDefinition,
      boolean well,
      String status,
      boolean current,
      @Nullable Instant deployedAt,
      @Nullable Instant completedAt,
      List<ServiceHistory.Image> images,
      String how) {
    public String name() {
      return Text.clean(FleetReader.shortName(taskDefinition));
    }
  }

  static RollbackChoice of(Service s, List<ServiceHistory.Run> runs, List<Unknown> unknowns) {
    Map<String, List<ServiceHistory.Run>> byRevision = new LinkedHashMap<>();
    for (ServiceHistory.Run r : runs) {
      if (r.taskDefinition() != null) {
        byRevision.computeIfAbsent(r.taskDefinition(), k -> new ArrayList<>()).add(r);
      }
    }
    List<Candidate> candidates = new ArrayList<>();
    byRevision.forEach((arn, of) -> candidates.add(candidate(s, arn, of)));
    return new RollbackChoice(s, candidates, back(s, runs), unknowns);
  }

  private static Candidate candidate(Service s, String arn, List<ServiceHistory.Run> runs) {
    ServiceHistory.Run newest = runs.getFirst();
    // One that is under way, or was only replaced, says nothing yet about the revision.
    ServiceHistory.Run decides =
        runs.stream().filter(r -> r.successful() || bad(r)).findFirst().orElse(newest);
    Instant completed =
        runs.stream()
            .filter(ServiceHistory.Run::successful)
            .map(ServiceHistory.Run::finishedAt)
            .filter(at -> at != null)
            .findFirst()
            .orElse(null);
    boolean well = decides.successful();
    String how =
        well
            ? "completely rolled out"
                + (completed == null ? "" : " at " + completed.truncatedTo(ChronoUnit.SECONDS))
            : decides.status().toLowerCase(java.util.Locale.ROOT).replace('_', ' ')
                + (decides.statusReason() == null ? "" : ": " + Text.clean(decides.statusReason()));
    return new Candidate(
        arn,
        well,
        decides.status(),
        arn.equals(s.taskDefinition()),
        newest.createdAt(),
        completed,
        newest.images(),
        how);
  }

  /** It failed; STOPPED alone may mean that somebody else's deployment replaced it. */
  private static boolean bad(ServiceHistory.Run r) {
    String reason = r.statusReason() == null ? "" : r.statusReason();
    return r.status().startsWith("ROLLBACK")
        || (r.status().startsWith("STOP") && !reason.contains("superseded"));
  }

  private static @Nullable String back(Service s, List<ServiceHistory.Run> runs) {
    Deployment primary = s.primaryDeployment().orElse(null);
    if (primary == null) {
      return null;
    }
    String runsNow = FleetReader.shortName(primary.taskDefinition());
    String reason = primary.rolloutReason() == null ? "" : primary.rolloutReason();
    if (primary.rollout() == Rollout.IN_PROGRESS && reason.contains("rolling back to")) {
      return "ECS is taking " + s.ref() + " back to " + runsNow + " by itself.";
    }
    ServiceHistory.Run last = runs.isEmpty() ? null : runs.getFirst();
    boolean undone =
        last != null
            && last.status().equals("ROLLBACK_SUCCESSFUL")
            && last.taskDefinition() != null
            && primary.rollout() == Rollout.COMPLETED;
    return undone && last != null && last.taskDefinition() != null
        ? "ECS has taken "
            + s.ref()
            + " back to "
            + runsNow
            + " already; the deployment of "
            + FleetReader.shortName(last.taskDefinition())
            + " is undone."
        : null;
  }

  /** The newest that ran well and does not run now. */
  public Optional<Candidate> best() {
    return candidates.stream().filter(c -> c.well() && !c.current()).findFirst();
  }

  /** By revision, {@code FAMILY:REVISION}, ARN, image or image tag; the newest that matches. */
  public Optional<Candidate> named(String to) {
    return candidates.stream()
        .filter(
            c ->
                c.taskDefinition().equals(to)
                    || c.name().equals(to)
                    || c.name().endsWith(":" + to) && to.matches("[0-9]+")
                    || c.images().stream().anyMatch(i -> named(i, to)))
        .findFirst();
  }

  private static boolean named(ServiceHistory.Image i, String to) {
    return i.image().equals(to) || i.image().endsWith(":" + to) || to.equals(i.digest());
  }

  /** Why this one, and what else there was. */
  List<String> explained(@Nullable Candidate target) {
    List<String> lines = new ArrayList<>();
    if (target != null) {
      lines.add(
          (target.equals(best().orElse(null)) ? "The newest that ran well: " : "Chosen: ")
              + target.name()
              + ", "
              + target.how());
    }
    candidates.stream()
        .filter(c -> !c.equals(target))
        .limit(TOLD)
        .forEach(c -> lines.add("  " + c.name() + (c.current() ? ", runs now: " : ": ") + c.how()));
    return lines;
  }
}
