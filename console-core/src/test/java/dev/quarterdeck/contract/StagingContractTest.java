package dev.quarterdeck.contract;

import static org.assertj.core.api.Assertions.assertThat;

import dev.quarterdeck.aws.AwsSecretEditor;
import dev.quarterdeck.aws.AwsSecretStore;
import dev.quarterdeck.change.Change;
import dev.quarterdeck.kernel.Problem;
import dev.quarterdeck.kernel.SecretValue;
import dev.quarterdeck.secrets.SecretSummary;
import dev.quarterdeck.secrets.edit.Done;
import dev.quarterdeck.secrets.edit.OwnLabel;
import dev.quarterdeck.secrets.edit.Staging;
import dev.quarterdeck.secrets.edit.Unfinished;
import dev.quarterdeck.secrets.edit.Unlocking;
import java.nio.file.Path;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.MethodSource;
import software.amazon.awssdk.services.secretsmanager.SecretsManagerClient;

/** AWSPENDING as a lock: one wins, the other is told who and since when. */
@ParameterizedClass
@MethodSource("dev.quarterdeck.contract.ContractEndpoints#all")
class StagingContractTest extends Contract {
  private static final OwnLabel ALICE =
      OwnLabel.of("edit-1", "arn:aws:sts::111122223333:assumed-role/Operator/alice@acme.example");
  private static final OwnLabel BOB = OwnLabel.of("rotate-2", "arn:aws:iam::111122223333:user/bob");

  @TempDir private Path home;
  private SecretsManagerClient raw;
  private AwsSecretStore store;
  private InterruptingEditor editor;
  private Staging staging;
  private String arn;
  private final String token = UUID.randomUUID().toString();

  StagingContractTest(ContractEndpoint endpoint) {
    super(endpoint);
  }

  @BeforeEach
  void connect() {
    raw = clients.secretsManager();
    store = new AwsSecretStore(clients);
    editor = new InterruptingEditor(new AwsSecretEditor(clients));
    staging = new Staging(store, editor);
    arn = raw.createSecret(q -> q.name(prefix + "app").secretString("old")).arn();
  }

  private SecretSummary secret() {
    return Expect.done(store.describe(arn));
  }

  private String stage(OwnLabel label, String version) {
    try (SecretValue value = SecretValue.ofText("canary-new")) {
      return Expect.done(staging.stage(secret(), label, version, value));
    }
  }

  private List<String> labels(String version) {
    return secret().stages().getOrDefault(version, List.of());
  }

  @Test
  void stagesPromotesAndTidiesUp() {
    String old = String.valueOf(secret().currentVersion());
    stage(ALICE, token);
    assertThat(labels(token))
        .containsExactlyInAnyOrder("AWSPENDING", "qd/edit-1/Operator/alice@acme.example");
    assertThat(stage(ALICE, token)).isEqualTo(token);
    assertThat(Expect.done(staging.promote(arn, token, old))).isEqualTo(token);
    assertThat(Expect.done(staging.promote(arn, token, old))).isEqualTo(token);
    Expect.done(staging.clear(arn, ALICE, token));
    Expect.done(staging.clear(arn, ALICE, token));
    assertThat(labels(token)).containsExactly("AWSCURRENT");
  }

  @Test
  void theSecondIsToldWhoAndSinceWhen() {
    stage(ALICE, token);
    String other = UUID.randomUUID().toString();
    try (SecretValue value = SecretValue.ofText("canary-other")) {
      Problem.Conflict held =
          Expect.failed(staging.stage(secret(), BOB, other, value), Problem.Conflict.class);
      assertThat(held.sentence())
          .contains("Operator/alice@acme.example", "edit-1", token, "since " + held.since())
          .doesNotContain("canary");
      assertThat(held.since()).isNotNull();
      assertThat(held.remedy()).contains("qd secrets unlock").doesNotContain("aws ");
    }
    assertThat(labels(other)).isEmpty();
  }

  @Test
  void whoComesInBetweenPutAndSwapWins() {
    String other = UUID.randomUUID().toString();
    editor.beforePut.add(() -> stage(BOB, other));
    try (SecretValue value = SecretValue.ofText("canary-mine")) {
      if (differs(KnownDifference.A_LABEL_CAN_BE_ON_TWO_VERSIONS)) {
        Expect.done(staging.stage(secret(), ALICE, token, value));
        assertThat(labels(other)).contains("AWSPENDING");
        return;
      }
      assertThat(
              Expect.failed(staging.stage(secret(), ALICE, token, value), Problem.Conflict.class)
                  .sentence())
          .contains("bob", "rotate-2", other);
    }
    assertThat(labels(other)).contains("AWSPENDING");
    assertThat(labels(token)).isEmpty();
  }

  @Test
  void aLabelOnTheCurrentVersionIsNobodys() {
    String old = String.valueOf(secret().currentVersion());
    raw.updateSecretVersionStage(
        q -> q.secretId(arn).versionStage("AWSPENDING").moveToVersionId(old));
    assertThat(staging.holder(secret())).isEmpty();
    stage(ALICE, token);
    assertThat(labels(token)).contains("AWSPENDING");
    assertThat(labels(old)).containsExactly("AWSCURRENT");
  }

  @Test
  void somebodyWhoPromotedFirstIsNamed() {
    String old = String.valueOf(secret().currentVersion());
    stage(ALICE, token);
    String theirs = UUID.randomUUID().toString();
    raw.putSecretValue(q -> q.secretId(arn).secretString("theirs").clientRequestToken(theirs));
    assertThat(Expect.done(staging.promote(arn, token, old))).isEqualTo(theirs);
  }

  @Test
  void unlocksWhatWasGivenUp() {
    Unlocking unlocking =
        new Unlocking(store, new AwsSecretEditor(clients), new Unfinished(home), endpoint::now);
    stage(BOB, token);
    try (Change<Done> change = Expect.done(unlocking.unlock(arn))) {
      assertThat(change.plan().details().getFirst()).contains(token, "bob", "rotate-2", "since");
      assertThat(Expect.done(change.execute()).changed()).isTrue();
    }
    assertThat(labels(token)).isEmpty();
    try (Change<Done> change = Expect.done(unlocking.unlock(arn))) {
      assertThat(change.plan().isEmpty()).isTrue();
      assertThat(Expect.done(change.execute()).changed()).isFalse();
    }
  }

  @Test
  void doesNotUnlockWhatRunsHere() {
    Unfinished unfinished = new Unfinished(home);
    Unlocking unlocking =
        new Unlocking(store, new AwsSecretEditor(clients), unfinished, endpoint::now);
    stage(ALICE, token);
    try (Unfinished.Begun begun = unfinished.begin(ALICE.operation())) {
      assertThat(Expect.failed(unlocking.unlock(arn), Problem.Refused.class).sentence())
          .contains("runs on this machine");
      begun.ended();
    }
    assertThat(labels(token)).contains("AWSPENDING");
  }
}
