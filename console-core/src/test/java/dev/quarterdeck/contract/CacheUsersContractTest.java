package dev.quarterdeck.contract;

import static org.assertj.core.api.Assertions.assertThat;

import dev.quarterdeck.aws.AwsCacheUsers;
import dev.quarterdeck.kernel.Problem;
import dev.quarterdeck.kernel.SecretValue;
import dev.quarterdeck.rotation.recipe.redis.CacheUsers;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.MethodSource;

@ParameterizedClass
@MethodSource("dev.quarterdeck.contract.ContractEndpoints#all")
class CacheUsersContractTest extends Contract {
  private static final String FIRST = "contract-password-0123456789";
  private static final String SECOND = "contract-password-9876543210";

  CacheUsersContractTest(ContractEndpoint endpoint) {
    super(endpoint);
  }

  private String create() {
    String id = prefix + "app";
    clients
        .elastiCache()
        .createUser(
            q ->
                q.userId(id)
                    .userName("app")
                    .engine("redis")
                    .accessString("on ~* +@all")
                    .passwords(FIRST));
    return id;
  }

  @Test
  void tellsHowAUserLogsInAndHowManyPasswordsItHas() {
    String id = create();
    CacheUsers users = new AwsCacheUsers(clients);
    CacheUsers.User user = Expect.done(users.describe(id));
    assertThat(user.name()).isEqualTo("app");
    assertThat(user.authentication()).isEqualTo("password");
    assertThat(user.passwords()).isOne();
    assertThat(user.calm()).isTrue();
    assertThat(Expect.done(users.all()).items()).extracting(CacheUsers.User::id).contains(id);
  }

  @Test
  void anUnknownUserIsNotFound() {
    Expect.failed(new AwsCacheUsers(clients).describe("none"), Problem.NotFound.class);
  }

  @Test
  void passwordsAreSetTogetherAndAUserThatIsBeingChangedIsLeftAlone() {
    if (differs(KnownDifference.CACHE_USERS_STAY_AS_THEY_ARE)) {
      return;
    }
    String id = create();
    CacheUsers users = new AwsCacheUsers(clients);
    try (SecretValue one = SecretValue.ofText(FIRST);
        SecretValue two = SecretValue.ofText(SECOND)) {
      assertThat(Expect.done(users.setPasswords(id, List.of(one, two))).calm()).isFalse();
      Expect.failed(users.setPasswords(id, List.of(two)), Problem.Conflict.class);
      endpoint.settle();
      assertThat(Expect.done(users.describe(id)).passwords()).isEqualTo(2);
    }
  }
}
