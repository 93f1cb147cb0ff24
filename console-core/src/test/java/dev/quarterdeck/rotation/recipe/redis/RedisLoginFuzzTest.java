package dev.quarterdeck.rotation.recipe.redis;

import dev.quarterdeck.fuzz.Fuzz;
import dev.quarterdeck.kernel.SecretValue;
import org.junit.jupiter.api.Test;

/** Logins of caches. */
class RedisLoginFuzzTest {

  @Test
  void loginsAreReadOrRefused() {
    Fuzz.of("Redis logins", "rediss://user:p%40ss@cache:6379/0", "redis://:t@h", "token-alone")
        .each(
            text -> {
              try (SecretValue value = SecretValue.ofText(text);
                  SecretValue fresh = SecretValue.ofText("n/e@w%:?#");
                  RedisLogin login = RedisLogin.read(value)) {
                login.with(fresh).close();
              }
            });
  }
}
