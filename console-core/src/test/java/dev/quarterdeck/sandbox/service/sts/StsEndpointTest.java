package dev.quarterdeck.sandbox.service.sts;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.quarterdeck.sandbox.wire.Clients;
import dev.quarterdeck.sandbox.wire.Credentials;
import dev.quarterdeck.sandbox.wire.SandboxServer;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Base64;
import java.util.List;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.auth.credentials.AnonymousCredentialsProvider;
import software.amazon.awssdk.auth.credentials.AwsSessionCredentials;
import software.amazon.awssdk.awscore.exception.AwsServiceException;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.sts.StsClient;
import software.amazon.awssdk.services.sts.model.AssumeRoleResponse;
import software.amazon.awssdk.services.sts.model.GetCallerIdentityResponse;

class StsEndpointTest {
  private static final String ROLE = "arn:aws:iam::111122223333:role/";
  private static final MfaDevice DEVICE =
      new MfaDevice("arn:aws:iam::111122223333:mfa/operator", "JBSWY3DPEHPK3PXP");

  // The SDK signs by the machine's time, so the sandbox must judge by it too.
  private final InstantSource clock = InstantSource.system();
  private final Credentials credentials = new Credentials(clock, Credentials.ACCOUNT);
  private SandboxServer server;
  private StsClient sts;

  @BeforeEach
  void start() throws IOException {
    StsEndpoint endpoint =
        new StsEndpoint(
            credentials,
            List.of(
                new Role("Deployer"),
                new Role("Admin").demandingMfa(DEVICE.serialNumber()),
                new Role("Pipeline").trusting("https://ci.example").lasting(Duration.ofHours(2))),
            List.of(DEVICE));
    server = SandboxServer.of(List.of(endpoint)).credentials(credentials).start();
    sts = Clients.client(StsClient.builder(), server.endpoint());
  }

  @AfterEach
  void stop() {
    sts.close();
    server.close();
  }

  @Test
  void saysWhoCalls() {
    GetCallerIdentityResponse caller = sts.getCallerIdentity();
    assertThat(caller.account()).isEqualTo("111122223333");
    assertThat(caller.arn()).isEqualTo("arn:aws:iam::111122223333:user/operator");
    assertThat(caller.userId()).startsWith("AIDA");
  }

  @Test
  void anAssumedRoleIsHonouredUntilItExpires() {
    AssumeRoleResponse assumed =
        sts.assumeRole(
            r -> r.roleArn(ROLE + "Deployer").roleSessionName("me").durationSeconds(900));
    assertThat(assumed.credentials().expiration())
        .isBetween(Instant.now().plusSeconds(840), Instant.now().plusSeconds(960));
    try (StsClient session = as(assumed.credentials())) {
      assertThat(session.getCallerIdentity().arn())
          .isEqualTo("arn:aws:sts::111122223333:assumed-role/Deployer/me")
          .isEqualTo(assumed.assumedRoleUser().arn());
      assertThat(session.getCallerIdentity().userId())
          .isEqualTo(assumed.assumedRoleUser().assumedRoleId());
      assertRefused(() -> session.getSessionToken(), "AccessDenied", "Cannot call GetSessionToken");
      credentials.expireSessions();
      assertRefused(session::getCallerIdentity, "ExpiredToken", "The security token");
    }
  }

  @Test
  void aRoleThatDemandsMfaTakesOnlyTheDevicesCode() {
    assertRefused(
        () -> sts.assumeRole(r -> r.roleArn(ROLE + "Admin").roleSessionName("me")),
        "AccessDenied",
        "User: arn:aws:iam::111122223333:user/operator is not authorized to perform: sts:AssumeRole on resource: ");
    String right = DEVICE.codeAt(clock.instant());
    String wrong = right.startsWith("1") ? "2" + right.substring(1) : "1" + right.substring(1);
    assertRefused(
        () ->
            sts.assumeRole(
                r ->
                    r.roleArn(ROLE + "Admin")
                        .roleSessionName("me")
                        .serialNumber(DEVICE.serialNumber())
                        .tokenCode(wrong)),
        "AccessDenied",
        "MultiFactorAuthentication failed");
    assertThat(
            sts.assumeRole(
                    r ->
                        r.roleArn(ROLE + "Admin")
                            .roleSessionName("me")
                            .serialNumber(DEVICE.serialNumber())
                            .tokenCode(right))
                .assumedRoleUser()
                .arn())
        .endsWith("assumed-role/Admin/me");
  }

  @Test
  void aSessionOpenedWithMfaMayAssumeWithoutAnotherCode() {
    var session =
        sts.getSessionToken(
            r -> r.serialNumber(DEVICE.serialNumber()).tokenCode(DEVICE.codeAt(clock.instant())));
    try (StsClient signedIn = as(session.credentials())) {
      assertThat(signedIn.getCallerIdentity().arn()).endsWith(":user/operator");
      assertThat(
              signedIn
                  .assumeRole(r -> r.roleArn(ROLE + "Admin").roleSessionName("me"))
                  .credentials())
          .isNotNull();
    }
  }

