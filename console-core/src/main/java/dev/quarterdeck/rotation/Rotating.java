package dev.quarterdeck.rotation;

import dev.quarterdeck.change.Change;
import dev.quarterdeck.change.Plan;
import dev.quarterdeck.kernel.ExitCode;
import dev.quarterdeck.kernel.Outcome;
import dev.quarterdeck.kernel.Problem;
import dev.quarterdeck.rotation.journal.Course;
import dev.quarterdeck.rotation.journal.Journal;
import dev.quarterdeck.rotation.journal.Operation;
import dev.quarterdeck.rotation.journal.Order;
import dev.quarterdeck.rotation.journal.Phase;
import dev.quarterdeck.rotation.journal.Status;
import dev.quarterdeck.rotation.journal.Step;
import dev.quarterdeck.rotation.plan.Preflight;
import dev.quarterdeck.rotation.run.Progress;
import dev.quarterdeck.rotation.run.Run;
import java.util.List;
import java.util.Objects;
import java.util.UUID;

/** A new rotation. */
record Rotating(
    Rotations.Tools tools, Order order, Preflight.Found found, Plan plan, Progress progress)
    implements Change<RotationResult> {

  /** Called again it goes on with the operation that the first call began. */
  @Override
  public Outcome<RotationResult> execute() {
    Outcome<Journal> journal =
        tools.journals().find(order.id()).isDone()
            ? tools.journals().open(order.id())
            : tools.journals().create(begun());
    return journal
        .then(
            j -> {
              try (j) {
                return Run.forward(tools.parts(), j, found.given(), null, progress);
              }
            })
        .then(this::result);
  }

  private Operation begun() {
    List<Phase.Version> versions =
        order.targets().stream()
            .map(
                t ->
                    Phase.Version.meant(
                        t.arn(),
                        Objects.requireNonNull(found.current().get(t.arn())),
                        UUID.randomUUID().toString()))
            .toList();
    Phase first = new Phase(0, false, false, null, null, false, versions, List.of());
    return new Operation(
        order, Course.start(first, order.driven() ? Step.DRIVE : Step.STAGE, order.at()));
  }

  /** Who lost the race for a secret gets the refusal itself: nothing was changed anywhere. */
  private Outcome<RotationResult> result(Operation operation) {
    Course.Why why = operation.course().why();
    boolean untouched = operation.course().phases().stream().noneMatch(Phase::accepting);
    return operation.status() == Status.FAILED
            && untouched
            && why != null
            && why.exit() == ExitCode.REFUSED
        ? Outcome.failed(new Problem.Conflict(why.sentence(), why.remedy(), null))
        : Outcome.done(Carrying.result(tools, operation));
  }

  @Override
  public String said(RotationResult result) {
    return Carrying.words(result);
  }
}
