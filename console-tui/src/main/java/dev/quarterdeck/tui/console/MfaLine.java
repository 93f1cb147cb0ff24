package dev.quarterdeck.tui.console;

import dev.quarterdeck.session.MfaPrompt;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Asks for the code of an MFA device where the person looks: on the console's own line while the
 * console has the terminal, else as a command asks.
 */
public final class MfaLine implements MfaPrompt {
  private final MfaPrompt otherwise;
  private volatile @Nullable MfaPrompt console;

  public MfaLine(MfaPrompt otherwise) {
    this.otherwise = otherwise;
  }

  /** From now on the console asks; null gives it back. */
  void askOn(@Nullable MfaPrompt next) {
    console = next;
  }

  @Override
  public Optional<String> code(String serial) {
    MfaPrompt now = console;
    return now == null ? otherwise.code(serial) : now.code(serial);
  }
}
