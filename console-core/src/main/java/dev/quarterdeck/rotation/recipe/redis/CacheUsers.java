package dev.quarterdeck.rotation.recipe.redis;

import dev.quarterdeck.kernel.Listing;
import dev.quarterdeck.kernel.Outcome;
import dev.quarterdeck.kernel.SecretValue;
import java.util.List;

/** Port: the users of ElastiCache's role-based access control and their passwords. */
public interface CacheUsers {
  /** Equivalent to {@code aws elasticache describe-users --user-id}. */
  Outcome<User> describe(String id);

  /** All of the account in this region; equivalent to {@code aws elasticache describe-users}. */
  Outcome<Listing<User>> all();

  /**
   * Makes these the user's only passwords, two at most; gives the user as it is then, on its way.
   * Equivalent to {@code aws elasticache modify-user --passwords}.
   */
  Outcome<User> setPasswords(String id, List<SecretValue> passwords);

  /**
   * @param id unique in the account
   * @param name what clients log in as; several users may share one
   * @param status {@code active}, {@code modifying}, {@code deleting}
   * @param authentication as ElastiCache writes it, for example {@code iam} or {@code no-password}
   * @param passwords how many it has
   * @param groups ids of the user groups that it is in
   */
  record User(
      String id,
      String name,
      String status,
      String authentication,
      int passwords,
      List<String> groups) {
    public User {
      groups = List.copyOf(groups);
    }

    /** Nothing is under way. */
    public boolean calm() {
      return status.equals("active");
    }
  }
}
