package dev.quarterdeck.sandbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.sts.StsClient;
import software.amazon.awssdk.services.sts.model.AssumeRoleRequest;
import software.amazon.awssdk.services.sts.model.StsException;

class SandboxRolesTest {

  @Test
  void operatorIsAssumedAndBreakGlassOnlyWithAFreshCode() throws IOException {
    try (Sandbox sandbox = Sandbox.start(Sandbox.Options.manual(Scenario.EMPTY));
        StsClient sts =
            StsClient.builder()
                .endpointOverride(sandbox.endpoint())
                .region(Region.of(sandbox.region()))
                .credentialsProvider(
                    StaticCredentialsProvider.create(
                        AwsBasicCredentials.create(
                            sandbox.accessKeyId(), sandbox.secretAccessKey())))
                .build()) {
      SandboxRoles roles = sandbox.roles();
      assertThat(roles.operator()).isEqualTo("arn:aws:iam::111122223333:role/operator");
      assertThat(
              sts.assumeRole(
                      b ->
                          b.roleArn(roles.operator()).roleSessionName("me").durationSeconds(43_200))
                  .assumedRoleUser()
                  .arn())
          .isEqualTo("arn:aws:sts::111122223333:assumed-role/operator/me");
      assertThatThrownBy(
              () -> sts.assumeRole(b -> b.roleArn(roles.breakGlass()).roleSessionName("me")))
          .isInstanceOf(StsException.class)
          .hasMessageContaining(
              "is not authorized to perform: sts:AssumeRole on resource: arn:aws:iam::111122223333:role/break-glass");
      AssumeRoleRequest withCode =
          AssumeRoleRequest.builder()
              .roleArn(roles.breakGlass())
              .roleSessionName("me")
              .serialNumber(roles.device().serialNumber())
              .tokenCode(roles.device().codeAt(Instant.now()))
              .build();
      assertThat(sts.assumeRole(withCode).assumedRoleUser().arn())
          .endsWith("assumed-role/break-glass/me");
      // A code works once.
      assertThatThrownBy(() -> sts.assumeRole(withCode))
          .isInstanceOf(StsException.class)
          .hasMessageContaining(
              "MultiFactorAuthentication failed with invalid MFA one time pass code");
    }
  }
}
