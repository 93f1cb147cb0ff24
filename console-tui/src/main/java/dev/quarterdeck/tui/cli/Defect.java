package dev.quarterdeck.tui.cli;

import dev.quarterdeck.kernel.Problem;
import java.util.ArrayList;
import java.util.List;

/**
 * A failure that nobody foresaw: named by class and place, never by its message, which may hold
 * values.
 */
final class Defect {
  private static final int FRAMES = 30;

  private Defect() {}

  /** The id is the same wherever the same defect shows, so that reports can be matched. */
  static Problem.Unexpected problem(Throwable failure) {
    String id = id(failure);
    return new Problem.Unexpected(
        "Something went wrong inside Quarterdeck ("
            + failure.getClass().getSimpleName()
            + ", defect "
            + id
            + ").",
        "Run it again with -v and report what it prints; nothing was changed unless said above.",
        id);
  }

  /** Classes and frames only. */
  static List<String> trace(Throwable failure) {
    List<String> lines = new ArrayList<>();
    int depth = 0;
    for (Throwable t = failure; t != null && depth < 5; t = t.getCause()) {
      lines.add((depth++ == 0 ? "" : "caused by ") + t.getClass().getName());
      StackTraceElement[] frames = t.getStackTrace();
      for (int i = 0; i < Math.min(FRAMES, frames.length); i++) {
        lines.add("  at " + frames[i]);
      }
    }
    return lines;
  }

  private static String id(Throwable failure) {
    int hash = failure.getClass().getName().hashCode();
    for (StackTraceElement frame : failure.getStackTrace()) {
      if (frame.getClassName().startsWith("dev.quarterdeck.")) {
        hash = 31 * hash + (frame.getClassName() + frame.getMethodName()).hashCode();
      }
    }
    return String.format("%06x", hash & 0xffffff);
  }
}
