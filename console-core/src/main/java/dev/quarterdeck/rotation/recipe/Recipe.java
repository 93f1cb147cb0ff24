package dev.quarterdeck.rotation.recipe;

import dev.quarterdeck.change.Plan;
import dev.quarterdeck.kernel.Outcome;
import dev.quarterdeck.kernel.SecretValue;
import java.time.Duration;
import java.util.List;

/**
 * How one kind of key is changed. The run stages what {@link #next} makes under AWSPENDING before
 * it touches the provider, so that a value that a provider has accepted is never lost; then it
 * calls {@link #accept} and {@link #test}, promotes, rolls the consumers and, after the overlap,
 * calls {@link #retire}. Backing out calls {@link #revert}.
 *
 * <p>{@code accept}, {@code test}, {@code revert} and {@code retire} are idempotent: after a crash
 * they are called again, with the values read back from the secret's versions. No text that a
 * recipe gives holds a value. Values lent to a recipe stay the caller's to close.
 */
public interface Recipe {
  /** What help says of it: its name, what it does, its options. */
  RecipeGuide guide();

  /** As typed on the command line and kept in the tag: {@code generated}, {@code postgres}. */
  default String name() {
    return guide().name();
  }

  /**
   * Whether it can make a first value where there was none: {@code old} is then empty, a value of
   * no bytes.
   */
  default boolean startsFromNothing() {
    return false;
  }

  /**
   * How many times a new version is staged, promoted and rolled out: 1 for most, 2 for a key set,
   * whose new key first only verifies, then signs. A first value may take fewer: {@link
   * Outlook#phases} has the last word.
   */
  default int phases(Settings settings) {
    return 1;
  }

  /**
   * What will happen, for the plan; refuses early, with a remedy, what cannot work: an old value of
   * the wrong shape, an option. May look at the provider; changes nothing.
   */
  Outcome<Outlook> outlook(Settings settings, SecretValue old);

  /**
   * What a plan says of it.
   *
   * @param details what exactly happens to the key, line by line
   * @param steps the calls that it makes to AWS, as IAM spells them; none for providers elsewhere
   * @param notes consequences: who is cut off when, what has to be done by hand
   * @param betweenPhases how long to wait there, so that whoever caches the old value has read the
   *     new one
   * @param overlap how long the old credential stays valid before it is retired; zero: at once
   * @param retires whether there is anything to retire
   * @param phases how many there are, see {@link Recipe#phases}
   */
  record Outlook(
      List<String> details,
      List<Plan.Step> steps,
      List<String> notes,
      Duration betweenPhases,
      Duration overlap,
      boolean retires,
      int phases) {
    /** Of a recipe with one phase. */
    public Outlook(
        List<String> details,
        List<Plan.Step> steps,
        List<String> notes,
        Duration betweenPhases,
        Duration overlap,
        boolean retires) {
      this(details, steps, notes, betweenPhases, overlap, retires, 1);
    }

    public Outlook {
      details = List.copyOf(details);
      steps = List.copyOf(steps);
      notes = List.copyOf(notes);
    }
  }

  /**
   * The value for phase {@code phase} (from 0), made of the one before it. The caller closes it.
   * Called again after a crash only when nothing was staged.
   */
  Outcome<SecretValue> next(Settings settings, SecretValue old, int phase);

  /** Makes the provider accept the new value, beside the old one where it can. Says what it did. */
  default Outcome<String> accept(Settings settings, SecretValue old, SecretValue next, int phase) {
    return Outcome.done("nothing to tell a provider");
  }

  /** Tries the new value where it is used. Says how. */
  default Outcome<String> test(Settings settings, SecretValue old, SecretValue next, int phase) {
    return Outcome.done("nothing to try it on");
  }

  /**
   * Whether old and new value both work between {@link #accept} and {@link #retire}. Where they do
   * not, backing out calls {@link #revert} before the services are rolled back, else after.
   */
  default boolean coexists(Settings settings) {
    return true;
  }

  /** Undoes {@link #accept}: the old value works, the new one no longer. Says what it did. */
  default Outcome<String> revert(Settings settings, SecretValue old, SecretValue next, int phase) {
    return Outcome.done("nothing to take back");
  }

  /**
   * Takes the old value's validity away at the provider: the point of no return. Says what it did.
   */
  default Outcome<String> retire(Settings settings, SecretValue old, SecretValue next) {
    return Outcome.done("nothing to revoke");
  }

  /**
   * The same when a later change's value is in force by now, {@code current}: whatever makes that
   * one valid must stay. Says what it did, or why there was nothing to do.
   */
  default Outcome<String> retireUnder(
      Settings settings, SecretValue old, SecretValue next, SecretValue current) {
    return retire(settings, old, next);
  }

  /**
   * Whether retiring changes the secret itself (a key set loses its old key): then {@link #retired}
   * gives the value to stage, promote and roll out as one more phase.
   */
  default boolean retiresByVersion() {
    return false;
  }

  /** The value without what is retired; only where {@link #retiresByVersion}. The caller closes. */
  default Outcome<SecretValue> retired(Settings settings, SecretValue current) {
    return Outcome.done(current.copy());
  }

  /**
   * The same before the overlap has passed: also without what {@code old}, the value from before
   * the rotation, was used for.
   */
  default Outcome<SecretValue> retiredEarly(
      Settings settings, SecretValue current, SecretValue old) {
    return retired(settings, current);
  }
}
