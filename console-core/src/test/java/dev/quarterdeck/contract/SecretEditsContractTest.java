package dev.quarterdeck.contract;

import static org.assertj.core.api.Assertions.assertThat;

import dev.quarterdeck.aws.AwsEcs;
import dev.quarterdeck.aws.AwsSecretEditor;
import dev.quarterdeck.aws.AwsSecretStore;
import dev.quarterdeck.change.Change;
import dev.quarterdeck.kernel.Deadline;
import dev.quarterdeck.kernel.Outcome;
import dev.quarterdeck.kernel.Problem;
import dev.quarterdeck.kernel.SecretValue;
import dev.quarterdeck.secrets.SecretEditor;
import dev.quarterdeck.secrets.SecretSummary;
import dev.quarterdeck.secrets.UsageReader;
import dev.quarterdeck.secrets.edit.Done;
import dev.quarterdeck.secrets.edit.Edited;
import dev.quarterdeck.secrets.edit.OwnLabel;
import dev.quarterdeck.secrets.edit.RolledBack;
import dev.quarterdeck.secrets.edit.SecretEdits;
import dev.quarterdeck.secrets.edit.SecretLife;
import dev.quarterdeck.secrets.edit.Staging;
import dev.quarterdeck.secrets.edit.TakenBack;
import dev.quarterdeck.secrets.edit.Unfinished;
import dev.quarterdeck.secrets.edit.VersionHistory;
import dev.quarterdeck.services.FleetReader;
import dev.quarterdeck.session.Identity;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.MethodSource;
import software.amazon.awssdk.services.secretsmanager.SecretsManagerClient;

/**
 * Edits against everything that speaks Secrets Manager: nobody's edit is lost, no label is left.
 */
@ParameterizedClass
@MethodSource("dev.quarterdeck.contract.ContractEndpoints#all")
class SecretEditsContractTest extends Contract {
  private static final Identity ALICE =
      new Identity("111122223333", "arn:aws:iam::111122223333:user/alice", "AIDAALICE");
  private static final String DOCUMENT = "{\n  \"A\": \"one\",\n  \"B\": \"two\"\n}\n";

  @TempDir private Path home;
  private SecretsManagerClient raw;
  private AwsSecretStore store;
  private InterruptingEditor editor;
  private SecretEdits edits;
  private SecretLife life;
  private String arn;

  SecretEditsContractTest(ContractEndpoint endpoint) {
    super(endpoint);
  }

  @BeforeEach
  void connect() {
    raw = clients.secretsManager();
    store = new AwsSecretStore(clients);
    editor = new InterruptingEditor(new AwsSecretEditor(clients));
    UsageReader usage = new UsageReader(new FleetReader(new AwsEcs(clients), endpoint::now), store);
    edits =
        new SecretEdits(
            store,
            editor,
            usage,
            new VersionHistory(store, endpoint::now),
            new Unfinished(home),
            new TakenBack(home.resolve("taken-back")),
            () -> Outcome.done(ALICE),
            SecretEditsContractTest::soon);
    life = new SecretLife(store, editor, usage, SecretEditsContractTest::soon);
    arn =
        raw.createSecret(
                q ->
                    q.name(prefix + "app")
                        .secretString(DOCUMENT)
                        .clientRequestToken(UUID.randomUUID().toString()))
            .arn();
  }

  private static Deadline soon() {
    return Deadline.in(Duration.ofSeconds(60));
  }

  private Change<Edited> set(String key, String value) {
    return Expect.done(edits.set(arn, Map.of(key, SecretValue.ofText(value))));
  }

  private void somebodyPuts(String document) {
    raw.putSecretValue(
        q ->
            q.secretId(arn)
                .secretString(document)
                .clientRequestToken(UUID.randomUUID().toString()));
  }

  /** By its label: moto's read without one does not follow UpdateSecretVersionStage. */
  private String value() {
    return raw.getSecretValue(q -> q.secretId(arn).versionStage("AWSCURRENT")).secretString();
  }

  private List<String> labels() {
    return raw.describeSecret(q -> q.secretId(arn)).versionIdsToStages().values().stream()
        .flatMap(List::stream)
        .sorted()
        .toList();
  }

  @Test
  void setsOneKeyAndLeavesNoLabelBehind() {
    try (Change<Edited> change = set("A", "new")) {
      Edited edited = Expect.done(change.execute());
      assertThat(edited.changes().keys()).containsExactly("A");
      assertThat(edited.newVersion()).isEqualTo(Expect.done(store.describe(arn)).currentVersion());
    }
    assertThat(value()).isEqualTo(DOCUMENT.replace("one", "new"));
    assertThat(labels()).containsExactly("AWSCURRENT", "AWSPREVIOUS");
  }

