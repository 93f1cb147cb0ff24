package dev.quarterdeck.app;

import dev.quarterdeck.kernel.Outcome;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * Sessions beside the one in use, each opened when it is first looked at; of too many the one that
 * was not looked at for longest is closed.
 */
final class SideSessions implements AutoCloseable {
  /** More than are shown at once. */
  private static final int MOST = 24;

  private final ConsoleFactory consoles;
  private final Map<Options, Console> open =
      new LinkedHashMap<>(MOST, 0.75f, true) {
        private static final long serialVersionUID = 1;

        @Override
        protected boolean removeEldestEntry(Map.Entry<Options, Console> eldest) {
          if (size() > MOST) {
            eldest.getValue().close();
            return true;
          }
          return false;
        }
      };

  SideSessions(ConsoleFactory consoles) {
    this.consoles = consoles;
  }

  /** Opening touches no network: nobody waits here for another's session. */
  synchronized Outcome<Console> of(Options options) {
    Console known = open.get(options);
    return known == null
        ? consoles
            .openBeside(options)
            .map(
                console -> {
                  open.put(options, console);
                  return console;
                })
        : Outcome.done(known);
  }

  @Override
  public synchronized void close() {
    open.values().forEach(Console::close);
    open.clear();
  }
}
