package dev.quarterdeck.rotation.recipe.redis;

import dev.quarterdeck.change.Plan;
import dev.quarterdeck.kernel.Listing;
import dev.quarterdeck.kernel.Pause;
import dev.quarterdeck.kernel.Problem;
import dev.quarterdeck.kernel.ProblemException;
import dev.quarterdeck.kernel.SecretValue;
import dev.quarterdeck.kernel.Text;
import dev.quarterdeck.rotation.recipe.Recipe;
import dev.quarterdeck.rotation.recipe.Settings;
import dev.quarterdeck.rotation.recipe.connect.FreshPassword;
import dev.quarterdeck.secrets.SecretContent;
import dev.quarterdeck.secrets.SecretDocument;
import dev.quarterdeck.secrets.SecretStore;
import dev.quarterdeck.secrets.VersionRef;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * The password of an ElastiCache user (Amazon ElastiCache User Guide, "Role-Based Access Control"):
 * it has two at most, and ModifyUser sets them all, so that both must be known. Called again it
 * does the same again.
 */
final class UserMode implements RedisMode {
  private static final String MODIFY = "elasticache:ModifyUser";
  private static final int MOST = 2;

  private final SecretStore store;
  private final ReplicationGroups groups;
  private final CacheUsers users;
  private final Pause pause;
  private final Settings settings;
  private final @Nullable String group;

  /** {@code group}: the replication group that the user logs in to, where it is known. */
  UserMode(
      SecretStore store,
      ReplicationGroups groups,
      CacheUsers users,
      Pause pause,
      Settings settings,
      @Nullable String group) {
    this.store = store;
    this.groups = groups;
    this.users = users;
    this.pause = pause;
    this.settings = settings;
    this.group = group;
  }

  @Override
  public Recipe.Outlook outlook(RedisLogin login) {
    CacheUsers.User user = find(login);
    refuseWhatCannotWork(user);
    String words = words(user);
    List<String> notes = new ArrayList<>();
    notes.add("ElastiCache takes some minutes for each change of a user; connections stay.");
    if (user.passwords() == MOST) {
      notes.add("The user has two passwords: the one that is not in the secret ends now.");
    }
    new Trial(settings, "password").note(login, name(login, user)).ifPresent(notes::add);
    return new Recipe.Outlook(
        List.of(
            "ElastiCache "
                + words
                + ": a second password of "
                + FreshPassword.LENGTH
                + " letters and digits, then the first is taken away"),
        List.of(
            new Plan.Step(MODIFY, "Let " + words + " log in with the new password as well"),
            new Plan.Step(
                MODIFY, "After the overlap: let " + words + " log in with the new one alone")),
        notes,
        Duration.ZERO,
        RedisOptions.overlap(settings),
        true);
  }

  private void refuseWhatCannotWork(CacheUsers.User user) {
    String who = "The ElastiCache " + words(user);
    if (!user.authentication().equals("password")) {
      throw refused(
          who
              + (user.authentication().equals("iam")
                  ? " logs in with IAM: it has no password."
                  : " needs no password: changing it would protect nothing."),
          user.authentication().equals("iam")
              ? "There is nothing to rotate."
              : "Give it the one in the secret first: aws elasticache modify-user.");
    }
    if (!user.calm()) {
      throw new ProblemException(
          new Problem.Conflict(
              who + " is being changed (" + Text.clean(user.status()) + ").",
              "Wait until it is active: aws elasticache describe-users.",
              null));
    }
    if (user.passwords() >= MOST && !settings.compromised()) {
      throw refused(
          who + " has two passwords already, and ElastiCache keeps no third.",
          "Retire the rotation that left the other one: qd rotations list. If no rotation did,"
              + " somebody logs in with it: have them change, then set the one in the secret alone"
              + " with aws elasticache modify-user.");
    }
  }

  private static ProblemException refused(String sentence, String remedy) {
    return new ProblemException(new Problem.Refused(sentence, remedy));
  }

  private static String words(CacheUsers.User user) {
    String id = Text.clean(user.id());
    return user.name().equals(user.id())
        ? "user " + id
        : "user " + id + " (" + Text.clean(user.name()) + ")";
  }

