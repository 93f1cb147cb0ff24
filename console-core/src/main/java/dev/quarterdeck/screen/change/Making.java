package dev.quarterdeck.screen.change;

import dev.quarterdeck.audit.AuditEntry;
import dev.quarterdeck.change.Change;
import dev.quarterdeck.change.Changes;
import dev.quarterdeck.change.Preview;
import dev.quarterdeck.kernel.Outcome;
import dev.quarterdeck.kernel.Problem;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A proposal on its way: the prepared change, and the making of it. */
final class Making<D, R> extends Deed<D> {
  private final Proposal<D, R> proposal;
  private @Nullable Change<R> change;

  Making(Proposal<D, R> proposal) {
    this.proposal = proposal;
  }

  @Override
  Proposal<D, R> undertaking() {
    return proposal;
  }

  /** Plans; what it planned is kept for {@link #make}. */
  Outcome<Preview> prepare(D desk, Changes changes) {
    return proposal
        .prepare(desk, answers, this::tell)
        .then(
            prepared -> {
              lock.lock();
              try {
                if (over) {
                  prepared.close();
                  return Outcome.failed(
                      new Problem.Interrupted("It was cancelled.", "Begin it again."));
                }
                change = prepared;
              } finally {
                lock.unlock();
              }
              return changes.preview(prepared.plan());
            });
  }

  /** Makes the change that was shown, and no other, and watches what it began. */
  End make(D desk, Changes changes, Preview shown, @Nullable String reason) {
    Change<R> prepared;
    lock.lock();
    try {
      prepared = change;
      begin();
    } finally {
      lock.unlock();
    }
    if (prepared == null) {
      return End.of(Sheet.lines(new Problem.Interrupted("It was cancelled.", "")), false);
    }
    Outcome<R> outcome =
        changes.run(
            prepared,
            reason,
            now ->
                now.equals(shown)
                    ? Outcome.done(now)
                    : Outcome.failed(
                        new Problem.Conflict(
                            "Who you are, or where, has changed since the plan was shown.",
                            "Look at the plan again.",
                            null)));
    return switch (outcome) {
      case Outcome.Done<R>(R result) -> {
        Proposal.Ending ending = proposal.end(desk, result, this::tell);
        yield recorded(changes, prepared, reason, ending);
      }
      case Outcome.Failed<R>(Problem problem) -> End.of(Sheet.lines(problem), false);
    };
  }

  /** What cannot be recorded is said beside how it ended. */
  private static End recorded(
      Changes changes, Change<?> change, @Nullable String reason, Proposal.Ending ending) {
    if (ending.how() == null) {
      return End.of(ending.lines(), ending.good());
    }
    return switch (changes.ended(change.plan(), reason, ending.how())) {
      case Outcome.Done<AuditEntry> _ -> End.of(ending.lines(), ending.good());
      case Outcome.Failed<AuditEntry>(Problem problem) -> {
        List<SheetLine> lines = new ArrayList<>(ending.lines());
        lines.addAll(Sheet.lines(problem));
        yield End.of(lines, false);
      }
    };
  }

  @Override
  void close() {
    lock.lock();
    try {
      super.close();
      if (change != null) {
        change.close();
        change = null;
      }
    } finally {
      lock.unlock();
    }
  }
}
