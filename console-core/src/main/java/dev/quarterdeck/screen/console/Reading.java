package dev.quarterdeck.screen.console;

import dev.quarterdeck.kernel.Outcome;
import dev.quarterdeck.kernel.Snapshot;
import dev.quarterdeck.screen.Tone;
import dev.quarterdeck.screen.loop.Effect;
import dev.quarterdeck.screen.table.Table;
import java.util.List;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** The reads that pages ask for, as effects; the key makes the newest read of a page win. */
final class Reading {
  /** What was read, with the table that a page of rows makes of it. */
  private record Prepared<V>(Snapshot<V> value, @Nullable Table table) {
    static <V> Prepared<V> of(Page<V> page, Snapshot<V> value) {
      return new Prepared<>(value, page instanceof Page.OfRows<V> rows ? rows.table(value) : null);
    }
  }

  private final Reads reads;

  Reading(Reads reads) {
    this.reads = reads;
  }

  /** Account and clusters make the environment's label more certain. */
  Effect<Msg> facts() {
    return new Effect<>("facts", () -> new Msg.FactsRead(reads.facts(), reads.contexts()));
  }

  /** All that the shown page is made of, due or not; what is under way is waited for. */
  void everything(Draft d, List<Effect<Msg>> effects) {
    identity(d, effects);
    read(d, d.page(), false, effects);
    needs(d, effects);
  }

  /** The same when a person asks: what was remembered is read again. */
  void anew(Draft d, List<Effect<Msg>> effects) {
    identity(d, effects);
    read(d, d.page(), true, effects);
    needs(d, effects);
  }

  /** The list that the shown page was opened from: a window shows it beside. */
  void beneath(Draft d, List<Effect<Msg>> effects) {
    List<Page<?>> pages = d.pages();
    for (Page<?> page : pages.subList(0, pages.size() - 1).reversed()) {
      if (page instanceof Page.OfRows<?>) {
        read(d, page, false, effects);
        return;
      }
    }
  }

  private void needs(Draft d, List<Effect<Msg>> effects) {
    for (Page<?> other : d.page().needs()) {
      if (!d.place(other).feed().loading()) {
        read(d, other, false, effects);
      }
    }
  }

  /** Another page is in sight: it is read when it never was. */
  void shown(Draft d, List<Effect<Msg>> effects) {
    giveUp(d, effects);
    d.forget();
    if (d.place().feed().startedAt() == null) {
      due(d, effects);
    }
  }

  /** Another page when it was never read. */
  void ifNever(Draft d, Page<?> page, List<Effect<Msg>> effects) {
    if (d.place(page).feed().startedAt() == null) {
      read(d, page, false, effects);
    }
  }

  /** The shown page and what it needs, each when it is due. */
  void due(Draft d, List<Effect<Msg>> effects) {
    if (d.due(d.place())) {
      read(d, d.page(), false, effects);
    }
    for (Page<?> other : d.page().needs()) {
      if (d.due(d.place(other))) {
        read(d, other, false, effects);
      }
    }
  }

  private <V> void read(Draft d, Page<V> page, boolean anew, List<Effect<Msg>> effects) {
    d.put(d.place(page).started(d.now));
    effects.add(
        new Effect<>(
            page.key(),
            () -> {
              Outcome<Prepared<V>> outcome =
                  safe(
                      () ->
                          (anew ? page.readAnew(reads) : page.read(reads))
                              .map(v -> Prepared.of(page, v)));
              Table table =
                  outcome instanceof Outcome.Done<Prepared<V>>(var made) ? made.table() : null;
              return new Msg.PageRead(page, outcome.map(Prepared::value), reads.now(), table);
            }));
  }

  /**
   * Long reads end with the last page that waits for them; the empty effect takes the place of the
   * read and so cancels it.
   */
  private static void giveUp(Draft d, List<Effect<Msg>> effects) {
    if (d.page().tells()) {
      return;
    }
    for (Place<?> place : d.telling()) {
      d.put(place.givenUp());
      String said =
          place.page().title() + " was left before it was read; coming back begins it anew.";
      effects.add(new Effect<>(place.page().key(), () -> new Msg.Note(said, Tone.MUTED)));
    }
  }

  /** How far the read of the shown page is, while there is nothing else to show. */
  void reached(Draft d, List<Effect<Msg>> effects) {
    Feed<?> feed = d.place().feed();
    Page<?> page = d.page();
    if (page.tells() && feed.loading() && feed.value() == null) {
      effects.add(
          new Effect<>("reached " + page.key(), () -> new Msg.Reached(page, page.reached(reads))));
    }
  }

  void identity(Draft d, List<Effect<Msg>> effects) {
    d.identity = d.identity.started(d.now);
    effects.add(
        new Effect<>("identity", () -> new Msg.IdentityRead(safe(reads::identity), reads.now())));
  }

  /** A read that throws is one that failed: its feed must not wait for ever. */
  private static <T> Outcome<T> safe(Supplier<Outcome<T>> read) {
    return Outcome.of(() -> read.get().orThrow());
  }
}
