package dev.quarterdeck.screen.console;

import dev.quarterdeck.kernel.Problem;
import dev.quarterdeck.screen.Tone;
import dev.quarterdeck.screen.change.Sheet;
import dev.quarterdeck.screen.table.TableState;
import dev.quarterdeck.session.Identity;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/** A mutable copy of {@link State} that lives inside one update. */
final class Draft {
  private static final Duration NOTICE_LASTS = Duration.ofSeconds(6);
  private static final Duration LEADING_LASTS = Duration.ofSeconds(30);

  State.Facts facts;
  Contexts contexts;
  Feed<Identity> identity;
  Instant now;
  Duration refreshEvery;
  State.Look look;
  Trails trails;
  State.Prompt prompt;
  boolean help;
  int helpScroll;
  State.@Nullable Notice notice;
  State.@Nullable Clip clip;
  @Nullable Sheet sheet;
  boolean quitting;
  int running;
  boolean leaving;
  private Map<Page<?>, Place<?>> places;

  Draft(State s) {
    facts = s.facts();
    contexts = s.contexts();
    identity = s.identity();
    now = s.now();
    refreshEvery = s.refreshEvery();
    look = s.look();
    trails = s.trails();
    places = s.places();
    prompt = s.prompt();
    help = s.help();
    helpScroll = s.helpScroll();
    notice = s.notice();
    clip = s.clip();
    sheet = s.sheet();
    quitting = s.quitting();
    running = s.running();
    leaving = s.leaving();
  }

  List<Page<?>> pages() {
    return trails.here();
  }

  Page<?> page() {
    return pages().getLast();
  }

  @SuppressWarnings("unchecked") // a place is kept under its own page
  <V> Place<V> place(Page<V> page) {
    return Objects.requireNonNullElseGet((Place<V>) places.get(page), () -> Place.at(page));
  }

  Place<?> place() {
    return place(page());
  }

  void put(Place<?> place) {
    Map<Page<?>, Place<?>> next = new HashMap<>(places);
    next.put(place.page(), place);
    places = next;
  }

  /** Something was changed: what was read of other places may be so no more. */
  void expire() {
    Map<Page<?>, Place<?>> next = new HashMap<>(places);
    next.replaceAll((page, place) -> place.expired());
    places = next;
  }

  /** Pages whose long reads are under way. */
  List<Place<?>> telling() {
    return places.values().stream()
        .<Place<?>>map(p -> p)
        .filter(p -> p.page().tells() && p.feed().loading())
        .toList();
  }

  @Nullable TableState table() {
    return place().table();
  }

  /** Changes the shown page's table, where it has one. */
  void table(UnaryOperator<TableState> change) {
    put(place().withTable(change));
  }

  /** The nearest list under the shown page. */
  Place<?> list() {
    State s = done();
    return s.place(s.list());
  }

  void list(UnaryOperator<TableState> change) {
    put(list().withTable(change));
  }

  /** Not under way, and never begun or begun long enough ago. */
  boolean due(Feed<?> feed) {
    return due(feed, refreshEvery);
  }

  /** The same for a page, which may want to be read more often, or seldom. */
  <V> boolean due(Place<V> place) {
    return due(place.feed(), place.page().every(refreshEvery, place.value()));
  }

  private boolean due(Feed<?> feed, Duration every) {
    Instant last = feed.startedAt();
    return !feed.loading()
        && (last == null || (!every.isZero() && !now.isBefore(last.plus(every))));
  }

  void notice(String text, Tone tone) {
    notice = new State.Notice(text, tone, now.plus(NOTICE_LASTS), null, "");
  }

  /** The same, leading to what it is about: it stays long enough to be followed. */
  void notice(String text, Tone tone, Msg go) {
    notice = new State.Notice(text, tone, now.plus(LEADING_LASTS), go, "");
  }

  /** Something failed that nobody foresaw: it stays long enough to be read and copied. */
  void crashed(Problem problem) {
    String details = problem instanceof Problem.Unexpected u ? u.detail() : "";
    String text = problem.sentence() + " → " + problem.remedy();
    notice = new State.Notice(text, Tone.BAD, now.plus(LEADING_LASTS), null, details);
  }

  void copy(String text) {
    clip = new State.Clip(text, clip == null ? 1 : clip.serial() + 1);
  }

  /** Whether a way leads there; to a root there always is one. */
  boolean keeps(Page<?> page) {
    return trails.has(page)
        || trails.here().stream().anyMatch(p -> p.needs().contains(page))
        || Roots.ALL.stream().anyMatch(r -> r.page().equals(page));
  }

  /** Forgets pages that no way leads to; the roots stay. */
  void forget() {
    Map<Page<?>, Place<?>> kept = new HashMap<>(places);
    kept.keySet().removeIf(p -> !keeps(p));
    places = kept;
  }

  State done() {
    return new State(
        facts,
        contexts,
        identity,
        now,
        refreshEvery,
        look,
        trails,
        places,
        prompt,
        help,
        helpScroll,
        notice,
        clip,
        sheet,
        running,
        leaving,
        quitting);
  }
}
