package dev.quarterdeck.screen.secrets;

import dev.quarterdeck.change.Change;
import dev.quarterdeck.kernel.Outcome;
import dev.quarterdeck.kernel.Problem;
import dev.quarterdeck.kernel.SecretValue;
import dev.quarterdeck.screen.Tone;
import dev.quarterdeck.screen.change.Answers;
import dev.quarterdeck.screen.change.Input;
import dev.quarterdeck.screen.change.Progress;
import dev.quarterdeck.screen.change.Proposal;
import dev.quarterdeck.screen.change.SheetLine;
import dev.quarterdeck.screen.console.Reads;
import dev.quarterdeck.secrets.DocumentEdit;
import dev.quarterdeck.secrets.SecretEditor;
import dev.quarterdeck.secrets.edit.Done;
import dev.quarterdeck.secrets.edit.Edited;
import dev.quarterdeck.secrets.edit.Redeploys;
import dev.quarterdeck.secrets.edit.RolledBack;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/** What can be changed about one secret. */
final class SecretProposals {
  private SecretProposals() {}

  private static SheetLine done(String text) {
    return new SheetLine("✓ " + text, Tone.OK);
  }

  /** Who runs with the old value until redeployed. */
  private static void redeploys(List<SheetLine> lines, Redeploys redeploys) {
    for (Redeploys.Consumer c : redeploys.running()) {
      if (c.tasks() > 0) {
        lines.add(
            new SheetLine(
                "▲ " + c.name() + " runs with the old value until it is redeployed.", Tone.WARN));
      }
    }
    for (Redeploys.Consumer c : redeploys.pinned()) {
      lines.add(new SheetLine("▲ " + c.name() + " is pinned to a version.", Tone.WARN));
    }
    redeploys
        .unknowns()
        .forEach(u -> lines.add(new SheetLine("? " + u.what() + ": " + u.why(), Tone.UNKNOWN)));
  }

  /** One key gets another value. */
  record SetKey(String arn, String name) implements Proposal<Reads, Edited> {
    @Override
    public String title() {
      return "Set a key of " + name;
    }

    @Override
    public String verb() {
      return "Set it";
    }

    @Override
    public List<Input> asks() {
      return List.of(
          Input.text("key", "Key", "as in the JSON document; a new one is added"),
          Input.secret("value", "Value", "typed or pasted, shown as dots"));
    }

    @Override
    public Outcome<Change<Edited>> prepare(Reads desk, Answers answers, Progress progress) {
      return set(desk, arn, answers.text("key"), answers);
    }

    static Outcome<Change<Edited>> set(Reads desk, String arn, String key, Answers answers) {
      SecretValue value = answers.secret("value");
      if (key.isEmpty() || value.size() == 0) {
        value.close();
        return Outcome.failed(
            new Problem.Invalid(
                key.isEmpty() ? "No key was named." : "No value was typed.", "Fill it in."));
      }
      return desk.edits().set(arn, Map.of(key, value));
    }

    @Override
    public List<SheetLine> said(Edited result) {
      return edited(result);
    }

    static List<SheetLine> edited(Edited result) {
      List<SheetLine> lines = new ArrayList<>();
      lines.add(
          done(
              result.newVersion() == null
                  ? "It has that value already."
                  : "Set in version " + result.newVersion() + "."));
      result
          .merged()
          .forEach(
              m ->
                  lines.add(
                      new SheetLine(
                          "▲ Kept what somebody else changed meanwhile: "
                              + String.join(", ", m.keys()),
                          Tone.WARN)));
      result.warnings().forEach(w -> lines.add(new SheetLine("▲ " + w, Tone.WARN)));
      redeploys(lines, result.redeploys());
      return lines;
    }
  }

  /** A key that is there gets another value. */
  record SetValue(String arn, String name, String key) implements Proposal<Reads, Edited> {
    @Override
    public String title() {
      return "Set " + key + " of " + name;
    }

    @Override
    public String verb() {
      return "Set it";
    }

    @Override
    public List<Input> asks() {
      return List.of(Input.secret("value", "Value", "typed or pasted, shown as dots"));
    }

    @Override
    public Outcome<Change<Edited>> prepare(Reads desk, Answers answers, Progress progress) {
      return SetKey.set(desk, arn, key, answers);
    }

    @Override
    public List<SheetLine> said(Edited result) {
      return SetKey.edited(result);
    }
  }

  /** AWSCURRENT to a version of one's choice. */
  record RollBackTo(String arn, String name, String version)
      implements Proposal<Reads, RolledBack> {
    @Override
    public String title() {
      return "Make a version of " + name + " current";
    }

    @Override
    public String verb() {
      return "Make it current";
    }

    @Override
    public Outcome<Change<RolledBack>> prepare(Reads desk, Answers answers, Progress progress) {
      return desk.edits().rollback(arn, version);
    }

    @Override
    public List<SheetLine> said(RolledBack result) {
      return RollBack.back(result);
    }
  }

  /** AWSCURRENT back to the version before. */
  record RollBack(String arn, String name) implements Proposal<Reads, RolledBack> {
    @Override
    public String title() {
      return "Roll back " + name;
    }

