package dev.quarterdeck.fx;

import static org.assertj.core.api.Assertions.assertThat;

import dev.quarterdeck.app.Console;
import dev.quarterdeck.app.ConsoleFactory;
import dev.quarterdeck.app.Consoles;
import dev.quarterdeck.app.Options;
import dev.quarterdeck.fx.testing.Fx;
import dev.quarterdeck.fx.testing.Hands;
import dev.quarterdeck.kernel.Outcome;
import dev.quarterdeck.kernel.Text;
import dev.quarterdeck.screen.console.State;
import dev.quarterdeck.session.MfaPrompt;
import java.nio.file.Path;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import javafx.scene.Node;
import javafx.scene.control.Labeled;
import javafx.scene.control.PasswordField;
import javafx.scene.input.KeyCode;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Codes of MFA devices are asked for in the window, while a read waits for them. */
class CodesTest {
  private static final String MINE = "arn:aws:iam::111122223333:mfa/me";

  @TempDir private Path home;

  /** Remembers whom the window wants to be asked. */
  private static final class Asking implements ConsoleFactory {
    private final Consoles consoles;
    private volatile @Nullable MfaPrompt prompt;

    Asking(Consoles consoles) {
      this.consoles = consoles;
    }

    @Override
    public Outcome<Console> open(Options options) {
      return consoles.open(options);
    }

    @Override
    public void askCodesWith(@Nullable MfaPrompt next) {
      prompt = next;
    }

    CompletableFuture<Optional<String>> ask(String serial) {
      MfaPrompt now = Objects.requireNonNull(prompt);
      return CompletableFuture.supplyAsync(() -> now.code(serial));
    }
  }

  private static Optional<String> answer(CompletableFuture<Optional<String>> asked)
      throws Exception {
    return asked.get(2, TimeUnit.MINUTES);
  }

  private static void untilAskedFor(Desk desk, String device) {
    Fx.until(
        "a field for " + device,
        () -> {
          Node shown = desk.scene().lookup("#mfa-device");
          return shown instanceof Labeled label
              && label.getText().equals(device)
              && desk.scene().getFocusOwner() instanceof PasswordField;
        });
  }

  private static boolean asks(Desk desk) {
    return Fx.call(() -> desk.scene().lookup("#mfa") != null);
  }

  @Test
  void theWindowAsksAndNothingElseTakesTheKeysMeanwhile() throws Exception {
    Asking asking = new Asking(Desk.consoles(home));
    try (Desk desk = Desk.open(asking, Options.sandbox("calm"), home)) {
      desk.untilRows();
      State before = desk.state();
      String hostile = MINE + "\u202e\u001b[31m";
      var code = asking.ask(hostile);
      assertThat(Text.clean(hostile)).startsWith(MINE).doesNotContain("\u202e", "\u001b");
      untilAskedFor(desk, Text.clean(hostile));
      Hands.type("2");
      Hands.press(KeyCode.TAB);
      Hands.type("3");
      Hands.press(KeyCode.CONTROL, KeyCode.K);
      Hands.press(KeyCode.CONTROL, KeyCode.DIGIT3);
      Hands.press(KeyCode.SHIFT, KeyCode.TAB);
      Hands.type("23456");
      Hands.press(KeyCode.ENTER);
      assertThat(answer(code)).contains("23456");
      Fx.until("nothing is asked", () -> desk.scene().lookup("#mfa") == null);
      assertThat(desk.state().page()).isEqualTo(before.page());
      assertThat(Fx.<Boolean>call(() -> desk.scene().lookup("#palette") == null)).isTrue();
      Hands.type("2");
      desk.until("the secrets", s -> !s.page().equals(before.page()));
    }
  }

  @Test
  void oneAfterTheOtherAndEscapeGivesNone() throws Exception {
    Asking asking = new Asking(Desk.consoles(home));
    try (Desk desk = Desk.open(asking, Options.sandbox("calm"), home)) {
      desk.untilRows();
      var first = asking.ask(MINE);
      untilAskedFor(desk, MINE);
      Hands.type("111");
      var second = asking.ask("arn:other");
      Hands.press(KeyCode.ESCAPE);
      assertThat(answer(first)).isEmpty();
      untilAskedFor(desk, "arn:other");
      Hands.type("654321");
      Hands.press(KeyCode.ENTER);
      assertThat(answer(second)).contains("654321");
    }
  }

  @Test
  void whoWaitsIsFreedWhenTheWindowIsClosed() throws Exception {
    Asking asking = new Asking(Desk.consoles(home));
    CompletableFuture<Optional<String>> code;
    try (Desk desk = Desk.open(asking, Options.sandbox("calm"), home)) {
      desk.untilRows();
      code = asking.ask(MINE);
      untilAskedFor(desk, MINE);
      assertThat(asks(desk)).isTrue();
    }
    assertThat(answer(code)).isEmpty();
    assertThat(asking.prompt).isNull();
  }
}
