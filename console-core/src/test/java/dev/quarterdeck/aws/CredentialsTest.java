package dev.quarterdeck.aws;

import static org.assertj.core.api.Assertions.assertThat;

import dev.quarterdeck.aws.Responder.Answer;
import dev.quarterdeck.kernel.Outcome;
import dev.quarterdeck.kernel.Problem;
import dev.quarterdeck.session.Connection;
import dev.quarterdeck.session.MfaPrompt;
import dev.quarterdeck.session.Profiles;
import dev.quarterdeck.session.ReadOnlyGuard;
import dev.quarterdeck.session.TimeLimits;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Profiles of the AWS files: where credentials come from, and what is said when they do not. */
class CredentialsTest {
  private static final Instant START = Instant.parse("2026-03-10T14:00:00Z");
  private static final String IDENTITY =
      "<GetCallerIdentityResponse><GetCallerIdentityResult><Arn>arn:aws:iam::1:user/me</Arn>"
          + "<UserId>U</UserId><Account>111122223333</Account></GetCallerIdentityResult>"
          + "</GetCallerIdentityResponse>";

  @TempDir Path folder;
  private Instant now = START;

  private AwsFiles files(String config) throws IOException {
    return AwsFiles.of(
        Files.writeString(folder.resolve("config"), config), folder.resolve("credentials"));
  }

  private AwsClients clients(
      AwsFiles files, @Nullable String profile, @Nullable String region, URI uri, MfaPrompt mfa) {
    InstantSource clock = () -> now;
    return new AwsClients(
        new Connection(profile, region, uri, null, false, TimeLimits.asked(Duration.ofSeconds(20))),
        new AwsClients.Options(
            new ReadOnlyGuard(false), mfa, files, Map.of(), clock, null, "test"));
  }

  private Problem problem(String config, @Nullable String profile, @Nullable String region)
      throws IOException {
    try (Responder responder = new Responder(request -> Answer.xml(200, IDENTITY));
        AwsClients clients =
            clients(files(config), profile, region, responder.uri(), MfaPrompt.NONE)) {
      Outcome<?> outcome = new AwsIdentities(clients).caller();
      assertThat(outcome).isInstanceOf(Outcome.Failed.class);
      assertThat(responder.requests).isEmpty();
      return ((Outcome.Failed<?>) outcome).problem();
    }
  }

  private static String assumed(Instant until) {
    return "<AssumeRoleResponse><AssumeRoleResult><Credentials><AccessKeyId>ASIA</AccessKeyId>"
        + "<SecretAccessKey>s</SecretAccessKey><SessionToken>t</SessionToken><Expiration>"
        + until
        + "</Expiration></Credentials></AssumeRoleResult></AssumeRoleResponse>";
  }

  private static final String MFA =
      """
      [profile base]
      aws_access_key_id = AKID
      aws_secret_access_key = secret
      region = eu-central-1
      [profile ops]
      role_arn = arn:aws:iam::111122223333:role/ops
      source_profile = base
      mfa_serial = arn:aws:iam::111122223333:mfa/me
      external_id = partner
      duration_seconds = 3600
      role_session_name = deck
      region = eu-central-1
      """;

  @Test
  void aCodeIsAskedForOnceUntilShortlyBeforeExpiry() throws IOException {
    List<String> asked = new ArrayList<>();
    MfaPrompt prompt =
        serial -> {
          asked.add(serial);
          return Optional.of("123456");
        };
    try (Responder responder =
            new Responder(
                request ->
                    Answer.xml(
                        200,
                        request.contains("AssumeRole")
                            ? assumed(now.plus(Duration.ofHours(1)))
                            : IDENTITY));
        AwsClients clients = clients(files(MFA), "ops", null, responder.uri(), prompt)) {
      assertThat(new AwsIdentities(clients).caller().isDone()).isTrue();
      assertThat(new AwsIdentities(clients).caller().isDone()).isTrue();
      assertThat(asked).containsExactly("arn:aws:iam::111122223333:mfa/me");
      assertThat(responder.requests.getFirst())
          .contains("Action=AssumeRole", "TokenCode=123456", "ExternalId=partner")
          .contains("DurationSeconds=3600", "RoleSessionName=deck", "SerialNumber=");
      now = START.plus(Duration.ofMinutes(56));
      assertThat(new AwsIdentities(clients).caller().isDone()).isTrue();
      assertThat(asked).hasSize(2);
    }
  }

