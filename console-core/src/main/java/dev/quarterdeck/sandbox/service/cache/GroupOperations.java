package dev.quarterdeck.sandbox.service.cache;

import dev.quarterdeck.sandbox.service.Check;
import dev.quarterdeck.sandbox.service.Page;
import dev.quarterdeck.sandbox.wire.Call;
import dev.quarterdeck.sandbox.wire.ServiceError;
import dev.quarterdeck.sandbox.world.World;
import dev.quarterdeck.sandbox.world.cache.ReplicationGroup;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.elasticache.model.AuthTokenUpdateStatus;
import software.amazon.awssdk.services.elasticache.model.AuthTokenUpdateStrategyType;
import software.amazon.awssdk.services.elasticache.model.CreateReplicationGroupRequest;
import software.amazon.awssdk.services.elasticache.model.CreateReplicationGroupResponse;
import software.amazon.awssdk.services.elasticache.model.DescribeReplicationGroupsRequest;
import software.amazon.awssdk.services.elasticache.model.DescribeReplicationGroupsResponse;
import software.amazon.awssdk.services.elasticache.model.ModifyReplicationGroupRequest;
import software.amazon.awssdk.services.elasticache.model.ModifyReplicationGroupResponse;
import software.amazon.awssdk.services.elasticache.model.NodeGroup;
import software.amazon.awssdk.services.elasticache.model.ReplicationGroupPendingModifiedValues;

/**
 * Describing, making and modifying. Of the AUTH token as strict as the API reference and the User
 * Guide's "Authenticating with the AUTH command".
 */
final class GroupOperations {
  private static final String VALUE = "InvalidParameterValue";
  private static final String COMBINATION = "InvalidParameterCombination";

  /** 16–128 printable characters, of the signs only these. */
  private static final Pattern TOKEN = Pattern.compile("[A-Za-z0-9!&#$^<>-]{16,128}");

  private static final Pattern ID = Pattern.compile("[a-z](?:-?[a-z0-9])*");
  private static final int PORT = 6379;
  private final World world;

  GroupOperations(World world) {
    this.world = world;
  }

  DescribeReplicationGroupsResponse describe(DescribeReplicationGroupsRequest q, Call call) {
    if (q.replicationGroupId() != null) {
      return DescribeReplicationGroupsResponse.builder()
          .replicationGroups(shape(find(q.replicationGroupId())))
          .build();
    }
    int size = Check.range(q.maxRecords(), 100, 20, 100, "maxRecords", VALUE);
    Page<ReplicationGroup> page =
        Page.of(List.copyOf(world.caches().groups()), q.marker(), size, VALUE);
    return DescribeReplicationGroupsResponse.builder()
        .replicationGroups(page.items().stream().map(GroupOperations::shape).toList())
        .marker(page.next())
        .build();
  }

  CreateReplicationGroupResponse create(CreateReplicationGroupRequest q, Call call) {
    String id =
        Check.required(q.replicationGroupId(), "replicationGroupId", VALUE)
            .toLowerCase(Locale.ROOT);
    if (id.length() > 40 || !ID.matcher(id).matches()) {
      throw new ServiceError(
          VALUE,
          "The parameter ReplicationGroupIdentifier must be provided and must not be blank, begin"
              + " with a letter, end with a hyphen or contain two consecutive hyphens.");
    }
    Check.required(q.replicationGroupDescription(), "replicationGroupDescription", VALUE);
    if (world.caches().group(id) != null) {
      throw new ServiceError(
          "ReplicationGroupAlreadyExists",
          "A replication group with the identifier " + id + " already exists.");
    }
    boolean encrypted = Check.isTrue(q.transitEncryptionEnabled());
    if (q.authToken() != null) {
      mustBeToken(q.authToken());
      if (!encrypted) {
        throw new ServiceError(COMBINATION, "To use AUTH, transit encryption must be enabled.");
      }
    }
    ReplicationGroup made =
        world.caches().create(id, q.replicationGroupDescription(), encrypted, q.authToken(), false);
    made.nodeType = q.cacheNodeType() == null ? made.nodeType : q.cacheNodeType();
    made.atRest = Check.isTrue(q.atRestEncryptionEnabled());
    made.failover = Check.isTrue(q.automaticFailoverEnabled());
    made.multiAz = Check.isTrue(q.multiAZEnabled());
    made.snapshotDays = q.snapshotRetentionLimit() == null ? 0 : q.snapshotRetentionLimit();
    made.tlsMode =
        q.transitEncryptionMode() == null ? made.tlsMode : q.transitEncryptionModeAsString();
    made.userGroups.addAll(q.userGroupIds());
    return CreateReplicationGroupResponse.builder().replicationGroup(shape(made)).build();
  }

