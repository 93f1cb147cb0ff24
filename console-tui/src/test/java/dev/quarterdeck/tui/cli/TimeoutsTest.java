package dev.quarterdeck.tui.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.quarterdeck.app.Options;
import dev.quarterdeck.kernel.Outcome;
import dev.quarterdeck.kernel.Problem;
import java.time.Duration;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** How long each command may take when nobody says, and that somebody who says so is obeyed. */
class TimeoutsTest {
  private static Options asked(String line) {
    AtomicReference<Options> asked = new AtomicReference<>();
    new Qds()
        .consoles(
            options -> {
              asked.set(options);
              return Outcome.failed(new Problem.Credentials("No credentials.", "Sign in."));
            })
        .run(line.split(" "));
    return Objects.requireNonNull(asked.get(), "no session was asked for");
  }

  @ParameterizedTest
  @CsvSource({
    "services show api, 30s",
    "secrets versions acme/prod/app, 30s",
    "health, 5m",
    "health --watch, 5m",
    "services list, 5m",
    "secrets list, 5m",
    "secrets usage, 5m",
    "changes --since 2h, 5m",
    "checklist run, 5m",
    "checklist gate, 5m",
    "checklist next --list, 5m",
    "services deploy api --dry-run, 5m",
  })
  void whatReadsAWholeAccountHasLongerThanWhatReadsOneThing(String line, String usual) {
    assertThat(asked(line).timeout()).isNull();
    assertThat(asked(line).usual()).isEqualTo(Spans.parse(usual).orElseThrow());
    String verb = line.replaceFirst(" (api|acme|--).*", "");
    assertThat(new Qds().run((verb + " --help").split(" ")).out())
        .contains(usual + " unless said otherwise.");
  }

  @ParameterizedTest
  @ValueSource(strings = {"services show api", "health", "checklist run"})
  void whatIsAskedForWins(String line) {
    assertThat(asked(line + " --timeout 7s").timeout()).isEqualTo(Duration.ofSeconds(7));
  }

  @Test
  void theConsolesRefreshesMayReadAWholeAccount() {
    assertThat(Options.NONE.usual()).isEqualTo(Duration.ofMinutes(5));
  }
}
