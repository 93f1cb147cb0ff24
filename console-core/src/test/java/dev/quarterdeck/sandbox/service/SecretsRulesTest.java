package dev.quarterdeck.sandbox.service;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.quarterdeck.sandbox.Scenario;
import dev.quarterdeck.sandbox.world.secrets.Rotations;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.awscore.exception.AwsServiceException;
import software.amazon.awssdk.core.SdkBytes;
import software.amazon.awssdk.services.secretsmanager.model.APIErrorType;

/** Each of Secrets Manager's rules that the console relies on. */
class SecretsRulesTest {
  private static final String TOKEN = "11111111-2222-4333-8444-555555555555";
  private static final String LAMBDA = "arn:aws:lambda:us-east-1:111122223333:function:rotate";
  private final Aws aws = new Aws(Scenario.EMPTY);
  private String first = "";

  @BeforeEach
  void create() {
    first = aws.secrets.createSecret(b -> b.name("s").secretString("demo-1")).versionId();
  }

  @AfterEach
  void close() {
    aws.close();
  }

  @Test
  void aLabelIsOnOneVersionAndAnExplicitOneIsTakenSilently() {
    aws.secrets.putSecretValue(
        b ->
            b.secretId("s")
                .secretString("demo-2")
                .clientRequestToken(TOKEN)
                .versionStages("AWSPENDING", "blue"));
    String other =
        aws.secrets
            .putSecretValue(b -> b.secretId("s").secretString("demo-3").versionStages("AWSPENDING"))
            .versionId();
    assertThat(stages(TOKEN)).containsExactly("blue");
    assertThat(stages(other)).containsExactly("AWSPENDING");
    assertThat(stages(first)).containsExactly("AWSCURRENT");
    String latest =
        aws.secrets.putSecretValue(b -> b.secretId("s").secretString("demo-4")).versionId();
    assertThat(stages(latest)).containsExactly("AWSCURRENT");
    assertThat(stages(first)).containsExactly("AWSPREVIOUS");
  }

  @Test
  void promotionComparesAndSwaps() {
    put("AWSPENDING");
    refused(
        () -> move("AWSCURRENT", TOKEN, null),
        "InvalidParameterException",
        "The parameter RemoveFromVersionId can't be empty. Staging label AWSCURRENT is currently attached to version "
            + first
            + ", so you must explicitly reference that version in RemoveFromVersionId.");
    refused(
        () -> move("AWSCURRENT", TOKEN, TOKEN),
        "InvalidParameterException",
        "Staging label AWSCURRENT is currently attached to version "
            + first
            + ", so you must explicitly reference that version in RemoveFromVersionId.");
    refused(
        () -> move("AWSCURRENT", null, first),
        "InvalidParameterException",
        "You can only move staging label AWSCURRENT to a different secret version. It can't be completely removed.");
    refused(
        () -> move("AWSCURRENT", "99999999-2222-4333-8444-555555555555", first),
        "ResourceNotFoundException",
        "Secrets Manager can't find the specified secret value for VersionId: 99999999-2222-4333-8444-555555555555");
    move("AWSCURRENT", TOKEN, first);
    move("AWSPENDING", null, TOKEN);
    assertThat(stages(TOKEN)).containsExactly("AWSCURRENT");
    assertThat(stages(first)).containsExactly("AWSPREVIOUS");
    // Rolled back: AWSPREVIOUS is the bad version.
    move("AWSCURRENT", first, TOKEN);
    assertThat(stages(TOKEN)).containsExactly("AWSPREVIOUS");
  }

