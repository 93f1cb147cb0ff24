package dev.quarterdeck.rotation;

import dev.quarterdeck.change.Change;
import dev.quarterdeck.change.Plan;
import dev.quarterdeck.change.Together;
import dev.quarterdeck.kernel.Outcome;
import dev.quarterdeck.kernel.Problem;
import dev.quarterdeck.rotation.journal.Course;
import dev.quarterdeck.rotation.journal.Journal;
import dev.quarterdeck.rotation.journal.Operation;
import dev.quarterdeck.rotation.journal.Phase;
import dev.quarterdeck.rotation.journal.Status;
import dev.quarterdeck.rotation.journal.Target;
import dev.quarterdeck.rotation.run.Progress;
import dev.quarterdeck.rotation.run.Run;
import dev.quarterdeck.secrets.SecretSummary;
import dev.quarterdeck.session.EnvironmentLabel;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** An operation that is there already, carried on. */
record Carrying(
    Rotations.Tools tools,
    Operation operation,
    Plan plan,
    AskedAgain asked,
    Function<Journal, Outcome<Operation>> run)
    implements Change<RotationResult> {

  static Carrying forward(
      Rotations.Tools tools,
      Operation operation,
      Plan plan,
      AskedAgain asked,
      @Nullable String onto,
      Progress progress) {
    return new Carrying(
        tools,
        operation,
        plan,
        asked,
        journal -> Run.forward(tools.parts(), journal, asked.given(), onto, progress));
  }

  static Carrying back(Rotations.Tools tools, Operation operation, Plan plan, Progress progress) {
    return new Carrying(
        tools,
        operation,
        plan,
        AskedAgain.nothing(tools.parts().store()),
        journal -> Run.back(tools.parts(), journal, progress));
  }

  static Carrying retiring(
      Rotations.Tools tools, Operation operation, Plan plan, Progress progress) {
    return new Carrying(
        tools,
        operation,
        plan,
        AskedAgain.nothing(tools.parts().store()),
        journal -> Run.retire(tools.parts(), journal, progress));
  }

  @Override
  public Outcome<RotationResult> execute() {
    return tools
        .journals()
        .open(operation.id())
        .then(
            journal -> {
              try (journal) {
                return journal.operation().course().equals(operation.course())
                    ? run.apply(journal)
                    : Outcome.<Operation>failed(moved());
              }
            })
        .map(op -> result(tools, op));
  }

  private Problem moved() {
    return new Problem.Conflict(
        "Rotation " + operation.id() + " was carried on by another qd since it was planned.",
        "See it: qd rotations show " + operation.id(),
        null);
  }

  @Override
  public void close() {
    asked.close();
  }

  @Override
  public String said(RotationResult result) {
    return words(result);
  }

  /** For the record. */
  static String words(RotationResult result) {
    return Words.of(result.status()) + ", operation " + result.operation();
  }

  /** With the report where a compromised key was replaced. */
  static RotationResult result(Rotations.Tools tools, Operation operation) {
    boolean report = operation.order().compromised() && operation.status() == Status.COMPLETED;
    return RotationResult.of(operation, report ? tools.reporting().of(operation) : null);
  }

  /** What is left to do, as far as it can be told before. */
  static Plan plan(
      Rotations.Tools tools, Operation op, String action, String title, List<String> more) {
    List<Map<String, String>> tags = new ArrayList<>();
    List<String> details = new ArrayList<>(more);
    List<Plan.Step> steps = new ArrayList<>();
    Phase phase = op.course().phase();
    for (Target t : op.order().targets()) {
      switch (tools.parts().store().describe(t.arn())) {
        case Outcome.Done<SecretSummary>(SecretSummary s) -> {
          tags.add(s.tags());
          details.add(t.name() + ": AWSCURRENT is on version " + s.currentVersion());
        }
        case Outcome.Failed<SecretSummary> unread -> tags.add(EnvironmentLabel.UNREAD);
      }
      if (phase.has(t.arn())) {
        Phase.Version v = phase.version(t.arn());
        details.add(t.name() + ": from " + v.base() + " to " + v.id());
      }
      steps.add(
          new Plan.Step(
              "secretsmanager:UpdateSecretVersionStage",
              "Move labels of " + t.name() + " by compare-and-swap, as far as that is left"));
    }
    for (String ref : op.order().consumers()) {
      steps.add(
          new Plan.Step(
              "ecs:UpdateService", "Redeploy " + ref + ", if that is left, and follow it"));
    }
    List<String> notes = new ArrayList<>(op.course().notes());
    Course.Why why = op.course().why();
    if (why != null) {
      notes.addFirst("It stopped at: " + why.sentence());
    }
    String names = String.join(", ", op.order().targets().stream().map(Target::name).toList());
    return new Plan(
        action,
        op.order().targets().getFirst().name(),
        names,
        title,
        details,
        steps,
        notes,
        Together.tags(tags));
  }
}
