package dev.quarterdeck.rotation.recipe.redis;

import dev.quarterdeck.kernel.Outcome;
import dev.quarterdeck.kernel.Pause;
import dev.quarterdeck.kernel.SecretValue;
import dev.quarterdeck.rotation.recipe.Recipe;
import dev.quarterdeck.rotation.recipe.RecipeGuide;
import dev.quarterdeck.rotation.recipe.Settings;
import dev.quarterdeck.rotation.recipe.connect.FreshPassword;
import dev.quarterdeck.secrets.SecretStore;
import java.security.SecureRandom;
import java.util.function.BiFunction;
import java.util.random.RandomGenerator;

/**
 * A Redis or Valkey login: the AUTH token of an ElastiCache replication group or the password of an
 * ElastiCache user where the value or an option names one, else the password of an ACL user. Old
 * and new both work until the old one is retired. Nothing of the server's client is loaded before
 * the recipe is asked to look.
 */
public final class RedisRecipe implements Recipe {
  public static final RecipeGuide GUIDE = RedisOptions.GUIDE;

  private final SecretStore store;
  private final ReplicationGroups groups;
  private final CacheUsers users;
  private final Pause pause;
  private final RandomGenerator random;

  /** {@code store}: where an administrator's login is read. */
  public RedisRecipe(SecretStore store, ReplicationGroups groups, CacheUsers users, Pause pause) {
    this(store, groups, users, pause, new SecureRandom());
  }

  RedisRecipe(
      SecretStore store,
      ReplicationGroups groups,
      CacheUsers users,
      Pause pause,
      RandomGenerator random) {
    this.store = store;
    this.groups = groups;
    this.users = users;
    this.pause = pause;
    this.random = random;
  }

  @Override
  public RecipeGuide guide() {
    return GUIDE;
  }

  @Override
  public Outcome<Outlook> outlook(Settings settings, SecretValue old) {
    return Outcome.of(
        () -> {
          try (RedisLogin login = RedisLogin.read(old)) {
            return mode(settings, login).outlook(login);
          }
        });
  }

  @Override
  public Outcome<SecretValue> next(Settings settings, SecretValue old, int phase) {
    return Outcome.of(
        () -> {
          try (RedisLogin login = RedisLogin.read(old);
              SecretValue password = FreshPassword.make(random)) {
            return login.with(password);
          }
        });
  }

  @Override
  public Outcome<String> accept(Settings settings, SecretValue old, SecretValue next, int phase) {
    return both(settings, old, next, (mode, o) -> mode.accept(o.old(), o.next()));
  }

  @Override
  public Outcome<String> test(Settings settings, SecretValue old, SecretValue next, int phase) {
    return both(settings, old, next, (mode, o) -> mode.test(o.next()));
  }

  @Override
  public Outcome<String> revert(Settings settings, SecretValue old, SecretValue next, int phase) {
    return both(settings, old, next, (mode, o) -> mode.revert(o.old(), o.next()));
  }

  @Override
  public Outcome<String> retire(Settings settings, SecretValue old, SecretValue next) {
    return both(settings, old, next, (mode, o) -> mode.retire(o.old(), o.next()));
  }

  @Override
  public Outcome<String> retireUnder(
      Settings settings, SecretValue old, SecretValue next, SecretValue current) {
    return both(
        settings,
        old,
        next,
        (mode, o) -> {
          try (RedisLogin now = RedisLogin.read(current)) {
            return mode.retireUnder(o.old(), o.next(), now);
          }
        });
  }

  private record Logins(RedisLogin old, RedisLogin next) {}

  private Outcome<String> both(
      Settings settings,
      SecretValue old,
      SecretValue next,
      BiFunction<RedisMode, Logins, String> call) {
    return Outcome.of(
        () -> {
          try (RedisLogin before = RedisLogin.read(old);
              RedisLogin after = RedisLogin.read(next)) {
            return call.apply(mode(settings, before), new Logins(before, after));
          }
        });
  }

  private RedisMode mode(Settings settings, RedisLogin login) {
    String asked = RedisOptions.group(settings);
    String group = asked != null ? asked : login.replicationGroup();
    boolean named = !login.user().equals("default");
    if (RedisOptions.user(settings) != null || login.isServerless() || (group != null && named)) {
      return new UserMode(store, groups, users, pause, settings, group);
    }
    return group == null
        ? new AclMode(store, settings)
        : new TokenMode(store, groups, pause, settings, group);
  }
}
