package dev.quarterdeck.rotation;

import dev.quarterdeck.change.Change;
import dev.quarterdeck.change.Plan;
import dev.quarterdeck.kernel.Deadline;
import dev.quarterdeck.kernel.Listing;
import dev.quarterdeck.kernel.Outcome;
import dev.quarterdeck.kernel.Problem;
import dev.quarterdeck.kernel.ProblemException;
import dev.quarterdeck.kernel.Text;
import dev.quarterdeck.rotation.journal.Holder;
import dev.quarterdeck.rotation.journal.Journals;
import dev.quarterdeck.rotation.journal.Operation;
import dev.quarterdeck.rotation.journal.Order;
import dev.quarterdeck.rotation.journal.Step;
import dev.quarterdeck.rotation.journal.Way;
import dev.quarterdeck.rotation.plan.Planning;
import dev.quarterdeck.rotation.plan.Preflight;
import dev.quarterdeck.rotation.plan.Schedules;
import dev.quarterdeck.rotation.recipe.ValueSource;
import dev.quarterdeck.rotation.report.Reporting;
import dev.quarterdeck.rotation.run.Parts;
import dev.quarterdeck.rotation.run.Progress;
import dev.quarterdeck.rotation.run.Revocation;
import dev.quarterdeck.secrets.UsageReader;
import dev.quarterdeck.secrets.edit.Staging;
import dev.quarterdeck.session.Identity;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Rotations of keys: planned, run, resumed, taken back, and the journals of those that were. */
public final class Rotations {
  private final Tools tools;

  public Rotations(Tools tools) {
    this.tools = tools;
  }

  /**
   * What rotations work with.
   *
   * @param caller who makes them: part of the label on what is staged
   * @param region where, for the journal
   * @param deadline of one reading of the fleet, starting when asked
   */
  public record Tools(
      Parts parts,
      Journals journals,
      UsageReader usage,
      Schedules schedules,
      Reporting reporting,
      Supplier<Outcome<Identity>> caller,
      Supplier<String> region,
      Supplier<Deadline> deadline) {}

  /**
   * Reads what a rotation would meet and plans it; changes nothing. Refuses secrets that are
   * deleted, managed by a service, replicas, or held by somebody else ({@link Problem.Conflict}
   * says who and since when), and consumers that are not steady or that ECS does not deploy. An
   * empty plan never comes of it.
   */
  public Outcome<Change<RotationResult>> prepare(RotationRequest request, Progress progress) {
    return tools
        .caller()
        .get()
        .then(
            who ->
                Outcome.of(
                    () -> {
                      if (request.targets().isEmpty()) {
                        throw new ProblemException(
                            new Problem.Invalid("No key was named.", "Name a secret and a key."));
                      }
                      Preflight.Found found = preflight().look(request);
                      Instant now = tools.parts().clock().instant();
                      Order order =
                          Planning.order(
                              request, found, Ids.next(now), now, who, tools.region().get());
                      return new Rotating(
                          tools, order, found, Planning.plan(order, found), progress);
                    }));
  }

  private Preflight preflight() {
    Parts p = tools.parts();
    return new Preflight(
        p.store(),
        new Staging(p.store(), p.editor()),
        tools.usage(),
        p.ecs(),
        tools.schedules(),
        p.health(),
        tools.deadline());
  }

  /** All of this machine's, the newest first; a journal that cannot be read is an unknown. */
  public Outcome<Listing<Operation>> list() {
    return tools.journals().list();
  }

  /** One by its id, or by the beginning of it where that is unique. */
  public Outcome<Operation> show(String id) {
    return tools.journals().find(id);
  }

  /**
   * The living process that carries an operation out; empty when none does, and it may be resumed.
   */
  public Outcome<Optional<Holder>> holder(Operation operation) {
    return tools.journals().holder(operation.id());
  }

  /**
   * Goes on where an operation stopped, forward or back.
   *
   * @param onto a version that somebody else promoted meanwhile and that the operation may go on
   *     from; null for none
   * @param values where a supplied value comes from that was not staged before the stop
   */
  public Outcome<Change<RotationResult>> resume(
      String id, @Nullable String onto, ValueSource values, Progress progress) {
    return stopped(id)
        .then(
            op ->
                AskedAgain.of(tools.parts().store(), op, values)
                    .map(asked -> resumed(op, onto, asked, progress)));
  }

