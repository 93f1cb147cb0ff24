package dev.quarterdeck.aws;

import dev.quarterdeck.kernel.Deadline;
import dev.quarterdeck.kernel.Listing;
import dev.quarterdeck.kernel.Outcome;
import dev.quarterdeck.kernel.Problem;
import dev.quarterdeck.kernel.ProblemException;
import dev.quarterdeck.kernel.SecretValue;
import dev.quarterdeck.rotation.recipe.redis.CacheUsers;
import java.util.List;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.elasticache.model.Authentication;
import software.amazon.awssdk.services.elasticache.model.DescribeUsersResponse;
import software.amazon.awssdk.services.elasticache.model.ModifyUserResponse;

/** The users of ElastiCache's role-based access control. */
public final class AwsCacheUsers implements CacheUsers {
  private static final int PAGE = 100;
  private final AwsClients aws;

  public AwsCacheUsers(AwsClients aws) {
    this.aws = aws;
  }

  /** {@code aws elasticache describe-users --user-id}. */
  @Override
  public Outcome<User> describe(String id) {
    return aws.calls()
        .method(
            () ->
                aws
                    .calls()
                    .one(() -> aws.elastiCache().describeUsers(q -> q.userId(id)))
                    .users()
                    .stream()
                    .findFirst()
                    .map(AwsCacheUsers::user)
                    .orElseThrow(
                        () ->
                            new ProblemException(
                                new Problem.NotFound(
                                    "ElastiCache has no user " + id + " here.",
                                    "Check the id, the account and the region."))));
  }

  /** {@code aws elasticache describe-users}. */
  @Override
  public Outcome<Listing<User>> all() {
    Deadline deadline = aws.deadline();
    return aws.calls()
        .method(
            () ->
                Pages.all(
                    deadline,
                    "cache users",
                    token -> {
                      DescribeUsersResponse r =
                          aws.calls()
                              .one(
                                  () ->
                                      aws.elastiCache()
                                          .describeUsers(q -> q.maxRecords(PAGE).marker(token)));
                      return new Pages.Page<>(
                          r.users().stream().map(AwsCacheUsers::user).toList(), r.marker());
                    }));
  }

  /** {@code aws elasticache modify-user}. */
  @Override
  public Outcome<User> setPasswords(String id, List<SecretValue> passwords) {
    return aws.calls()
        .change(
            () ->
                aws.calls()
                    .one(
                        () -> {
                          List<String> texts =
                              passwords.stream().map(p -> p.readText(text -> text)).toList();
                          ModifyUserResponse r =
                              aws.elastiCache().modifyUser(q -> q.userId(id).passwords(texts));
                          return user(
                              r.userId(),
                              r.userName(),
                              r.status(),
                              r.authentication(),
                              r.userGroupIds());
                        }));
  }

  private static User user(software.amazon.awssdk.services.elasticache.model.User u) {
    return user(u.userId(), u.userName(), u.status(), u.authentication(), u.userGroupIds());
  }

  private static User user(
      @Nullable String id,
      @Nullable String name,
      @Nullable String status,
      @Nullable Authentication authentication,
      List<String> groups) {
    return new User(
        Nulls.empty(id),
        Nulls.empty(name),
        Nulls.or(status, "unknown"),
        authentication == null ? "" : Nulls.empty(authentication.typeAsString()),
        authentication == null ? 0 : Nulls.zero(authentication.passwordCount()),
        groups);
  }
}
