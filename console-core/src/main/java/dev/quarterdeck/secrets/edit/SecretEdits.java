package dev.quarterdeck.secrets.edit;

import dev.quarterdeck.change.Change;
import dev.quarterdeck.change.Plan;
import dev.quarterdeck.kernel.Deadline;
import dev.quarterdeck.kernel.Outcome;
import dev.quarterdeck.kernel.Problem;
import dev.quarterdeck.kernel.ProblemException;
import dev.quarterdeck.kernel.SecretValue;
import dev.quarterdeck.kernel.Text;
import dev.quarterdeck.secrets.KeyDiff;
import dev.quarterdeck.secrets.SecretContent;
import dev.quarterdeck.secrets.SecretDocument;
import dev.quarterdeck.secrets.SecretEditor;
import dev.quarterdeck.secrets.SecretStore;
import dev.quarterdeck.secrets.SecretSummary;
import dev.quarterdeck.secrets.UsageReader;
import dev.quarterdeck.secrets.VersionRef;
import dev.quarterdeck.session.Identity;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Prepares changes of a secret's value: reads what is there, refuses early, plans. Changes nothing.
 */
public final class SecretEdits {
  /** Secrets Manager's limit on a value, in UTF-8 bytes. */
  static final int LIMIT_BYTES = 65_536;

  private final SecretStore store;
  private final UsageReader usage;
  private final VersionHistory history;
  private final Supplier<Deadline> deadline;
  private final TakenBack takenBack;
  private final Editing.Tools tools;

  /**
   * @param unfinished where edits that are under way are noted
   * @param takenBack where it is noted when AWSCURRENT was taken back
   * @param caller who makes the edits: part of the label on what is staged
   * @param deadline how long the look at who uses a secret may take, starting when asked
   */
  public SecretEdits(
      SecretStore store,
      SecretEditor editor,
      UsageReader usage,
      VersionHistory history,
      Unfinished unfinished,
      TakenBack takenBack,
      Supplier<Outcome<Identity>> caller,
      Supplier<Deadline> deadline) {
    this.store = store;
    this.usage = usage;
    this.history = history;
    this.takenBack = takenBack;
    this.deadline = deadline;
    this.tools =
        new Editing.Tools(
            store,
            new Staging(store, editor),
            new Leftovers(store, editor, unfinished),
            unfinished,
            caller);
  }

  /** Sets keys of a JSON document; takes over the values, also when it fails. */
  public Outcome<Change<Edited>> set(String id, Map<String, SecretValue> keys) {
    return prepare(id, "secrets.set", new Edit.Keys(keys));
  }

  /** The same for a file's keys, under its own name in the record. */
  public Outcome<Change<Edited>> importing(String id, Map<String, SecretValue> keys) {
    return prepare(id, "secrets.import", new Edit.Keys(keys));
  }

  /** Whether there is such a secret, one that is scheduled for deletion included. */
  public Outcome<Boolean> exists(String id) {
    return switch (store.describe(id)) {
      case Outcome.Done<SecretSummary> _ -> Outcome.done(true);
      case Outcome.Failed<SecretSummary>(Problem.NotFound _) -> Outcome.done(false);
      case Outcome.Failed<SecretSummary>(Problem problem) -> Outcome.failed(problem);
    };
  }

  /** Takes a key away; refuses one that is not there. Every other byte stays. */
  public Outcome<Change<Edited>> unset(String id, String key) {
    return prepare(id, "secrets.unset", new Edit.Removal(Set.of(key)));
  }

  /** Replaces the whole value of a secret that is no JSON object; takes over the value. */
  public Outcome<Change<Edited>> replace(String id, SecretValue value) {
    return prepare(id, "secrets.set", new Edit.Whole(value));
  }

  private Outcome<Change<Edited>> prepare(String id, String action, Edit edit) {
    Outcome<Change<Edited>> change = Outcome.of(() -> editing(id, action, edit));
    if (!change.isDone()) {
      edit.close();
    }
    return change;
  }

