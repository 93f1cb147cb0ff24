package dev.quarterdeck.screen.console;

import static org.assertj.core.api.Assertions.assertThat;

import dev.quarterdeck.screen.Words;
import dev.quarterdeck.screen.changes.ChangesPage;
import dev.quarterdeck.screen.readiness.ChecklistPage;
import dev.quarterdeck.session.Theme;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SettingsTest extends UpdateDriver {
  private void command(String text) {
    press(Action.COMMAND);
    send(new Msg.CommandText(text));
    send(new Msg.Submit());
  }

  @Test
  void theIntervalIsSetAndShown() {
    tick(0);
    services(0, "a");
    assertThat(View.of(s).status().every()).isEqualTo("↻10s");
    command("refresh 1m");
    assertThat(notice()).isEqualTo("Read again every 1m.");
    assertThat(View.of(s).status().every()).isEqualTo("↻1m");
    assertThat(tick(59)).isEmpty();
    assertThat(tick(60)).contains("services Services");
  }

  @Test
  void whatIsReadMoreSeldomSaysSo() {
    tick(0);
    send(new Msg.Root(ChangesPage.ALL));
    assertThat(View.of(s).status().every())
        .isEqualTo("↻" + Words.duration(Duration.ofSeconds(10L * ChangesPage.ALL.every())));
    send(new Msg.Root(new ChecklistPage()));
    assertThat(View.of(s).status().every()).isEqualTo("↻off");
  }

  @Test
  void offIsOnlyWhenAskedTo() {
    tick(0);
    services(0, "a");
    command("refresh off");
    assertThat(s.refreshEvery()).isEqualTo(Duration.ZERO);
    assertThat(View.of(s).status().every()).isEqualTo("↻off");
    assertThat(tick(100_000)).isEmpty();
    assertThat(press(Action.REFRESH)).contains("services Services");
  }

  @Test
  void typingPausesAndSaysSo() {
    press(Action.FILTER);
    assertThat(View.of(s).status().every()).isEqualTo("paused");
    press(Action.BACK);
    assertThat(View.of(s).status().every()).isEqualTo("↻10s");
  }

  @Test
  void themeAndMouseAreSet() {
    command("theme high-contrast");
    assertThat(s.look()).isEqualTo(new State.Look(Theme.HIGH_CONTRAST, true));
    command("theme color-blind");
    command("mouse off");
    assertThat(s.look()).isEqualTo(new State.Look(Theme.COLOUR_BLIND, false));
    command("mouse on");
    assertThat(s.look().mouse()).isTrue();
  }

  @ParameterizedTest
  @CsvSource(
      value = {
        "refresh 100ms|:refresh takes a length of time from 1s on, or off, not «100ms».",
        "theme|:theme takes auto, dark, light, high-contrast, colour-blind, not nothing.",
        "theme pink|:theme takes auto, dark, light, high-contrast, colour-blind, not «pink».",
        "mouse maybe|:mouse takes on or off, not «maybe».",
      },
      delimiter = '|')
  void aWrongArgumentIsToldWithWhatWouldBeRight(String command, String notice) {
    State.Look before = s.look();
    command(command);
    assertThat(notice()).isEqualTo(notice);
    assertThat(s.look()).isEqualTo(before);
  }

  @Test
  void sortTakesADirection() {
    services(0, "b", "a");
    command("sort service desc");
    assertThat(servicesTable().sortColumn()).isEqualTo("service");
    assertThat(servicesTable().descending()).isTrue();
    press(Action.SORT_BACK);
    assertThat(servicesTable().sortColumn()).isEqualTo("verdict");
    press(Action.SORT_BACK);
    assertThat(servicesTable().sortColumn()).isNull();
  }

  @Test
  void allRowsShownAreMarkedAndUnmarked() {
    services(0, "b", "a", "c");
    send(new Msg.FilterText("!service:c"));
    press(Action.MARK_ALL);
    assertThat(servicesTable().chosen()).hasSize(2);
    assertThat(View.of(s).status().rows()).contains("2 marked");
    press(Action.MARK_ALL);
    assertThat(servicesTable().marked()).isEmpty();
  }

  @Test
  void aSwitchKeepsThem() {
    command("theme light");
    command("refresh 30s");
    send(new Msg.Switched(dev.quarterdeck.kernel.Outcome.done(Samples.FACTS), at(1)));
    assertThat(s.look().theme()).isEqualTo(Theme.LIGHT);
    assertThat(s.refreshEvery()).isEqualTo(Duration.ofSeconds(30));
  }
}
