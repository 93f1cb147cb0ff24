package dev.quarterdeck.screen.changes;

import dev.quarterdeck.health.timeline.Entry;
import dev.quarterdeck.health.timeline.Kind;
import dev.quarterdeck.screen.Tone;
import dev.quarterdeck.screen.console.Section;

/** What happened as marks on a lane. */
public final class ChangeLanes {
  private ChangeLanes() {}

  /** {@code suspect}: it is the change most likely behind a trouble. */
  public static Section.Mark mark(Entry e, boolean suspect) {
    return new Section.Mark(
        e.at(),
        suspect ? "★" : e.bad() ? "▲" : e.kind() == Kind.DEPLOYMENT ? "◆" : "•",
        words(e),
        suspect || e.bad()
            ? Tone.WARN
            : e.kind() == Kind.DEPLOYMENT || e.kind() == Kind.SECRET ? Tone.ACCENT : Tone.NORMAL,
        new EntryPage(e));
  }

  static String words(Entry e) {
    String who = e.caller() == null ? "" : ", by " + e.caller();
    return e.kind().id() + ": " + e.text() + who;
  }
}
