package dev.quarterdeck.aws;

import dev.quarterdeck.kernel.Outcome;
import dev.quarterdeck.kernel.Problem;
import dev.quarterdeck.kernel.ProblemException;
import dev.quarterdeck.rotation.recipe.lambda.LambdaRotation;
import software.amazon.awssdk.services.secretsmanager.model.SecretsManagerException;

/** Secrets Manager's rotation; the call passes the read-only guard in {@link CallGate}. */
public final class AwsLambdaRotation implements LambdaRotation {
  private final AwsClients aws;

  public AwsLambdaRotation(AwsClients aws) {
    this.aws = aws;
  }

  /** {@code aws secretsmanager rotate-secret}. */
  @Override
  public Outcome<String> rotate(String arn, String token) {
    return aws.calls().change(() -> aws.calls().one(() -> started(arn, token)));
  }

  private String started(String arn, String token) {
    try {
      return Nulls.empty(
          aws.secretsManager()
              .rotateSecret(q -> q.secretId(arn).clientRequestToken(token))
              .versionId());
    } catch (SecretsManagerException e) {
      // The same error code as for a caller without permission.
      if (String.valueOf(e.getMessage()).contains("cannot invoke the specified Lambda function")) {
        throw new ProblemException(
            new Problem.Refused(
                "The rotation function does not let Secrets Manager invoke it.",
                "aws lambda add-permission --function-name FUNCTION --statement-id SecretsManager"
                    + " --action lambda:InvokeFunction --principal secretsmanager.amazonaws.com"),
            e);
      }
      throw e;
    }
  }
}
