package dev.quarterdeck.aws;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import software.amazon.awssdk.core.interceptor.Context;
import software.amazon.awssdk.core.interceptor.ExecutionAttribute;
import software.amazon.awssdk.core.interceptor.ExecutionAttributes;
import software.amazon.awssdk.core.interceptor.ExecutionInterceptor;
import software.amazon.awssdk.core.sync.RequestBody;
import software.amazon.awssdk.http.SdkHttpRequest;

/**
 * The JSON beneath the SDK's model, for what must keep members that this version of the model does
 * not know: a call may ask for its answer's bytes, or bring its own for the request.
 */
final class RawJson implements ExecutionInterceptor {
  /** Receives the answer's body. */
  static final ExecutionAttribute<AtomicReference<byte[]>> ANSWER =
      new ExecutionAttribute<>("quarterdeck.RawAnswer");

  /** Takes the place of the request's body, before it is signed. */
  static final ExecutionAttribute<byte[]> REQUEST =
      new ExecutionAttribute<>("quarterdeck.RawRequest");

  @Override
  public Optional<RequestBody> modifyHttpContent(
      Context.ModifyHttpRequest context, ExecutionAttributes attributes) {
    byte[] body = attributes.getAttribute(REQUEST);
    return body == null ? context.requestBody() : Optional.of(RequestBody.fromBytes(body));
  }

  @Override
  public SdkHttpRequest modifyHttpRequest(
      Context.ModifyHttpRequest context, ExecutionAttributes attributes) {
    byte[] body = attributes.getAttribute(REQUEST);
    return body == null
        ? context.httpRequest()
        : context
            .httpRequest()
            .copy(r -> r.putHeader("Content-Length", Integer.toString(body.length)));
  }

  @Override
  public Optional<InputStream> modifyHttpResponseContent(
      Context.ModifyHttpResponse context, ExecutionAttributes attributes) {
    AtomicReference<byte[]> wanted = attributes.getAttribute(ANSWER);
    Optional<InputStream> content = context.responseBody();
    if (wanted == null || content.isEmpty() || !context.httpResponse().isSuccessful()) {
      return content;
    }
    try (InputStream body = content.get()) {
      byte[] bytes = body.readAllBytes();
      wanted.set(bytes);
      return Optional.of(new ByteArrayInputStream(bytes));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
