package dev.quarterdeck.session;

import java.net.URI;
import org.jspecify.annotations.Nullable;

/**
 * Where to connect: what the command line, the environment and the configuration came to.
 *
 * @param profile a profile of the AWS files, or null for the SDK's default chain
 * @param region for example {@code eu-central-1}, or null for the profile's or environment's
 * @param endpoint one endpoint for every service (emulators, the sandbox), or null for AWS's own
 * @param keys fixed credentials, used by the sandbox only; null means the SDK's chain
 * @param readOnly whether the session starts with the read-only guard closed
 * @param limits how long one command and one call may take
 */
public record Connection(
    @Nullable String profile,
    @Nullable String region,
    @Nullable URI endpoint,
    @Nullable Keys keys,
    boolean readOnly,
    TimeLimits limits) {

  /** Credentials of the sandbox; worthless anywhere else. */
  public record Keys(String accessKeyId, String secretAccessKey) {
    @Override
    public String toString() {
      return "Keys[" + accessKeyId + "]";
    }
  }
}
