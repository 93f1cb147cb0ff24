package dev.quarterdeck.screen.console;

import dev.quarterdeck.screen.Tone;
import dev.quarterdeck.screen.change.Sheet;
import dev.quarterdeck.screen.table.TableState;
import dev.quarterdeck.session.Environment;
import dev.quarterdeck.session.Identity;
import dev.quarterdeck.session.Theme;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Everything the console shows, immutable; changed only in {@link Update}. Never holds a secret
 * value.
 *
 * @param trails where one is, with where one was before and had gone on to
 * @param places what is known of each page on the way; a page that was never read is absent
 * @param helpScroll how far the help is scrolled
 * @param refreshEvery how often the shown page is read again; zero: only when asked to
 * @param look what a person set about the screen itself
 * @param clip the last text that was to be copied, never a secret value
 * @param sheet what lies over the page while something is changed
 * @param running how many changes go on although their sheets were left
 * @param leaving the front end closes when those have stopped
 * @param quitting the front end should close
 */
public record State(
    Facts facts,
    Contexts contexts,
    Feed<Identity> identity,
    Instant now,
    Duration refreshEvery,
    Look look,
    Trails trails,
    Map<Page<?>, Place<?>> places,
    Prompt prompt,
    boolean help,
    int helpScroll,
    @Nullable Notice notice,
    @Nullable Clip clip,
    @Nullable Sheet sheet,
    int running,
    boolean leaving,
    boolean quitting) {
  public State {
    places = Map.copyOf(places);
  }

  /**
   * The connection; changes by a switch, when the environment is recognised, and when a read-only
   * session is elevated.
   *
   * @param elevatedUntil when a session that is read-only otherwise is again; null for others
   */
  public record Facts(
      @Nullable String profile,
      String region,
      @Nullable String endpoint,
      Environment environment,
      boolean sandbox,
      boolean readOnly,
      @Nullable Instant elevatedUntil) {}

  /** The terminal's colours, and whether it hands over clicks; a window has its own. */
  public record Look(Theme theme, boolean mouse) {
    public static final Look DEFAULT = new Look(Theme.AUTO, true);
  }

  /** Where typing goes. */
  public sealed interface Prompt {
    record None() implements Prompt {}

    record FilterLine() implements Prompt {}

    record CommandLine(String text) implements Prompt {}
  }

  /**
   * A short-lived message.
   *
   * @param go what leads to the thing that it is about, or null
   * @param details what a person copies for a report; empty where the text says it all
   */
  public record Notice(String text, Tone tone, Instant until, @Nullable Msg go, String details) {}

  /**
   * A text for the clipboard.
   *
   * @param serial tells one request from the next of the same text
   */
  public record Clip(String text, long serial) {}

  public static State start(Facts facts, Instant now, Duration refreshEvery) {
    return start(facts, now, refreshEvery, Roots.first());
  }

  /** The same on another page. */
  public static State start(Facts facts, Instant now, Duration refreshEvery, Page<?> first) {
    return new State(
        facts,
        Contexts.NONE,
        Feed.idle(),
        now,
        refreshEvery,
        Look.DEFAULT,
        Trails.at(first),
        Map.of(),
        new Prompt.None(),
        false,
        0,
        null,
        null,
        null,
        0,
        false,
        false);
  }

  /** The same with another look. */
  public State withLook(Look next) {
    Draft d = draft();
    d.look = next;
    return d.done();
  }

  /** The same with a page over the one that is shown. */
  public State on(Page<?> page) {
    Draft d = draft();
    List<Page<?>> way = new ArrayList<>(d.pages());
    way.add(page);
    d.trails = Trails.at(d.page()).go(way);
    return d.done();
  }

  /** Somebody types, or fills in a sheet: nothing is read meanwhile. */
  public boolean typing() {
    return !(prompt instanceof Prompt.None) || (sheet != null && !sheet.inputs().isEmpty());
  }

  /** A change, or a look at something, is under way: leaving now would cut it off. */
  public boolean working() {
    return running > 0 || (sheet != null && sheet.stage() == Sheet.Stage.WORKING);
  }

  /** The breadcrumb, never empty; the last is shown. */
  public List<Page<?>> pages() {
    return trails.here();
  }

  public Page<?> page() {
    return pages().getLast();
  }

  /** What is known of a page. */
  @SuppressWarnings("unchecked") // a place is kept under its own page
  public <V> Place<V> place(Page<V> page) {
    return Objects.requireNonNullElseGet((Place<V>) places.get(page), () -> Place.at(page));
  }

  /** What is known of the shown page. */
  public Place<?> place() {
    return place(page());
  }

  /** The table of the shown page; null on a page without one. */
  public @Nullable TableState table() {
    return place().table();
  }

  /** Whether there is a list under the shown page, or it is one. */
  public boolean hasList() {
    return pages().stream().anyMatch(p -> p instanceof Page.OfRows<?>);
  }

  /** The nearest list under the shown page: what a window shows beside a detail. */
  public Page<?> list() {
    for (Page<?> page : pages().reversed()) {
      if (page instanceof Page.OfRows<?>) {
        return page;
      }
    }
    return Roots.list();
  }

  /** The table of {@link #list}. */
  public TableState listTable() {
    return Objects.requireNonNull(place(list()).table());
  }

  /** The feed behind the shown page. */
  public Feed<?> feed() {
    return place().feed();
  }

  /** A copy to change field by field. */
  Draft draft() {
    return new Draft(this);
  }
}
