package dev.quarterdeck.aws;

import static org.assertj.core.api.Assertions.assertThat;

import dev.quarterdeck.kernel.Problem;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A refusal that names no action names the one that IAM knows the operation by. */
class DenialTest {
  @ParameterizedTest
  @CsvSource({
    "s3:ListBuckets, s3:ListAllMyBuckets",
    "s3:GetPublicAccessBlock, s3:GetBucketPublicAccessBlock",
    "s3control:GetPublicAccessBlock, s3:GetAccountPublicAccessBlock",
    "s3:GetBucketEncryption, s3:GetEncryptionConfiguration",
    "s3:GetBucketLifecycleConfiguration, s3:GetLifecycleConfiguration",
    "s3:GetBucketVersioning, s3:GetBucketVersioning",
    "ecs:ListClusters, ecs:ListClusters",
  })
  void names_the_action_to_allow(String operation, String action) {
    Problem problem = Denial.problem("AccessDenied", "Access Denied", operation);
    assertThat(problem).isInstanceOf(Problem.Denied.class);
    assertThat(((Problem.Denied) problem).action()).isEqualTo(action);
    assertThat(problem.remedy()).contains(action);
  }
}