  @Test
  void anEditOfAnotherKeyInBetweenIsKept() {
    try (Change<Edited> change = set("A", "new")) {
      editor.beforeMove.add(() -> somebodyPuts(DOCUMENT.replace("two", "theirs")));
      Edited edited = Expect.done(change.execute());
      assertThat(edited.merged())
          .singleElement()
          .satisfies(m -> assertThat(m.keys()).containsExactly("B"));
      assertThat(edited.changes().keys()).containsExactly("A");
    }
    assertThat(value()).isEqualTo(DOCUMENT.replace("one", "new").replace("two", "theirs"));
    assertThat(labels()).containsExactly("AWSCURRENT", "AWSPREVIOUS");
  }

  @Test
  void anEditOfTheSameKeyInBetweenRefusesThisOne() {
    try (Change<Edited> change = set("A", "canary-mine")) {
      editor.beforeMove.add(() -> somebodyPuts(DOCUMENT.replace("one", "canary-theirs")));
      Problem.Conflict problem = Expect.failed(change.execute(), Problem.Conflict.class);
      assertThat(problem.sentence()).contains("changed A of").doesNotContain("canary");
    }
    assertThat(value()).isEqualTo(DOCUMENT.replace("one", "canary-theirs"));
    assertThat(labels()).doesNotContain("AWSPENDING");
  }

  @Test
  void theSameEditBySomebodyElseIsNoConflict() {
    try (Change<Edited> change = set("A", "new")) {
      editor.beforeMove.add(() -> somebodyPuts(DOCUMENT.replace("one", "new")));
      assertThat(Expect.done(change.execute()).newVersion()).isNull();
    }
    assertThat(labels()).doesNotContain("AWSPENDING");
  }

  @Test
  void othersWhoNeverStopAreAConflict() {
    try (Change<Edited> change = set("A", "new")) {
      for (int i = 0; i < 9; i++) {
        String theirs = "b" + i;
        editor.beforeMove.add(() -> somebodyPuts(DOCUMENT.replace("two", theirs)));
      }
      assertThat(Expect.failed(change.execute(), Problem.Conflict.class).sentence())
          .contains("keep changing");
    }
    assertThat(labels()).doesNotContain("AWSPENDING");
    assertThat(value()).contains("one");
  }

  @Test
  void twoEditsAtOnceBothSurvive() throws Exception {
    try (Change<Edited> a = set("A", "mine");
        Change<Edited> b = set("B", "yours")) {
      editor.beforePut.add(() -> Expect.done(b.execute()));
      assertThat(Expect.done(a.execute()).merged()).hasSize(1);
    }
    assertThat(value()).isEqualTo(DOCUMENT.replace("one", "mine").replace("two", "yours"));
    assertThat(labels()).containsExactly("AWSCURRENT", "AWSPREVIOUS");
  }

  @Test
  void anEditThatIsStagedKeepsOthersOut() throws Exception {
    try (Change<Edited> a = set("A", "mine");
        Change<Edited> b = set("B", "yours")) {
      editor.beforeMove.add(
          () ->
              assertThat(Expect.failed(b.execute(), Problem.Conflict.class).sentence())
                  .contains("under way"));
      Expect.done(a.execute());
      Expect.done(b.execute());
    }
    assertThat(value()).isEqualTo(DOCUMENT.replace("one", "mine").replace("two", "yours"));
  }

  @Test
  void aLostAnswerOfTheSwapIsNoFailure() {
    try (Change<Edited> change = set("A", "new")) {
      editor.loseAnswer = true;
      assertThat(Expect.done(change.execute()).newVersion()).isNotNull();
    }
    assertThat(value()).contains("new");
  }

  @Test
  void aStopInTheMiddleLeavesNoLabelBehind() {
    try (Change<Edited> change = set("A", "new")) {
      editor.beforeMove.add(() -> Thread.currentThread().interrupt());
      Outcome<Edited> stopped = change.execute();
      assertThat(Thread.interrupted()).isTrue();
      Expect.failed(stopped, Problem.Interrupted.class);
    }
    assertThat(value()).isEqualTo(DOCUMENT);
    assertThat(labels()).containsExactly("AWSCURRENT");
  }

  @Test
  void whatAKilledEditLeftIsTidiedUpByTheNext() {
    for (boolean promoted : new boolean[] {false, true}) {
      String killed = killedEdit(promoted);
      try (Change<Edited> change = set("B", "after " + promoted)) {
        assertThat(change.plan().steps().getFirst().text())
            .contains("Take AWSPENDING off version " + killed, "was killed");
        Expect.done(change.execute());
      }
      assertThat(value()).contains("after " + promoted);
      assertThat(labels()).containsExactly("AWSCURRENT", "AWSPREVIOUS");
      assertThat(home).isEmptyDirectory();
    }
  }

