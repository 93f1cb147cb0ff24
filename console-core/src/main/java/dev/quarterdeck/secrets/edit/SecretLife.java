package dev.quarterdeck.secrets.edit;

import dev.quarterdeck.change.Change;
import dev.quarterdeck.change.Plan;
import dev.quarterdeck.kernel.Deadline;
import dev.quarterdeck.kernel.Outcome;
import dev.quarterdeck.kernel.Problem;
import dev.quarterdeck.kernel.ProblemException;
import dev.quarterdeck.kernel.SecretValue;
import dev.quarterdeck.kernel.Text;
import dev.quarterdeck.secrets.SecretDocument;
import dev.quarterdeck.secrets.SecretEditor;
import dev.quarterdeck.secrets.SecretStore;
import dev.quarterdeck.secrets.SecretSummary;
import dev.quarterdeck.secrets.UsageReader;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import java.util.regex.Pattern;

/**
 * Prepares changes of a secret as a whole: create, delete, restore, tag. Changes nothing itself.
 */
public final class SecretLife {
  private static final Pattern NAME = Pattern.compile("[A-Za-z0-9/_+=.@!-]{1,512}");

  /** What AWS allows in tags of every service. */
  private static final Pattern TAG_TEXT = Pattern.compile("[\\p{L}\\p{Z}\\p{N}_.:/=+\\-@]*");

  private static final Pattern LIKE_AN_ARN = Pattern.compile(".*-[A-Za-z0-9]{6}");

  private final SecretStore store;
  private final SecretEditor editor;
  private final UsageReader usage;
  private final Supplier<Deadline> deadline;

  public SecretLife(
      SecretStore store, SecretEditor editor, UsageReader usage, Supplier<Deadline> deadline) {
    this.store = store;
    this.editor = editor;
    this.usage = usage;
    this.deadline = deadline;
  }

  /** A secret that is not there yet; takes over the value, also when it fails. */
  public Outcome<Change<Done>> create(SecretEditor.Creation creation, SecretValue value) {
    Outcome<Change<Done>> change = Outcome.of(() -> creating(creation, value));
    if (!change.isDone()) {
      value.close();
    }
    return change;
  }

  private Change<Done> creating(SecretEditor.Creation creation, SecretValue value) {
    String name = creation.name();
    if (!NAME.matcher(name).matches()) {
      throw invalid(
          "A secret cannot be called " + Text.shorten(Text.clean(name), 80) + ".",
          "Use letters, digits and /_+=.@!-, at most 512 of them.");
    }
    switch (store.describe(name)) {
      case Outcome.Done<SecretSummary>(SecretSummary there) -> throw taken(there);
      case Outcome.Failed<SecretSummary>(Problem problem) -> {
        if (!(problem instanceof Problem.NotFound)) {
          throw new ProblemException(problem);
        }
      }
    }
    SecretEdits.checkSize(value, name);
    checkTags(creation.tags());
    SecretDocument document = SecretDocument.parse(value);
    List<String> details = new ArrayList<>();
    if (document.isJsonObject()) {
      document
          .members()
          .forEach(m -> details.add("+ " + m.key() + ": " + m.length() + " characters"));
    } else {
      details.add("+ text of " + value.length() + " characters");
    }
    creation.tags().forEach((k, v) -> details.add("tag " + k + ": " + v));
    List<String> notes = new ArrayList<>();
    if (LIKE_AN_ARN.matcher(name).matches()) {
      notes.add(
          "The name ends in a hyphen and six characters, as Secrets Manager's ARNs do: partial ARNs"
              + " will be ambiguous.");
    }
    Plan plan =
        plan(
            "secrets.create",
            name,
            "Create " + name + ".",
            details,
            List.of(
                new Plan.Step("secretsmanager:CreateSecret", "Create it with its first version")),
            notes,
            creation.tags());
    return new Simple(
        plan,
        () ->
            editor
                .create(creation, value)
                .map(
                    arn ->
                        new Done(
                            name,
                            arn,
                            "done, version " + creation.token(),
                            true,
                            creation.token(),
                            null,
                            creation.tags())),
        value::close);
  }

