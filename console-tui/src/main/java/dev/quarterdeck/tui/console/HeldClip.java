package dev.quarterdeck.tui.console;

import dev.quarterdeck.kernel.Problem;
import dev.quarterdeck.kernel.SecretValue;
import dev.quarterdeck.screen.change.Errand;
import dev.quarterdeck.tui.clipboard.Clipboard;
import dev.quarterdeck.tui.clipboard.Lent;
import dev.quarterdeck.tui.terminal.SideWork;
import java.io.IOException;
import java.io.OutputStream;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * The clipboard while a value is lent to it: filled and cleared off the console's thread, because
 * the tools take their time, one after the other.
 */
final class HeldClip implements AutoCloseable {
  private final Optional<Clipboard> clipboard;
  private final Consumer<Problem> failed;
  private final SideWork worker = new SideWork();
  private Errand.@Nullable Held shown;
  private @Nullable Lent lent;

  HeldClip(Map<String, String> env, OutputStream terminal, Consumer<Problem> failed) {
    this.clipboard = Clipboard.of(env, terminal);
    this.failed = failed;
  }

  /** {@code held}: what core holds now; a value to copy is copied once, and cleared with it. */
  void follow(Errand.@Nullable Held held) {
    Errand.Held next = held != null && held.copied() ? held : null;
    if (java.util.Objects.equals(next, shown)) {
      return;
    }
    shown = next;
    worker.execute(this::takeBack);
    if (next != null) {
      SecretValue value = next.value().copy();
      worker.execute(() -> put(value));
    }
  }

  private void put(SecretValue value) {
    try (value) {
      if (clipboard.isPresent()) {
        lent = Lent.put(clipboard.get(), value);
      }
    } catch (IOException e) {
      failed();
    }
  }

  private void takeBack() {
    Lent l = lent;
    lent = null;
    if (l != null) {
      try {
        l.takeBack();
      } catch (IOException e) {
        failed();
      }
    }
  }

  private void failed() {
    failed.accept(
        new Problem.Refused(
            "The clipboard cannot be used through "
                + clipboard.map(Clipboard::name).orElse("the terminal")
                + ".",
            "Try the tool itself, and clear the clipboard by hand if something was copied."));
  }

  /** Clears it and waits for that: the terminal is given back afterwards. */
  @Override
  public void close() {
    follow(null);
    worker.close();
  }
}
