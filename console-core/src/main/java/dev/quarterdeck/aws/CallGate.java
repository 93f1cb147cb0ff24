package dev.quarterdeck.aws;

import dev.quarterdeck.kernel.Problem;
import dev.quarterdeck.kernel.ProblemException;
import dev.quarterdeck.kernel.Problems;
import dev.quarterdeck.session.ReadOnlyGuard;
import java.util.Optional;
import software.amazon.awssdk.core.interceptor.Context;
import software.amazon.awssdk.core.interceptor.ExecutionAttributes;
import software.amazon.awssdk.core.interceptor.ExecutionInterceptor;
import software.amazon.awssdk.core.interceptor.SdkExecutionAttribute;

/**
 * Stands before every call of every client: a read-only session sends nothing that is not on the
 * read list, and nobody calls faster than AWS allows.
 */
final class CallGate implements ExecutionInterceptor {
  private final ReadOnlyGuard guard;
  private final RateLimits limits;

  CallGate(ReadOnlyGuard guard, RateLimits limits) {
    this.guard = guard;
    this.limits = limits;
  }

  @Override
  public void beforeExecution(
      Context.BeforeExecution context, ExecutionAttributes executionAttributes) {
    String operation = operation(executionAttributes);
    Optional<Problem> refusal = guard.refusal(operation);
    if (refusal.isPresent()) {
      throw new ProblemException(refusal.get());
    }
    try {
      Turn.take(limits, operation);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new ProblemException(Problems.interrupted());
    }
  }

  /** {@code ecs:ListClusters}. */
  static String operation(ExecutionAttributes attributes) {
    return AwsService.prefix(attributes.getAttribute(SdkExecutionAttribute.SERVICE_NAME))
        + ":"
        + attributes.getAttribute(SdkExecutionAttribute.OPERATION_NAME);
  }
}
