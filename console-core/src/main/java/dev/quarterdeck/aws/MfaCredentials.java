package dev.quarterdeck.aws;

import dev.quarterdeck.kernel.Problem;
import dev.quarterdeck.kernel.ProblemException;
import dev.quarterdeck.kernel.Problems;
import dev.quarterdeck.kernel.Text;
import dev.quarterdeck.session.MfaPrompt;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.auth.credentials.AwsCredentials;
import software.amazon.awssdk.auth.credentials.AwsCredentialsProvider;
import software.amazon.awssdk.auth.credentials.AwsSessionCredentials;
import software.amazon.awssdk.profiles.Profile;
import software.amazon.awssdk.services.sts.model.AssumeRoleRequest;
import software.amazon.awssdk.services.sts.model.AssumeRoleResponse;
import software.amazon.awssdk.services.sts.model.Credentials;

/**
 * Credentials of a profile with {@code role_arn} and {@code mfa_serial}: asks for the code and
 * calls AssumeRole, which the SDK by itself does not. Kept in memory until shortly before they
 * expire.
 */
final class MfaCredentials implements AwsCredentialsProvider {
  private static final Duration EARLY = Duration.ofMinutes(5);

  private final Profile profile;
  private final MfaPrompt prompt;
  private final InstantSource clock;
  private final Function<AssumeRoleRequest, AssumeRoleResponse> assumeRole;
  private final ReentrantLock asking = new ReentrantLock();
  private @Nullable AwsSessionCredentials held;
  private Instant until = Instant.MIN;

  /** {@code assumeRole} is STS's call, made with the source profile's credentials. */
  MfaCredentials(
      Profile profile,
      MfaPrompt prompt,
      InstantSource clock,
      Function<AssumeRoleRequest, AssumeRoleResponse> assumeRole) {
    this.profile = profile;
    this.prompt = prompt;
    this.clock = clock;
    this.assumeRole = assumeRole;
  }

  /** Whether the profile needs a code that the SDK would not ask for. */
  static boolean applies(Profile profile) {
    return profile.property("mfa_serial").isPresent() && profile.property("role_arn").isPresent();
  }

  @Override
  public AwsCredentials resolveCredentials() {
    try {
      // One thread asks; the others wait for its answer and can be interrupted meanwhile.
      asking.lockInterruptibly();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new ProblemException(Problems.interrupted());
    }
    try {
      if (held == null || !clock.instant().isBefore(until)) {
        held = assume();
      }
      return held;
    } finally {
      asking.unlock();
    }
  }

  private AwsSessionCredentials assume() {
    String serial = profile.property("mfa_serial").orElseThrow();
    Optional<String> code = prompt.code(Text.clean(serial));
    if (code.isEmpty() || code.get().isBlank()) {
      throw new ProblemException(
          new Problem.Credentials(
              "Profile " + profile.name() + " needs the code of " + Text.clean(serial) + ".",
              "Run it in a terminal, where the code is asked for, or choose a profile without"
                  + " mfa_serial."));
    }
    AssumeRoleRequest.Builder request =
        AssumeRoleRequest.builder()
            .roleArn(profile.property("role_arn").orElseThrow())
            .roleSessionName(
                profile
                    .property("role_session_name")
                    .orElse("quarterdeck-" + clock.instant().getEpochSecond()))
            .serialNumber(serial)
            .tokenCode(code.get().strip());
    profile.property("external_id").ifPresent(request::externalId);
    profile.property("duration_seconds").ifPresent(s -> request.durationSeconds(seconds(s)));
    Credentials given = assumeRole.apply(request.build()).credentials();
    until = given.expiration().minus(EARLY);
    return AwsSessionCredentials.create(
        given.accessKeyId(), given.secretAccessKey(), given.sessionToken());
  }

  private int seconds(String text) {
    try {
      return Integer.parseInt(text.strip());
    } catch (NumberFormatException e) {
      throw new ProblemException(
          new Problem.Invalid(
              "duration_seconds of profile " + profile.name() + " is not a number.",
              "Correct it in ~/.aws/config; 900 to 43200."),
          e);
    }
  }
}
