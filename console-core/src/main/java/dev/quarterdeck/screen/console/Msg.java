package dev.quarterdeck.screen.console;

import dev.quarterdeck.kernel.Outcome;
import dev.quarterdeck.kernel.Problem;
import dev.quarterdeck.kernel.Snapshot;
import dev.quarterdeck.screen.Tone;
import dev.quarterdeck.screen.change.Proposal;
import dev.quarterdeck.screen.change.SheetMsg;
import dev.quarterdeck.screen.change.Undertaking;
import dev.quarterdeck.screen.logs.LinesMsg;
import dev.quarterdeck.screen.logs.Tailing;
import dev.quarterdeck.screen.table.Table;
import dev.quarterdeck.session.Identity;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Everything that can happen to the console. */
public sealed interface Msg {
  /** An action by key, button or menu. */
  record Do(Action action) implements Msg {}

  /**
   * A row of the list was chosen with the pointer, or by the widget's own keys; an open detail
   * follows.
   */
  record Select(String rowId) implements Msg {}

  /** Moves the selection by a widget's page height. */
  record Move(int rows) implements Msg {}

  /** The filter's text while it is typed. */
  record FilterText(String text) implements Msg {}

  /** The command line's text while it is typed. */
  record CommandText(String text) implements Msg {}

  /** Enter in the filter or command line. */
  record Submit() implements Msg {}

  /** A click on a column's title. */
  record SortBy(String columnId) implements Msg {}

  /** Jumps to a page, keeping what lies under it. */
  record Go(Page<?> page) implements Msg {}

  /** Reads pages that were never read, without going there. */
  record Look(List<Page<?>> pages) implements Msg {}

  /** The cursor of a page of sections goes to a line. */
  record ToSpot(String id) implements Msg {}

  /** Another view of the same: takes the shown page's place, without a step of the way. */
  record Instead(Page<?> page) implements Msg {}

  /** Something that a person does to lines. */
  record OnLines(LinesMsg msg) implements Msg {}

  /** Lines came for a page; {@code ticket} tells their tail from those that were left. */
  record Tailed(Page<?> page, long ticket, Tailing.News news) implements Msg {}

  /** Opens the command line with something in it. */
  record Type(String text) implements Msg {}

  /** A tail that was left has ended. */
  record Left(long ticket) implements Msg {}

  /** Goes to a place that stands for itself. */
  record Root(Page<?> page) implements Msg {}

  /** Goes straight to a thing, as if one had walked there; {@code row} is chosen in its list. */
  record Lead(List<Page<?>> way, String row) implements Msg {
    public Lead {
      way = List.copyOf(way);
    }
  }

  /** A whole command, as if it had been typed behind the colon. */
  record Say(String command) implements Msg {}

  /** Puts a text that is no secret on the clipboard; {@code what} names it. */
  record Copy(String text, String what) implements Msg {}

  /** Lays a sheet over the page: something is to be changed. */
  record Begin(Proposal<Reads, ?> proposal) implements Msg {}

  /** Lays a sheet over the page for something that changes nothing in AWS. */
  record Run(Undertaking<Reads> undertaking) implements Msg {}

  /** Brings the sheet back of a change that goes on without it. */
  record Watch() implements Msg {}

  /** Goes to another profile or region; null keeps the profile, or takes the profile's region. */
  record Switch(@Nullable String profile, @Nullable String region) implements Msg {}

  /** Something happened to the sheet. */
  record OnSheet(SheetMsg msg) implements Msg {}

  /** Time passes; also decides whether a refresh is due. */
  record Tick(Instant now) implements Msg {}

  record IdentityRead(Outcome<Identity> outcome, Instant now) implements Msg {}

  /** What is known of the connection and what could be switched to. */
  record FactsRead(State.Facts facts, Contexts contexts) implements Msg {}

  /** Another profile or region was opened, or not. */
  record Switched(Outcome<State.Facts> outcome, Instant now) implements Msg {}

  /** How far the read of a page is; null where it does not tell. */
  record Reached(Page<?> page, @Nullable String how) implements Msg {}

  /**
   * A page's read came back.
   *
   * @param table what a page of rows makes of it, made off the loop, where thousands of rows hold
   *     up no key; null leaves it to the update
   */
  record PageRead(
      Page<?> page, Outcome<? extends Snapshot<?>> outcome, Instant now, @Nullable Table table)
      implements Msg {
    public PageRead(Page<?> page, Outcome<? extends Snapshot<?>> outcome, Instant now) {
      this(page, outcome, now, null);
    }
  }

  /** Silences of alarms were looked at: those that were over are ended, or why not. */
  record SilencesEnded(Outcome<List<String>> outcome) implements Msg {}

  /** Something that only a front end knows, told where notices are. */
  record Note(String text, Tone tone) implements Msg {}

  /** An effect, a key or a picture failed in a way that nobody foresaw. */
  record Crashed(Problem problem) implements Msg {}
}
