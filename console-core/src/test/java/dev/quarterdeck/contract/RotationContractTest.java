package dev.quarterdeck.contract;

import static org.assertj.core.api.Assertions.assertThat;

import dev.quarterdeck.audit.AuditLog;
import dev.quarterdeck.aws.AwsAlarms;
import dev.quarterdeck.aws.AwsEcs;
import dev.quarterdeck.aws.AwsEcsEditor;
import dev.quarterdeck.aws.AwsIdentities;
import dev.quarterdeck.aws.AwsImages;
import dev.quarterdeck.aws.AwsLoadBalancers;
import dev.quarterdeck.aws.AwsLogs;
import dev.quarterdeck.aws.AwsMetrics;
import dev.quarterdeck.aws.AwsScheduledTasks;
import dev.quarterdeck.aws.AwsSecretEditor;
import dev.quarterdeck.aws.AwsSecretStore;
import dev.quarterdeck.change.Change;
import dev.quarterdeck.health.DepthReader;
import dev.quarterdeck.health.HealthCheck;
import dev.quarterdeck.health.load.LoadReader;
import dev.quarterdeck.health.probe.Prober;
import dev.quarterdeck.health.probe.UrlHttp;
import dev.quarterdeck.kernel.Deadline;
import dev.quarterdeck.kernel.Outcome;
import dev.quarterdeck.kernel.Problem;
import dev.quarterdeck.rotation.RotationRequest;
import dev.quarterdeck.rotation.RotationResult;
import dev.quarterdeck.rotation.Rotations;
import dev.quarterdeck.rotation.journal.Disk;
import dev.quarterdeck.rotation.journal.Journals;
import dev.quarterdeck.rotation.journal.Status;
import dev.quarterdeck.rotation.plan.Schedules;
import dev.quarterdeck.rotation.recipe.Generated;
import dev.quarterdeck.rotation.recipe.Recipes;
import dev.quarterdeck.rotation.report.Reporting;
import dev.quarterdeck.rotation.run.HttpProbe;
import dev.quarterdeck.rotation.run.Parts;
import dev.quarterdeck.rotation.run.Progress;
import dev.quarterdeck.secrets.Reuse;
import dev.quarterdeck.secrets.UsageReader;
import dev.quarterdeck.services.FleetReader;
import dev.quarterdeck.services.Named;
import dev.quarterdeck.services.image.ImageAges;
import dev.quarterdeck.session.Identity;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.MethodSource;
import software.amazon.awssdk.services.secretsmanager.SecretsManagerClient;

/** A generated key through the whole engine; nobody uses the secret, so no service is rolled. */
@ParameterizedClass
@MethodSource("dev.quarterdeck.contract.ContractEndpoints#all")
class RotationContractTest extends Contract {
  private static final String OLD =
      "{\n  \"TOKEN\": \"canary-old-0001\",\n  \"OTHER\": \"kept\"\n}\n";

  @TempDir private Path home;
  private SecretsManagerClient raw;
  private AwsSecretStore store;
  private InterruptingEditor editor;
  private String arn;
  private String before;

  RotationContractTest(ContractEndpoint endpoint) {
    super(endpoint);
  }

  @BeforeEach
  void aSecret() {
    raw = clients.secretsManager();
    store = new AwsSecretStore(clients);
    editor = new InterruptingEditor(new AwsSecretEditor(clients));
    var made = raw.createSecret(q -> q.name(prefix + "app").secretString(OLD));
    arn = made.arn();
    before = made.versionId();
  }

  private static Deadline deadline() {
    return Deadline.in(Duration.ofSeconds(60));
  }

  /** As a person on a machine of their own. */
  private Rotations rotations(String person) {
    FleetReader fleet = new FleetReader(new AwsEcs(clients), endpoint::now);
    UsageReader usage = new UsageReader(fleet, store);
    HealthCheck health =
        new HealthCheck(
            fleet,
            new AwsLoadBalancers(clients),
            new AwsAlarms(clients),
            new LoadReader(new AwsMetrics(clients)),
            new DepthReader(
                new AwsEcs(clients),
                fleet,
                usage,
                new AwsLogs(clients),
                new ImageAges(new AwsImages(clients), endpoint.region(), InstantSource.system())),
            new Prober(List.of(), new UrlHttp(), new AwsLoadBalancers(clients), false),
            Named.NOTHING);
    Recipes recipes = new Recipes(List.of(new Generated()));
    Path own = home.resolve(person);
    Reuse reuse =
        new Reuse(
            store,
            store,
            new AwsIdentities(clients),
            new AuditLog(own.resolve("audit"), endpoint::now),
            endpoint::region,
            endpoint::now);
    Schedules schedules =
        new Schedules(
            new AwsScheduledTasks(clients), new AwsEcs(clients), RotationContractTest::deadline);
    return new Rotations(
        new Rotations.Tools(
            new Parts(
                store,
                editor,
                new AwsEcs(clients),
                new AwsEcsEditor(clients),
                services -> health.run(deadline(), new HealthCheck.Scope(null, services)),
                secrets -> usage.usageOf(deadline(), secrets),
                HttpProbe.real(),
                recipes::get,
                endpoint::now,
                endpoint.pause()),
            new Journals(own.resolve("rotations"), Disk.REAL),
            usage,
            schedules,
            new Reporting(
                store, usage, schedules, reuse, endpoint::now, RotationContractTest::deadline),
            () ->
                Outcome.done(
                    new Identity(
                        "111122223333", "arn:aws:iam::111122223333:user/" + person, "AIDA")),
            endpoint::region,
            RotationContractTest::deadline));
  }

