package dev.quarterdeck.change;

import static org.assertj.core.api.Assertions.assertThat;

import dev.quarterdeck.audit.AuditEntry;
import dev.quarterdeck.audit.AuditLog;
import dev.quarterdeck.kernel.Outcome;
import dev.quarterdeck.kernel.Problem;
import dev.quarterdeck.session.Environment;
import dev.quarterdeck.session.Identity;
import dev.quarterdeck.session.ReadOnlyGuard;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ChangesTest {
  private static final InstantSource CLOCK =
      InstantSource.fixed(Instant.parse("2026-01-02T03:04:05Z"));
  private static final Approval YES = Outcome::done;
  private static final Approval NO =
      preview -> Outcome.failed(new Problem.Refused("Not confirmed.", "Confirm it."));

  @TempDir Path folder;
  private AuditLog audit;
  private ReadOnlyGuard guard;
  private final List<String> did = new ArrayList<>();

  @BeforeEach
  void open() {
    audit = new AuditLog(folder.resolve("audit.jsonl"), CLOCK);
    guard = new ReadOnlyGuard(false);
  }

  private Changes changes() {
    return new Changes(
        () ->
            Outcome.done(new Identity("123456789012", "arn:aws:iam::123456789012:user/me", "AID")),
        audit,
        guard,
        () -> "eu-central-1",
        plan -> new Environment("test", false));
  }

  private Change<String> change(boolean empty, Supplier<Outcome<String>> execute) {
    Plan plan =
        new Plan(
            "x.change",
            "thing",
            "thing part",
            "Change it.",
            List.of(),
            empty ? List.of() : List.of(new Plan.Step("ecs:UpdateService", "Update")),
            List.of(),
            Map.of());
    return new Change<>() {
      @Override
      public Plan plan() {
        return plan;
      }

      @Override
      public Outcome<String> execute() {
        did.add("executed after " + outcomes());
        return execute.get();
      }

      @Override
      public String said(String result) {
        return "done, " + result;
      }
    };
  }

  private List<String> outcomes() {
    return audit.entries() instanceof Outcome.Done<List<AuditEntry>>(List<AuditEntry> all)
        ? all.stream().map(AuditEntry::outcome).toList()
        : List.of();
  }

  @Test
  void isRecordedBeforeAndAfter() {
    Outcome<String> done = changes().run(change(false, () -> Outcome.done("v2")), "why", YES);
    assertThat(done.isDone()).isTrue();
    assertThat(did).containsExactly("executed after [intended]");
    assertThat(audit.entries().orThrow())
        .extracting(AuditEntry::outcome, AuditEntry::action, AuditEntry::target, AuditEntry::reason)
        .containsExactly(
            org.assertj.core.groups.Tuple.tuple("intended", "x.change", "thing part", "why"),
            org.assertj.core.groups.Tuple.tuple("done, v2", "x.change", "thing part", "why"));
  }

  @Test
  void aNoIsNeitherDoneNorRecorded() {
    assertThat(changes().run(change(false, () -> Outcome.done("v")), null, NO).isDone()).isFalse();
    assertThat(did).isEmpty();
    assertThat(outcomes()).isEmpty();
  }

  @Test
  void readOnlyRefusesBeforeAnybodyIsAsked() {
    guard.close();
    Outcome<String> refused =
        changes()
            .run(
                change(false, () -> Outcome.done("v")),
                null,
                preview -> {
                  did.add("asked");
                  return Outcome.done(preview);
                });
    assertThat(refused)
        .isInstanceOfSatisfying(
            Outcome.Failed.class, f -> assertThat(f.problem()).isInstanceOf(Problem.Refused.class));
    assertThat(did).isEmpty();
  }

  @Test
  void nothingToDoIsNeitherAskedNorRecorded() {
    assertThat(changes().run(change(true, () -> Outcome.done("same")), null, NO).isDone()).isTrue();
    assertThat(outcomes()).isEmpty();
  }

  @Test
  void aFailureIsRecordedEvenWhenInterrupted() {
    Outcome<String> failed =
        changes()
            .run(
                change(
                    false,
                    () -> {
                      Thread.currentThread().interrupt();
                      return Outcome.failed(new Problem.Interrupted("Stopped.", "Again."));
                    }),
                null,
                YES);
    assertThat(Thread.interrupted()).isTrue();
    assertThat(failed.isDone()).isFalse();
    assertThat(outcomes()).containsExactly("intended", "failed: Stopped.");
  }

  @Test
  void whatCannotBeRecordedIsNotDone() throws IOException {
    Files.createDirectory(folder.resolve("audit.jsonl"));
    assertThat(changes().run(change(false, () -> Outcome.done("v")), null, YES).isDone()).isFalse();
    assertThat(did).isEmpty();
  }
}