  private Change<Edited> editing(String id, String action, Edit edit) {
    SecretSummary secret = Gate.open(store.describe(id).orThrow());
    tools.leftovers().refuseOthers(secret);
    SecretContent base = store.read(secret.arn(), VersionRef.CURRENT).orThrow();
    boolean taken = false;
    try {
      fits(secret, base, edit);
      try (SecretValue next = edit.apply(base.value())) {
        checkSize(next, secret.name());
        KeyDiff diff = KeyDiff.between(base.value(), false, next, false);
        Redeploys redeploys =
            diff.sameBytes()
                ? Redeploys.NONE
                : Redeploys.of(
                    usage, deadline.get(), secret.arn(), edit.byKey() ? diff.keys() : null);
        Editing editing =
            new Editing(
                tools,
                secret,
                base,
                edit,
                diff,
                plan(action, secret, base, edit, diff, redeploys, tools.leftovers().steps(secret)),
                redeploys);
        taken = true;
        return editing;
      }
    } finally {
      if (!taken) {
        base.close();
      }
    }
  }

  private static void fits(SecretSummary secret, SecretContent base, Edit edit) {
    String name = Text.clean(secret.name());
    if (base.binary()) {
      throw new ProblemException(
          new Problem.Invalid(
              "Secret " + name + " is binary; only text can be edited here.",
              "Put it with: aws secretsmanager put-secret-value --secret-binary fileb://FILE"));
    }
    SecretDocument document = SecretDocument.parse(base.value());
    if (!edit.byKey() && document.isJsonObject()) {
      throw new ProblemException(
          new Problem.Invalid(
              "Secret " + name + " is a JSON document with keys.",
              "Name the key to set, or bring a whole file in with: qd secrets import FILE "
                  + name));
    }
    if (edit.byKey() && !document.isJsonObject()) {
      throw new ProblemException(
          new Problem.Invalid(
              "Secret "
                  + name
                  + " is "
                  + document.whyNot().orElse("no JSON object")
                  + ": it has no keys to set.",
              edit instanceof Edit.Removal
                  ? "A whole value is replaced with: qd secrets set " + name
                  : "Leave out the key to replace the whole value."));
    }
    if (edit instanceof Edit.Removal removal) {
      removal.keys().stream()
          .filter(key -> document.members().stream().noneMatch(m -> m.key().equals(key)))
          .findFirst()
          .ifPresent(
              key -> {
                throw new ProblemException(
                    new Problem.NotFound(
                        "Secret " + name + " has no key " + Text.clean(key) + ".",
                        "List its keys with: qd secrets show " + name));
              });
    }
  }

  static void checkSize(SecretValue value, String name) {
    if (value.size() > LIMIT_BYTES) {
      throw new ProblemException(
          new Problem.Invalid(
              "Secret %s would hold %,d bytes; %,d fit."
                  .formatted(Text.clean(name), value.size(), LIMIT_BYTES),
              "Keep less in it, or spread it over several secrets."));
    }
  }

