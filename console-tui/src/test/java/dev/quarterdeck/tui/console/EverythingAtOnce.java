package dev.quarterdeck.tui.console;

import static org.assertj.core.api.Assertions.assertThat;

import dev.quarterdeck.app.Console;
import dev.quarterdeck.audit.AuditLog;
import dev.quarterdeck.change.Change;
import dev.quarterdeck.change.Changes;
import dev.quarterdeck.kernel.Outcome;
import dev.quarterdeck.kernel.SecretValue;
import dev.quarterdeck.rotation.RotationRequest;
import dev.quarterdeck.rotation.RotationResult;
import dev.quarterdeck.rotation.journal.Status;
import dev.quarterdeck.rotation.run.Progress;
import dev.quarterdeck.sandbox.Sandbox;
import dev.quarterdeck.sandbox.Scenario;
import dev.quarterdeck.screen.console.Reads;
import dev.quarterdeck.screen.services.Sessions;
import dev.quarterdeck.secrets.SecretEditor;
import dev.quarterdeck.services.EcsEditor;
import dev.quarterdeck.services.Service;
import dev.quarterdeck.services.deploy.ServiceUpdates;
import dev.quarterdeck.tui.cli.SandboxConsoles;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.secretsmanager.SecretsManagerClient;

/**
 * A sandbox in which every page has something to show and every action something to do: a bad
 * deployment under way, a secret that was deleted, an alarm that is silent, rotations that wait.
 * Its time stands still, and what strangers may write in AWS is hostile.
 */
final class EverythingAtOnce {
  /** A key's name is any text. */
  static final String HOSTILE = "EVIL\u202e\u001b]0;owned\u0007試験 <b>";

  private static final String SECRET = "acme/prod/app";

  private EverythingAtOnce() {}

  static SandboxReads open(Path folder) throws Exception {
    SandboxReads aws =
        new SandboxReads(
            Sandbox.Options.manual(Scenario.BAD_DEPLOY), folder, SandboxReads.PATIENCE, false);
    Reads reads = aws.reads();
    make(reads, reads.edits().set(SECRET, Map.of(HOSTILE, SecretValue.ofText("x"))));
    SecretEditor.Creation gone =
        new SecretEditor.Creation("acme/test/gone", "g".repeat(32), null, null, Map.of());
    make(reads, reads.life().create(gone, SecretValue.ofText("{\"A\":\"1\"}")));
    make(reads, reads.life().delete(gone.name(), 30, false));
    String alarm = reads.alarms().alarms().orThrow().items().getFirst().name();
    make(reads, reads.alarms().silences().silence(List.of(alarm), Duration.ofHours(1), null));
    Console console = aws.reads().console();
    assertThat(rotate(console, "acme/staging/auth-keyset", null, "keyset").status())
        .isEqualTo(Status.COMPLETED);
    aws.sandbox.faults().on("secretsmanager", "UpdateSecretVersionStage").throttle();
    assertThat(rotate(console, "acme/staging/app", "JWT_SECRET", "generated").status())
        .isEqualTo(Status.PAUSED);
    aws.sandbox.faults().clear();
    deploysBadly(reads);
    reads.features().readiness().latest().orThrow();
    console
        .audit()
        .append(
            new AuditLog.Event(
                "arn:aws:sts::111122223333:assumed-role/Admin/" + HOSTILE,
                console.identity().orThrow().account(),
                console.region(),
                "secrets.reveal",
                SECRET + " " + HOSTILE,
                HOSTILE,
                "done, version 1",
                null))
        .orThrow();
    pends(aws.sandbox, "acme/staging/database-url");
    shells(aws);
    aws.sandbox.faults().on("*", "*").hostile();
    return aws;
  }

  /** Somebody else began to rotate, and never ended it. */
  private static void pends(Sandbox sandbox, String secret) {
    try (SecretsManagerClient raw = SandboxConsoles.secretsManager(sandbox)) {
      raw.putSecretValue(q -> q.secretId(secret).secretString("{}").versionStages("AWSPENDING"));
    }
  }

  /** The time that the rotations took has ended the scenario's own bad deployment. */
  private static void deploysBadly(Reads reads) {
    Service api = reads.operations().find("acme-prod/api").orThrow();
    ServiceUpdates.Deploy bad = new ServiceUpdates.Deploy("acme-prod-api:2", Map.of());
    make(reads, reads.operations().updates().deploy(List.of(api), bad));
  }

  /** Every task takes a session, and there is a terminal to open it in. */
  private static void shells(SandboxReads aws) {
    var world = aws.sandbox.world();
    world.call(
        () -> {
          world.ecs().clusters().stream()
              .flatMap(cluster -> cluster.tasks().stream())
              .forEach(task -> task.executeCommand = true);
          world.ecs().clusters().stream()
              .flatMap(cluster -> cluster.services().stream())
              .forEach(service -> service.spec = service.spec.withExecuteCommand(true));
          return null;
        });
    aws.reads()
        .openSessionsWith(
            new Sessions() {
              @Override
              public boolean here() {
                return true;
              }

              @Override
              public Outcome<Integer> open(EcsEditor.ExecSession session) {
                throw new AssertionError("nobody confirmed a session");
              }
            });
  }

  private static RotationResult rotate(
      Console console, String secret, @Nullable String key, String recipe) {
    RotationRequest request =
        new RotationRequest(
            List.of(
                new RotationRequest.Target(
                    secret, key, console.recipes().get(recipe).orThrow(), Map.of())),
            RotationRequest.Options.DEFAULT);
    return make(console.changes(), console.rotations().prepare(request, Progress.NONE));
  }

  private static <R> void make(Reads reads, Outcome<Change<R>> change) {
    make(reads.changes(), change);
  }

  private static <R> R make(Changes changes, Outcome<Change<R>> change) {
    try (Change<R> prepared = change.orThrow()) {
      return changes.run(prepared, "a test", Outcome::done).orThrow();
    }
  }
}
