package dev.quarterdeck.sandbox.world.ecs;

import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What an application does with the secrets that its containers were started with: an application
 * that finds a value wrong keeps running and answers its health check with 503, or, where nobody
 * asks for its health, ends itself with exit code 1.
 */
@FunctionalInterface
public interface SecretDemand {
  /** Takes everything. */
  SecretDemand NONE = injected -> null;

  /**
   * The variable that is wrong; null when all is well. Never told further than to the log.
   *
   * @param injected values by variable
   */
  @Nullable String refuses(Map<String, String> injected);

  /** A signing key too short to be safe, or a key that its provider has revoked. */
  static SecretDemand usual() {
    return injected -> {
      for (Map.Entry<String, String> e : injected.entrySet()) {
        boolean weak = e.getKey().equals("JWT_SECRET") && e.getValue().length() < 32;
        if (weak || e.getValue().startsWith("revoked-")) {
          return e.getKey();
        }
      }
      return null;
    };
  }
}