  private static Plan plan(
      String action,
      SecretSummary secret,
      SecretContent base,
      Edit edit,
      KeyDiff diff,
      Redeploys redeploys,
      List<Plan.Step> first) {
    List<String> notes = new ArrayList<>(KeyLines.notes(diff));
    for (KeyDiff.Entry e : diff.added()) {
      if (e.key() != null && e.key().contains(":")) {
        notes.add("Key " + e.key() + " holds a colon: a task definition cannot address it.");
      }
    }
    if (secret.rotation().enabled()) {
      notes.add(
          "Native rotation is on for this secret: its function may replace what is written here.");
    }
    if (edit instanceof Edit.Removal) {
      redeploys
          .running()
          .forEach(
              c ->
                  notes.add(
                      c.name()
                          + " refers to "
                          + (c.keys().isEmpty() ? "the secret" : String.join(", ", c.keys()))
                          + (c.keys().isEmpty()
                              ? ": what it reads of it loses the key."
                              : ": its next task will not start.")));
    }
    notes.addAll(redeploys.notes());
    String target =
        edit.byKey() ? secret.name() + " " + String.join(", ", diff.keys()) : secret.name();
    List<Plan.Step> steps = new ArrayList<>(first);
    steps.addAll(
        List.of(
            new Plan.Step(
                "secretsmanager:PutSecretValue", "Stage a new version under a label of its own"),
            new Plan.Step(
                "secretsmanager:UpdateSecretVersionStage",
                "Take AWSPENDING for it, only while nobody else holds it"),
            new Plan.Step(
                "secretsmanager:GetSecretValue", "Read it back: nothing but the above may differ"),
            new Plan.Step(
                "secretsmanager:UpdateSecretVersionStage",
                "Move AWSCURRENT to it, only while version " + base.versionId() + " holds it"),
            new Plan.Step(
                "secretsmanager:UpdateSecretVersionStage", "Take both labels away again")));
    List<String> details = new ArrayList<>(KeyLines.of(diff));
    if (action.equals("secrets.import") && edit instanceof Edit.Keys keys) {
      int inFile = keys.values().size();
      int differ = diff.changed().size() + diff.added().size();
      details.add(
          "= " + (inFile - differ) + " of the file's " + inFile + " keys are the same already");
      details.add("= " + (diff.same() - inFile + differ) + " keys that only the secret has stay");
    }
    return new Plan(
        action,
        secret.name(),
        target,
        diff.sameBytes()
            ? "Nothing to change in " + secret.name() + "."
            : "Change " + secret.name() + ".",
        details,
        diff.sameBytes() ? first : steps,
        notes,
        secret.tags());
  }

  /**
   * Takes AWSCURRENT back to {@code to}: a label, an id or its beginning; null means AWSPREVIOUS.
   */
  public Outcome<Change<RolledBack>> rollback(String id, @Nullable String to) {
    return Outcome.of(() -> rolling(id, to));
  }

  private Change<RolledBack> rolling(String id, @Nullable String to) {
    SecretSummary secret = Gate.open(store.describe(id).orThrow());
    tools.leftovers().refuseOthers(secret);
    String name = Text.clean(secret.name());
    if (to == null && secret.versionOf(Staging.PREVIOUS) == null) {
      throw new ProblemException(
          new Problem.NotFound(
              "Secret " + name + " has no version labelled AWSPREVIOUS to go back to.",
              "Choose one: qd secrets versions " + name + ", then --to VERSION."));
    }
    String current = secret.currentVersion();
    if (current == null) {
      throw new ProblemException(
          new Problem.NotFound(
              "Secret " + name + " has no version labelled AWSCURRENT.", "Put a value first."));
    }
    String target = history.resolve(secret, to == null ? Staging.PREVIOUS : to);
    KeyDiff diff = history.diff(secret.arn(), current, target).orThrow().keys();
    boolean nothing = target.equals(current);
    List<String> keys = diff.keys();
    Redeploys redeploys =
        nothing
            ? Redeploys.NONE
            : Redeploys.of(usage, deadline.get(), secret.arn(), keys.isEmpty() ? null : keys);
    List<String> notes = new ArrayList<>();
    if (!nothing) {
      notes.add(
          "Afterwards AWSPREVIOUS is the version that is left, "
              + current
              + ": a second rollback would bring it back.");
      notes.addAll(redeploys.notes());
    }
    List<Plan.Step> steps = new ArrayList<>(tools.leftovers().steps(secret));
    steps.add(
        new Plan.Step(
            "secretsmanager:UpdateSecretVersionStage",
            "Move AWSCURRENT to version "
                + target
                + ", only while version "
                + current
                + " holds it"));
    Plan plan =
        new Plan(
            "secrets.rollback",
            secret.name(),
            secret.name(),
            nothing
                ? "AWSCURRENT of " + secret.name() + " is on version " + target + " already."
                : "Take " + secret.name() + " back from version " + current + " to " + target + ".",
            KeyLines.of(diff),
            nothing ? List.of() : steps,
            notes,
            secret.tags());
    return new Rollback(
        store,
        tools.staging(),
        tools.leftovers(),
        takenBack,
        secret,
        current,
        target,
        plan,
        redeploys);
  }
}
