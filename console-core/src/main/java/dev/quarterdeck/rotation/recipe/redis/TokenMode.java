package dev.quarterdeck.rotation.recipe.redis;

import dev.quarterdeck.change.Plan;
import dev.quarterdeck.kernel.Pause;
import dev.quarterdeck.kernel.Problem;
import dev.quarterdeck.kernel.ProblemException;
import dev.quarterdeck.kernel.Text;
import dev.quarterdeck.rotation.recipe.Recipe;
import dev.quarterdeck.rotation.recipe.Settings;
import dev.quarterdeck.rotation.recipe.connect.FreshPassword;
import dev.quarterdeck.secrets.SecretContent;
import dev.quarterdeck.secrets.SecretStore;
import dev.quarterdeck.secrets.SecretVersion;
import dev.quarterdeck.secrets.VersionRef;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/**
 * The AUTH token of an ElastiCache replication group: ROTATE lets the group take both tokens, SET
 * the new one alone (Amazon ElastiCache User Guide, "Authenticating with the AUTH command").
 * ElastiCache tells nobody which tokens it takes; whether ROTATE was called is told by its dates.
 */
final class TokenMode implements RedisMode {
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
    ReplicationGroups.Group group = groups.describe(id).orThrow();
    if (!group.encrypted() || !group.tokenEnabled()) {
      throw refused(
          "The replication group "
              + id
              + (group.encrypted()
                  ? " has no AUTH token."
                  : " does not encrypt connections, without which there is no AUTH token."),
          group.encrypted() && !group.userGroups().isEmpty()
              ? "It lets users in: name the one whose password it is, --option user-id=ID."
              : group.encrypted()
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
    new Trial(settings, "token").note(login, login.user()).ifPresent(notes::add);
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
    return new Trial(settings, "token").test(next, next.user());
  }

  @Override
  public String revert(RedisLogin old, RedisLogin next) {
    return only(old, "the old token alone");
  }

  @Override
  public String retire(RedisLogin old, RedisLogin next) {
    return only(next, "the new token alone");
  }

  /**
   * Of two tokens the group takes no third: one that came later ended the old one. SET of this
   * rotation's would end the one that is in force.
   */
  @Override
  public String retireUnder(RedisLogin old, RedisLogin next, RedisLogin current) {
    Instant changed = calm().tokenChangedAt();
    Instant put;
    try (SecretContent now = store.read(settings.secret(), VersionRef.CURRENT).orThrow()) {
      put = now.createdAt();
    }
    if (changed != null && put != null && changed.isAfter(put)) {
      return "the old token ended when the replication group " + id + " was given a later one";
    }
    throw new ProblemException(
        new Problem.Conflict(
            "The secret holds another token by now than the one of this rotation, and the"
                + " replication group "
                + id
                + " was not given it: it cannot be told which tokens the group takes.",
            "Put the token in force with qd secrets rollback, or set the right one with aws"
                + " elasticache modify-replication-group, then retire again.",
            put));
  }

  private String only(RedisLogin login, String words) {
    calm();
    groups.changeToken(id, login.password(), ReplicationGroups.Strategy.SET).orThrow();
    calm();
    return "the replication group " + id + " takes " + words;
  }

  /** Waits until nothing is under way. */
  private ReplicationGroups.Group calm() {
    return Settling.await(
        pause,
        "The replication group " + id,
        () -> groups.describe(id),
        ReplicationGroups.Group::calm,
        ReplicationGroups.Group::status);
  }
}
