package dev.quarterdeck.change;

import dev.quarterdeck.audit.AuditEntry;
import dev.quarterdeck.audit.AuditLog;
import dev.quarterdeck.kernel.Outcome;
import dev.quarterdeck.kernel.Problem;
import dev.quarterdeck.session.Environment;
import dev.quarterdeck.session.Identities;
import dev.quarterdeck.session.Identity;
import dev.quarterdeck.session.ReadOnlyGuard;
import dev.quarterdeck.session.ReadOperations;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * The one way in which anything is changed: plan → guard → approval → record → execute → record.
 * What cannot be recorded is not done.
 */
public final class Changes {
  private final Identities identities;
  private final AuditLog audit;
  private final ReadOnlyGuard guard;
  private final Supplier<String> region;
  private final Function<Plan, Environment> environment;

  /** {@code environment}: the label of where a plan works, asked after the caller is known. */
  public Changes(
      Identities identities,
      AuditLog audit,
      ReadOnlyGuard guard,
      Supplier<String> region,
      Function<Plan, Environment> environment) {
    this.identities = identities;
    this.audit = audit;
    this.guard = guard;
    this.region = region;
    this.environment = environment;
  }

  /** What {@link #run} would show and ask; changes nothing. */
  public Outcome<Preview> preview(Plan plan) {
    return caller(plan).map(who -> new Preview(plan, who, region.get(), environment.apply(plan)));
  }

  /** Who writes a file of this machine need not be known to AWS. */
  private Outcome<Identity> caller(Plan plan) {
    Outcome<Identity> known = identities.caller();
    return plan.local() && known instanceof Outcome.Failed<?>
        ? Outcome.done(
            new Identity("", ReadOperations.LOCAL + System.getProperty("user.name", "unknown"), ""))
        : known;
  }

  /** A change with nothing to do is neither asked about nor recorded. */
  public <R> Outcome<R> run(Change<R> change, @Nullable String reason, Approval approval) {
    Plan plan = change.plan();
    if (plan.isEmpty()) {
      return change.execute();
    }
    return refusal(plan)
        .<Outcome<R>>map(Outcome::failed)
        .orElseGet(
            () -> preview(plan).then(preview -> approved(change, preview, reason, approval)));
  }

  private <R> Outcome<R> approved(
      Change<R> change, Preview preview, @Nullable String reason, Approval approval) {
    // Knowing the account can have closed the guard.
    Optional<Problem> refusal = refusal(change.plan());
    if (refusal.isPresent()) {
      return Outcome.failed(refusal.get());
    }
    return approval
        .approve(preview)
        .then(yes -> record(preview, reason, "intended"))
        .then(recorded -> held(change, preview, reason));
  }

  private <R> Outcome<R> held(Change<R> change, Preview preview, @Nullable String reason) {
    // A person may have looked at the plan for longer than the session was open for changes.
    Optional<Problem> late = refusal(change.plan());
    if (late.isPresent()) {
      String said = "failed: " + late.get().sentence();
      return record(preview, reason, said) instanceof Outcome.Failed<?>(Problem problem)
          ? Outcome.failed(unrecorded(said, problem))
          : Outcome.failed(late.get());
    }
    try (ReadOnlyGuard.Held held = guard.hold()) {
      return execute(change, preview, reason);
    }
  }

  private Optional<Problem> refusal(Plan plan) {
    return plan.steps().stream()
        .flatMap(s -> guard.refusalToBegin(s.operation()).stream())
        .findFirst();
  }

  private <R> Outcome<R> execute(Change<R> change, Preview preview, @Nullable String reason) {
    return switch (change.execute()) {
      case Outcome.Done<R>(R result) -> {
        String said = change.said(result);
        yield record(preview, reason, said) instanceof Outcome.Failed<?>(Problem problem)
            ? Outcome.failed(unrecorded(said, problem))
            : Outcome.done(result);
      }
      case Outcome.Failed<R>(Problem problem) ->
          record(preview, reason, "failed: " + problem.sentence())
                  instanceof Outcome.Failed<?>(Problem storage)
              ? Outcome.failed(unrecorded("failed: " + problem.sentence(), storage))
              : Outcome.failed(problem);
    };
  }

  /**
   * Records how what a change began came to its end later, or that nobody watches it any more.
   *
   * @param how one sentence's worth, without values
   */
  public Outcome<AuditEntry> ended(Plan plan, @Nullable String reason, String how) {
    return preview(plan).then(preview -> record(preview, reason, how));
  }

  private static Problem unrecorded(String said, Problem problem) {
    return new Problem.Storage(
        "It ended (" + said + "), but the record could not be written: " + problem.sentence(),
        problem.remedy());
  }

  private Outcome<AuditEntry> record(Preview preview, @Nullable String reason, String outcome) {
    return audit.append(
        new AuditLog.Event(
            preview.caller().arn(),
            preview.caller().account(),
            preview.region(),
            preview.plan().action(),
            preview.plan().target(),
            reason,
            outcome,
            null));
  }
}
