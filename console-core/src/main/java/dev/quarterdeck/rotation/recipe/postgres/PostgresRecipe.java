package dev.quarterdeck.rotation.recipe.postgres;

import dev.quarterdeck.kernel.Outcome;
import dev.quarterdeck.kernel.SecretValue;
import dev.quarterdeck.rotation.recipe.Recipe;
import dev.quarterdeck.rotation.recipe.RecipeGuide;
import dev.quarterdeck.rotation.recipe.Settings;
import dev.quarterdeck.secrets.SecretStore;
import java.security.SecureRandom;
import java.util.random.RandomGenerator;

/**
 * A PostgreSQL login. With {@code mode=password} the role gets another password: whoever opens a
 * connection with the old one fails until it is redeployed. With {@code mode=alternate} another
 * role of the same rights takes over, and both work until the old one is retired. Nothing of the
 * database's driver is loaded before the recipe is asked to look.
 */
public final class PostgresRecipe implements Recipe {
  public static final RecipeGuide GUIDE = PostgresOptions.GUIDE;

  private final SecretStore store;
  private final RandomGenerator random;

  /** {@code store}: where an administrator's login, and keys beside a password, are read. */
  public PostgresRecipe(SecretStore store) {
    this(store, new SecureRandom());
  }

  PostgresRecipe(SecretStore store, RandomGenerator random) {
    this.store = store;
    this.random = random;
  }

  @Override
  public RecipeGuide guide() {
    return GUIDE;
  }

  @Override
  public boolean coexists(Settings settings) {
    return PostgresOptions.alternates(settings);
  }

  @Override
  public Outcome<Outlook> outlook(Settings settings, SecretValue old) {
    return Outcome.of(() -> mode(settings).outlook(old));
  }

  @Override
  public Outcome<SecretValue> next(Settings settings, SecretValue old, int phase) {
    return Outcome.of(() -> mode(settings).next(old, random));
  }

  @Override
  public Outcome<String> accept(Settings settings, SecretValue old, SecretValue next, int phase) {
    return Outcome.of(() -> mode(settings).accept(old, next));
  }

  @Override
  public Outcome<String> test(Settings settings, SecretValue old, SecretValue next, int phase) {
    return Outcome.of(() -> mode(settings).test(old, next));
  }

  @Override
  public Outcome<String> revert(Settings settings, SecretValue old, SecretValue next, int phase) {
    return Outcome.of(() -> mode(settings).revert(old, next));
  }

  @Override
  public Outcome<String> retire(Settings settings, SecretValue old, SecretValue next) {
    return Outcome.of(() -> mode(settings).retire(old, next));
  }

  @Override
  public Outcome<String> retireUnder(
      Settings settings, SecretValue old, SecretValue next, SecretValue current) {
    return Outcome.of(() -> mode(settings).retireUnder(old, next, current));
  }

  private Mode mode(Settings settings) {
    Access access = new Access(store, settings);
    return PostgresOptions.alternates(settings)
        ? new AlternateMode(access, settings)
        : new PasswordMode(access);
  }
}
