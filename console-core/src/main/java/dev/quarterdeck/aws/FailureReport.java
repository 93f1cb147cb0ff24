package dev.quarterdeck.aws;

import dev.quarterdeck.kernel.ProblemException;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.InstantSource;
import java.time.format.DateTimeFormatter;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.core.interceptor.Context;
import software.amazon.awssdk.core.interceptor.ExecutionAttributes;
import software.amazon.awssdk.core.interceptor.ExecutionInterceptor;
import software.amazon.awssdk.http.SdkHttpRequest;

/** Turns a call's failure into its problem where everything is still known: operation, host, server's clock. */
final class FailureReport implements ExecutionInterceptor {
  private final Failures failures;
  private final InstantSource clock;

  FailureReport(Failures failures, InstantSource clock) {
    this.failures = failures;
    this.clock = clock;
  }

  @Override
  public Throwable modifyException(
      Context.FailedExecution context, ExecutionAttributes executionAttributes) {
    Throwable e = context.exception();
    if (e instanceof ProblemException) {
      return e;
    }
    CallContext call =
        new CallContext(
            CallGate.operation(executionAttributes),
            context.httpRequest().map(SdkHttpRequest::host).orElse(null),
            context
                .httpResponse()
                .flatMap(r -> r.firstMatchingHeader("Date"))
                .map(FailureReport::date)
                .orElse(null),
            clock.instant());
    return new ProblemException(failures.problem(e, call));
  }

  private static @Nullable Instant date(String header) {
    try {
      return Instant.from(DateTimeFormatter.RFC_1123_DATE_TIME.parse(header));
    } catch (DateTimeException e) {
      return null;
    }
  }
}
