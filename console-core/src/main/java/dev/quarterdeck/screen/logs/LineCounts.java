package dev.quarterdeck.screen.logs;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** What was counted of lines, in words: nothing that was lost goes unsaid. */
public final class LineCounts {
  private LineCounts() {}

  public static String of(LogView v) {
    LogView.Progress p = v.progress();
    List<String> parts = new ArrayList<>();
    parts.add(n(v.shown().size()) + (v.bad() ? " of " + n(v.lines().size()) : "") + " lines");
    if (!v.search().isEmpty()) {
      parts.add(n(v.hits()) + " hits");
    }
    if (p.waiting() > 0) {
      parts.add(n(p.waiting()) + " wait");
    }
    if (p.dropped() > 0) {
      parts.add("▲ " + n(p.dropped()) + " dropped");
    }
    if (p.left() > 0) {
      parts.add(n(p.left()) + " not kept");
    }
    if (p.counts().sampled() > 0) {
      parts.add(
          "▲ sampled by AWS "
              + n(p.counts().sampled())
              + "×, "
              + n(p.counts().recovered())
              + " found");
    }
    if (p.counts().late() > 0) {
      parts.add(n(p.counts().late()) + " late");
    }
    parts.add(p.over() ? "all read" : v.following() ? "following" : "paused");
    return String.join(", ", parts);
  }

  private static String n(long count) {
    return String.format(Locale.ROOT, "%,d", count);
  }
}
