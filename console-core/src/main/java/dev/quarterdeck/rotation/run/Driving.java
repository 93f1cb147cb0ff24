package dev.quarterdeck.rotation.run;

import dev.quarterdeck.kernel.Problem;
import dev.quarterdeck.kernel.ProblemException;
import dev.quarterdeck.rotation.journal.Phase;
import dev.quarterdeck.rotation.journal.Step;
import dev.quarterdeck.rotation.journal.StepEntry;
import dev.quarterdeck.rotation.journal.Target;
import dev.quarterdeck.rotation.recipe.ProviderDriven;
import dev.quarterdeck.rotation.recipe.Recipe;

/** A rotation that its provider carries out: it stages, tests and promotes by itself. */
final class Driving {
  private final Work work;

  Driving(Work work) {
    this.work = work;
  }

  String drive() {
    Target target = work.order().targets().getFirst();
    Target.Key key = target.keys().getFirst();
    Phase.Version v = work.phase().version(target.arn());
    Recipe recipe = work.recipe(target, key);
    if (!(recipe instanceof ProviderDriven driven)) {
      throw new ProblemException(
          new Problem.Invalid(
              "The recipe " + recipe.name() + " does not carry a rotation out by itself.",
              "Use the version of qd that began this operation."));
    }
    work.update(v.to(Phase.State.PROMOTING));
    ProviderDriven.Driven end =
        driven
            .drive(
                key.settings(target.arn(), work.order().compromised()),
                v.id(),
                said ->
                    work.progress()
                        .step(
                            new StepEntry(
                                Step.DRIVE.id(), StepEntry.Status.STARTED, work.now(), said)))
            .orThrow();
    work.update(
        new Phase.Version(
            v.secret(), v.base(), end.version(), v.from(), v.undo(), Phase.State.PROMOTED));
    work.update(c -> c.with(c.phase().promoted(end.promotedAt())));
    return end.said();
  }
}