  ModifyReplicationGroupResponse modify(ModifyReplicationGroupRequest q, Call call) {
    ReplicationGroup group = find(Check.required(q.replicationGroupId(), "id", VALUE));
    if (!group.status().equals("available")) {
      throw new ServiceError(
          "InvalidReplicationGroupState",
          "Replication group must be in available state to modify.");
    }
    if (q.authToken() == null) {
      if (!changed(group, q)) {
        throw new ServiceError(COMBINATION, "No modifications were requested");
      }
      return ModifyReplicationGroupResponse.builder().replicationGroup(shape(group)).build();
    }
    ReplicationGroup.Strategy strategy = strategy(q.authTokenUpdateStrategy());
    mustBeToken(q.authToken());
    if (!group.encrypted()) {
      throw new ServiceError(
          VALUE,
          "The AUTH token modification is only supported when encryption-in-transit is enabled.");
    }
    if (!Check.isTrue(q.applyImmediately())) {
      throw new ServiceError(
          COMBINATION, "AUTH token modifications are only supported with ApplyImmediately.");
    }
    if (strategy == ReplicationGroup.Strategy.SET
        && group.asksForAToken()
        && !group.takes(q.authToken())) {
      throw new ServiceError(
          VALUE,
          "The AUTH token to set must be one that the replication group takes; rotate first.");
    }
    world.caches().changeToken(group, q.authToken(), strategy);
    return ModifyReplicationGroupResponse.builder().replicationGroup(shape(group)).build();
  }

  /** Settings other than the token; they take no time here. */
  private static boolean changed(ReplicationGroup g, ModifyReplicationGroupRequest q) {
    g.failover = Objects.requireNonNullElse(q.automaticFailoverEnabled(), g.failover);
    g.multiAz = Objects.requireNonNullElse(q.multiAZEnabled(), g.multiAz);
    g.snapshotDays = Objects.requireNonNullElse(q.snapshotRetentionLimit(), g.snapshotDays);
    g.userGroups.addAll(q.userGroupIdsToAdd());
    g.userGroups.removeAll(q.userGroupIdsToRemove());
    return q.automaticFailoverEnabled() != null
        || q.multiAZEnabled() != null
        || q.snapshotRetentionLimit() != null
        || q.hasUserGroupIdsToAdd()
        || q.hasUserGroupIdsToRemove();
  }

  private static ReplicationGroup.Strategy strategy(@Nullable AuthTokenUpdateStrategyType asked) {
    if (asked == AuthTokenUpdateStrategyType.SET) {
      return ReplicationGroup.Strategy.SET;
    }
    if (asked == AuthTokenUpdateStrategyType.ROTATE) {
      return ReplicationGroup.Strategy.ROTATE;
    }
    throw asked == AuthTokenUpdateStrategyType.DELETE
        ? new ServiceError(VALUE, "Auth token update strategy delete is not supported currently")
        : new ServiceError(COMBINATION, "AuthTokenUpdateStrategy must be given with AuthToken.");
  }

  /** AWS does not repeat it either. */
  private static void mustBeToken(String token) {
    if (!TOKEN.matcher(token).matches()) {
      throw new ServiceError(VALUE, "Invalid AuthToken provided.");
    }
  }

  private ReplicationGroup find(String id) {
    ReplicationGroup found = world.caches().group(id.toLowerCase(Locale.ROOT));
    if (found == null) {
      throw new ServiceError(
          404, "ReplicationGroupNotFoundFault", "ReplicationGroup " + id + " not found.");
    }
    return found;
  }

  private static software.amazon.awssdk.services.elasticache.model.ReplicationGroup shape(
      ReplicationGroup g) {
    var shape =
        software.amazon.awssdk.services.elasticache.model.ReplicationGroup.builder()
            .replicationGroupId(g.id())
            .arn(g.arn())
            .description(g.description())
            .status(g.status())
            .transitEncryptionEnabled(g.encrypted())
            .authTokenEnabled(g.asksForAToken())
            .authTokenLastModifiedDate(g.tokenChangedAt())
            .replicationGroupCreateTime(g.createdAt())
            .clusterEnabled(false)
            .engine("redis")
            .memberClusters(g.members())
            .cacheNodeType(g.nodeType)
            .transitEncryptionMode(g.encrypted() ? g.tlsMode : null)
            .atRestEncryptionEnabled(g.atRest)
            .automaticFailover(g.failover ? "enabled" : "disabled")
            .multiAZ(g.multiAz ? "enabled" : "disabled")
            .snapshotRetentionLimit(g.snapshotDays)
            .userGroupIds(g.userGroups)
            .nodeGroups(
                NodeGroup.builder()
                    .nodeGroupId("0001")
                    .status(g.status())
                    .primaryEndpoint(e -> e.address(g.endpoint()).port(PORT))
                    .build());
    ReplicationGroup.Strategy pending = g.pending();
    if (pending != null) {
      shape.pendingModifiedValues(
          ReplicationGroupPendingModifiedValues.builder()
              .authTokenStatus(
                  pending == ReplicationGroup.Strategy.SET
                      ? AuthTokenUpdateStatus.SETTING
                      : AuthTokenUpdateStatus.ROTATING)
              .build());
    }
    return shape.build();
  }
}
