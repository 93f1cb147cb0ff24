package dev.quarterdeck.screen.console;

import static org.assertj.core.api.Assertions.assertThat;

import dev.quarterdeck.app.ConsoleReads;
import dev.quarterdeck.app.Consoles;
import dev.quarterdeck.app.Options;
import dev.quarterdeck.audit.AuditEntry;
import dev.quarterdeck.kernel.Outcome;
import dev.quarterdeck.sandbox.Sandbox;
import dev.quarterdeck.sandbox.Scenario;
import dev.quarterdeck.sandbox.world.watch.Alarm;
import dev.quarterdeck.screen.loop.Effect;
import dev.quarterdeck.screen.loop.Step;
import dev.quarterdeck.session.Home;
import dev.quarterdeck.session.MfaPrompt;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Silences of alarms end by themselves while a console is open. */
class SilencedTest {
  private static final String ALARM = "acme-prod-api-5xx";
  private static final Duration REFRESH = Duration.ofSeconds(5);

  @TempDir Path temp;

  private ConsoleReads open(Sandbox sandbox, boolean readOnly) {
    return ConsoleReads.open(
            options ->
                new Consoles(Map.of(), new Home(temp), MfaPrompt.NONE, "test").on(sandbox, options),
            new Options(null, null, null, null, readOnly, Duration.ofMinutes(2)))
        .orThrow();
  }

  private static boolean actions(Sandbox sandbox) {
    return sandbox
        .world()
        .call(
            () -> {
              Alarm alarm = Objects.requireNonNull(sandbox.world().watch().alarms().find(ALARM));
              return alarm.actionsEnabled;
            });
  }

  private void silence(ConsoleReads reads) {
    reads
        .changes()
        .run(
            reads
                .alarms()
                .silences()
                .silence(List.of(ALARM), Duration.ofMinutes(30), "migration")
                .orThrow(),
            "migration",
            preview -> Outcome.done(preview))
        .orThrow();
  }

  /** The state after a tick, and after what the tick asked of the silences. */
  private static State tick(Update update, State state, ConsoleReads reads) throws Exception {
    Step<State, Msg> step = update.update(state, new Msg.Tick(reads.now()));
    State now = step.state();
    for (Effect<Msg> e : step.effects()) {
      if (e.key().equals("silences")) {
        now = update.update(now, e.body().call()).state();
      }
    }
    return now;
  }

  @Test
  void at_the_due_time_the_actions_come_back_and_it_is_said() throws Exception {
    try (Sandbox sandbox = Sandbox.start(Sandbox.Options.manual(Scenario.CALM));
        ConsoleReads reads = open(sandbox, false)) {
      Update update = new Update(reads);
      silence(reads);
      State state = tick(update, reads.start(REFRESH), reads);
      sandbox.world().advance(Duration.ofMinutes(29));
      state = tick(update, state, reads);
      assertThat(actions(sandbox)).as("not yet").isFalse();
      assertThat(state.notice()).isNull();

      sandbox.world().advance(Duration.ofMinutes(1));
      state = tick(update, state, reads);
      assertThat(actions(sandbox)).isTrue();
      assertThat(Objects.requireNonNull(state.notice()).text())
          .isEqualTo("The silence of alarm " + ALARM + " is over: its actions are on again.");
      assertThat(reads.features().audit().entries().orThrow())
          .extracting(AuditEntry::action)
          .containsExactly("alarms.silence", "alarms.silence", "alarms.resume", "alarms.resume");

      sandbox.world().advance(Duration.ofMinutes(1));
      assertThat(reads.endSilences().orThrow()).as("once").isEmpty();
    }
  }

  @Test
  void a_read_only_console_says_that_it_is_due_and_changes_nothing() throws Exception {
    try (Sandbox sandbox = Sandbox.start(Sandbox.Options.manual(Scenario.CALM))) {
      try (ConsoleReads reads = open(sandbox, false)) {
        silence(reads);
      }
      sandbox.world().advance(Duration.ofMinutes(31));
      try (ConsoleReads reads = open(sandbox, true)) {
        State before = reads.start(REFRESH);
        sandbox.world().advance(Duration.ofMinutes(1));
        State state = tick(new Update(reads), before, reads);
        assertThat(actions(sandbox)).isFalse();
        assertThat(Objects.requireNonNull(state.notice()).text())
            .contains("The silence of alarm " + ALARM + " is over, and this session is read-only")
            .contains("qd alarms resume");
        assertThat(reads.endSilences().orThrow()).as("said once").isEmpty();
      }
    }
  }

  @Test
  void a_silence_of_another_account_is_left_alone() throws IOException {
    try (Sandbox sandbox = Sandbox.start(Sandbox.Options.manual(Scenario.CALM));
        ConsoleReads reads = open(sandbox, false)) {
      silence(reads);
      Path file;
      try (var files = java.nio.file.Files.walk(temp)) {
        file = files.filter(f -> f.toString().endsWith(".silence")).findFirst().orElseThrow();
      }
      String text = java.nio.file.Files.readString(file);
      java.nio.file.Files.writeString(file, text.replace("111122223333", "444455556666"));
      sandbox.world().advance(Duration.ofMinutes(31));
      assertThat(reads.endSilences().orThrow()).isEmpty();
      assertThat(actions(sandbox)).as("its own alarm of that name is not meant").isFalse();
      assertThat(file).as("and it is remembered for those whose it is").exists();
    }
  }
}
