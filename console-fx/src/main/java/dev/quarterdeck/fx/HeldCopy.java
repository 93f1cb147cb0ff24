package dev.quarterdeck.fx;

import dev.quarterdeck.fx.theme.Copy;
import dev.quarterdeck.kernel.SecretValue;
import dev.quarterdeck.screen.change.Errand;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** The system's clipboard while a value, or a part of one, is lent to it; on JavaFX's thread. */
final class HeldCopy {
  private Errand.@Nullable Held shown;
  private @Nullable SecretValue lent;

  /** What core holds now: a value to copy is copied once, and cleared with it. */
  void follow(Errand.@Nullable Held held) {
    if (Objects.equals(held, shown)) {
      return;
    }
    shown = held;
    takeBack();
    if (held != null && held.copied()) {
      lent = held.value().copy();
      held.value()
          .readText(
              text -> {
                Copy.text(text);
                return true;
              });
    }
  }

  /** Somebody copied from a value that is shown: that goes with it. */
  void taken(String part) {
    if (shown != null) {
      SecretValue before = lent;
      lent = SecretValue.ofText(part);
      if (before != null) {
        before.close();
      }
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
