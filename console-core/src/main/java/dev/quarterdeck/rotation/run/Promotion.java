package dev.quarterdeck.rotation.run;

import dev.quarterdeck.kernel.ProblemException;
import dev.quarterdeck.kernel.Text;
import dev.quarterdeck.rotation.journal.Phase;
import dev.quarterdeck.rotation.journal.Phase.State;
import dev.quarterdeck.rotation.journal.Step;
import dev.quarterdeck.rotation.journal.Target;
import dev.quarterdeck.secrets.SecretContent;
import dev.quarterdeck.secrets.SecretSummary;
import dev.quarterdeck.secrets.VersionRef;
import dev.quarterdeck.secrets.edit.Staging;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** AWSCURRENT forward, by compare-and-swap only. */
final class Promotion {
  /** More edits by others than this within one promotion are a fight, not a race. */
  private static final int ATTEMPTS = 5;

  /** Far beyond what reads lag behind writes. */
  private static final Duration LAG = Duration.ofMinutes(2);

  private static final Duration EVERY = Duration.ofSeconds(2);
  private final Work work;
  private final Values values;
  private int again;

  Promotion(Work work) {
    this.work = work;
    this.values = new Values(work);
  }

  /** What it came to, and {@link Step#STAGE} when a version has to be made anew. */
  record Promoted(String said, Step next) {}

  Promoted promote() {
    if (toStage()) {
      return anew();
    }
    List<String> said = new ArrayList<>();
    for (Phase.Version v : work.phase().versions()) {
      if (v.state() == State.STAGED || v.state() == State.PROMOTING) {
        Target target = work.order().target(v.secret());
        if (!promote(target, v)) {
          return new Promoted(
              "somebody else changed "
                  + Text.clean(target.name())
                  + " meanwhile: begun again on top of theirs",
              Step.STAGE);
        }
        said.add(Text.clean(target.name()) + ": AWSCURRENT from " + v.base() + " to " + v.id());
      }
    }
    return new Promoted(String.join("; ", said), Step.SETTLE);
  }

  /** A version is meant and not made: an earlier try was cut off after it had begun again. */
  private boolean toStage() {
    return work.phase().versions().stream().anyMatch(v -> v.state() == State.MEANT);
  }

  private static Promoted anew() {
    return new Promoted("begun again on top of somebody else's version", Step.STAGE);
  }

  /** False when it has to be staged again, on somebody else's version. */
  private boolean promote(Target target, Phase.Version v) {
    SecretSummary now = work.describe(target.arn());
    keepOriginal(target, now);
    boolean unsure = v.state() == State.PROMOTING;
    work.update(v.to(State.PROMOTING));
    String current = Objects.requireNonNullElse(now.currentVersion(), "");
    if (current.equals(v.base())) {
      current = work.staging.promote(target.arn(), v.id(), v.base()).orThrow();
      unsure = false;
    }
    Where where = Where.of(values, target, v, current);
    switch (where) {
      case NEW -> {}
      case ON_TOP ->
          work.note(
              Text.clean(target.name())
                  + ": somebody else changed other keys on top of the new version; both are in"
                  + " force.");
      case BASE, CLASH -> {
        if (unsure) {
          throw Where.decide(work, target, current, where);
        }
        // The swap was refused: this version was never in force.
        work.update(v.to(State.STAGED));
        throw new ProblemException(Holders.clash(target, current, null));
      }
      case ASIDE -> {
        if (unsure && !work.allows(current)) {
          throw Where.decide(work, target, current, where);
        }
        rebase(target, v, current);
        return false;
      }
    }
    unlock(target.arn(), v.id());
    work.update(v.to(State.PROMOTED));
    return true;
  }

  private void rebase(Target target, Phase.Version v, String theirs) {
    if (++again > ATTEMPTS) {
      throw new ProblemException(Holders.clash(target, theirs, null));
    }
    work.update(v.again(theirs, UUID.randomUUID().toString()));
    work.note(
        "Version "
            + Text.clean(theirs)
            + " of "
            + Text.clean(target.name())
            + " came in between; it was kept and built upon.");
  }

  /** Labelled before it loses AWSCURRENT: backing out and retiring read it. */
  private void keepOriginal(Target target, SecretSummary now) {
    String original = work.course().original(target.arn());
    String keeping = work.order().keeping();
    if (work.phase().index() == 0 && !original.equals(now.versionOf(keeping))) {
      work.parts.editor().move(target.arn(), keeping, original, now.versionOf(keeping)).orThrow();
    }
  }

  /** On the current version AWSPENDING means nothing, yet nobody should have to know. */
  private void unlock(String arn, String id) {
    if (id.equals(work.describe(arn).versionOf(Staging.PENDING))) {
      work.parts.editor().move(arn, Staging.PENDING, null, id).orThrow();
    }
  }

  /** Waits until whoever reads the secret gets the new values. */
  Promoted settle() {
    if (toStage()) {
      return anew();
    }
    Instant latest = Instant.MIN;
    for (Phase.Version v : work.phase().versions()) {
      Target target = work.order().target(v.secret());
      Optional<Instant> at = settled(target, v);
      if (at.isEmpty()) {
        return anew();
      }
      latest = at.get().isAfter(latest) ? at.get() : latest;
    }
    Instant at = latest;
    if (work.phase().promotedAt() == null) {
      work.update(c -> c.with(c.phase().promoted(at)));
    }
    return new Promoted(
        "a default read gives the new version",
        work.order().canary() == null ? Step.ROLL : Step.CANARY);
  }

  /** Since when; empty when it has to be staged again, on a version that a person allowed. */
  private Optional<Instant> settled(Target target, Phase.Version v) {
    Instant until = work.now().plus(LAG);
    while (true) {
      String read = current(target.arn());
      Where where = Where.of(values, target, v, read);
      if (where.promoted()) {
        return Optional.of(changedAt(work.describe(target.arn())));
      }
      boolean taken = read.equals(work.describe(target.arn()).currentVersion());
      if (where != Where.BASE || (taken && !work.now().isBefore(until))) {
        Where found = where == Where.BASE ? Where.ASIDE : where;
        if (found == Where.ASIDE && work.allows(read)) {
          rebase(target, v, read);
          return Optional.empty();
        }
        throw Where.decide(work, target, read, found);
      }
      if (!work.now().isBefore(until)) {
        throw new Halt(
            "Two minutes after the promotion a default read of "
                + Text.clean(target.name())
                + " still gives the old version.",
            "Wait, then: qd rotations resume " + work.order().id());
      }
      work.pause(EVERY);
    }
  }

  private String current(String arn) {
    try (SecretContent content = work.parts.store().read(arn, VersionRef.CURRENT).orThrow()) {
      return content.versionId();
    }
  }

  /** AWS's own date where it gives one: tasks' dates are AWS's too. */
  private Instant changedAt(SecretSummary secret) {
    @Nullable Instant changed = secret.changedAt();
    return changed == null ? work.now() : changed;
  }
}
