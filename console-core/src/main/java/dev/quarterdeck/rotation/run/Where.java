package dev.quarterdeck.rotation.run;

import dev.quarterdeck.kernel.Problem;
import dev.quarterdeck.kernel.Text;
import dev.quarterdeck.rotation.journal.Phase;
import dev.quarterdeck.rotation.journal.Target;
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
  static Halt decide(Target target, String current, Where where, String operation) {
    String name = Text.clean(target.name());
    String keys = String.join(", ", target.keys().stream().map(Target.Key::shown).toList());
    String begin =
        "Somebody else put version "
            + Text.clean(current)
            + " of "
            + name
            + " in force meanwhile; ";
    String look = "Look with: qd secrets versions " + name + ". ";
    return switch (where) {
      case ON_TOP ->
          new Halt(
              begin + "it carries the new value of " + keys + " and changes something else.",
              look
                  + "qd rotations abort "
                  + operation
                  + " puts the old value of "
                  + keys
                  + " on top of theirs and keeps the rest of it.");
      case ASIDE ->
          new Halt(
              begin + "it carries the old value of " + keys + ".",
              look
                  + "To go on, on top of theirs: qd rotations resume "
                  + operation
                  + " --onto "
                  + current
                  + ". To give up and leave theirs: qd rotations abort "
                  + operation
                  + ".");
      case CLASH, BASE, NEW ->
          new Halt(
              new Problem.Interrupted(
                  begin + "it carries another value of " + keys + ".",
                  look
                      + "qd rotations abort "
                      + operation
                      + " leaves theirs in force and takes back what was done elsewhere."));
    };
  }
}
