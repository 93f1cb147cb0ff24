package dev.quarterdeck.services.deploy;

import dev.quarterdeck.change.Change;
import dev.quarterdeck.kernel.Listing;
import dev.quarterdeck.kernel.Outcome;
import dev.quarterdeck.kernel.Problem;
import dev.quarterdeck.kernel.ProblemException;
import dev.quarterdeck.kernel.Text;
import dev.quarterdeck.kernel.Unknown;
import dev.quarterdeck.services.Ecs;
import dev.quarterdeck.services.FleetReader;
import dev.quarterdeck.services.Service;
import dev.quarterdeck.services.TaskDefinition;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Finds what ran well in a service before, and prepares the way back to it. */
public final class Rollbacks {
  private final Ecs ecs;
  private final ServiceHistory history;
  private final ServiceUpdates updates;
  private final SecretChanges secrets;

  public Rollbacks(Ecs ecs, ServiceHistory history, ServiceUpdates updates, SecretChanges secrets) {
    this.ecs = ecs;
    this.history = history;
    this.updates = updates;
    this.secrets = secrets;
  }

  /** What the service ran, newest first, with how each went. */
  public Outcome<RollbackChoice> look(Service s) {
    return history
        .runs(s.cluster(), s.name())
        .map(runs -> RollbackChoice.of(s, runs.items(), runs.unknowns()));
  }

  /**
   * The way back. With {@code to} null to the newest revision that ran well and is not the one that
   * runs now; with nothing to do when ECS has gone back, or is going back, by itself.
   *
   * @param to a revision's number, {@code FAMILY:REVISION}, an ARN, an image or its tag
   */
  public Outcome<Change<List<Updated>>> prepare(Service s, @Nullable String to) {
    return Outcome.of(
        () -> {
          RollbackChoice choice = look(s).orThrow();
          String back = choice.backAlready();
          if (to == null && back != null) {
            return updates.nothing("services.rollback", s, back);
          }
          RollbackChoice.Candidate target =
              to == null ? newest(s, choice) : choice.named(to).orElse(null);
          String definition =
              target != null ? target.taskDefinition() : named(s, Objects.requireNonNull(to));
          if (definition.equals(s.taskDefinition()) && to != null) {
            return updates.nothing(
                "services.rollback",
                s,
                s.ref() + " runs " + FleetReader.shortName(definition) + " already.");
          }
          List<String> notes = new ArrayList<>();
          if (target == null) {
            notes.add(
                FleetReader.shortName(definition)
                    + " is not among the deployments that ECS remembers: whether it ran well is"
                    + " unknown.");
          } else if (!target.well()) {
            notes.add(target.name() + " did not run well: " + target.how());
          }
          Instant at = target == null ? null : target.completedAt();
          notes.addAll(secretNotes(definition, at));
          choice.unknowns().forEach(u -> notes.add("Unknown: " + u.what() + " (" + u.why() + ")"));
          return updates.to(
              "services.rollback",
              "Take " + s.ref() + " back to " + FleetReader.shortName(definition) + ".",
              s,
              definition,
              choice.explained(target),
              notes);
        });
  }

  private static RollbackChoice.Candidate newest(Service s, RollbackChoice choice) {
    return choice
        .best()
        .orElseThrow(
            () ->
                new ProblemException(
                    new Problem.NotFound(
                        "No other revision is known to have run well in " + s.ref() + why(choice),
                        "Name one with --to; see: qd taskdef list "
                            + family(s)
                            + ", qd services rollback "
                            + s.ref()
                            + " --list")));
  }

  private static String why(RollbackChoice choice) {
    return choice.unknowns().isEmpty()
        ? "."
        : " in what could be read (" + choice.unknowns().getFirst().why() + ").";
  }

  /** A revision that ECS's history does not hold, as long as it is of the service's family. */
  private String named(Service s, String to) {
    String id = to.matches("[0-9]+") ? family(s) + ":" + to : to;
    TaskDefinition found =
        switch (id.matches("(arn:.*/)?[A-Za-z0-9_-]+:[0-9]+")
            ? ecs.taskDefinition(id)
            : Outcome.<TaskDefinition>failed(absent(s, to))) {
          case Outcome.Done<TaskDefinition>(TaskDefinition d) -> d;
          case Outcome.Failed<TaskDefinition>(Problem p) ->
              throw new ProblemException(
                  p instanceof Problem.Denied || p instanceof Problem.Credentials
                      ? p
                      : absent(s, to));
        };
    return found.arn();
  }

  private static Problem absent(Service s, String to) {
    return new Problem.NotFound(
        "No revision or image " + Text.clean(to) + " is known of " + s.ref() + ".",
        "See what ran before with: qd services rollback " + s.ref() + " --list");
  }

  private static String family(Service s) {
    String name = FleetReader.shortName(s.taskDefinition());
    int colon = name.lastIndexOf(':');
    return colon < 0 ? name : name.substring(0, colon);
  }

  private List<String> secretNotes(String definition, @Nullable Instant at) {
    if (at == null) {
      return List.of();
    }
    List<String> notes = new ArrayList<>();
    String name = FleetReader.shortName(definition);
    switch (ecs.taskDefinition(definition)) {
      case Outcome.Failed<TaskDefinition>(Problem problem) ->
          notes.add("Unknown: the secrets of " + name + " (" + problem.sentence() + ")");
      case Outcome.Done<TaskDefinition>(TaskDefinition d) -> {
        Listing<SecretChanges.Changed> changed = secrets.since(d, at);
        for (SecretChanges.Changed c : changed.items()) {
          notes.add(
              "The secret "
                  + c.secret()
                  + " changed at "
                  + c.at().truncatedTo(ChronoUnit.SECONDS)
                  + ", after "
                  + name
                  + " was last rolled out: its tasks will read the new value. The other way back:"
                  + " qd secrets rollback "
                  + c.secret());
        }
        for (Unknown u : changed.unknowns()) {
          notes.add("Unknown: " + u.what() + " (" + u.why() + ")");
        }
      }
    }
    return notes;
  }
}
