package dev.quarterdeck.rotation;

import dev.quarterdeck.kernel.Outcome;
import dev.quarterdeck.kernel.Problem;
import dev.quarterdeck.kernel.SecretValue;
import dev.quarterdeck.rotation.recipe.Recipe;
import dev.quarterdeck.rotation.recipe.RecipeGuide;
import dev.quarterdeck.rotation.recipe.Settings;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * A recipe with a provider in memory: a lock and the keys that open it. It outlives the processes
 * that rotate, so that a test sees what a crash left there. Values hold a canary that must be seen
 * nowhere.
 */
final class Lock implements Recipe {
  static final String CANARY = "canary-b7e1";

  final String name;
  final Set<String> keys = new HashSet<>();
  final List<String> calls = new ArrayList<>();

  /** What was in force when something older was retired. */
  final List<String> under = new ArrayList<>();

  /** No value is ever made twice. */
  private static final AtomicInteger MADE = new AtomicInteger();

  int phases = 1;
  boolean retires = true;
  boolean retiresByVersion;
  boolean coexists = true;
  Duration overlap = Duration.ofHours(1);
  Duration between = Duration.ZERO;
  boolean refusesNew;

  /** From that phase on the sandbox's applications refuse the value. */
  int badFrom = 99;

  Lock(String name) {
    this.name = name;
  }

  @Override
  public RecipeGuide guide() {
    return new RecipeGuide(name, "A lock of tests.", List.of());
  }

  @Override
  public int phases(Settings settings) {
    return phases;
  }

  @Override
  public boolean coexists(Settings settings) {
    return coexists;
  }

  @Override
  public Outcome<Outlook> outlook(Settings settings, SecretValue old) {
    keys.add(old.readText(t -> t));
    return Outcome.done(
        new Outlook(
            List.of("~ " + settings.key() + ": a new key to the lock"),
            List.of(),
            List.of(),
            between,
            settings.compromised() ? Duration.ZERO : overlap,
            retires,
            phases));
  }

  @Override
  public Outcome<SecretValue> next(Settings settings, SecretValue old, int phase) {
    return Outcome.done(
        SecretValue.ofText(
            (phase >= badFrom ? "revoked-" : "")
                + "demo-"
                + CANARY
                + "-"
                + "0".repeat(24)
                + MADE.incrementAndGet()
                + "-"
                + phase));
  }

  @Override
  public Outcome<String> accept(Settings settings, SecretValue old, SecretValue next, int phase) {
    calls.add("accept");
    if (!coexists) {
      keys.remove(old.readText(t -> t));
    }
    keys.add(next.readText(t -> t));
    return Outcome.done("the lock knows it");
  }

  @Override
  public Outcome<String> test(Settings settings, SecretValue old, SecretValue next, int phase) {
    calls.add("test");
    return !refusesNew && keys.contains(next.<String>readText(t -> t))
        ? Outcome.done("it opens")
        : Outcome.failed(new Problem.Refused("The new key does not open the lock.", "Look at it."));
  }

  @Override
  public Outcome<String> revert(Settings settings, SecretValue old, SecretValue next, int phase) {
    calls.add("revert");
    keys.remove(next.<String>readText(t -> t));
    keys.add(old.readText(t -> t));
    return Outcome.done("as before");
  }

  @Override
  public Outcome<String> retire(Settings settings, SecretValue old, SecretValue next) {
    calls.add("retire");
    keys.remove(old.<String>readText(t -> t));
    return Outcome.done("the old key is gone");
  }

  @Override
  public Outcome<String> retireUnder(
      Settings settings, SecretValue old, SecretValue next, SecretValue current) {
    under.add(current.readText(t -> t));
    return retire(settings, old, next);
  }

  @Override
  public boolean retiresByVersion() {
    return retiresByVersion;
  }

  @Override
  public Outcome<SecretValue> retired(Settings settings, SecretValue current) {
    return retiresByVersion
        ? Outcome.done(SecretValue.ofText(current.<String>readText(t -> t) + "-retired"))
        : Outcome.done(current.copy());
  }
}