  @Test
  void tokensNameVersions() {
    put("AWSPENDING");
    assertThat(
            aws.secrets
                .putSecretValue(
                    b ->
                        b.secretId("s")
                            .secretString("demo-2")
                            .clientRequestToken(TOKEN)
                            .versionStages("AWSPENDING"))
                .versionId())
        .isEqualTo(TOKEN);
    refused(
        () ->
            aws.secrets.putSecretValue(
                b -> b.secretId("s").secretString("other").clientRequestToken(TOKEN)),
        "ResourceExistsException",
        "You can't use ClientRequestToken " + TOKEN);
    refused(
        () ->
            aws.secrets.updateSecret(
                b -> b.secretId("s").secretString("demo-2").clientRequestToken(TOKEN)),
        "ResourceExistsException",
        "You can't use ClientRequestToken");
    for (int length : new int[] {31, 65}) {
      refused(
          () ->
              aws.secrets.putSecretValue(
                  b -> b.secretId("s").secretString("x").clientRequestToken("t".repeat(length))),
          "InvalidParameterException",
          "ClientRequestToken must be 32-64 characters long.");
    }
    assertThat(
            aws.secrets
                .putSecretValue(
                    b ->
                        b.secretId("s")
                            .secretString("x")
                            .clientRequestToken("terraform-" + "0".repeat(26)))
                .versionId())
        .startsWith("terraform-");
  }

  @Test
  void labelsAndSizesAreLimited() {
    List<String> many = IntStream.range(0, 19).mapToObj(i -> "label-" + i).toList();
    aws.secrets.putSecretValue(b -> b.secretId("s").secretString("x").versionStages(many));
    refused(
        () ->
            aws.secrets.putSecretValue(
                b -> b.secretId("s").secretString("y").versionStages("one-more")),
        "LimitExceededException",
        "You have exceeded the maximum number of staging labels");
    aws.secrets.createSecret(b -> b.name("exact").secretString("é".repeat(32_768)));
    refused(
        () -> aws.secrets.createSecret(b -> b.name("over").secretString("é".repeat(32_768) + "x")),
        "ValidationException",
        "less than or equal to 65536");
    aws.secrets.createSecret(
        b -> b.name("bytes").secretBinary(SdkBytes.fromByteArray(new byte[65_536])));
    refused(
        () ->
            aws.secrets.createSecret(
                b -> b.name("over").secretBinary(SdkBytes.fromByteArray(new byte[65_537]))),
        "ValidationException",
        "less than or equal to 65536");
    refused(
        () -> aws.secrets.describeSecret(b -> b.secretId("over")),
        "ResourceNotFoundException",
        "Secrets Manager can't find the specified secret.");
    refused(
        () ->
            aws.secrets.putResourcePolicy(b -> b.secretId("s").resourcePolicy("x".repeat(20_481))),
        "ValidationException",
        "20480");
  }

  @Test
  void deletionWaitsAndCanBeUndone() {
    for (long days : new long[] {6, 31}) {
      refused(
          () -> aws.secrets.deleteSecret(b -> b.secretId("s").recoveryWindowInDays(days)),
          "InvalidParameterException",
          "The RecoveryWindowInDays value must be between 7 and 30 days (inclusive).");
    }
    refused(
        () ->
            aws.secrets.deleteSecret(
                b -> b.secretId("s").recoveryWindowInDays(7L).forceDeleteWithoutRecovery(true)),
        "InvalidParameterException",
        "You can't use ForceDeleteWithoutRecovery");
    Instant now = Aws.START;
    assertThat(aws.secrets.deleteSecret(b -> b.secretId("s")).deletionDate())
        .isEqualTo(now.plus(Duration.ofDays(30)));
    assertThat(aws.secrets.describeSecret(b -> b.secretId("s")).deletedDate())
        .isEqualTo(now.plus(Duration.ofDays(30)));
    assertThat(aws.secrets.listSecrets().secretList()).isEmpty();
    assertThat(
            aws.secrets
                .listSecrets(b -> b.includePlannedDeletion(true))
                .secretList()
                .getFirst()
                .deletedDate())
        .isEqualTo(now);
    String marked =
        "You can't perform this operation on the secret because it was marked for deletion.";
    refused(
        () -> aws.secrets.getSecretValue(b -> b.secretId("s")), "InvalidRequestException", marked);
    refused(
        () -> aws.secrets.putSecretValue(b -> b.secretId("s").secretString("x")),
        "InvalidRequestException",
        marked);
    refused(
        () -> aws.secrets.deleteSecret(b -> b.secretId("s")), "InvalidRequestException", marked);
    refused(
        () -> aws.secrets.createSecret(b -> b.name("s").secretString("x")),
        "InvalidRequestException",
        "already scheduled for deletion");
    aws.secrets.restoreSecret(b -> b.secretId("s"));
    assertThat(aws.secrets.getSecretValue(b -> b.secretId("s")).secretString()).isEqualTo("demo-1");
    aws.secrets.deleteSecret(b -> b.secretId("s").recoveryWindowInDays(7L));
    aws.sandbox.world().advance(Duration.ofDays(7));
    refused(
        () -> aws.secrets.describeSecret(b -> b.secretId("s")),
        "ResourceNotFoundException",
        "Secrets Manager can't find the specified secret.");
    aws.secrets.createSecret(
        b -> b.name("r").secretString("x").addReplicaRegions(r -> r.region("eu-west-1")));
    refused(
        () -> aws.secrets.deleteSecret(b -> b.secretId("r")),
        "InvalidParameterException",
        "replica");
    aws.secrets.removeRegionsFromReplication(
        b -> b.secretId("r").removeReplicaRegions("eu-west-1"));
    aws.secrets.deleteSecret(b -> b.secretId("r").forceDeleteWithoutRecovery(true));
  }

