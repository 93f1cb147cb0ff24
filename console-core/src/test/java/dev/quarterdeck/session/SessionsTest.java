package dev.quarterdeck.session;

import static org.assertj.core.api.Assertions.assertThat;

import dev.quarterdeck.kernel.Outcome;
import dev.quarterdeck.kernel.Problem;
import dev.quarterdeck.session.Sessions.Opened;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class SessionsTest {
  private final List<String> events = new ArrayList<>();
  private Instant now = Instant.parse("2026-03-10T14:00:00Z");
  private final InstantSource clock = () -> now;

  private static Connection connection(String profile) {
    return new Connection(profile, "eu-west-1", null, null, false, Duration.ofSeconds(1));
  }

  private Outcome<Opened<AutoCloseable>> open(Connection c, long epoch) {
    if ("broken".equals(c.profile())) {
      return Outcome.failed(new Problem.Invalid("no such profile", "choose another"));
    }
    events.add("open " + c.profile());
    Session session =
        new Session(
            epoch,
            c,
            new Environment("test", false),
            new ReadOnlyGuard(false, clock),
            () -> Outcome.done(new Identity("1", "arn", "u")));
    return Outcome.done(new Opened<>(session, () -> events.add("close " + c.profile())));
  }

  @Test
  void switchingRaisesTheEpochAndClosesWhatWasLeft() throws Exception {
    Sessions<AutoCloseable> sessions = Sessions.start(connection("a"), this::open).orThrow();
    List<Long> seen = new ArrayList<>();
    try (var subscription = sessions.subscribe(o -> seen.add(o.session().epoch()))) {
      assertThat(sessions.current(1)).isTrue();
      sessions.switchTo(connection("b")).orThrow();
      assertThat(sessions.current(1)).isFalse();
      assertThat(sessions.current(2)).isTrue();
      assertThat(sessions.current().session().connection().profile()).isEqualTo("b");
    }
    sessions.close();
    assertThat(seen).containsExactly(1L, 2L);
    assertThat(events).containsExactly("open a", "open b", "close a", "close b");
  }

  @Test
  void whatCannotBeOpenedLeavesTheOldInUse() {
    Sessions<AutoCloseable> sessions = Sessions.start(connection("a"), this::open).orThrow();
    assertThat(sessions.switchTo(connection("broken")).isDone()).isFalse();
    assertThat(sessions.current().session().epoch()).isEqualTo(1);
    assertThat(events).containsExactly("open a");
    assertThat(Sessions.start(connection("broken"), this::open).isDone()).isFalse();
  }

  @Test
  void theGuardOpensForAWhileWithAReason() {
    ReadOnlyGuard guard = new ReadOnlyGuard(true, clock);
    assertThat(guard.refusal("ecs:UpdateService")).isPresent();
    assertThat(guard.refusal("ecs:ListClusters")).isEmpty();
    assertThat(guard.elevate(" ", Duration.ofMinutes(5)).isDone()).isFalse();
    assertThat(guard.elevate("deploy", Duration.ofDays(2)).isDone()).isFalse();
    assertThat(guard.elevate("deploy", Duration.ofMinutes(5)).isDone()).isTrue();
    assertThat(guard.refusal("ecs:UpdateService")).isEmpty();
    List<ReadOnlyGuard.State> seen = new ArrayList<>();
    try (var subscription = guard.subscribe(seen::add)) {
      now = now.plus(Duration.ofMinutes(5));
      assertThat(guard.refusal("ecs:UpdateService")).isPresent();
    }
    assertThat(seen).hasSize(2).last().isEqualTo(new ReadOnlyGuard.State.Closed());
    guard.elevate("again", Duration.ofMinutes(5)).orThrow();
    guard.close();
    assertThat(guard.readOnly()).isTrue();
  }

  @Test
  void aSessionThatIsNotReadOnlyCanBeMadeSo() {
    ReadOnlyGuard guard = new ReadOnlyGuard(false, clock);
    assertThat(guard.refusal("ecs:DeleteCluster")).isEmpty();
    guard.close();
    assertThat(guard.refusal("ecs:DeleteCluster")).isPresent();
  }
}