  @Test
  void durationsAndNamesAreChecked() {
    assertRefused(
        () ->
            sts.assumeRole(
                r -> r.roleArn(ROLE + "Deployer").roleSessionName("me").durationSeconds(7200)),
        "ValidationError",
        "The requested DurationSeconds exceeds the MaxSessionDuration");
    assertRefused(
        () ->
            sts.assumeRole(
                r -> r.roleArn(ROLE + "Deployer").roleSessionName("me").durationSeconds(60)),
        "ValidationError",
        "1 validation error detected");
    assertRefused(
        () -> sts.assumeRole(r -> r.roleArn(ROLE + "Deployer").roleSessionName("no spaces")),
        "ValidationError",
        "1 validation error detected");
    assertRefused(
        () -> sts.assumeRole(r -> r.roleArn(ROLE + "Nobody").roleSessionName("me")),
        "AccessDenied",
        "User: ");
  }

  @Test
  void aWebIdentityNeedsNoSignature() {
    try (StsClient unsigned =
        StsClient.builder()
            .endpointOverride(server.endpoint())
            .region(Region.US_EAST_1)
            .credentialsProvider(AnonymousCredentialsProvider.create())
            .httpClient(UrlConnectionHttpClient.create())
            .build()) {
      String token = token("https://ci.example", clock.instant().plusSeconds(60));
      var answer =
          unsigned.assumeRoleWithWebIdentity(
              r ->
                  r.roleArn(ROLE + "Pipeline")
                      .roleSessionName("build")
                      .webIdentityToken(token)
                      .durationSeconds(7200));
      assertThat(answer.subjectFromWebIdentityToken()).isEqualTo("repo:shop");
      try (StsClient session = as(answer.credentials())) {
        assertThat(session.getCallerIdentity().arn()).endsWith("assumed-role/Pipeline/build");
      }
      String foreign = token("https://elsewhere.example", clock.instant().plusSeconds(60));
      assertRefused(
          () ->
              unsigned.assumeRoleWithWebIdentity(
                  r ->
                      r.roleArn(ROLE + "Pipeline")
                          .roleSessionName("build")
                          .webIdentityToken(foreign)),
          "AccessDenied",
          "Not authorized to perform sts:AssumeRoleWithWebIdentity");
      String old = token("https://ci.example", clock.instant().minusSeconds(60));
      assertRefused(
          () ->
              unsigned.assumeRoleWithWebIdentity(
                  r -> r.roleArn(ROLE + "Pipeline").roleSessionName("build").webIdentityToken(old)),
          "ExpiredTokenException",
          "Token expired");
      assertRefused(
          () ->
              unsigned.assumeRoleWithWebIdentity(
                  r ->
                      r.roleArn(ROLE + "Pipeline")
                          .roleSessionName("build")
                          .webIdentityToken("nonsense")),
          "InvalidIdentityToken",
          "The ID Token");
    }
  }

  @Test
  void codesAreThoseOfTheStandard() {
    // RFC 6238, appendix B: the seed is "12345678901234567890", the last six of eight digits.
    MfaDevice standard = new MfaDevice("x", "GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ");
    assertThat(standard.codeAt(Instant.ofEpochSecond(59))).isEqualTo("287082");
    assertThat(standard.codeAt(Instant.ofEpochSecond(1_111_111_109))).isEqualTo("081804");
    assertThat(standard.codeAt(Instant.ofEpochSecond(20_000_000_000L))).isEqualTo("353130");
  }

  private StsClient as(software.amazon.awssdk.services.sts.model.Credentials issued) {
    return Clients.client(
        StsClient.builder(),
        server.endpoint(),
        AwsSessionCredentials.create(
            issued.accessKeyId(), issued.secretAccessKey(), issued.sessionToken()));
  }

  private static String token(String issuer, Instant expires) {
    Base64.Encoder base64 = Base64.getUrlEncoder().withoutPadding();
    String claims =
        "{\"iss\":\"%s\",\"sub\":\"repo:shop\",\"aud\":\"sts\",\"exp\":%d,\"x\":{\"y\":1}}"
            .formatted(issuer, expires.getEpochSecond());
    return base64.encodeToString("{\"alg\":\"none\"}".getBytes(StandardCharsets.UTF_8))
        + "."
        + base64.encodeToString(claims.getBytes(StandardCharsets.UTF_8))
        + ".sig";
  }

  private static void assertRefused(ThrowingCallable call, String code, String message) {
    assertThatThrownBy(call)
        .isInstanceOfSatisfying(
            AwsServiceException.class,
            e -> {
              assertThat(e.awsErrorDetails().errorCode()).isEqualTo(code);
              assertThat(e.awsErrorDetails().errorMessage()).startsWith(message);
            });
  }
}