  /** The same edit once more finds its value in place, and the labels of the first as well. */
  @Test
  void whatAKilledEditLeftIsTidiedUpByOneThatChangesNothing() {
    String killed = killedEdit(true);
    try (Change<Edited> change = set("A", "killed")) {
      assertThat(change.plan().steps().getFirst().text())
          .contains("Take AWSPENDING off version " + killed, "was killed");
      assertThat(Expect.done(change.execute()).newVersion()).isNull();
    }
    assertThat(labels()).containsExactly("AWSCURRENT", "AWSPREVIOUS");
    assertThat(home).isEmptyDirectory();
  }

  /** Stages version and labels as an edit does, and ends as a killed process does. */
  private String killedEdit(boolean promoted) {
    OwnLabel label = OwnLabel.of("edit-dead" + promoted, ALICE.arn());
    String token = UUID.randomUUID().toString();
    Staging staging = new Staging(store, editor);
    try (Unfinished.Begun begun = new Unfinished(home).begin(label.operation());
        SecretValue value = SecretValue.ofText(DOCUMENT.replace("one", "killed"))) {
      SecretSummary now = Expect.done(store.describe(arn));
      Expect.done(staging.stage(now, label, token, value));
      if (promoted) {
        Expect.done(staging.promote(arn, token, String.valueOf(now.currentVersion())));
      }
    }
    return token;
  }

  @Test
  void rollsBack() {
    String first = Expect.done(store.describe(arn)).currentVersion();
    somebodyPuts("{}");
    try (Change<RolledBack> change = Expect.done(edits.rollback(arn, null))) {
      assertThat(Expect.done(change.execute()).current()).isEqualTo(first);
    }
    assertThat(value()).isEqualTo(DOCUMENT);
    assertThat(labels()).containsExactly("AWSCURRENT", "AWSPREVIOUS");
  }

  @Test
  void aRollbackRefusesWhenSomebodyElseMovedIt() {
    somebodyPuts("{}");
    try (Change<RolledBack> change = Expect.done(edits.rollback(arn, null))) {
      somebodyPuts("{\"C\":\"3\"}");
      Expect.failed(change.execute(), Problem.Conflict.class);
    }
    assertThat(value()).isEqualTo("{\"C\":\"3\"}");
  }

  @Test
  void createsTagsDeletesAndRestores() {
    var creation =
        new SecretEditor.Creation(
            prefix + "new", UUID.randomUUID().toString(), "made here", null, Map.of("team", "a"));
    String made;
    try (Change<Done> change =
        Expect.done(life.create(creation, SecretValue.ofText("{\"K\":\"v\"}")))) {
      made = Expect.done(change.execute()).arn();
      assertThat(Expect.done(change.execute()).arn()).isEqualTo(made);
    }
    assertThat(Expect.done(store.describe(made)).currentVersion()).isEqualTo(creation.token());
    Expect.failed(life.create(creation, SecretValue.ofText("x")), Problem.Conflict.class);
    try (Change<Done> change =
        Expect.done(life.tag(made, Map.of("team", "b", "tier", "1"), List.of("none")))) {
      Expect.done(change.execute());
    }
    try (Change<Done> change = Expect.done(life.tag(made, Map.of("team", "b"), List.of("tier")))) {
      assertThat(Expect.done(change.execute()).tags()).containsExactly(Map.entry("team", "b"));
    }
    assertThat(Expect.done(store.describe(made)).tags()).containsExactly(Map.entry("team", "b"));
    Expect.failed(life.delete(made, 6, false), Problem.Invalid.class);
    try (Change<Done> change = Expect.done(life.delete(made, 7, false))) {
      assertThat(Expect.done(change.execute()).finalAt())
          .isBetween(
              endpoint.now().plus(Duration.ofDays(6)), endpoint.now().plus(Duration.ofDays(8)));
    }
    assertThat(Expect.done(store.describe(made)).deletedAt()).isNotNull();
    Expect.failed(edits.set(made, Map.of("K", SecretValue.ofText("x"))), Problem.Conflict.class);
    Expect.failed(life.create(creation, SecretValue.ofText("x")), Problem.Conflict.class);
    try (Change<Done> change = Expect.done(life.restore(made))) {
      Expect.done(change.execute());
    }
    assertThat(Expect.done(store.describe(made)).deletedAt()).isNull();
  }
}
