package dev.quarterdeck.sandbox.wire;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.AwsCredentials;
import software.amazon.awssdk.auth.credentials.AwsSessionCredentials;
import software.amazon.awssdk.awscore.exception.AwsServiceException;
import software.amazon.awssdk.services.cloudwatch.CloudWatchClient;
import software.amazon.awssdk.services.cloudwatch.model.ListMetricsRequest;
import software.amazon.awssdk.services.cloudwatch.model.ListMetricsResponse;
import software.amazon.awssdk.services.ecs.EcsClient;
import software.amazon.awssdk.services.ecs.model.ListClustersRequest;
import software.amazon.awssdk.services.ecs.model.ListClustersResponse;

class SignatureTest {
  private final MovableClock clock = new MovableClock();
  private final Credentials credentials = new Credentials(clock, Credentials.ACCOUNT);
  private SandboxServer server;

  @BeforeEach
  void start() throws IOException {
    server =
        SandboxServer.of(
                List.of(
                    Endpoints.ecs()
                        .<ListClustersRequest, ListClustersResponse>with(
                            "ListClusters",
                            ListClustersRequest::builder,
                            (request, call) ->
                                ListClustersResponse.builder()
                                    .clusterArns(call.callerArn())
                                    .build()),
                    Endpoints.cloudWatch()
                        .<ListMetricsRequest, ListMetricsResponse>with(
                            "ListMetrics",
                            ListMetricsRequest::builder,
                            (request, call) ->
                                ListMetricsResponse.builder()
                                    .owningAccounts(call.account())
                                    .build())))
            .credentials(credentials)
            .start();
  }

  @AfterEach
  void stop() {
    server.close();
  }

  @Test
  void aWrongSecretDoesNotMatch() {
    AwsCredentials wrong = AwsBasicCredentials.create(Credentials.ACCESS_KEY_ID, "not-it");
    assertRefused(() -> ecs(wrong), 400, "InvalidSignatureException");
    assertRefused(() -> metrics(wrong), 403, "SignatureDoesNotMatch");
  }

  @Test
  void anUnknownKeyIsNotRecognised() {
    AwsCredentials unknown =
        AwsBasicCredentials.create("AKIAUNKNOWN", Credentials.SECRET_ACCESS_KEY);
    assertRefused(() -> ecs(unknown), 400, "UnrecognizedClientException");
    assertRefused(() -> metrics(unknown), 403, "InvalidClientTokenId");
  }

  @Test
  void aSignatureIsGoodForFiveMinutes() {
    clock.ahead(Duration.ofMinutes(4));
    assertThat(ecs(Clients.KNOWN)).containsExactly("arn:aws:iam::111122223333:user/operator");
    clock.ahead(Duration.ofMinutes(-4));
    assertThat(metrics(Clients.KNOWN)).containsExactly(Credentials.ACCOUNT);

    clock.ahead(Duration.ofMinutes(6));
    assertRefused(
        () -> ecs(Clients.KNOWN), 400, "InvalidSignatureException", "Signature expired: ");
    assertRefused(
        () -> metrics(Clients.KNOWN), 403, "SignatureDoesNotMatch", "Signature expired: ");
    clock.ahead(Duration.ofMinutes(-6));
    assertRefused(
        () -> ecs(Clients.KNOWN), 400, "InvalidSignatureException", "Signature not yet current: ");
  }

  @Test
  void issuedCredentialsAreHonouredUntilTheyExpire() {
    Credentials.Identity issued =
        credentials.issue(
            "arn:aws:sts::111122223333:assumed-role/Deployer/me",
            "AROAX:me",
            Duration.ofMinutes(15),
            false);
    AwsCredentials session =
        AwsSessionCredentials.create(
            issued.accessKeyId(), issued.secretAccessKey(), String.valueOf(issued.sessionToken()));
    assertThat(ecs(session)).containsExactly(issued.arn());

    AwsCredentials foreignToken =
        AwsSessionCredentials.create(issued.accessKeyId(), issued.secretAccessKey(), "another");
    assertRefused(() -> ecs(foreignToken), 400, "UnrecognizedClientException");

    credentials.expireSessions();
    assertRefused(() -> ecs(session), 400, "ExpiredTokenException");
    assertRefused(() -> metrics(session), 403, "ExpiredToken");
    assertThat(ecs(Clients.KNOWN)).isNotEmpty();
  }

  private List<String> ecs(AwsCredentials who) {
    URI endpoint = server.endpoint();
    try (EcsClient client = Clients.client(EcsClient.builder(), endpoint, who)) {
      return client.listClusters().clusterArns();
    }
  }

  private List<String> metrics(AwsCredentials who) {
    URI endpoint = server.endpoint();
    try (CloudWatchClient client = Clients.client(CloudWatchClient.builder(), endpoint, who)) {
      return client.listMetrics().owningAccounts();
    }
  }

  private static void assertRefused(ThrowingCallable call, int status, String code) {
    assertRefused(call, status, code, "");
  }

  private static void assertRefused(
      ThrowingCallable call, int status, String code, String message) {
    assertThatThrownBy(call)
        .isInstanceOfSatisfying(
            AwsServiceException.class,
            e -> {
              assertThat(e.awsErrorDetails().errorCode()).isEqualTo(code);
              assertThat(e.statusCode()).isEqualTo(status);
              assertThat(e.awsErrorDetails().errorMessage()).startsWith(message);
            });
  }
}
