package dev.quarterdeck.fx;

import static org.assertj.core.api.Assertions.assertThat;

import dev.quarterdeck.app.Options;
import dev.quarterdeck.fx.testing.Accounts;
import dev.quarterdeck.fx.testing.Hands;
import dev.quarterdeck.screen.console.Action;
import dev.quarterdeck.screen.console.Msg;
import dev.quarterdeck.screen.overview.OverviewPage;
import dev.quarterdeck.screen.session.BesidePage;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import javafx.scene.input.KeyCode;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A window that was opened on several profiles shows them side by side, and goes into each. */
class BesideTest {
  @TempDir private Path home;

  private static Options profile(String name) {
    return new Options(name, null, null, null, false, null);
  }

  @Test
  void severalProfilesStandSideBySideAndEachCanBeGoneTo() throws IOException {
    try (Accounts accounts = Accounts.start(home, "prod", "bad-deploy", "staging", "calm");
        Desk desk =
            Desk.open(Desk.consoles(home), List.of(profile("prod"), profile("staging")), home)) {
      desk.until(
          "both",
          s ->
              s.page() instanceof BesidePage
                  && desk.texts().containsAll(List.of("degraded", "healthy")));
      assertThat(desk.texts()).contains("prod", "staging", "Services in trouble");
      assertThat(desk.state().facts().profile()).isEqualTo("prod");
      Hands.press(KeyCode.DOWN);
      Hands.press(KeyCode.ENTER);
      desk.until(
          "the other one",
          s -> "staging".equals(s.facts().profile()) && s.page() instanceof OverviewPage);
      desk.send(new Msg.Do(Action.PAST));
      desk.until("back", s -> s.page() instanceof BesidePage);
    }
  }

  @Test
  void oneProfileOpensOnItsOverview() throws IOException {
    try (Accounts accounts = Accounts.start(home, "prod", "calm");
        Desk desk = Desk.open(Desk.consoles(home), profile("prod"), home)) {
      desk.until("its overview", s -> s.page() instanceof OverviewPage);
      assertThat(desk.state().facts().profile()).isEqualTo("prod");
    }
  }
}
