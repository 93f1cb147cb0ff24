package dev.quarterdeck.session;

import static org.assertj.core.api.Assertions.assertThat;

import dev.quarterdeck.audit.AuditLog;
import dev.quarterdeck.kernel.Outcome;
import dev.quarterdeck.kernel.Problem;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ElevationTest {
  private static final String WRITE = "ecs:UpdateService";
  private static final Duration QUARTER = Duration.ofMinutes(15);

  @TempDir private Path folder;
  private Instant now = Instant.parse("2026-03-10T14:00:00Z");
  private final InstantSource clock = () -> now;
  private final ReadOnlyGuard guard = new ReadOnlyGuard(true, clock);
  private Path file = Path.of("");
  private AuditLog audit = new AuditLog(file, clock);

  @BeforeEach
  void open() {
    file = folder.resolve("audit.jsonl");
    audit = new AuditLog(file, clock);
  }

  private Elevation elevation() {
    return new Elevation(
        guard,
        () -> Outcome.done(new Identity("123456789012", "arn:aws:iam::123456789012:user/me", "A")),
        audit,
        () -> "eu-central-1",
        () -> new Environment("production", true),
        clock);
  }

  @Test
  void opensForATimeAndClosesByItself() {
    assertThat(guard.refusal(WRITE)).isPresent();
    assertThat(elevation().elevate("a broken release", QUARTER).orThrow())
        .isEqualTo(now.plus(QUARTER));
    assertThat(guard.readOnly()).isFalse();
    assertThat(guard.elevatedUntil()).isEqualTo(now.plus(QUARTER));
    assertThat(guard.refusal(WRITE)).isEmpty();
    now = now.plus(QUARTER);
    assertThat(guard.readOnly()).isTrue();
    assertThat(guard.elevatedUntil()).isNull();
    assertThat(guard.refusal(WRITE)).isPresent();
    assertThat(audit.entries().orThrow())
        .singleElement()
        .satisfies(
            e -> {
              assertThat(e.action()).isEqualTo("session.elevate");
              assertThat(e.target()).isEqualTo("production");
              assertThat(e.reason()).isEqualTo("a broken release");
              assertThat(e.outcome()).isEqualTo("for 15 minutes");
            });
  }

  @Test
  void asksForAReasonAndALimit() {
    assertThat(elevation().elevate(" ", QUARTER).map(Object::toString))
        .isInstanceOf(Outcome.Failed.class);
    assertThat(elevation().elevate("long", Duration.ofHours(2)).map(Object::toString))
        .isInstanceOf(Outcome.Failed.class);
    assertThat(elevation().elevate("none", Duration.ZERO).map(Object::toString))
        .isInstanceOf(Outcome.Failed.class);
    assertThat(guard.readOnly()).isTrue();
    assertThat(audit.entries().orThrow()).isEmpty();
  }

  @Test
  void whatCannotBeRecordedIsNotOpened() throws Exception {
    Files.createDirectory(file);
    assertThat(elevation().elevate("a broken release", QUARTER))
        .isInstanceOfSatisfying(
            Outcome.Failed.class, f -> assertThat(f.problem()).isInstanceOf(Problem.Storage.class));
    assertThat(guard.readOnly()).isTrue();
  }

  @Test
  void aChangeThatBeganInTimeMayEndAndNoOtherBegins() {
    elevation().elevate("a broken release", QUARTER).orThrow();
    try (ReadOnlyGuard.Held held = guard.hold()) {
      assertThat(held).isNotNull();
      now = now.plus(QUARTER);
      assertThat(guard.refusal(WRITE)).isEmpty();
      assertThat(guard.refusalToBegin(WRITE)).isPresent();
      assertThat(guard.readOnly()).isTrue();
    }
    assertThat(guard.refusal(WRITE)).isPresent();
  }

  @Test
  void endsBeforeItsTimeByHandAndWhenTheEnvironmentIsRecognised() {
    elevation().elevate("a broken release", QUARTER).orThrow();
    elevation().lower().orThrow();
    assertThat(guard.refusal(WRITE)).isPresent();
    elevation().elevate("again", QUARTER).orThrow();
    guard.close();
    assertThat(guard.refusal(WRITE)).isPresent();
    assertThat(audit.entries().orThrow())
        .extracting(e -> e.action())
        .containsExactly("session.elevate", "session.lower", "session.elevate");
  }

  @Test
  void readingIsNeverRefused() {
    assertThat(guard.refusal("ecs:DescribeServices")).isEmpty();
    assertThat(guard.refusalToBegin("ecs:DescribeServices")).isEmpty();
  }
}
