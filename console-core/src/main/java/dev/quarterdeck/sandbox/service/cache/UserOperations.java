package dev.quarterdeck.sandbox.service.cache;

import dev.quarterdeck.sandbox.service.Check;
import dev.quarterdeck.sandbox.service.Page;
import dev.quarterdeck.sandbox.wire.Call;
import dev.quarterdeck.sandbox.wire.ServiceError;
import dev.quarterdeck.sandbox.world.World;
import dev.quarterdeck.sandbox.world.cache.CacheUser;
import java.util.List;
import software.amazon.awssdk.services.elasticache.model.Authentication;
import software.amazon.awssdk.services.elasticache.model.AuthenticationMode;
import software.amazon.awssdk.services.elasticache.model.CreateUserGroupRequest;
import software.amazon.awssdk.services.elasticache.model.CreateUserGroupResponse;
import software.amazon.awssdk.services.elasticache.model.CreateUserRequest;
import software.amazon.awssdk.services.elasticache.model.CreateUserResponse;
import software.amazon.awssdk.services.elasticache.model.DescribeUsersRequest;
import software.amazon.awssdk.services.elasticache.model.DescribeUsersResponse;
import software.amazon.awssdk.services.elasticache.model.User;

/** Users and user groups; passwords are looked at and dropped. */
final class UserOperations {
  private static final String VALUE = "InvalidParameterValue";
  private final World world;

  UserOperations(World world) {
    this.world = world;
  }

  CreateUserResponse create(CreateUserRequest q, Call call) {
    String id = Check.required(q.userId(), "userId", VALUE);
    if (world.caches().users().containsKey(id)) {
      throw new ServiceError("UserAlreadyExists", "User " + id + " already exists.");
    }
    CacheUser user =
        new CacheUser(
            id,
            Check.required(q.userName(), "userName", VALUE),
            Check.required(q.engine(), "engine", VALUE),
            Check.required(q.accessString(), "accessString", VALUE),
            authentication(q));
    world.caches().users().put(id, user);
    return CreateUserResponse.builder()
        .userId(id)
        .userName(user.name())
        .status("active")
        .accessString(user.accessString())
        .authentication(Authentication.builder().type(user.authentication()).build())
        .build();
  }

  private static String authentication(CreateUserRequest q) {
    AuthenticationMode mode = q.authenticationMode();
    if (mode != null && mode.typeAsString() != null) {
      return mode.typeAsString().replace("no-password-required", "no-password");
    }
    if (!q.passwords().isEmpty()) {
      return "password";
    }
    if (Check.isTrue(q.noPasswordRequired())) {
      return "no-password";
    }
    throw new ServiceError(
        "InvalidParameterCombination",
        "No password was provided. If you want to create this user without password, please use"
            + " the NoPasswordRequired flag.");
  }

  CreateUserGroupResponse createGroup(CreateUserGroupRequest q, Call call) {
    String id = Check.required(q.userGroupId(), "userGroupId", VALUE);
    List<CacheUser> users = q.userIds().stream().map(this::find).toList();
    if (users.stream().noneMatch(u -> u.name().equals("default"))) {
      throw new ServiceError(
          "DefaultUserRequired", "A user group needs a user with the user name default.");
    }
    users.forEach(u -> u.groups().add(id));
    return CreateUserGroupResponse.builder()
        .userGroupId(id)
        .status("active")
        .userIds(q.userIds())
        .build();
  }

  private CacheUser find(String id) {
    CacheUser user = world.caches().users().get(id);
    if (user == null) {
      throw new ServiceError(404, "UserNotFound", "User " + id + " not found.");
    }
    return user;
  }

  DescribeUsersResponse describe(DescribeUsersRequest q, Call call) {
    int size = Check.range(q.maxRecords(), 50, 20, 100, "maxRecords", VALUE);
    Page<CacheUser> page =
        Page.of(List.copyOf(world.caches().users().values()), q.marker(), size, VALUE);
    return DescribeUsersResponse.builder()
        .users(page.items().stream().map(UserOperations::shape).toList())
        .marker(page.next())
        .build();
  }

  private static User shape(CacheUser u) {
    return User.builder()
        .userId(u.id())
        .userName(u.name())
        .engine(u.engine())
        .status("active")
        .accessString(u.accessString())
        .authentication(a -> a.type(u.authentication()))
        .userGroupIds(u.groups())
        .build();
  }
}