  /** A value that is a password alone names nobody. */
  private static String name(RedisLogin login, CacheUsers.User user) {
    return login.host() == null ? user.name() : login.user();
  }

  private CacheUsers.User find(RedisLogin login) {
    String id = RedisOptions.user(settings);
    if (id == null) {
      return byName(login);
    }
    CacheUsers.User user = users.describe(id).orThrow();
    if (!name(login, user).equals(user.name())) {
      throw refused(
          "The ElastiCache user "
              + Text.clean(user.id())
              + " logs in as "
              + Text.clean(user.name())
              + ", the secret as "
              + Text.clean(login.user())
              + ".",
          "Name the user that the secret logs in as, with --option user-id=ID.");
    }
    return user;
  }

  /** Names are unique within a user group only. */
  private CacheUsers.User byName(RedisLogin login) {
    List<String> within = group == null ? List.of() : groups.describe(group).orThrow().userGroups();
    Listing<CacheUsers.User> all = users.all().orThrow();
    List<CacheUsers.User> found =
        all.items().stream()
            .filter(u -> u.name().equals(login.user()))
            .filter(u -> group == null || u.groups().stream().anyMatch(within::contains))
            .toList();
    if (found.size() == 1 && all.isComplete()) {
      return found.getFirst();
    }
    String where =
        group == null ? "ElastiCache" : "ElastiCache's replication group " + Text.clean(group);
    throw refused(
        found.isEmpty()
            ? where
                + " has no user of the name "
                + Text.clean(login.user())
                + ", as which the secret logs in."
            : where
                + " has several users of the name "
                + Text.clean(login.user())
                + ": "
                + found.stream().map(u -> Text.clean(u.id())).collect(Collectors.joining(", "))
                + ".",
        "Name it: --option user-id=ID; aws elasticache describe-users lists them.");
  }

  @Override
  public String accept(RedisLogin old, RedisLogin next) {
    return set(find(old), List.of(old.password(), next.password()), "has both passwords");
  }

  @Override
  public String test(RedisLogin next) {
    return new Trial(settings, "password").test(next, name(next, find(next)));
  }

  @Override
  public String revert(RedisLogin old, RedisLogin next) {
    return set(find(old), List.of(old.password()), "has the old password again, and only that");
  }

  /**
   * Only while the secret still holds the new password: a later rotation's would be taken away with
   * the old one.
   */
  @Override
  public String retire(RedisLogin old, RedisLogin next) {
    CacheUsers.User user = find(next);
    if (current(next)) {
      return set(user, List.of(next.password()), "has the new password, and only that");
    }
    if (calm(user.id()).passwords() < MOST) {
      return words(user) + " has one password, that of a later change";
    }
    throw new ProblemException(
        new Problem.Conflict(
            "The secret holds another password of the ElastiCache "
                + words(user)
                + " by now, and the old one may be in use until that rotation is retired.",
            "Retire the later rotation first, then this one: qd rotations list.",
            null));
  }

  @Override
  public String retireUnder(RedisLogin old, RedisLogin next, RedisLogin current) {
    return retire(old, next);
  }

  private boolean current(RedisLogin next) {
    try (SecretContent content = store.read(settings.secret(), VersionRef.CURRENT).orThrow()) {
      Optional<SecretValue> value =
          settings.key() == null
              ? Optional.of(content.value().copy())
              : SecretDocument.valueOf(content.value(), settings.key());
      if (value.isEmpty()) {
        return false;
      }
      try (SecretValue held = value.get();
          RedisLogin login = RedisLogin.read(held)) {
        return login.password().sameAs(next.password());
      }
    }
  }

  private String set(CacheUsers.User user, List<SecretValue> passwords, String done) {
    calm(user.id());
    users.setPasswords(user.id(), passwords).orThrow();
    calm(user.id());
    return words(user) + " " + done;
  }

  /** Waits until nothing is under way. */
  private CacheUsers.User calm(String id) {
    return Settling.await(
        pause,
        "The ElastiCache user " + id,
        () -> users.describe(id),
        CacheUsers.User::calm,
        CacheUsers.User::status);
  }
}
