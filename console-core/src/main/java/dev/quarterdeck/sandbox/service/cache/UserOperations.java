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
import software.amazon.awssdk.services.elasticache.model.ModifyUserRequest;
import software.amazon.awssdk.services.elasticache.model.ModifyUserResponse;
import software.amazon.awssdk.services.elasticache.model.User;

/** Users and user groups; as strict about passwords as the API reference. */
final class UserOperations {
  private static final String VALUE = "InvalidParameterValue";
  private static final String COMBINATION = "InvalidParameterCombination";
  private static final int MOST_PASSWORDS = 2;
  private static final int SHORTEST = 16;
  private static final int LONGEST = 128;
  private final World world;

  UserOperations(World world) {
    this.world = world;
  }

  CreateUserResponse create(CreateUserRequest q, Call call) {
    String id = Check.required(q.userId(), "userId", VALUE);
    if (world.caches().users().containsKey(id)) {
      throw new ServiceError("UserAlreadyExists", "User " + id + " already exists.");
    }
    List<String> passwords =
        q.authenticationMode() != null && q.authenticationMode().hasPasswords()
            ? q.authenticationMode().passwords()
            : q.passwords();
    mustBePasswords(passwords);
    CacheUser user =
        world
            .caches()
            .createUser(
                id,
                Check.required(q.userName(), "userName", VALUE),
                Check.required(q.engine(), "engine", VALUE),
                Check.required(q.accessString(), "accessString", VALUE),
                authentication(q),
                passwords);
    return CreateUserResponse.builder()
        .userId(id)
        .userName(user.name())
        .status(user.status())
        .accessString(user.accessString())
        .authentication(authentication(user))
        .build();
  }

  ModifyUserResponse modify(ModifyUserRequest q, Call call) {
    CacheUser user = find(Check.required(q.userId(), "userId", VALUE));
    if (!user.status().equals("active")) {
      throw new ServiceError(
          "InvalidUserState",
          "User " + user.id() + " is not in active state and can't be modified.");
    }
    if (!q.hasPasswords()) {
      throw new ServiceError(COMBINATION, "No modifications were requested");
    }
    mustBePasswords(q.passwords());
    world.caches().changePasswords(user, q.passwords());
    return ModifyUserResponse.builder()
        .userId(user.id())
        .userName(user.name())
        .status(user.status())
        .engine(user.engine())
        .accessString(user.accessString())
        .authentication(authentication(user))
        .userGroupIds(user.groups())
        .arn(user.arn())
        .build();
  }

  /** AWS does not repeat them either. */
  private static void mustBePasswords(List<String> passwords) {
    if (passwords.size() > MOST_PASSWORDS) {
      throw new ServiceError(VALUE, "A user can have at most " + MOST_PASSWORDS + " passwords.");
    }
    if (passwords.stream().distinct().count() < passwords.size()) {
      throw new ServiceError(VALUE, "Passwords must be unique.");
    }
    if (passwords.stream().anyMatch(p -> p.length() < SHORTEST || p.length() > LONGEST)) {
      throw new ServiceError(
          VALUE, "Passwords length must be between " + SHORTEST + "-" + LONGEST + " characters.");
    }
  }

  private static Authentication authentication(CacheUser user) {
    return Authentication.builder()
        .type(user.authentication())
        .passwordCount(user.passwords())
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
        COMBINATION,
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
    if (q.userId() != null) {
      return DescribeUsersResponse.builder().users(shape(find(q.userId()))).build();
    }
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
        .status(u.status())
        .accessString(u.accessString())
        .authentication(authentication(u))
        .arn(u.arn())
        .userGroupIds(u.groups())
        .build();
  }
}