  private static ProblemException taken(SecretSummary there) {
    String name = Text.clean(there.name());
    return new ProblemException(
        there.deletedAt() == null
            ? new Problem.Conflict(
                "There is a secret " + name + " already.",
                "Set its keys with: qd secrets set " + name + " KEY",
                there.createdAt())
            : new Problem.Conflict(
                "A secret " + name + " is scheduled for deletion and keeps the name until then.",
                "Bring it back with: qd secrets restore " + name,
                there.deletedAt()));
  }

  /**
   * Schedules the deletion; refused while a live deployment refers to it, unless {@code
   * evenIfUsed}.
   *
   * @param days 7 to 30
   */
  public Outcome<Change<Done>> delete(String id, int days, boolean evenIfUsed) {
    return Outcome.of(() -> deleting(id, days, evenIfUsed));
  }

  private Change<Done> deleting(String id, int days, boolean evenIfUsed) {
    if (days < 7 || days > 30) {
      throw invalid("The recovery window is 7 to 30 days.", "For example --recovery-days 30.");
    }
    SecretSummary secret = store.describe(id).orThrow();
    if (secret.deletedAt() != null) {
      return nothing(
          "secrets.delete", secret, secret.name() + " is scheduled for deletion already.");
    }
    Gate.open(secret);
    Redeploys users = Redeploys.of(usage, deadline.get(), secret.arn(), null);
    List<Redeploys.Consumer> all = new ArrayList<>(users.running());
    all.addAll(users.pinned());
    List<String> names = all.stream().map(Redeploys.Consumer::name).distinct().toList();
    if (!evenIfUsed && (!names.isEmpty() || !users.unknowns().isEmpty())) {
      throw Gate.refused(
          names.isEmpty()
              ? "It is unknown who uses "
                  + Text.clean(secret.name())
                  + ": "
                  + users.unknowns().getFirst().why()
              : Text.clean(secret.name())
                  + " is in use by "
                  + Text.clean(String.join(", ", names))
                  + ": their next tasks would not start.",
          "Take the references out first, or add --even-if-used.");
    }
    List<String> notes = new ArrayList<>();
    names.forEach(n -> notes.add(n + " refers to it: its next task will not start."));
    notes.add("Its value cannot be read meanwhile; qd secrets restore brings it back.");
    Plan plan =
        plan(
            "secrets.delete",
            secret.name(),
            "Delete " + secret.name() + " after " + days + " days.",
            List.of(),
            List.of(
                new Plan.Step(
                    "secretsmanager:DeleteSecret",
                    "Schedule the deletion with a recovery window of " + days + " days")),
            notes,
            secret.tags());
    return new Simple(
        plan,
        () ->
            editor
                .delete(secret.arn(), days)
                .map(
                    at ->
                        new Done(
                            secret.name(),
                            secret.arn(),
                            "done, final at " + at,
                            true,
                            null,
                            at,
                            secret.tags())),
        () -> {});
  }

  /** Undoes a scheduled deletion. */
  public Outcome<Change<Done>> restore(String id) {
    return store
        .describe(id)
        .map(
            secret ->
                secret.deletedAt() == null
                    ? nothing(
                        "secrets.restore",
                        secret,
                        secret.name() + " is not scheduled for deletion.")
                    : new Simple(
                        plan(
                            "secrets.restore",
                            secret.name(),
                            "Restore " + secret.name() + ".",
                            List.of(),
                            List.of(
                                new Plan.Step(
                                    "secretsmanager:RestoreSecret",
                                    "Cancel the scheduled deletion")),
                            List.of(),
                            secret.tags()),
                        () -> editor.restore(secret.arn()).map(arn -> done(secret, secret.tags())),
                        () -> {}));
  }