  @Test
  void withoutAnybodyToAskTheRemedyIsATerminal() throws IOException {
    Problem problem = problem(MFA, "ops", null);
    assertThat(problem).isInstanceOf(Problem.Credentials.class);
    assertThat(problem.sentence()).contains("mfa/me");
    assertThat(problem.remedy()).contains("terminal");
  }

  @Test
  void aWrongCodeIsSaidToBeWrong() throws IOException {
    String denied =
        "<ErrorResponse><Error><Code>AccessDenied</Code><Message>MultiFactorAuthentication failed"
            + " with invalid MFA one time pass code.</Message></Error></ErrorResponse>";
    try (Responder responder = new Responder(request -> Answer.xml(403, denied));
        AwsClients clients =
            clients(files(MFA), "ops", null, responder.uri(), s -> Optional.of("000000"))) {
      Problem problem = ((Outcome.Failed<?>) new AwsIdentities(clients).caller()).problem();
      assertThat(problem).isInstanceOf(Problem.Credentials.class);
      assertThat(problem.remedy()).contains("next code");
    }
  }

  @Test
  void aRoleThatMayNotBeAssumedIsADenialOfAssumeRole() throws IOException {
    String denied =
        "<ErrorResponse><Error><Code>AccessDenied</Code><Message>User: arn:aws:iam::1:user/me is"
            + " not authorized to perform: sts:AssumeRole on resource: arn:aws:iam::1:role/ops"
            + "</Message></Error></ErrorResponse>";
    try (Responder responder = new Responder(request -> Answer.xml(403, denied));
        AwsClients clients =
            clients(files(MFA), "ops", null, responder.uri(), s -> Optional.of("123456"))) {
      Problem problem = ((Outcome.Failed<?>) new AwsSecretStore(clients).list()).problem();
      assertThat(problem).isInstanceOf(Problem.Denied.class);
      assertThat(((Problem.Denied) problem).action()).isEqualTo("sts:AssumeRole");
      assertThat(((Problem.Denied) problem).resource()).isEqualTo("arn:aws:iam::1:role/ops");
    }
  }

  @Test
  void anUnknownProfileListsThoseThatExist() throws IOException {
    Problem problem = problem(MFA, "opps", "eu-central-1");
    assertThat(problem).isInstanceOf(Problem.Invalid.class);
    assertThat(problem.sentence()).contains("opps");
    assertThat(problem.remedy()).contains("base", "ops");
  }

  @Test
  void aProfileWithoutCredentialsSaysHowToSignIn() throws IOException {
    Problem problem = problem("[profile empty]\nregion = eu-central-1\n", "empty", null);
    assertThat(problem).isInstanceOf(Problem.Credentials.class);
    assertThat(problem.sentence()).contains("empty");
    assertThat(problem.remedy()).contains("aws sso login --profile empty");
  }

  @Test
  void aFailingCredentialProcessIsNamed() throws IOException {
    Problem problem =
        problem("[profile p]\nregion = eu-central-1\ncredential_process = /bin/false\n", "p", null);
    assertThat(problem).isInstanceOf(Problem.Credentials.class);
    assertThat(problem.sentence()).contains("credential_process");
  }

  @Test
  void aSignInThatNeverHappenedAsksToSignIn() throws IOException {
    Problem problem =
        problem(
            """
            [profile s]
            region = eu-central-1
            sso_session = acme
            sso_account_id = 111122223333
            sso_role_name = Ops
            [sso-session acme]
            sso_region = eu-central-1
            sso_start_url = https://never-signed-in.example/start
            """,
            "s",
            null);
    assertThat(problem).isInstanceOf(Problem.Credentials.class);
    assertThat(problem.remedy()).contains("aws sso login --profile s");
  }

  @Test
  void aMalformedFileIsInvalidWithItsLineButNotItsText() throws IOException {
    Problem problem =
        problem("[profile p]\naws_secret_access_key wJalrXUtnFEMI\n", "p", "eu-central-1");
    assertThat(problem).isInstanceOf(Problem.Invalid.class);
    assertThat(problem.sentence()).contains("line 2").doesNotContain("wJalrXUtnFEMI");
  }

  @Test
  void profilesAreListedWithRegionAndAccount() throws IOException {
    List<Profiles.Entry> entries = files(MFA).list().orThrow();
    assertThat(entries).extracting(Profiles.Entry::name).containsExactly("base", "ops");
    assertThat(entries.getLast().account()).isEqualTo("111122223333");
    assertThat(AwsFiles.of(folder.resolve("no"), folder.resolve("no")).list().orThrow()).isEmpty();
  }
}
