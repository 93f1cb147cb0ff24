package dev.quarterdeck.fx;

import java.util.ResourceBundle;
import org.jspecify.annotations.Nullable;

/**
 * The JDK's own logging, switched off: JavaFX warns at every start that it came from the class
 * path, which is how the console is installed, and a line in the terminal could hold what nobody
 * should read.
 */
public final class QuietToolkit extends System.LoggerFinder {
  @Override
  public System.Logger getLogger(String name, Module module) {
    return new Silent(name);
  }

  private record Silent(String name) implements System.Logger {
    @Override
    public String getName() {
      return name;
    }

    @Override
    public boolean isLoggable(Level level) {
      return false;
    }

    @Override
    public void log(
        Level level,
        @Nullable ResourceBundle bundle,
        @Nullable String message,
        @Nullable Throwable thrown) {
      // Nowhere to go, on purpose.
    }

    @Override
    public void log(
        Level level,
        @Nullable ResourceBundle bundle,
        @Nullable String format,
        @Nullable Object @Nullable ... parameters) {
      // Nowhere to go, on purpose.
    }
  }
}