  /** Sets and removes tags; those that are as wanted already are left alone. */
  public Outcome<Change<Done>> tag(String id, Map<String, String> set, List<String> remove) {
    return Outcome.of(() -> tagging(id, set, remove));
  }

  private Change<Done> tagging(String id, Map<String, String> set, List<String> remove) {
    checkTags(set);
    SecretSummary secret = store.describe(id).orThrow();
    Map<String, String> after = new LinkedHashMap<>(secret.tags());
    Map<String, String> put = new LinkedHashMap<>();
    List<String> details = new ArrayList<>();
    set.forEach(
        (k, v) -> {
          String old = after.put(k, v);
          if (!v.equals(old)) {
            put.put(k, v);
            details.add(old == null ? "+ " + k + ": " + v : "~ " + k + ": " + old + " → " + v);
          }
        });
    List<String> drop = remove.stream().filter(after::containsKey).distinct().toList();
    drop.forEach(k -> details.add("- " + k + ": was " + after.remove(k)));
    if (put.isEmpty() && drop.isEmpty()) {
      return nothing(
          "secrets.tag", secret, "The tags of " + secret.name() + " are as wanted already.");
    }
    Gate.open(secret);
    List<Plan.Step> steps = new ArrayList<>();
    if (!put.isEmpty()) {
      steps.add(
          new Plan.Step("secretsmanager:TagResource", "Set " + String.join(", ", put.keySet())));
    }
    if (!drop.isEmpty()) {
      steps.add(new Plan.Step("secretsmanager:UntagResource", "Remove " + String.join(", ", drop)));
    }
    Plan plan =
        plan(
            "secrets.tag",
            secret.name(),
            "Change the tags of " + secret.name() + ".",
            details,
            steps,
            List.of(),
            secret.tags());
    return new Simple(
        plan,
        () ->
            (put.isEmpty() ? Outcome.done(secret.arn()) : editor.tag(secret.arn(), put))
                .then(arn -> drop.isEmpty() ? Outcome.done(arn) : editor.untag(arn, drop))
                .map(arn -> done(secret, after)),
        () -> {});
  }

  private static void checkTags(Map<String, String> tags) {
    tags.forEach(
        (key, value) -> {
          if (key.isBlank()
              || key.codePointCount(0, key.length()) > 128
              || value.codePointCount(0, value.length()) > 256) {
            throw invalid(
                "A tag has a key of 1 to 128 and a value of at most 256 characters.",
                "Shorten it.");
          }
          if (key.regionMatches(true, 0, "aws:", 0, 4)) {
            throw invalid("Tags that begin with aws: belong to AWS.", "Choose another key.");
          }
          if (!TAG_TEXT.matcher(key + value).matches()) {
            throw invalid(
                "The tag " + Text.clean(key) + " has characters that AWS does not take in tags.",
                "Use letters, digits, spaces and + - = . _ : / @ only.");
          }
        });
  }

  private static Change<Done> nothing(String action, SecretSummary secret, String title) {
    return new Simple(
        plan(action, secret.name(), title, List.of(), List.of(), List.of(), secret.tags()),
        () ->
            Outcome.done(
                new Done(
                    secret.name(),
                    secret.arn(),
                    "nothing to change",
                    false,
                    null,
                    null,
                    secret.tags())),
        () -> {});
  }

  private static Done done(SecretSummary secret, Map<String, String> tags) {
    return new Done(secret.name(), secret.arn(), "done", true, null, null, tags);
  }

  private static Plan plan(
      String action,
      String name,
      String title,
      List<String> details,
      List<Plan.Step> steps,
      List<String> notes,
      Map<String, String> tags) {
    return new Plan(action, name, name, title, details, steps, notes, tags);
  }

  private static ProblemException invalid(String sentence, String remedy) {
    return new ProblemException(new Problem.Invalid(sentence, remedy));
  }
}
