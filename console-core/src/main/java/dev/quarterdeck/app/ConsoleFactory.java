package dev.quarterdeck.app;

import dev.quarterdeck.kernel.Outcome;
import dev.quarterdeck.screen.console.Contexts;
import dev.quarterdeck.session.MfaPrompt;
import org.jspecify.annotations.Nullable;

/** Opens a console for what was asked for; nothing touches the network until something is read. */
@FunctionalInterface
public interface ConsoleFactory {
  /** Fails for a malformed configuration, an unknown profile or scenario. The caller closes it. */
  Outcome<Console> open(Options options);

  /**
   * The same for one command: on a sandbox the time that it waits for passes at once, where a
   * console that stays open lives through it.
   */
  default Outcome<Console> openOnce(Options options) {
    return open(options);
  }

  /**
   * The same for a look beside the session that somebody works in: it changes nothing and asks
   * nobody for a code.
   */
  default Outcome<Console> openBeside(Options options) {
    return open(options);
  }

  /**
   * From now on codes of MFA devices are asked for with {@code prompt}, where the person looks;
   * null: as before.
   */
  default void askCodesWith(@Nullable MfaPrompt prompt) {}

  /** The profiles and regions that could be opened; reads local files only. */
  default Contexts contexts() {
    return Contexts.NONE;
  }
}
