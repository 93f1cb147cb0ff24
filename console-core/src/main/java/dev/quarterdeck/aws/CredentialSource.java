package dev.quarterdeck.aws;

import dev.quarterdeck.kernel.ProblemException;
import dev.quarterdeck.session.Connection;
import dev.quarterdeck.session.MfaPrompt;
import java.time.InstantSource;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.AwsCredentialsProvider;
import software.amazon.awssdk.auth.credentials.DefaultCredentialsProvider;
import software.amazon.awssdk.auth.credentials.ProfileCredentialsProvider;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.profiles.Profile;
import software.amazon.awssdk.services.sts.StsClient;

/**
 * Chooses where credentials come from. A chosen profile is taken at its word, as the AWS CLI does
 * with {@code --profile}; without one the SDK's chain decides.
 */
final class CredentialSource {
  private final AwsFiles files;
  private final MfaPrompt prompt;
  private final InstantSource clock;
  private final Map<String, String> env;
  private final Function<AwsCredentialsProvider, StsClient> sts;

  /** {@code sts} makes an STS client with the credentials given. */
  CredentialSource(
      AwsFiles files,
      MfaPrompt prompt,
      InstantSource clock,
      Map<String, String> env,
      Function<AwsCredentialsProvider, StsClient> sts) {
    this.files = files;
    this.prompt = prompt;
    this.clock = clock;
    this.env = env;
    this.sts = sts;
  }

  AwsCredentialsProvider of(Connection connection) {
    Connection.Keys keys = connection.keys();
    if (keys != null) {
      return StaticCredentialsProvider.create(
          AwsBasicCredentials.create(keys.accessKeyId(), keys.secretAccessKey()));
    }
    if (connection.profile() == null) {
      return chain();
    }
    return profile(connection.profile(), new HashSet<>());
  }

  private AwsCredentialsProvider chain() {
    boolean keysGiven =
        env.containsKey("AWS_ACCESS_KEY_ID") || env.containsKey("AWS_WEB_IDENTITY_TOKEN_FILE");
    Optional<Profile> fallback = keysGiven ? Optional.empty() : files.profile(null);
    return fallback
        .filter(MfaCredentials::applies)
        .map(p -> mfa(p, new HashSet<>()))
        .orElseGet(() -> DefaultCredentialsProvider.builder().profileFile(files::file).build());
  }

  private AwsCredentialsProvider profile(String name, Set<String> seen) {
    Profile profile =
        files
            .profile(name)
            .orElseThrow(
                () -> new ProblemException(ClientFailures.unknownProfile(name, files.names())));
    if (MfaCredentials.applies(profile) && seen.add(name)) {
      return mfa(profile, seen);
    }
    return ProfileCredentialsProvider.builder().profileFile(files::file).profileName(name).build();
  }

  private AwsCredentialsProvider mfa(Profile profile, Set<String> seen) {
    @Nullable String source = profile.property("source_profile").orElse(null);
    AwsCredentialsProvider base =
        source == null ? DefaultCredentialsProvider.builder().build() : profile(source, seen);
    return new MfaCredentials(
        profile,
        prompt,
        clock,
        request -> {
          try (StsClient client = sts.apply(base)) {
            return client.assumeRole(request);
          }
        });
  }
}
