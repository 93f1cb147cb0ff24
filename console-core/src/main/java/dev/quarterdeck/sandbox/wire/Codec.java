package dev.quarterdeck.sandbox.wire;

import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.core.SdkPojo;
import software.amazon.awssdk.utils.builder.Buildable;

/**
 * One AWS protocol: bytes to the SDK's typed requests, its typed responses and errors to bytes. The
 * model classes describe themselves ({@code sdkFields()}), so a codec knows no service.
 */
interface Codec {

  /**
   * Fills the builder from the request; throws {@link ServiceError} as AWS does for a malformed
   * one.
   */
  void decode(WireRequest request, SdkPojo builder);

  WireAnswer encode(
      WireRequest request,
      ServiceEndpoint service,
      String operation,
      SdkPojo response,
      String requestId);

  /** The service is null when the request named none that is known. */
  WireAnswer error(
      WireRequest request, @Nullable ServiceEndpoint service, ServiceError error, String requestId);

  /** How this protocol names refusals that come before any handler. */
  Refusals refusals();

  /** The finished model object of an SDK builder. */
  static Object build(SdkPojo builder) {
    return ((Buildable) builder).build();
  }
}
