package dev.quarterdeck.aws;

import java.net.URI;
import java.util.concurrent.CompletableFuture;
import software.amazon.awssdk.endpoints.Endpoint;
import software.amazon.awssdk.services.s3control.endpoints.S3ControlEndpointParams;
import software.amazon.awssdk.services.s3control.endpoints.S3ControlEndpointProvider;

/**
 * S3 Control's hosts begin with the account's id. The SDK puts it before a custom endpoint's host
 * as well, where no such name exists.
 */
final class AccountEndpoint implements S3ControlEndpointProvider {
  private final S3ControlEndpointProvider rules = S3ControlEndpointProvider.defaultProvider();

  @Override
  public CompletableFuture<Endpoint> resolveEndpoint(S3ControlEndpointParams params) {
    String custom = params.endpoint();
    return custom == null
        ? rules.resolveEndpoint(params)
        : CompletableFuture.completedFuture(Endpoint.builder().url(URI.create(custom)).build());
  }
}