    @Override
    public String verb() {
      return "Roll back";
    }

    @Override
    public Outcome<Change<RolledBack>> prepare(Reads desk, Answers answers, Progress progress) {
      return desk.edits().rollback(arn, null);
    }

    @Override
    public List<SheetLine> said(RolledBack result) {
      return back(result);
    }

    static List<SheetLine> back(RolledBack result) {
      List<SheetLine> lines = new ArrayList<>();
      lines.add(done("AWSCURRENT is on version " + result.current() + "."));
      lines.add(
          new SheetLine("AWSPREVIOUS is the one that was left, " + result.left(), Tone.MUTED));
      redeploys(lines, result.redeploys());
      return lines;
    }
  }

  /** Scheduled for deletion, with a way back. */
  record Delete(String arn, String name) implements Proposal<Reads, Done> {
    @Override
    public String title() {
      return "Delete " + name;
    }

    @Override
    public String verb() {
      return "Delete";
    }

    @Override
    public List<Input> asks() {
      return List.of(Input.choice("days", "Recoverable for days", List.of("30", "14", "7")));
    }

    @Override
    public Outcome<Change<Done>> prepare(Reads desk, Answers answers, Progress progress) {
      return desk.life().delete(arn, Integer.parseInt(answers.text("days")), false);
    }

    @Override
    public List<SheetLine> said(Done result) {
      return List.of(done("It goes for good at " + result.finalAt() + "; until then: restore."));
    }
  }

  /** A deletion taken back. */
  record Restore(String arn, String name) implements Proposal<Reads, Done> {
    @Override
    public String title() {
      return "Restore " + name;
    }

    @Override
    public String verb() {
      return "Restore";
    }

    @Override
    public Outcome<Change<Done>> prepare(Reads desk, Answers answers, Progress progress) {
      return desk.life().restore(arn);
    }

    @Override
    public List<SheetLine> said(Done result) {
      return List.of(done("It is there again."));
    }
  }

  /** Tags set and removed. */
  record Tag(String arn, String name) implements Proposal<Reads, Done> {
    @Override
    public String title() {
      return "Tag " + name;
    }

    @Override
    public String verb() {
      return "Tag it";
    }

    @Override
    public List<Input> asks() {
      return List.of(
          Input.text("key", "Tag", "its name; one that is there is replaced"),
          Input.text("value", "Value", "empty removes the tag"));
    }

    @Override
    public Outcome<Change<Done>> prepare(Reads desk, Answers answers, Progress progress) {
      String key = answers.text("key");
      String value = answers.text("value");
      if (key.isEmpty()) {
        return Outcome.failed(new Problem.Invalid("No tag was named.", "Fill in its name."));
      }
      return value.isEmpty()
          ? desk.life().tag(arn, Map.of(), List.of(key))
          : desk.life().tag(arn, Map.of(key, value), List.of());
    }

    @Override
    public List<SheetLine> said(Done result) {
      return List.of(done("The tags are as wanted."));
    }
  }

  /** A change that hangs is given up. */
  record Unlock(String arn, String name) implements Proposal<Reads, Done> {
    @Override
    public String title() {
      return "Unlock " + name;
    }

    @Override
    public String verb() {
      return "Unlock";
    }

    @Override
    public Outcome<Change<Done>> prepare(Reads desk, Answers answers, Progress progress) {
      return desk.features().unlocking().unlock(arn);
    }

    @Override
    public List<SheetLine> said(Done result) {
      return List.of(done("The labels are gone; the next change can begin."));
    }
  }

  /** A new secret. */
  record Create() implements Proposal<Reads, Done> {
    @Override
    public String title() {
      return "Make a secret";
    }

    @Override
    public String verb() {
      return "Make it";
    }

    @Override
    public List<Input> asks() {
      return List.of(
          Input.text("name", "Name", "for example acme/prod/billing"),
          Input.text("key", "First key", "empty for a secret that is one value, or JSON"),
          Input.secret("value", "Value", "typed or pasted, shown as dots"),
          Input.text("description", "Description", "may stay empty"));
    }

    @Override
    public Outcome<Change<Done>> prepare(Reads desk, Answers answers, Progress progress) {
      String name = answers.text("name");
      String key = answers.text("key");
      SecretValue typed = answers.secret("value");
      if (name.isEmpty() || typed.size() == 0) {
        typed.close();
        return Outcome.failed(
            new Problem.Invalid(
                name.isEmpty() ? "No name was given." : "No value was typed.", "Fill it in."));
      }
      String description = answers.text("description");
      SecretValue value = key.isEmpty() ? typed : document(key, typed);
      return desk.life()
          .create(
              new SecretEditor.Creation(
                  name,
                  UUID.randomUUID().toString(),
                  description.isEmpty() ? null : description,
                  null,
                  Map.of()),
              value);
    }

    private static SecretValue document(String key, SecretValue typed) {
      try (typed;
          SecretValue empty = SecretValue.ofText("{}")) {
        return DocumentEdit.with(empty, key, typed);
      }
    }

    @Override
    public List<SheetLine> said(Done result) {
      return List.of(done(result.name() + " is there, with version " + result.version() + "."));
    }
  }
}
