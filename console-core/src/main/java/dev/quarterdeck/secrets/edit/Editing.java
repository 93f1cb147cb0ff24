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
import dev.quarterdeck.secrets.SecretEditor;
import dev.quarterdeck.secrets.SecretStore;
import dev.quarterdeck.secrets.SecretSummary;
import dev.quarterdeck.secrets.VersionRef;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.UUID;
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
  private final SecretEditor editor;
  private final SecretSummary secret;
  private final Edit edit;
  private final Plan plan;
  private final Redeploys redeploys;
  private final KeyDiff planned;
  private final List<Edited.Merge> merged = new ArrayList<>();
  private SecretContent base;

  /** Takes over the content and the edit, and closes them. */
  Editing(
      SecretStore store,
      SecretEditor editor,
      SecretSummary secret,
      SecretContent base,
      Edit edit,
      KeyDiff planned,
      Plan plan,
      Redeploys redeploys) {
    this.store = store;
    this.editor = editor;
    this.secret = secret;
    this.base = base;
    this.edit = edit;
    this.planned = planned;
    this.plan = plan;
    this.redeploys = redeploys;
  }

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
    return Outcome.of(
        () -> {
          if (plan.isEmpty()) {
            return edited(null, planned, List.of());
          }
          for (int i = 0; i < ATTEMPTS; i++) {
            try (SecretValue next = edit.apply(base.value())) {
              KeyDiff diff = KeyDiff.between(base.value(), false, next, false);
              if (diff.sameBytes()) {
                return edited(null, diff, List.of());
              }
              Gate.nobodyPending(store, Gate.open(store.describe(secret.arn()).orThrow()));
              String token = UUID.randomUUID().toString();
              if (promoted(token, next, diff)) {
                return edited(token, diff, tidied(token));
              }
            }
            rebase();
          }
          throw new ProblemException(
              new Problem.Conflict(
                  "Others keep changing " + Text.clean(secret.name()) + " at the same time.",
                  "Agree who goes first, then try again; nothing of yours was written.",
                  null));
        });
  }

  /** False when somebody else promoted a version in between. */
  private boolean promoted(String token, SecretValue next, KeyDiff diff) {
    boolean done = false;
    try {
      editor.put(secret.arn(), token, next, List.of(Gate.PENDING)).orThrow();
      verify(token, next, diff);
      ownsTheLabel(token);
      Outcome<String> moved = editor.move(secret.arn(), Gate.CURRENT, token, base.versionId());
      String current = Calm.get(() -> store.describe(secret.arn())).orThrow().currentVersion();
      // After a lost answer the retried swap fails although the first one was made.
      done = token.equals(current);
      if (!done && base.versionId().equals(current)) {
        moved.orThrow();
      }
      return done;
    } finally {
      if (!done) {
        tidied(token);
      }
    }
  }

  private void verify(String token, SecretValue next, KeyDiff diff) {
    try (SecretContent staged = store.read(secret.arn(), new VersionRef.Id(token)).orThrow()) {
      KeyDiff real = KeyDiff.between(base.value(), false, staged.value(), staged.binary());
      boolean onlyTheseKeys =
          edit instanceof Edit.Whole
              || (edit instanceof Edit.Keys keys
                  && real.removed().isEmpty()
                  && keys.values().keySet().containsAll(new HashSet<>(real.keys())));
      if (!staged.value().sameAs(next) || !real.equals(diff) || !onlyTheseKeys) {
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
    String pending = Gate.pending(now);
    if (pending != null && !pending.equals(token) && now.rotation().enabled()) {
      throw Gate.pending(store, now, pending);
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

  /**
   * The label must not stay, for it means a rotation under way; taken away also when the run was
   * interrupted. Gives what could not be tidied up.
   */
  private List<String> tidied(String token) {
    Outcome<String> done =
        Calm.get(
            () ->
                store
                    .describe(secret.arn())
                    .then(
                        now ->
                            token.equals(now.versionOf(Gate.PENDING))
                                ? editor.move(secret.arn(), Gate.PENDING, null, token)
                                : Outcome.done(now.arn())));
    return done instanceof Outcome.Failed<String>(Problem problem)
        ? List.of("AWSPENDING could not be taken from version " + token + ": " + problem.sentence())
        : List.of();
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
