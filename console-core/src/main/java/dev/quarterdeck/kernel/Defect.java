package dev.quarterdeck.kernel;

import java.util.ArrayList;
import java.util.List;

/**
 * A failure that nobody foresaw: named by class and place, never by its message, which may hold
 * values.
 */
public final class Defect {
  private static final int FRAMES = 30;

  private Defect() {}

  /** The id is the same wherever the same defect shows, so that reports can be matched. */
  public static Problem.Unexpected problem(Throwable failure) {
    return new Problem.Unexpected(
        sentence(failure),
        "Run it again with -v and report what it prints; nothing was changed unless said above.",
        id(failure));
  }

  /** The same where a person goes on working: nothing ends, and the details are at hand. */
  public static Problem.Unexpected goingOn(Throwable failure) {
    return new Problem.Unexpected(
        sentence(failure),
        "Go on, on another page if this one stays wrong, and report the details.",
        String.join("\n", trace(failure)));
  }

  /** Its class, and where in our code it was thrown, by whatever way that was come to. */
  public static String origin(Throwable failure) {
    for (StackTraceElement frame : failure.getStackTrace()) {
      if (ours(frame)) {
        return failure.getClass().getName() + " at " + frame;
      }
    }
    return failure.getClass().getName();
  }

  private static boolean ours(StackTraceElement frame) {
    return frame.getClassName().startsWith("dev.quarterdeck.");
  }

  private static String sentence(Throwable failure) {
    return "Something went wrong inside Quarterdeck ("
        + failure.getClass().getSimpleName()
        + ", defect "
        + id(failure)
        + ").";
  }

  /** Classes and frames only. */
  public static List<String> trace(Throwable failure) {
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
      if (ours(frame)) {
        hash = 31 * hash + (frame.getClassName() + frame.getMethodName()).hashCode();
      }
    }
    return String.format("%06x", hash & 0xffffff);
  }
}
