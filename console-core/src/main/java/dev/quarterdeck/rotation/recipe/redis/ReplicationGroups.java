package dev.quarterdeck.rotation.recipe.redis;

import dev.quarterdeck.kernel.Outcome;
import dev.quarterdeck.kernel.SecretValue;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Port: ElastiCache's replication groups and their AUTH tokens. */
public interface ReplicationGroups {
  /** Equivalent to {@code aws elasticache describe-replication-groups --replication-group-id}. */
  Outcome<Group> describe(String id);

  /**
   * Equivalent to {@code aws elasticache modify-replication-group --auth-token
   * --auth-token-update-strategy --apply-immediately}; gives the group as it is then, on its way.
   */
  Outcome<Group> changeToken(String id, SecretValue token, Strategy strategy);

  /** What becomes of the token before. */
  enum Strategy {
    /** Both work. */
    ROTATE,
    /** Only the given one works. */
    SET
  }

  /**
   * @param status {@code available}, {@code modifying}, …
   * @param encrypted connections are encrypted, without which there are no tokens
   * @param tokenEnabled a token is asked for
   * @param tokenChangedAt null where it never was
   * @param pendingToken {@code ROTATING} or {@code SETTING} while a change is under way, else null
   * @param userGroups ids of the user groups that are let in
   */
  record Group(
      String id,
      String status,
      boolean encrypted,
      boolean tokenEnabled,
      @Nullable Instant tokenChangedAt,
      @Nullable String pendingToken,
      List<String> userGroups) {
    public Group {
      userGroups = List.copyOf(userGroups);
    }

    /** Nothing is under way. */
    public boolean calm() {
      return status.equals("available") && pendingToken == null;
    }
  }
}
