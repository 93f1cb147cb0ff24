package dev.quarterdeck.aws;

import static org.assertj.core.api.Assertions.assertThat;

import dev.quarterdeck.aws.Responder.Answer;
import dev.quarterdeck.kernel.ExitCode;
import dev.quarterdeck.kernel.Outcome;
import dev.quarterdeck.kernel.Problem;
import dev.quarterdeck.secrets.VersionRef;
import java.io.IOException;
import java.time.Duration;
import java.time.InstantSource;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** AWS's errors, as recorded from its answers, become problems with a remedy. */
class FailuresTest {
  private static final String ROLE = "arn:aws:sts::111122223333:assumed-role/dev/me";
  private static final String SECRET =
      "arn:aws:secretsmanager:eu-central-1:111122223333:secret:acme/prod/app-AbCdEf";

  private static Problem problem(Answer answer) throws IOException {
    try (Responder responder = new Responder(request -> answer);
        AwsClients clients = responder.clients()) {
      return problem(new AwsSecretStore(clients).read("acme/prod/app", VersionRef.CURRENT));
    }
  }

  private static Problem problem(Outcome<?> outcome) {
    assertThat(outcome).isInstanceOf(Outcome.Failed.class);
    return ((Outcome.Failed<?>) outcome).problem();
  }

  static Stream<Arguments> denials() {
    String start = "User: " + ROLE + " is not authorized to perform: secretsmanager:GetSecretValue";
    String on = start + " on resource: " + SECRET;
    return Stream.of(
        Arguments.of(
            on
                + " because no identity-based policy allows the secretsmanager:GetSecretValue action",
            "no identity-based policy",
            "in a policy of the caller"),
        Arguments.of(
            on + " with an explicit deny in a service control policy",
            "service control policy",
            "organization"),
        Arguments.of(
            on + " with an explicit deny in an identity-based policy",
            "denied explicitly by an identity-based",
            "Deny statement"),
        Arguments.of(
            on + " because no permissions boundary allows the secretsmanager:GetSecretValue action",
            "permissions boundary",
            "permissions boundary"),
        Arguments.of(
            on + " because no resource-based policy allows the action",
            "resource-based policy",
            "resource's own policy"),
        Arguments.of(on, "not allowed", "in a policy of the caller"));
  }

  @ParameterizedTest
  @MethodSource("denials")
  void aDenialNamesActionResourceAndKindOfPolicy(String message, String sentence, String remedy)
      throws IOException {
    Problem.Denied denied =
        (Problem.Denied) problem(Answer.error("AccessDeniedException", message));
    assertThat(denied.action()).isEqualTo("secretsmanager:GetSecretValue");
    assertThat(denied.resource()).isEqualTo(SECRET);
    assertThat(denied.sentence()).contains(sentence);
    assertThat(denied.remedy()).contains(remedy);
    assertThat(denied.exit()).isEqualTo(ExitCode.CREDENTIALS);
  }

  @Test
  void aDenialWithoutWordsIsNamedAfterTheOperation() throws IOException {
    Problem.Denied denied = (Problem.Denied) problem(Answer.error("AccessDeniedException", ""));
    assertThat(denied.action()).isEqualTo("secretsmanager:GetSecretValue");
    assertThat(denied.resource()).isNull();
  }

  @Test
  void aRefusalOfTheKeyAsksForTheKeysPermission() throws IOException {
    Problem.Denied denied =
        (Problem.Denied)
            problem(Answer.error("AccessDeniedException", "Access to KMS is not allowed"));
    assertThat(denied.action()).isEqualTo("kms:Decrypt");
    assertThat(denied.remedy()).contains("kms:GenerateDataKey");
  }

  static Stream<Arguments> codes() {
    return Stream.of(
        Arguments.of(
            "ExpiredTokenException",
            "The security token included in the request is expired",
            Problem.Credentials.class,
            "aws sso login"),
        Arguments.of(
            "UnrecognizedClientException",
            "The security token is invalid.",
            Problem.Credentials.class,
            "access key"),
        Arguments.of(
            "ResourceNotFoundException",
            "Secrets Manager can't find the specified secret.",
            Problem.NotFound.class,
            "region"),
        Arguments.of(
            "ResourceExistsException",
            "The secret already exists.",
            Problem.Conflict.class,
            "decide again"),
        Arguments.of(
            "InvalidRequestException",
            "A previous rotation isn't complete.",
            Problem.Conflict.class,
            "decide again"),
        Arguments.of(
            "InvalidRequestException",
            "You can't perform this operation on the secret because it was marked for deletion.",
            Problem.Conflict.class,
            "qd secrets restore"),
        Arguments.of("InvalidParameterException", "Invalid name.", Problem.Invalid.class, "names"),
        Arguments.of("ValidationException", "bad", Problem.Invalid.class, "names"),
        Arguments.of("DecryptionFailure", "x", Problem.Unreachable.class, "enabled"),
        Arguments.of("LimitExceededException", "Too many.", Problem.Refused.class, "quota"),
        Arguments.of("SomethingNewException", "x", Problem.Unexpected.class, "-v"));
  }

