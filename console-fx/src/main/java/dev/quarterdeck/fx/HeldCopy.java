package dev.quarterdeck.fx;

import dev.quarterdeck.fx.theme.Copy;
import dev.quarterdeck.kernel.SecretValue;
import dev.quarterdeck.screen.change.Errand;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** The system's clipboard while a value is lent to it; on JavaFX's thread. */
final class HeldCopy {
  private Errand.@Nullable Held shown;
  private @Nullable SecretValue lent;

  /** What core holds now: a value to copy is copied once, and cleared with it. */
  void follow(Errand.@Nullable Held held) {
    Errand.Held next = held != null && held.copied() ? held : null;
    if (Objects.equals(next, shown)) {
      return;
    }
    shown = next;
    takeBack();
    if (next != null) {
      lent = next.value().copy();
      next.value()
          .readText(
              text -> {
                Copy.text(text);
                return true;
              });
    }
  }

  /** What was copied by somebody meanwhile is left alone. */
  private void takeBack() {
    SecretValue value = lent;
    lent = null;
    if (value == null) {
      return;
    }
    try (value;
        SecretValue now = SecretValue.ofText(Copy.now())) {
      if (now.sameAs(value)) {
        Copy.clear();
      }
    }
  }
}
