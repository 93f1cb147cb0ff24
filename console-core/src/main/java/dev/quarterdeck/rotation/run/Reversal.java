package dev.quarterdeck.rotation.run;

import dev.quarterdeck.kernel.ProblemException;
import dev.quarterdeck.kernel.SecretValue;
import dev.quarterdeck.kernel.Text;
import dev.quarterdeck.rotation.journal.Phase;
import dev.quarterdeck.rotation.journal.Phase.State;
import dev.quarterdeck.rotation.journal.Step;
import dev.quarterdeck.rotation.journal.StepEntry;
import dev.quarterdeck.rotation.journal.Target;
import dev.quarterdeck.secrets.SecretContent;
import dev.quarterdeck.secrets.SecretSummary;
import dev.quarterdeck.secrets.edit.Staging;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.UUID;

/** AWSCURRENT back, by compare-and-swap only, and the labels off. */
final class Reversal {
  private static final int ATTEMPTS = 5;

  /** Of this machine's clock against AWS's. */
  private static final Duration SKEW = Duration.ofMinutes(1);

  private final Work work;
  private final Values values;

  Reversal(Work work) {
    this.work = work;
    this.values = new Values(work);
  }

  /** Every secret of the phase back on the value of before. */
  String reverse() {
    List<String> said = new ArrayList<>();
    for (Phase.Version v : work.phase().versions()) {
      if (v.state() == State.PROMOTING || v.state() == State.PROMOTED) {
        Target target = work.order().target(v.secret());
        said.add(Text.clean(target.name()) + ": " + reverse(target, v));
        Phase.Version now = work.phase().version(v.secret());
        work.update(now.to(State.REVERSED));
      }
    }
    // Every time anew: after a crash some may have been taken back and the date not written down.
    work.phase().versions().stream()
        .filter(v -> v.state() == State.REVERSED)
        .map(v -> changedAt(v.secret()))
        .max(Instant::compareTo)
        .ifPresent(at -> work.update(c -> c.with(c.phase().reversed(at))));
    return said.isEmpty() ? "nothing was promoted" : String.join("; ", said);
  }

  private String reverse(Target target, Phase.Version v) {
    for (int i = 0; i < ATTEMPTS; i++) {
      String current = Objects.requireNonNullElse(work.describe(target.arn()).currentVersion(), "");
      Where where = Where.of(values, target, v, current);
      switch (where) {
        case BASE -> {
          return "AWSCURRENT is on " + v.base();
        }
        case NEW -> {
          wasPromoted();
          if (v.base().equals(work.staging.promote(target.arn(), v.base(), v.id()).orThrow())) {
            return "AWSCURRENT from " + v.id() + " back to " + v.base();
          }
        }
        case ASIDE -> {
          return "version " + Text.clean(current) + " of somebody else has the old value";
        }
        case ON_TOP -> {
          if (!work.insists()) {
            throw Where.decide(work, target, current, where);
          }
          wasPromoted();
          if (undone(target, v, current)) {
            return "the old value put on top of version " + Text.clean(current);
          }
        }
        case CLASH -> {
          if (!work.insists()) {
            throw Where.decide(work, target, current, where);
          }
          wasPromoted();
          work.note(
              "Version "
                  + Text.clean(current)
                  + " of "
                  + Text.clean(target.name())
                  + " is somebody else's and was left in force.");
          return "version " + Text.clean(current) + " of somebody else was left in force";
        }
      }
    }
    throw new ProblemException(Holders.clash(target, "the newest", null));
  }

  /** The promotion was made, though a crash kept it from being written down. */
  private void wasPromoted() {
    if (work.phase().promotedAt() == null) {
      Instant meant =
          work.course().steps().stream()
              .filter(s -> s.step().equals(Step.PROMOTE.id()))
              .filter(s -> s.status() == StepEntry.Status.STARTED)
              .map(StepEntry::at)
              .max(Instant::compareTo)
              .orElse(work.now());
      work.update(c -> c.with(c.phase().promoted(meant.minus(SKEW))));
    }
  }

  /** Theirs with the old values of our keys, promoted from theirs; false when it moved again. */
  private boolean undone(Target target, Phase.Version v, String theirs) {
    SecretSummary now = work.describe(target.arn());
    String token = UUID.randomUUID().toString();
    work.update(v.undoing(token));
    try (SecretContent base = values.read(target.arn(), v.base());
        SecretContent current = values.read(target.arn(), theirs);
        SecretValue next =
            Values.document(
                current.value(), target, key -> Values.of(base, key, work.recipe(target, key)))) {
      String pending = now.versionOf(Staging.PENDING);
      // Ours, or that of an earlier try that was cut off.
      if (pending != null && (pending.equals(v.id()) || pending.equals(v.undo()))) {
        work.parts.editor().move(target.arn(), Staging.PENDING, null, pending).orThrow();
        now = work.describe(target.arn());
      }
      work.staging.stage(now, work.label(), token, next).orThrow();
    }
    boolean done = token.equals(work.staging.promote(target.arn(), token, theirs).orThrow());
    off(target.arn(), Staging.PENDING, token);
    return done;
  }

  private Instant changedAt(String arn) {
    Instant changed = work.describe(arn).changedAt();
    return changed == null ? work.now() : changed;
  }

  /** Our labels, and AWSPENDING where it is on a version of ours. */
  String release(boolean keepOld) {
    for (Target target : work.order().targets()) {
      SecretSummary now = work.describe(target.arn());
      String pending = now.versionOf(Staging.PENDING);
      if (pending != null && ours(target.arn(), pending)) {
        off(target.arn(), Staging.PENDING, pending);
      }
      String labelled = now.versionOf(work.label().text());
      if (labelled != null) {
        off(target.arn(), work.label().text(), labelled);
      }
      String kept = now.versionOf(work.order().keeping());
      if (kept != null && !keepOld) {
        off(target.arn(), work.order().keeping(), kept);
      }
    }
    return keepOld
        ? "the secrets are free; the old version is kept to be retired"
        : "the secrets are free";
  }

  private boolean ours(String arn, String version) {
    return work.course().phases().stream()
        .filter(p -> p.has(arn))
        .map(p -> p.version(arn))
        .anyMatch(
            v -> version.equals(v.id()) || version.equals(v.from()) || version.equals(v.undo()));
  }

  /** Taken off where it is; one that was moved meanwhile is somebody else's. */
  private void off(String arn, String stage, String version) {
    var moved = work.parts.editor().move(arn, stage, null, version);
    if (!moved.isDone() && version.equals(work.describe(arn).versionOf(stage))) {
      moved.orThrow();
    }
  }
}
