package dev.quarterdeck.rotation.run;

import dev.quarterdeck.kernel.Outcome;
import dev.quarterdeck.kernel.SecretValue;
import dev.quarterdeck.rotation.journal.Course;
import dev.quarterdeck.rotation.journal.Phase;
import dev.quarterdeck.rotation.journal.Target;
import dev.quarterdeck.rotation.recipe.Recipe;
import dev.quarterdeck.rotation.recipe.Settings;
import dev.quarterdeck.secrets.SecretContent;
import dev.quarterdeck.secrets.VersionRef;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** What the recipes do at whatever the keys open. */
final class Provided {
  private final Work work;
  private final Values values;

  Provided(Work work) {
    this.work = work;
    this.values = new Values(work);
  }

  String accept() {
    work.update(c -> c.with(c.phase().markAccepting()));
    int phase = work.phase().index();
    return all((r, s, old, next) -> r.accept(s, old, next, phase));
  }

  String test() {
    int phase = work.phase().index();
    return all((r, s, old, next) -> r.test(s, old, next, phase));
  }

  private String all(Values.Ask ask) {
    List<String> said = new ArrayList<>();
    for (Phase.Version v : work.phase().versions()) {
      Target target = work.order().target(v.secret());
      said.addAll(values.ask(only(target, k -> changes(target, k)), v.base(), v.id(), ask));
    }
    return String.join("; ", said);
  }

  /**
   * Takes back what was accepted: of those keys whose old and new value both work, or of those
   * where only one does and the old must work before anybody is rolled back.
   */
  String revert(boolean coexisting) {
    if (!work.phase().accepting()) {
      return "nothing was accepted";
    }
    int phase = work.phase().index();
    List<String> said = new ArrayList<>();
    for (Phase.Version v : work.phase().versions()) {
      Target target = work.order().target(v.secret());
      Target keys = only(target, k -> changes(target, k) && coexists(target, k) == coexisting);
      String holder = holder(v);
      if (!keys.keys().isEmpty() && holder != null) {
        said.addAll(
            values.ask(keys, v.base(), holder, (r, s, old, next) -> r.revert(s, old, next, phase)));
      }
    }
    return said.isEmpty() ? "nothing to take back" : String.join("; ", said);
  }

  /** The version with the new values; null where none was ever staged, so none was accepted. */
  private @Nullable String holder(Phase.Version v) {
    return values.exists(v.secret(), v.id()) ? v.id() : v.from();
  }

  private static Target only(Target target, Predicate<Target.Key> which) {
    return new Target(target.arn(), target.name(), target.keys().stream().filter(which).toList());
  }

  /** Whether the recipe has this phase: several keys may take different numbers of them. */
  private boolean changes(Target target, Target.Key key) {
    return work.phase().index()
        < work.recipe(target, key).phases(key.settings(target.arn(), work.order().compromised()));
  }

  private boolean coexists(Target target, Target.Key key) {
    Recipe recipe = work.recipe(target, key);
    return recipe.coexists(key.settings(target.arn(), work.order().compromised()));
  }

  /** The point of no return. */
  String retire() {
    Revocation.refuse(work.parts.store(), work.staging, work.journal.operation());
    work.update(c -> c.retire(Course.Retire.MEANT, c.retireAfter()));
    List<String> said = new ArrayList<>();
    for (Target target : work.order().targets()) {
      String old = work.course().original(target.arn());
      String next = work.course().latest(target.arn()).id();
      try (SecretContent now =
          work.parts.store().read(target.arn(), VersionRef.CURRENT).orThrow()) {
        said.addAll(values.ask(target, old, next, (r, s, was, is) -> retire(r, s, was, is, now)));
      }
    }
    work.update(c -> c.retire(Course.Retire.DONE, c.retireAfter()));
    return String.join("; ", said);
  }

  /** A later change may be in force by now, which must stay. */
  private static Outcome<String> retire(
      Recipe recipe, Settings settings, SecretValue old, SecretValue next, SecretContent now) {
    Optional<SecretValue> held = Values.of(now, settings.key());
    if (held.isEmpty()) {
      return recipe.retire(settings, old, next);
    }
    try (SecretValue current = held.get()) {
      return current.sameAs(next)
          ? recipe.retire(settings, old, next)
          : recipe.retireUnder(settings, old, next, current);
    }
  }
}
