package dev.quarterdeck.aws;

import dev.quarterdeck.kernel.Outcome;
import dev.quarterdeck.kernel.Problem;
import dev.quarterdeck.kernel.ProblemException;
import dev.quarterdeck.kernel.SecretValue;
import dev.quarterdeck.rotation.recipe.redis.ReplicationGroups;
import java.util.concurrent.Callable;
import software.amazon.awssdk.services.elasticache.model.AuthTokenUpdateStrategyType;
import software.amazon.awssdk.services.elasticache.model.ReplicationGroup;

/** ElastiCache's replication groups. */
public final class AwsReplicationGroups implements ReplicationGroups {
  private final AwsClients aws;

  public AwsReplicationGroups(AwsClients aws) {
    this.aws = aws;
  }

  /** {@code aws elasticache describe-replication-groups}. */
  @Override
  public Outcome<Group> describe(String id) {
    return call(
        () ->
            aws
                .elastiCache()
                .describeReplicationGroups(q -> q.replicationGroupId(id))
                .replicationGroups()
                .stream()
                .findFirst()
                .map(AwsReplicationGroups::group)
                .orElseThrow(
                    () ->
                        new ProblemException(
                            new Problem.NotFound(
                                "ElastiCache has no replication group " + id + " here.",
                                "Check the id, the account and the region."))));
  }

  /** {@code aws elasticache modify-replication-group --apply-immediately}. */
  @Override
  public Outcome<Group> changeToken(String id, SecretValue token, Strategy strategy) {
    return aws.calls()
        .change(
            () ->
                aws.calls()
                    .one(
                        () ->
                            token.readText(
                                text ->
                                    group(
                                        aws.elastiCache()
                                            .modifyReplicationGroup(
                                                q ->
                                                    q.replicationGroupId(id)
                                                        .authToken(text)
                                                        .authTokenUpdateStrategy(
                                                            switch (strategy) {
                                                              case ROTATE ->
                                                                  AuthTokenUpdateStrategyType
                                                                      .ROTATE;
                                                              case SET ->
                                                                  AuthTokenUpdateStrategyType.SET;
                                                            })
                                                        .applyImmediately(true))
                                            .replicationGroup()))));
  }

  private static Group group(ReplicationGroup g) {
    var pending = g.pendingModifiedValues();
    return new Group(
        g.replicationGroupId(),
        Nulls.or(g.status(), "unknown"),
        Boolean.TRUE.equals(g.transitEncryptionEnabled()),
        Boolean.TRUE.equals(g.authTokenEnabled()),
        g.authTokenLastModifiedDate(),
        pending == null ? null : pending.authTokenStatusAsString(),
        g.userGroupIds());
  }

  private <T> Outcome<T> call(Callable<T> call) {
    return aws.calls().method(() -> aws.calls().one(call));
  }
}
