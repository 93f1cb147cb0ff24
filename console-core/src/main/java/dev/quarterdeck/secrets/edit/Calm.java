package dev.quarterdeck.secrets.edit;

import java.util.function.Supplier;

/** Runs what must be known or tidied up even when the person has stopped the command. */
public final class Calm {
  private Calm() {}

  public static <T> T get(Supplier<T> body) {
    boolean interrupted = Thread.interrupted();
    try {
      return body.get();
    } finally {
      if (interrupted) {
        Thread.currentThread().interrupt();
      }
    }
  }
}
