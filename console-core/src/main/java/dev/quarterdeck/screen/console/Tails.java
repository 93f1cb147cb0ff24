package dev.quarterdeck.screen.console;

import dev.quarterdeck.kernel.Outcome;
import dev.quarterdeck.screen.logs.LogView;
import dev.quarterdeck.screen.logs.Tailing;
import dev.quarterdeck.screen.loop.Effect;
import java.util.List;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * The tail of the shown page of lines: begun when its sources are known, ended when the page is
 * left. Stands outside of the state; used by one loop only.
 */
final class Tails {
  private static final String READING = "tail";
  private static final String NEWS = "tail news";

  private final Reads reads;
  private @Nullable Page<?> page;
  private @Nullable Tailing tailing;
  private long tickets;

  Tails(Reads reads) {
    this.reads = reads;
  }

  /** Begins, goes on or ends, as the shown page asks for. */
  void settle(Draft d, List<Effect<Msg>> effects) {
    Page<?> shown = d.page();
    if (tailing != null && !shown.equals(page)) {
      long left = tailing.ticket();
      tailing = null;
      page = null;
      // The newest effect with a key cancels the older one.
      effects.add(new Effect<>(READING, () -> new Msg.Left(left)));
      effects.add(new Effect<>(NEWS, () -> new Msg.Left(left)));
    }
    if (tailing == null && shown instanceof Page.OfLines<?> lines) {
      begin(d, lines, effects);
    }
  }

  private <V> void begin(Draft d, Page.OfLines<V> lines, List<Effect<Msg>> effects) {
    Place<V> place = d.place(lines);
    V value = place.value();
    LogView view = place.lines();
    if (value == null || view == null || view.progress().over()) {
      return;
    }
    Tailing begun = new Tailing(++tickets);
    tailing = begun;
    page = lines;
    // A page that one comes back to is read anew: what came meanwhile belongs to it.
    d.put(place.withLines(v -> LogView.start(lines.standAt().orElse(null)).like(v)));
    effects.add(
        new Effect<>(
            READING,
            () -> {
              begun.ended(Outcome.of(() -> lines.follow(reads, value, begun).orThrow()));
              return new Msg.Left(begun.ticket());
            }));
    listen(true, effects);
  }

  /** Waits for what comes next; {@code take} is false while the lines are held still. */
  void listen(boolean take, List<Effect<Msg>> effects) {
    Tailing of = tailing;
    Page<?> its = page;
    if (of != null && its != null) {
      effects.add(new Effect<>(NEWS, () -> new Msg.Tailed(its, of.ticket(), of.next(take))));
    }
  }

  /** Lines came; those of a tail that was left are dropped. */
  void tailed(Draft d, Msg.Tailed msg, List<Effect<Msg>> effects) {
    Tailing of = tailing;
    if (of == null || of.ticket() != msg.ticket() || !msg.page().equals(page)) {
      return;
    }
    Place<?> place = d.place(msg.page()).withLines(v -> v.with(msg.news()));
    d.put(place);
    LogView view = place.lines();
    if (view != null && !view.progress().over()) {
      listen(view.takes(), effects);
    }
  }

  /** Ends a search that is under way; false where there is none. */
  boolean stop(Draft d, List<Effect<Msg>> effects) {
    Tailing of = tailing;
    LogView view = d.place().lines();
    if (of == null
        || view == null
        || view.progress().over()
        || !(d.page() instanceof Page.OfLines<?> lines && lines.ends())) {
      return false;
    }
    // The newest effect with a key cancels the older one, which then says how far it came.
    effects.add(new Effect<>(READING, () -> new Msg.Left(of.ticket())));
    return true;
  }

  /** Lines that are held still are not taken any more, and taken again when followed. */
  void change(Draft d, UnaryOperator<LogView> change, List<Effect<Msg>> effects) {
    LogView was = d.place().lines();
    d.put(d.place().withLines(change));
    LogView is = d.place().lines();
    if (was != null && is != null && was.takes() != is.takes()) {
      listen(is.takes(), effects);
    }
  }
}
