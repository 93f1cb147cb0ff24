package dev.quarterdeck.rotation.recipe.redis;

import dev.quarterdeck.change.Plan;
import dev.quarterdeck.kernel.Pause;
import dev.quarterdeck.kernel.Problem;
import dev.quarterdeck.kernel.ProblemException;
import dev.quarterdeck.kernel.Problems;
import dev.quarterdeck.kernel.Text;
import dev.quarterdeck.rotation.recipe.Recipe;
import dev.quarterdeck.rotation.recipe.Settings;
import dev.quarterdeck.rotation.recipe.connect.FreshPassword;
import dev.quarterdeck.secrets.SecretStore;
import dev.quarterdeck.secrets.SecretVersion;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * The AUTH token of an ElastiCache replication group: ROTATE lets the group take both tokens, SET
 * the new one alone (Amazon ElastiCache User Guide, "Authenticating with the AUTH command").
 * ElastiCache tells nobody which tokens it takes; whether ROTATE was called is told by its dates.
 */
final class TokenMode implements RedisMode {
  private static final Duration ASK_EVERY = Duration.ofSeconds(15);

  /** Far above the minutes that it takes. */
  private static final Duration PATIENCE = Duration.ofMinutes(45);

  private final SecretStore store;
  private final ReplicationGroups groups;
  private final Pause pause;
  private final Settings settings;
  private final String id;

  TokenMode(
      SecretStore store, ReplicationGroups groups, Pause pause, Settings settings, String id) {
    this.store = store;
    this.groups = groups;
    this.pause = pause;
    this.settings = settings;
    this.id = id;
  }

  @Override
  public Recipe.Outlook outlook(RedisLogin login) {
    if (!login.user().equals("default")) {
      throw refused(
          "The address logs in as "
              + Text.clean(login.user())
              + ": a user of ElastiCache's role-based access control, which has no AUTH token.",
          "Change its passwords with aws elasticache modify-user, which takes two at a time.");
    }
    ReplicationGroups.Group group = groups.describe(id).orThrow();
    if (!group.encrypted() || !group.tokenEnabled()) {
      throw refused(
          "The replication group "
              + id
              + (group.encrypted()
                  ? " has no AUTH token."
                  : " does not encrypt connections, without which there is no AUTH token."),
          group.encrypted()
              ? "Give it the one in the secret first: aws elasticache modify-replication-group with"
                  + " --auth-token-update-strategy SET."
              : "Turn encryption in transit on first.");
    }
    if (!group.calm()) {
      throw new ProblemException(
          new Problem.Conflict(
              "The replication group "
                  + id
                  + " is being changed ("
                  + Text.clean(group.status())
                  + ").",
              "Wait until it is available: aws elasticache describe-replication-groups.",
              null));
    }
    List<String> details = new ArrayList<>();
    details.add(
        "replication group "
            + id
            + ": a second AUTH token of "
            + FreshPassword.LENGTH
            + " letters and digits, then the first is taken away");
    List<String> notes = new ArrayList<>();
    notes.add("ElastiCache takes some minutes for each change of a token; connections stay.");
    notes.add("The group takes two tokens at most: a token before the one in the secret ends now.");
    triable(login).ifPresent(notes::add);
    return new Recipe.Outlook(
        details,
        List.of(
            new Plan.Step(
                "elasticache:ModifyReplicationGroup", "Let " + id + " take the new token as well"),
            new Plan.Step(
                "elasticache:ModifyReplicationGroup",
                "After the overlap: let " + id + " take the new token alone")),
        notes,
        Duration.ZERO,
        RedisOptions.overlap(settings),
        true);
  }

  private static ProblemException refused(String sentence, String remedy) {
    return new ProblemException(new Problem.Refused(sentence, remedy));
  }

  /** What the plan says when this machine cannot try the token; a token that is wrong fails. */
  private Optional<String> triable(RedisLogin login) {
    if (login.host() == null && RedisOptions.host(settings) == null) {
      return Optional.of(
          "The value names no server: the new token is not tried before it is promoted. To try it:"
              + " --option host=HOST:PORT.");
    }
    Server server = server(login);
    try {
      RedisSession.open(server, login.user(), login.password()).close();
      return Optional.empty();
    } catch (ProblemException e) {
      if (!(e.problem() instanceof Problem.Unreachable)) {
        throw e;
      }
      return Optional.of(
          "This machine does not reach "
              + server.words()
              + ": the new token is not tried before it is promoted. To try it, forward a port and"
              + " add --option host=localhost:PORT.");
    }
  }

  /** Tokens go over TLS only, whatever the value says or does not say. */
  private Server server(RedisLogin login) {
    Server s = AclMode.server(login, settings);
    return new Server(
        s.at(), login.host() == null || login.tls(), s.forwarded(), s.rootCertificate());
  }

  @Override
  public String accept(RedisLogin old, RedisLogin next) {
    ReplicationGroups.Group group = calm();
    if (rotatedAlready(group)) {
      return "the replication group " + id + " takes both tokens already";
    }
    groups.changeToken(id, next.password(), ReplicationGroups.Strategy.ROTATE).orThrow();
    calm();
    return "the replication group " + id + " takes both tokens";
  }

  /**
   * After a crash: ROTATE twice could push the old token out. The group's last change of a token is
   * younger than the version that waits under AWSPENDING only when it was made with that version.
   */
  private boolean rotatedAlready(ReplicationGroups.Group group) {
    Instant changed = group.tokenChangedAt();
    if (changed == null) {
      return false;
    }
    return store.versions(settings.secret()).orThrow().items().stream()
        .filter(v -> v.stages().contains("AWSPENDING"))
        .map(SecretVersion::createdAt)
        .anyMatch(staged -> staged != null && changed.isAfter(staged));
  }

  @Override
  public String test(RedisLogin next) {
    if (next.host() == null && RedisOptions.host(settings) == null) {
      return "not tried: the value names no server";
    }
    Server server = server(next);
    try (RedisSession session = RedisSession.open(server, next.user(), next.password())) {
      session.ping();
      return "logged in with the new token at " + server.words();
    } catch (ProblemException e) {
      if (e.problem() instanceof Problem.Unreachable && RedisOptions.host(settings) == null) {
        return "not tried: this machine does not reach " + server.words();
      }
      throw e;
    }
  }

  @Override
  public String revert(RedisLogin old, RedisLogin next) {
    return only(old, "the old token alone");
  }

  @Override
  public String retire(RedisLogin old, RedisLogin next) {
    return only(next, "the new token alone");
  }

  private String only(RedisLogin login, String words) {
    calm();
    groups.changeToken(id, login.password(), ReplicationGroups.Strategy.SET).orThrow();
    calm();
    return "the replication group " + id + " takes " + words;
  }

  /** Waits until nothing is under way. */
  private ReplicationGroups.Group calm() {
    for (Duration waited = Duration.ZERO; ; waited = waited.plus(ASK_EVERY)) {
      ReplicationGroups.Group group = groups.describe(id).orThrow();
      if (group.calm()) {
        return group;
      }
      if (waited.compareTo(PATIENCE) >= 0) {
        throw new ProblemException(
            new Problem.TimedOut(
                "The replication group "
                    + id
                    + " is still "
                    + Text.clean(group.status())
                    + " after "
                    + PATIENCE.toMinutes()
                    + " minutes.",
                "Look at its events: aws elasticache describe-events; then resume."));
      }
      try {
        pause.pause(ASK_EVERY);
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
        throw new ProblemException(Problems.interrupted());
      }
    }
  }
}