  @Test
  void aRotationUnderWayStandsInTheNextOnesWay() {
    refused(
        () -> aws.secrets.rotateSecret(b -> b.secretId("s")),
        "InvalidRequestException",
        "No Lambda rotation function ARN is associated with this secret.");
    aws.sandbox.world().secrets().rotations().behaviour(LAMBDA, Rotations.Lambda.HANGS_AT_CREATE);
    String pending =
        aws.secrets.rotateSecret(b -> b.secretId("s").rotationLambdaARN(LAMBDA)).versionId();
    assertThat(stages(pending)).containsExactly("AWSPENDING");
    refused(
        () -> aws.secrets.getSecretValue(b -> b.secretId("s").versionStage("AWSPENDING")),
        "ResourceNotFoundException",
        "Secrets Manager can't find the specified secret value for staging label: AWSPENDING");
    refused(
        () -> aws.secrets.rotateSecret(b -> b.secretId("s")),
        "InvalidRequestException",
        "A previous rotation isn't complete. That rotation will be reattempted.");
    aws.secrets.cancelRotateSecret(b -> b.secretId("s"));
    assertThat(aws.secrets.describeSecret(b -> b.secretId("s")).rotationEnabled()).isFalse();
    assertThat(stages(pending)).containsExactly("AWSPENDING");
    move("AWSPENDING", null, pending);
    aws.sandbox.world().secrets().rotations().behaviour(LAMBDA, Rotations.Lambda.SUCCEEDS);
    String done = aws.secrets.rotateSecret(b -> b.secretId("s")).versionId();
    aws.sandbox.world().advance(Duration.ofMinutes(1));
    assertThat(stages(done)).containsExactly("AWSCURRENT");
    assertThat(stages(first)).containsExactly("AWSPREVIOUS");
  }

  @Test
  void passwordsAreMadeAsAsked() {
    assertThat(password(b -> {})).hasSize(32);
    assertThat(password(b -> b.passwordLength(1L).requireEachIncludedType(false))).hasSize(1);
    assertThat(password(b -> b.passwordLength(4096L).excludePunctuation(true)))
        .hasSize(4096)
        .matches("[A-Za-z0-9]+");
    assertThat(
            password(
                b ->
                    b.passwordLength(200L)
                        .excludeLowercase(true)
                        .excludeUppercase(true)
                        .excludePunctuation(true)))
        .matches("[0-9]+");
    assertThat(
            password(b -> b.passwordLength(200L).excludeNumbers(true).excludeCharacters("abcXYZ!")))
        .doesNotContainPattern("[0-9abcXYZ!]");
    assertThat(password(b -> b.passwordLength(2000L).includeSpace(true))).contains(" ");
    for (int i = 0; i < 30; i++) {
      assertThat(password(b -> b.passwordLength(4L)))
          .containsPattern("[a-z]")
          .containsPattern("[A-Z]")
          .containsPattern("[0-9]")
          .containsPattern("[^A-Za-z0-9]");
    }
    for (long length : new long[] {0, 4097}) {
      refused(
          () -> aws.secrets.getRandomPassword(b -> b.passwordLength(length)),
          "InvalidParameterException",
          "Password length");
    }
    refused(
        () ->
            aws.secrets.getRandomPassword(
                b ->
                    b.excludeLowercase(true)
                        .excludeUppercase(true)
                        .excludeNumbers(true)
                        .excludePunctuation(true)),
        "InvalidParameterException",
        "");
  }

