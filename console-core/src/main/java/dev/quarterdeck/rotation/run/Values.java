package dev.quarterdeck.rotation.run;

import dev.quarterdeck.kernel.Outcome;
import dev.quarterdeck.kernel.Problem;
import dev.quarterdeck.kernel.ProblemException;
import dev.quarterdeck.kernel.SecretValue;
import dev.quarterdeck.kernel.Text;
import dev.quarterdeck.rotation.journal.Target;
import dev.quarterdeck.rotation.recipe.Recipe;
import dev.quarterdeck.rotation.recipe.Settings;
import dev.quarterdeck.secrets.DocumentEdit;
import dev.quarterdeck.secrets.SecretContent;
import dev.quarterdeck.secrets.SecretDocument;
import dev.quarterdeck.secrets.VersionRef;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The values of an operation's keys, read when needed and wiped when used. */
final class Values {
  private final Work work;

  Values(Work work) {
    this.work = work;
  }

  /** The whole of a version; the caller closes it. */
  SecretContent read(String arn, String version) {
    return work.parts.store().read(arn, new VersionRef.Id(version)).orThrow();
  }

  /** As {@link #read}; empty when there is no such version, or it has no value. */
  Optional<SecretContent> find(String arn, String version) {
    return switch (work.parts.store().read(arn, new VersionRef.Id(version))) {
      case Outcome.Done<SecretContent>(SecretContent content) -> Optional.of(content);
      case Outcome.Failed<SecretContent>(Problem.NotFound _) -> Optional.empty();
      case Outcome.Failed<SecretContent>(Problem problem) -> throw new ProblemException(problem);
    };
  }

  boolean exists(String arn, String version) {
    Optional<SecretContent> content = find(arn, version);
    content.ifPresent(SecretContent::close);
    return content.isPresent();
  }

  /** One key's value; empty when the document has none. The caller closes it. */
  static Optional<SecretValue> of(SecretContent content, @Nullable String key) {
    return key == null
        ? Optional.of(content.value().copy())
        : SecretDocument.valueOf(content.value(), key);
  }

  /** The same; where there is none, nothing at all for a recipe that begins with that. */
  static SecretValue of(SecretContent content, Target.Key key, Recipe recipe) {
    Optional<SecretValue> value = of(content, key.key());
    if (value.isPresent()) {
      return value.get();
    }
    if (recipe.startsFromNothing()) {
      return SecretValue.ofBytes(new byte[0]);
    }
    throw new ProblemException(
        new Problem.NotFound(
            "Secret " + Text.clean(content.name()) + " has no key " + key.shown() + ".",
            "List its keys with: qd secrets show " + Text.clean(content.name())));
  }

  /** Whether every key of the target has the same value in both. */
  static boolean same(Target target, SecretContent one, SecretContent other) {
    return target.keys().stream().allMatch(k -> same(k.key(), one, other));
  }

  /** The same of one key; null for the whole value. */
  static boolean same(@Nullable String key, SecretContent one, SecretContent other) {
    Optional<SecretValue> a = of(one, key);
    try {
      Optional<SecretValue> b = of(other, key);
      try {
        return a.isPresent() == b.isPresent() && (a.isEmpty() || a.get().sameAs(b.get()));
      } finally {
        b.ifPresent(SecretValue::close);
      }
    } finally {
      a.ifPresent(SecretValue::close);
    }
  }

  /** Makes one key's value for {@link #document}. */
  interface Maker {
    /** The caller closes it. */
    SecretValue make(Target.Key key);
  }

  /**
   * The base with each key of the target replaced; every other byte stays. The caller closes it.
   */
  static SecretValue document(SecretValue base, Target target, Maker maker) {
    SecretValue next = base.copy();
    for (Target.Key key : target.keys()) {
      try (SecretValue before = next;
          SecretValue value = maker.make(key)) {
        next = key.key() == null ? value.copy() : DocumentEdit.with(before, key.key(), value);
      }
    }
    return next;
  }

  /** What a recipe is asked with values that are lent to it. */
  interface Ask {
    Outcome<String> with(Recipe recipe, Settings settings, SecretValue old, SecretValue next);
  }

  /** Asks every key's recipe, with its values in two versions; says what they said. */
  List<String> ask(Target target, String oldVersion, String nextVersion, Ask ask) {
    List<String> said = new ArrayList<>();
    try (SecretContent old = read(target.arn(), oldVersion);
        SecretContent next = read(target.arn(), nextVersion)) {
      for (Target.Key key : target.keys()) {
        Recipe recipe = work.recipe(target, key);
        Settings settings = key.settings(target.arn(), work.order().compromised());
        try (SecretValue was = of(old, key, recipe);
            SecretValue is = of(next, key, recipe)) {
          said.add(key.shown() + ": " + ask.with(recipe, settings, was, is).orThrow());
        }
      }
    }
    return said;
  }
}
