package dev.quarterdeck.aws;

import java.time.InstantSource;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.core.interceptor.Context;
import software.amazon.awssdk.core.interceptor.ExecutionAttributes;
import software.amazon.awssdk.core.interceptor.ExecutionInterceptor;
import software.amazon.awssdk.http.SdkHttpRequest;

/**
 * Pins to a call's failure what only is known during the call: operation and host. The SDK lets an
 * interceptor put nothing else in an exception's place, so the note travels among its suppressed
 * exceptions.
 */
final class FailureReport implements ExecutionInterceptor {
  private final InstantSource clock;

  FailureReport(InstantSource clock) {
    this.clock = clock;
  }

  /** The note; never thrown by itself. */
  private static final class Note extends RuntimeException {
    private static final long serialVersionUID = 1L;
    private final transient CallContext call;

    Note(CallContext call) {
      super("call of " + call.operation(), null, false, false);
      this.call = call;
    }
  }

  /** The context pinned to a failure, or null where it happened outside a call. */
  static @Nullable CallContext of(Throwable failure) {
    for (Throwable t : failure.getSuppressed()) {
      if (t instanceof Note note) {
        return note.call;
      }
    }
    return null;
  }

  @Override
  public void onExecutionFailure(
      Context.FailedExecution context, ExecutionAttributes executionAttributes) {
    context
        .exception()
        .addSuppressed(
            new Note(
                new CallContext(
                    CallGate.operation(executionAttributes),
                    context.httpRequest().map(SdkHttpRequest::host).orElse(null),
                    clock.instant())));
  }
}