  @ParameterizedTest
  @MethodSource("codes")
  void everyErrorBecomesAProblemWithARemedy(
      String code, String message, Class<? extends Problem> kind, String remedy)
      throws IOException {
    Problem problem = problem(Answer.error(code, message));
    assertThat(problem).isInstanceOf(kind);
    assertThat(problem.remedy()).contains(remedy);
  }

  @Test
  void throttlingAndBreakdownsAreRetriedFirst() throws IOException {
    try (Responder responder =
            new Responder(request -> Answer.json(503, "{\"__type\":\"ServiceUnavailable\"}"));
        AwsClients clients = responder.clients()) {
      Problem problem = problem(new AwsSecretStore(clients).describe("a"));
      assertThat(problem).isInstanceOf(Problem.Unreachable.class);
      assertThat(problem.sentence()).contains("AWS's side");
      assertThat(responder.requests).hasSize(5);
    }
    assertThat(problem(Answer.error("ThrottlingException", "Rate exceeded")))
        .isInstanceOf(Problem.Throttled.class);
  }

  @Test
  void aWebPageIsNotTakenForAws() throws IOException {
    Problem problem =
        problem(new Answer(404, "text/html", "<html><b>hello</b></html>", java.util.Map.of()));
    assertThat(problem).isInstanceOf(Problem.Unreachable.class);
    assertThat(problem.sentence()).contains("127.0.0.1").contains("404");
    assertThat(problem.remedy()).contains("--endpoint-url");
  }

  @Test
  void aWrongClockIsToldByHowMuch() throws IOException {
    Answer expired =
        Answer.error(
            "InvalidSignatureException",
            "Signature expired: 20260101T000000Z is now earlier than 20260101T001000Z");
    InstantSource slow = InstantSource.offset(InstantSource.system(), Duration.ofHours(-3));
    try (Responder responder = new Responder(request -> expired);
        AwsClients clients = responder.clients(slow)) {
      Problem problem = problem(new AwsSecretStore(clients).describe("a"));
      assertThat(problem).isInstanceOf(Problem.Credentials.class);
      assertThat(problem.sentence()).contains("clock").contains("3 hours behind");
    }
  }

  @Test
  void aWrongSecretKeyIsNotTakenForAWrongClock() throws IOException {
    Problem problem =
        problem(
            Answer.error(
                "InvalidSignatureException",
                "The request signature we calculated does not match the signature you provided."));
    assertThat(problem).isInstanceOf(Problem.Credentials.class);
    assertThat(problem.remedy()).contains("secret access key");
  }

  @Test
  void textOfAwsCannotSteerATerminal() throws IOException {
    Problem problem =
        problem(Answer.error("ResourceNotFoundException", "gone \\u001b[2Jboo \\u202e"));
    assertThat(problem.sentence())
        .doesNotContain("\u001b")
        .doesNotContain("\u202e")
        .contains("boo");
  }

  @Test
  void aDenialInXmlOfAJsonServiceIsStillADenial() throws IOException {
    String xml =
        "<ErrorResponse><Error><Code>AccessDenied</Code><Message>User: "
            + ROLE
            + " is not authorized to perform: sts:GetCallerIdentity</Message></Error></ErrorResponse>";
    try (Responder responder = new Responder(request -> Answer.xml(403, xml));
        AwsClients clients = responder.clients()) {
      Problem problem = problem(new AwsIdentities(clients).caller());
      assertThat(problem).isInstanceOf(Problem.Denied.class);
      assertThat(((Problem.Denied) problem).action()).isEqualTo("sts:GetCallerIdentity");
    }
  }

  @Test
  void aRepeatingPageTokenEndsTheList() throws IOException {
    String page =
        "{\"SecretList\":[{\"ARN\":\"" + SECRET + "\",\"Name\":\"a\"}],\"NextToken\":\"again\"}";
    try (Responder responder = new Responder(request -> Answer.json(200, page));
        AwsClients clients = responder.clients()) {
      var listing = new AwsSecretStore(clients).list().orThrow();
      assertThat(listing.items()).hasSize(2);
      assertThat(listing.unknowns())
          .singleElement()
          .satisfies(u -> assertThat(u.why()).contains("twice"));
      assertThat(responder.requests).hasSize(2);
    }
  }

  @Test
  void aPageThatFailsLeavesWhatWasReadAndTheMissingPermission() throws IOException {
    String page =
        "{\"SecretList\":[{\"ARN\":\"" + SECRET + "\",\"Name\":\"a\"}],\"NextToken\":\"2\"}";
    try (Responder responder =
            new Responder(
                request ->
                    request.contains("NextToken")
                        ? Answer.error("AccessDeniedException", "")
                        : Answer.json(200, page));
        AwsClients clients = responder.clients()) {
      var listing = new AwsSecretStore(clients).list().orThrow();
      assertThat(listing.items()).hasSize(1);
      assertThat(listing.unknowns().getFirst().permission())
          .isEqualTo("secretsmanager:ListSecrets");
    }
  }
}
