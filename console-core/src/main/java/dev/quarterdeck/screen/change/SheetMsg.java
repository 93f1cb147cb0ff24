package dev.quarterdeck.screen.change;

import dev.quarterdeck.change.Preview;
import dev.quarterdeck.kernel.Outcome;
import dev.quarterdeck.kernel.SecretValue;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What can happen to a sheet. */
public sealed interface SheetMsg {
  /** Tab, arrows: the focus moves on. */
  record Focus(int by) implements SheetMsg {}

  /** A click or a caret sets the focus. */
  record FocusOn(int index) implements SheetMsg {}

  /** The text of the input with the focus while it is typed. */
  record Fill(String text) implements SheetMsg {}

  /** The same for a secret, which is handed over and not kept in the state. */
  record FillSecret(SecretValue value) implements SheetMsg {}

  /** Another choice of the input with the focus. */
  record Turn(int by) implements SheetMsg {}

  /** Enter: the next input, or the button with the focus. */
  record Enter() implements SheetMsg {}

  /** A button, counted from 0. */
  record Press(int button) implements SheetMsg {}

  /** Esc. */
  record Escape() implements SheetMsg {}

  record Scroll(int by) implements SheetMsg {}

  /** What a wizard asks next. */
  record Asked(long ticket, int round, Outcome<Undertaking.Questions> outcome)
      implements SheetMsg {}

  record Planned(long ticket, Outcome<Preview> outcome) implements SheetMsg {}

  /** What is told while the change is made; null when nothing more will be. */
  record Told(long ticket, @Nullable List<SheetLine> lines) implements SheetMsg {}

  /**
   * It is over.
   *
   * @param holds how long a value is held, which stays outside of the state; null without one
   */
  record Made(long ticket, List<SheetLine> lines, boolean good, @Nullable Duration holds)
      implements SheetMsg {}
}
