package dev.quarterdeck.aws;

import dev.quarterdeck.kernel.Problem;
import dev.quarterdeck.kernel.ProblemException;
import dev.quarterdeck.session.Connection;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.regions.providers.AwsProfileRegionProvider;
import software.amazon.awssdk.regions.providers.AwsRegionProviderChain;
import software.amazon.awssdk.regions.providers.SystemSettingsRegionProvider;

/** The region in use: the connection's, else the environment's or the profile's; found once. */
final class RegionChoice {
  private final Connection connection;
  private final AwsFiles files;
  private final Failures failures;
  private @Nullable Region region;

  RegionChoice(Connection connection, AwsFiles files, Failures failures) {
    this.connection = connection;
    this.files = files;
    this.failures = failures;
  }

  /** {@link Problem.Invalid} where none is set anywhere. */
  synchronized Region get() {
    if (region == null) {
      region = connection.region() != null ? Region.of(connection.region()) : byDefault();
    }
    return region;
  }

  private Region byDefault() {
    if (connection.keys() != null) {
      return Region.US_EAST_1;
    }
    try {
      // Not the SDK's whole chain: its last link asks the network for an EC2 instance's region.
      return new AwsRegionProviderChain(
              new SystemSettingsRegionProvider(),
              new AwsProfileRegionProvider(files::file, connection.profile()))
          .getRegion();
    } catch (RuntimeException e) {
      if (connection.endpoint() != null) {
        // An emulator does not mind which; AWS's own endpoints would.
        return Region.US_EAST_1;
      }
      throw new ProblemException(failures.problem(e));
    }
  }
}