  @Test
  void batchesTakeTwentyAndAnswerErrorsForEach() {
    List<String> ids = new ArrayList<>(List.of("s", "missing"));
    var answer = aws.secrets.batchGetSecretValue(b -> b.secretIdList(ids));
    assertThat(answer.secretValues()).hasSize(1);
    assertThat(answer.errors())
        .extracting(APIErrorType::secretId, APIErrorType::errorCode)
        .containsExactly(
            org.assertj.core.groups.Tuple.tuple("missing", "ResourceNotFoundException"));
    refused(
        () ->
            aws.secrets.batchGetSecretValue(
                b -> b.secretIdList(IntStream.range(0, 21).mapToObj(i -> "s" + i).toList())),
        "ValidationException",
        "less than or equal to 20");
    refused(
        () -> aws.secrets.batchGetSecretValue(b -> {}),
        "InvalidParameterException",
        "Either 'SecretIdList' or 'Filters' must be provided");
  }

  @Test
  void readsLeaveTheirDay() {
    assertThat(aws.secrets.describeSecret(b -> b.secretId("s")).lastAccessedDate()).isNull();
    aws.secrets.getSecretValue(b -> b.secretId("s"));
    assertThat(aws.secrets.describeSecret(b -> b.secretId("s")).lastAccessedDate())
        .isEqualTo("2026-03-10T00:00:00Z");
    assertThat(aws.secrets.describeSecret(b -> b.secretId("s")).lastRotatedDate()).isNull();
  }

  @Test
  void tagsAreLimitedWhenCreatedToo() {
    refused(
        () -> aws.secrets.createSecret(b -> b.name("t").tags(t -> t.key("aws:x").value("y"))),
        "InvalidParameterException",
        "prefix aws:");
  }

  @Test
  void tagsHaveTheLengthAndTheCharactersThatAwsTakes() {
    aws.secrets.createSecret(
        b ->
            b.name("t")
                .secretString("v")
                .tags(t -> t.key("Größe 1_+-=.:/@").value("ÄÖ ".repeat(85) + "x")));
    for (String key : List.of("k".repeat(129), "a,b", "a{b}", "AWS:x", "tab\t")) {
      refused(
          () -> aws.secrets.tagResource(b -> b.secretId("t").tags(t -> t.key(key).value("v"))),
          "InvalidParameterException",
          key.startsWith("AWS") ? "prefix aws:" : "tags.1.member.key");
    }
    for (String value : List.of("v".repeat(257), "a;b", "50%")) {
      refused(
          () -> aws.secrets.tagResource(b -> b.secretId("t").tags(t -> t.key("k").value(value))),
          "InvalidParameterException",
          "tags.1.member.value");
    }
  }

  private String password(
      java.util.function.Consumer<
              software.amazon.awssdk.services.secretsmanager.model.GetRandomPasswordRequest.Builder>
          how) {
    return aws.secrets.getRandomPassword(how).randomPassword();
  }

  private void put(String label) {
    aws.secrets.putSecretValue(
        b -> b.secretId("s").secretString("demo-2").clientRequestToken(TOKEN).versionStages(label));
  }

  private void move(
      String stage,
      @org.jspecify.annotations.Nullable String to,
      @org.jspecify.annotations.Nullable String from) {
    aws.secrets.updateSecretVersionStage(
        b -> b.secretId("s").versionStage(stage).moveToVersionId(to).removeFromVersionId(from));
  }

  private List<String> stages(String version) {
    return aws.secrets
        .describeSecret(b -> b.secretId("s"))
        .versionIdsToStages()
        .getOrDefault(version, List.of());
  }

  private static void refused(ThrowingCallable call, String code, String message) {
    assertThatThrownBy(call)
        .isInstanceOfSatisfying(
            AwsServiceException.class,
            e -> {
              assertThat(e.awsErrorDetails().errorCode()).isEqualTo(code);
              assertThat(e.awsErrorDetails().errorMessage()).contains(message);
            });
  }
}
