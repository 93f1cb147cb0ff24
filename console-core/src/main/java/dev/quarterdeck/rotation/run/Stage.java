package dev.quarterdeck.rotation.run;

import dev.quarterdeck.kernel.Problem;
import dev.quarterdeck.kernel.ProblemException;
import dev.quarterdeck.kernel.SecretValue;
import dev.quarterdeck.kernel.Text;
import dev.quarterdeck.rotation.journal.Phase;
import dev.quarterdeck.rotation.journal.Target;
import dev.quarterdeck.rotation.recipe.Recipe;
import dev.quarterdeck.rotation.recipe.Settings;
import dev.quarterdeck.secrets.KeyDiff;
import dev.quarterdeck.secrets.SecretContent;
import dev.quarterdeck.secrets.SecretSummary;
import dev.quarterdeck.secrets.edit.Gate;
import dev.quarterdeck.secrets.edit.Staging;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** New versions, put and read back. */
final class Stage {
  private final Work work;
  private final Values values;

  Stage(Work work) {
    this.work = work;
    this.values = new Values(work);
  }

  /** Every secret's new version under AWSPENDING; one that is there already is adopted. */
  String stage() {
    List<String> said = new ArrayList<>();
    for (Phase.Version planned : work.phase().versions()) {
      if (planned.state() == Phase.State.MEANT || planned.state() == Phase.State.STAGED) {
        Target target = work.order().target(planned.secret());
        Phase.Version v = stage(target, planned);
        work.update(v.to(Phase.State.STAGED));
        said.add(Text.clean(target.name()) + " version " + v.id());
      }
    }
    return String.join("; ", said);
  }

  private Phase.Version stage(Target target, Phase.Version planned) {
    SecretSummary now = Gate.open(work.describe(target.arn()));
    Holders.refuse(work, now, false);
    Optional<SecretContent> there = values.find(target.arn(), planned.id());
    Phase.Version v = planned;
    if (there.isPresent()) {
      there.get().close();
      take(now, v);
    } else {
      v = onCurrent(target, now, planned);
      make(target, now, v);
    }
    // Whoever holds the label now was there first, or has promoted and still rolls out.
    Holders.refuse(work, work.describe(target.arn()), true);
    return v;
  }

  /** Made of what is current now, unless somebody changed the very keys meanwhile. */
  private Phase.Version onCurrent(Target target, SecretSummary now, Phase.Version v) {
    String current = Objects.requireNonNullElse(now.currentVersion(), v.base());
    if (current.equals(v.base())) {
      return v;
    }
    try (SecretContent base = values.read(target.arn(), v.base());
        SecretContent theirs = values.read(target.arn(), current)) {
      if (!Values.same(target, base, theirs)) {
        throw new ProblemException(Holders.clash(target, current, theirs.createdAt()));
      }
    }
    Phase.Version moved = v.on(current);
    work.update(moved);
    return moved;
  }

  private void make(Target target, SecretSummary now, Phase.Version v) {
    try (SecretContent base = values.read(target.arn(), v.base());
        SecretValue next = next(target, base, v)) {
      if (next.sameAs(base.value())) {
        throw new ProblemException(
            new Problem.Invalid(
                "The new value of "
                    + Text.clean(target.name())
                    + " is the old one; nothing would be rotated.",
                "Give a value that differs, or check the recipe's options."));
      }
      if (v.from() == null) {
        work.staging.stage(now, work.label(), v.id(), next).orThrow();
      } else {
        work.parts.editor().put(target.arn(), v.id(), next, List.of(work.label().text())).orThrow();
        take(now, v);
      }
    }
  }

  /** AWSPENDING to our version: from nobody, or from the one that its values come from. */
  private void take(SecretSummary now, Phase.Version v) {
    String from = v.from();
    if (from != null && from.equals(now.versionOf(Staging.PENDING))) {
      work.parts.editor().move(now.arn(), Staging.PENDING, v.id(), from).orThrow();
    } else {
      work.staging.take(now, work.label(), v.id()).orThrow();
    }
  }

  private SecretValue next(Target target, SecretContent base, Phase.Version v) {
    String from = v.from();
    if (from == null) {
      return Values.document(base.value(), target, key -> made(target, base, key));
    }
    try (SecretContent before = values.read(target.arn(), from)) {
      return Values.document(
          base.value(), target, key -> Values.of(before, key, work.recipe(target, key)));
    }
  }

  private SecretValue made(Target target, SecretContent base, Target.Key key) {
    Recipe recipe = work.recipe(target, key);
    Settings settings = key.settings(target.arn(), work.order().compromised());
    try (SecretValue old = Values.of(base, key, recipe)) {
      if (work.phase().retiring()) {
        return retired(target, key, recipe, settings, old);
      }
      int phase = work.phase().index();
      return phase < recipe.phases(settings)
          ? recipe.next(settings, old, phase).orThrow()
          : old.copy();
    }
  }

  private SecretValue retired(
      Target target, Target.Key key, Recipe recipe, Settings settings, SecretValue current) {
    Instant due = work.course().retireAfter();
    if (due == null || !work.parts.clock().instant().isBefore(due)) {
      return recipe.retired(settings, current).orThrow();
    }
    String before = work.course().phases().getFirst().version(target.arn()).base();
    try (SecretContent content = values.read(target.arn(), before);
        SecretValue old = Values.of(content, key, recipe)) {
      return recipe.retiredEarly(settings, current, old).orThrow();
    }
  }

  /** What was put is what Secrets Manager has, and nothing but the keys differs. */
  String verify() {
    List<String> said = new ArrayList<>();
    for (Phase.Version v : work.phase().versions()) {
      if (v.state() == Phase.State.STAGED) {
        said.add(verify(work.order().target(v.secret()), v));
      }
    }
    return String.join("; ", said);
  }

  private String verify(Target target, Phase.Version v) {
    try (SecretContent base = values.read(target.arn(), v.base());
        SecretContent staged = values.read(target.arn(), v.id())) {
      KeyDiff diff = KeyDiff.between(base.value(), base.binary(), staged.value(), staged.binary());
      boolean whole = target.keys().stream().anyMatch(k -> k.key() == null);
      Set<String> ours =
          target.keys().stream()
              .map(k -> k.key() == null ? "" : k.key())
              .collect(Collectors.toCollection(HashSet::new));
      if (diff.sameBytes() || (!whole && !ours.containsAll(diff.keys()))) {
        throw new ProblemException(
            new Problem.Unexpected(
                "The staged version of " + Text.clean(target.name()) + " is not what was meant.",
                "It was not promoted; report this.",
                "staged version " + v.id()));
      }
      return Text.clean(target.name())
          + ": nothing but "
          + target.keys().stream().map(Target.Key::shown).collect(Collectors.joining(", "))
          + " differs";
    }
  }
}