  private Outcome<RotationResult> rotate(Rotations rotations) {
    RotationRequest request =
        new RotationRequest(
            List.of(
                new RotationRequest.Target(
                    prefix + "app", "TOKEN", new Generated(), Map.of("length", "40"))),
            new RotationRequest.Options(
                null, false, Duration.ZERO, null, Duration.ofMinutes(5), false, false));
    return rotations.prepare(request, Progress.NONE).then(RotationContractTest::run);
  }

  private static Outcome<RotationResult> run(Change<RotationResult> change) {
    try (change) {
      return change.execute();
    }
  }

  private String value() {
    return raw.getSecretValue(q -> q.secretId(arn).versionStage("AWSCURRENT")).secretString();
  }

  /** Every label but AWS's own two. */
  private List<String> strays() {
    List<String> strays = new ArrayList<>();
    Expect.done(store.describe(arn)).stages().values().stream()
        .flatMap(List::stream)
        .filter(l -> !l.equals("AWSCURRENT") && !l.equals("AWSPREVIOUS"))
        .forEach(strays::add);
    return strays;
  }

  @Test
  void aGeneratedKeyIsStagedPromotedAndTidiedUp() {
    Rotations rotations = rotations("alice");
    RotationResult r = Expect.done(rotate(rotations));
    assertThat(r.status()).as("%s", r.why()).isEqualTo(Status.COMPLETED);
    assertThat(r.unknowns()).isEmpty();
    assertThat(r.services()).isEmpty();
    RotationResult.Key key = r.keys().getFirst();
    assertThat(r.keys()).hasSize(1);
    assertThat(key.oldVersion()).isEqualTo(before);
    assertThat(key.newVersion())
        .isEqualTo(Expect.done(store.describe(arn)).currentVersion())
        .isNotEqualTo(before);
    assertThat(raw.getSecretValue(q -> q.secretId(arn)).versionId())
        .isEqualTo(
            differs(KnownDifference.A_MOVED_LABEL_LEAVES_THE_DEFAULT_READ)
                ? before
                : key.newVersion());
    assertThat(value())
        .matches("\\{\n {2}\"TOKEN\": \"[^\"]{40,}\",\n {2}\"OTHER\": \"kept\"\n}\n")
        .doesNotContain("canary-old-0001");
    assertThat(raw.getSecretValue(q -> q.secretId(arn).versionStage("AWSPREVIOUS")).secretString())
        .isEqualTo(OLD);
    assertThat(strays()).isEmpty();
    assertThat(Expect.done(rotations.show(r.operation())).status()).isEqualTo(Status.COMPLETED);
  }

  @Test
  void theSecondOperatorIsToldWhoAndSinceWhenAndChangesNothing() {
    List<Problem.Conflict> told = new ArrayList<>();
    editor.beforeMove.add(
        () -> told.add(Expect.failed(rotate(rotations("bob")), Problem.Conflict.class)));
    RotationResult mine = Expect.done(rotate(rotations("alice")));
    assertThat(mine.status()).as("%s", mine.why()).isEqualTo(Status.COMPLETED);
    assertThat(told)
        .singleElement()
        .satisfies(
            c -> {
              assertThat(c.sentence()).contains("alice", mine.operation(), "since ");
              assertThat(c.since()).isNotNull();
            });
    assertThat(strays()).isEmpty();
    assertThat(Expect.done(store.describe(arn)).currentVersion())
        .isEqualTo(mine.keys().getFirst().newVersion());
  }

  @Test
  void anEditOfAnotherKeyMeanwhileIsKept() {
    editor.beforeMove.add(
        () -> raw.putSecretValue(q -> q.secretId(arn).secretString(OLD.replace("kept", "theirs"))));
    RotationResult r = Expect.done(rotate(rotations("alice")));
    assertThat(r.status()).as("%s", r.why()).isEqualTo(Status.COMPLETED);
    assertThat(value()).contains("theirs").doesNotContain("canary-old-0001");
    assertThat(r.notes()).anyMatch(n -> n.contains("came in between"));
    assertThat(strays()).isEmpty();
  }
}
