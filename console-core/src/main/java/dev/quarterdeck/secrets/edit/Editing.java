package dev.quarterdeck.secrets.edit;

import dev.quarterdeck.change.Change;
import dev.quarterdeck.change.Plan;
import dev.quarterdeck.kernel.Outcome;
import dev.quarterdeck.kernel.Problem;
import dev.quarterdeck.kernel.ProblemException;
import dev.quarterdeck.kernel.SecretValue;
import dev.quarterdeck.kernel.Text;
import dev.quarterdeck.secrets.KeyDiff;
import dev.quarterdeck.secrets.SecretContent;
import dev.quarterdeck.secrets.SecretStore;
import dev.quarterdeck.secrets.SecretSummary;
import dev.quarterdeck.secrets.VersionRef;
import dev.quarterdeck.session.Identity;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * A new value without lost updates: staged under AWSPENDING, read back, promoted by
 * compare-and-swap from the very version it was made of. An edit by somebody else in between is
 * kept when it touched other keys, and refuses this one when it touched the same.
 */
final class Editing implements Change<Edited> {
  /** More than this many edits by others within one of ours is a fight, not a race. */
  private static final int ATTEMPTS = 5;

  private final SecretStore store;
  private final Staging staging;
  private final Leftovers leftovers;
  private final Unfinished unfinished;
  private final Supplier<Outcome<Identity>> caller;
  private final SecretSummary secret;
  private final Edit edit;
  private final Plan plan;
  private final Redeploys redeploys;
  private final KeyDiff planned;
  private final List<Edited.Merge> merged = new ArrayList<>();
  private SecretContent base;

  /** Takes over the content and the edit, and closes them. */
  Editing(
      Tools tools,
      SecretSummary secret,
      SecretContent base,
      Edit edit,
      KeyDiff planned,
      Plan plan,
      Redeploys redeploys) {
    this.store = tools.store();
    this.staging = tools.staging();
    this.leftovers = tools.leftovers();
    this.unfinished = tools.unfinished();
    this.caller = tools.caller();
    this.secret = secret;
    this.base = base;
    this.edit = edit;
    this.planned = planned;
    this.plan = plan;
    this.redeploys = redeploys;
  }

  /** What every edit needs. */
  record Tools(
      SecretStore store,
      Staging staging,
      Leftovers leftovers,
      Unfinished unfinished,
      Supplier<Outcome<Identity>> caller) {}

  @Override
  public Plan plan() {
    return plan;
  }

  @Override
  public String said(Edited result) {
    return result.newVersion() == null
        ? "done, nothing to change any more"
        : "done, version " + result.newVersion();
  }

  @Override
  public Outcome<Edited> execute() {
    return plan.isEmpty()
        ? Outcome.done(edited(null, planned, List.of()))
        : caller.get().then(who -> Outcome.of(() -> execute(who)));
  }

  private Edited execute(Identity who) {
    OwnLabel label = OwnLabel.of("edit-" + UUID.randomUUID().toString().substring(0, 8), who.arn());
    try (Unfinished.Begun begun = unfinished.begin(label.operation())) {
      for (int i = 0; i < ATTEMPTS; i++) {
        try (SecretValue next = edit.apply(base.value())) {
          KeyDiff diff = KeyDiff.between(base.value(), false, next, false);
          if (diff.sameBytes()) {
            // An edit that was killed after it promoted left labels, and nothing else to do.
            leftovers.cleared(Gate.open(store.describe(secret.arn()).orThrow()));
            begun.ended();
            return edited(null, diff, List.of());
          }
          String token = UUID.randomUUID().toString();
          List<String> warnings = new ArrayList<>();
          if (promoted(begun, label, token, next, diff, warnings)) {
            return edited(token, diff, warnings);
          }
        }
        rebase();
      }
    }
    throw new ProblemException(
        new Problem.Conflict(
            "Others keep changing " + Text.clean(secret.name()) + " at the same time.",
            "Agree who goes first, then try again; nothing of yours was written.",
            null));
  }

  /** False when somebody else promoted a version in between. */
  private boolean promoted(
      Unfinished.Begun begun,
      OwnLabel label,
      String token,
      SecretValue next,
      KeyDiff diff,
      List<String> warnings) {
    try {
      SecretSummary now = leftovers.cleared(Gate.open(store.describe(secret.arn()).orThrow()));
      staging.stage(now, label, token, next).orThrow();
      verify(token, next, diff);
      ownsTheLabel(token);
      return token.equals(staging.promote(secret.arn(), token, base.versionId()).orThrow());
    } finally {
      switch (staging.clear(secret.arn(), label, token)) {
        case Outcome.Done<String> _ -> begun.ended();
        case Outcome.Failed<String>(Problem problem) ->
            warnings.add(
                "The labels of version "
                    + token
                    + " could not be taken off, the next edit here does it: "
                    + problem.sentence());
      }
    }
  }

  private void verify(String token, SecretValue next, KeyDiff diff) {
    try (SecretContent staged = store.read(secret.arn(), new VersionRef.Id(token)).orThrow()) {
      KeyDiff real = KeyDiff.between(base.value(), false, staged.value(), staged.binary());
      if (!staged.value().sameAs(next) || !real.equals(diff) || !edit.onlyAsMeant(real)) {
        throw new ProblemException(
            new Problem.Unexpected(
                "The staged version of " + Text.clean(secret.name()) + " is not what was sent.",
                "It was not promoted; report this.",
                "staged version " + token));
      }
    }
  }

  /** A native rotation that took the label would promote its own value over this one. */
  private void ownsTheLabel(String token) {
    SecretSummary now = store.describe(secret.arn()).orThrow();
    String pending = Staging.pendingVersion(now);
    if (pending != null && !pending.equals(token) && now.rotation().enabled()) {
      throw new ProblemException(Staging.held(now, staging.holder(now).orElseThrow()));
    }
  }

  /** Somebody was faster: theirs is the new base, unless both meant the same keys. */
  private void rebase() {
    SecretContent theirs = store.read(secret.arn(), VersionRef.CURRENT).orThrow();
    try (SecretContent old = base) {
      base = theirs;
      KeyDiff diff = KeyDiff.between(old.value(), old.binary(), theirs.value(), theirs.binary());
      List<String> clash =
          theirs.binary() ? List.of("the whole value") : edit.against(diff, theirs.value());
      if (!clash.isEmpty()) {
        throw new ProblemException(
            new Problem.Conflict(
                "Somebody else changed "
                    + Text.clean(String.join(", ", clash))
                    + " of "
                    + Text.clean(secret.name())
                    + " meanwhile (version "
                    + Text.clean(theirs.versionId())
                    + (theirs.createdAt() == null ? "" : ", " + theirs.createdAt())
                    + "); yours was not written.",
                "Look with: qd secrets diff "
                    + Text.clean(secret.name())
                    + " "
                    + Text.clean(old.versionId())
                    + "; then set it again if it is still right.",
                theirs.createdAt()));
      }
      merged.add(new Edited.Merge(theirs.versionId(), diff.keys()));
    }
  }

  private Edited edited(@Nullable String version, KeyDiff diff, List<String> warnings) {
    return new Edited(
        secret.name(),
        secret.arn(),
        base.versionId(),
        version,
        diff,
        merged,
        version == null ? Redeploys.NONE : redeploys,
        warnings);
  }

  @Override
  public void close() {
    base.close();
    edit.close();
  }
}
