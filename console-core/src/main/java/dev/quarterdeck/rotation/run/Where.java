package dev.quarterdeck.rotation.run;

import dev.quarterdeck.kernel.Text;
import dev.quarterdeck.rotation.journal.Phase;
import dev.quarterdeck.rotation.journal.Target;
import dev.quarterdeck.rotation.journal.Way;
import dev.quarterdeck.secrets.SecretContent;
import java.util.Optional;

/** Where AWSCURRENT is, as an operation sees it. */
enum Where {
  /** On the version of before. */
  BASE,
  /** On ours. */
  NEW,
  /** On somebody else's that carries our new values: made on top of ours. */
  ON_TOP,
  /** On somebody else's that carries the values of before: made beside ours. */
  ASIDE,
  /** On somebody else's with other values of our very keys. */
  CLASH;

  static Where of(Values values, Target target, Phase.Version v, String current) {
    if (current.equals(v.id())) {
      return NEW;
    }
    if (current.equals(v.base())) {
      return BASE;
    }
    try (SecretContent theirs = values.read(target.arn(), current)) {
      if (like(values, target, v.id(), theirs)) {
        return ON_TOP;
      }
      return like(values, target, v.base(), theirs) ? ASIDE : CLASH;
    }
  }

  /** False for a version that is gone. */
  private static boolean like(Values values, Target target, String version, SecretContent theirs) {
    Optional<SecretContent> found = values.find(target.arn(), version);
    if (found.isEmpty()) {
      return false;
    }
    try (SecretContent ours = found.get()) {
      return Values.same(target, ours, theirs);
    }
  }

  /** Whether the new values are current. */
  boolean promoted() {
    return this == NEW || this == ON_TOP;
  }

  /** What a person has to know and may choose when it is neither ours nor that of before. */
  static Halt decide(Work work, Target target, String current, Where where) {
    String name = Text.clean(target.name());
    String keys = String.join(", ", target.keys().stream().map(Target.Key::shown).toList());
    String operation = work.order().id();
    String sentence =
        "Somebody else put version "
            + Text.clean(current)
            + " of "
            + name
            + " in force meanwhile; it carries "
            + switch (where) {
              case ON_TOP -> "the new value of " + keys + " and changes something else.";
              case ASIDE -> "the old value of " + keys + ".";
              case CLASH, BASE, NEW -> "another value of " + keys + ".";
            };
    String look = "Look with: qd secrets versions " + name + ". ";
    boolean back = work.course().next().back();
    if (!back && !Way.of(work.journal.operation()).contains(Way.ABORT)) {
      return new Halt(
          sentence,
          look
              + "To go on, put the new one in force again: qd secrets rollback "
              + name
              + " --to "
              + work.phase().version(target.arn()).id()
              + ". Then: "
              + Way.RESUME.command(operation)
              + ".");
    }
    String giveUp = (back ? Way.RESUME : Way.ABORT).command(operation);
    return new Halt(
        sentence,
        look
            + switch (where) {
              case ON_TOP ->
                  giveUp
                      + " puts the old value of "
                      + keys
                      + " on top of theirs and keeps the rest of it.";
              case ASIDE ->
                  "To go on, on top of theirs: "
                      + Way.RESUME.command(operation)
                      + " --onto "
                      + current
                      + ". To give up and leave theirs: "
                      + giveUp
                      + ".";
              case CLASH, BASE, NEW ->
                  giveUp + " leaves theirs in force and takes back what was done elsewhere.";
            });
  }
}
