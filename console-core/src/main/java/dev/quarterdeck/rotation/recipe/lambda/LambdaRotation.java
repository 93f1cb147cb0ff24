package dev.quarterdeck.rotation.recipe.lambda;

import dev.quarterdeck.kernel.Outcome;

/** Port: Secrets Manager's own rotation by a Lambda function. Only changes call it. */
@FunctionalInterface
public interface LambdaRotation {
  /**
   * Equivalent to {@code aws secretsmanager rotate-secret --client-request-token TOKEN}: starts the
   * function that is configured, and answers at once. Gives the id of the version that waits, which
   * is the token. {@link dev.quarterdeck.kernel.Problem.Conflict} while another is under way;
   * {@link dev.quarterdeck.kernel.Problem.Refused} when the function does not let Secrets Manager
   * invoke it.
   */
  Outcome<String> rotate(String arn, String token);
}