  private Change<RotationResult> resumed(
      Operation op, @Nullable String onto, AskedAgain asked, Progress progress) {
    Step next = op.course().next();
    Plan plan =
        Carrying.plan(
            tools,
            op,
            "rotations.resume",
            (next.back() ? "Go on backing out rotation " : "Go on with rotation ")
                + op.id()
                + " at "
                + next.id()
                + ".",
            asked.details());
    return Carrying.forward(tools, op, plan, asked, onto, progress);
  }

  /** Backs an operation out that stopped before its end: secret and services as they were. */
  public Outcome<Change<RotationResult>> abort(String id, Progress progress) {
    return stopped(id)
        .then(
            op ->
                Outcome.of(
                    () -> {
                      refuseNoWayBack(op);
                      return Carrying.back(
                          tools,
                          op,
                          Carrying.plan(
                              tools,
                              op,
                              "rotations.abort",
                              "Back out rotation " + op.id() + ": secret and services as before.",
                              List.of()),
                          progress);
                    }));
  }

  private static void refuseNoWayBack(Operation op) {
    Way.noWayBack(op)
        .ifPresent(
            why -> {
              throw new ProblemException(
                  new Problem.Refused(why, "Go on: " + Way.RESUME.command(op.id())));
            });
  }

  /**
   * Retires the old credential of a completed operation: the point of no return.
   *
   * @param early although its overlap has not passed
   */
  public Outcome<Change<RotationResult>> retire(String id, boolean early, Progress progress) {
    return mine(id)
        .then(
            op ->
                Outcome.of(
                    () -> {
                      refuseRetiring(op, early);
                      Revocation.refuse(
                          tools.parts().store(),
                          new Staging(tools.parts().store(), tools.parts().editor()),
                          op);
                      boolean byVersion = op.order().retiresByVersion();
                      return Carrying.retiring(
                          tools,
                          op,
                          Carrying.plan(
                              tools,
                              op,
                              "rotations.retire",
                              "Retire the old credential of rotation "
                                  + op.id()
                                  + (byVersion
                                      ? ": take it out of the secret and redeploy."
                                      : ". There is no way back."),
                              List.of()),
                          progress);
                    }));
  }

  private void refuseRetiring(Operation op, boolean early) {
    Instant after = op.course().retireAfter();
    if (!Way.retires(op)) {
      throw new ProblemException(
          op.status().ended()
              ? new Problem.Refused(
                  "Rotation " + op.id() + " has nothing to retire.",
                  "See it: qd rotations show " + op.id())
              : new Problem.Conflict(
                  "Rotation " + op.id() + " has not ended.",
                  "End it first: qd rotations resume " + op.id(),
                  op.course().updatedAt()));
    }
    if (!early && after != null && tools.parts().clock().instant().isBefore(after)) {
      throw new ProblemException(
          new Problem.Refused(
              "The old credential of rotation "
                  + op.id()
                  + " is to stay valid until "
                  + after
                  + ".",
              "Wait, or retire it now all the same: qd rotations retire " + op.id() + " --early"));
    }
  }

  /**
   * One forced deployment for every service that has stale tasks, followed to its end.
   *
   * @param secret name or ARN, or null for every secret
   * @param services {@code cluster/service} or names to restrict to; empty for all
   * @param possible also those of which nobody can tell whether they are stale
   */
  public Outcome<Change<Redeployed>> redeployStale(
      @Nullable String secret, List<String> services, boolean possible, Progress progress) {
    return Outcome.of(() -> new Redeploying(tools, secret, services, possible, progress).planned());
  }

  private Outcome<Operation> stopped(String id) {
    return mine(id)
        .then(
            op ->
                op.status().ended()
                    ? Outcome.failed(
                        new Problem.Refused(
                            "Rotation " + op.id() + " has ended: " + Words.of(op.status()) + ".",
                            "See it: qd rotations show " + op.id()))
                    : Outcome.done(op));
  }

  /** Begun in this account and region. */
  private Outcome<Operation> mine(String id) {
    return tools
        .journals()
        .find(id)
        .then(
            op ->
                tools
                    .caller()
                    .get()
                    .then(
                        who ->
                            who.account().equals(op.order().account())
                                    && tools.region().get().equals(op.order().region())
                                ? Outcome.done(op)
                                : Outcome.failed(elsewhere(op))));
  }

  private static Problem elsewhere(Operation op) {
    return new Problem.Refused(
        "Rotation "
            + op.id()
            + " was begun in account "
            + Text.clean(op.order().account())
            + ", region "
            + Text.clean(op.order().region())
            + ".",
        "Choose that with --profile and --region.");
  }
}
