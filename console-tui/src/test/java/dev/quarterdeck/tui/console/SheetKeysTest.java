package dev.quarterdeck.tui.console;

import static org.assertj.core.api.Assertions.assertThat;

import dev.quarterdeck.kernel.Outcome;
import dev.quarterdeck.screen.change.Answers;
import dev.quarterdeck.screen.change.Errand;
import dev.quarterdeck.screen.change.Input;
import dev.quarterdeck.screen.change.Progress;
import dev.quarterdeck.screen.change.Sheet;
import dev.quarterdeck.screen.change.SheetMsg;
import dev.quarterdeck.screen.console.Reads;
import dev.quarterdeck.tui.terminal.Key;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What is typed on a sheet, from one of its stages to the next. */
class SheetKeysTest {
  private record Nothing() implements Errand<Reads> {
    @Override
    public String title() {
      return "Nothing";
    }

    @Override
    public String verb() {
      return "Do it";
    }

    @Override
    public Outcome<Found> run(Reads desk, Answers answers, Progress progress) {
      return Outcome.done(Found.quiet());
    }
  }

  private static Sheet sheet(Sheet.Stage stage, int round, Input input) {
    return new Sheet(
        stage, new Nothing(), round, false, null, List.of(), List.of(input), 0, 0, false, null);
  }

  private final List<SheetMsg> sent = new ArrayList<>();
  private final SheetKeys keys = new SheetKeys(sent::add);

  private void type(Sheet sheet, String text) {
    text.chars().forEach(c -> keys.press(sheet, Key.of(c), 10));
  }

  /** With the mouse one comes there without a key on a button. */
  @Test
  void theNameThatIsConfirmedDoesNotBeginWithTheOneThatWasAsked() {
    Input name = Input.text("name", "Name", "");
    type(sheet(Sheet.Stage.ASKING, 0, name), "app");
    sent.clear();
    Sheet confirming = sheet(Sheet.Stage.CONFIRMING, 0, name);
    assertThat(keys.caret(confirming)).isNull();
    type(confirming, "a");
    assertThat(sent).containsExactly(new SheetMsg.Fill("a"));
  }

  @Test
  void aSecretOfTheNextRoundDoesNotBeginWithTheOneBefore() {
    Input value = Input.secret("value", "Value", "");
    type(sheet(Sheet.Stage.ASKING, 0, value), "first");
    sent.clear();
    type(sheet(Sheet.Stage.ASKING, 1, value), "x");
    assertThat(((SheetMsg.FillSecret) sent.getLast()).value().length()).isEqualTo(1);
  }
}
