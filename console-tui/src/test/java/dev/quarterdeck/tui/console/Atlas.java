package dev.quarterdeck.tui.console;

import dev.quarterdeck.kernel.Outcome;
import dev.quarterdeck.kernel.Snapshot;
import dev.quarterdeck.logs.LogLine;
import dev.quarterdeck.logs.tail.Tail;
import dev.quarterdeck.screen.change.Undertaking;
import dev.quarterdeck.screen.console.Action;
import dev.quarterdeck.screen.console.Msg;
import dev.quarterdeck.screen.console.Offer;
import dev.quarterdeck.screen.console.Page;
import dev.quarterdeck.screen.console.Reads;
import dev.quarterdeck.screen.console.Roots;
import dev.quarterdeck.screen.console.Spot;
import dev.quarterdeck.screen.console.State;
import dev.quarterdeck.screen.console.Update;
import dev.quarterdeck.screen.console.View;
import dev.quarterdeck.screen.table.Row;
import dev.quarterdeck.screen.table.TableState;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;

/**
 * Every page that can be reached, and everything that can be set about, found by walking from the
 * roots along all rows, links and offers: whoever adds a page or an action adds nothing here.
 */
final class Atlas {
  /** So many pages of one sort are looked into. */
  private static final int OF_ONE_SORT = 8;

  /** And so many of one sort of undertakings are remembered. */
  private static final int ALIKE = 40;

  /** So many rows of a list are. */
  private static final int ROWS = 250;

  /** A page with something on it, as the console shows it at first. */
  record Sight(Page<?> page, State state) {
    /** It says what it means that there is nothing. */
    boolean empty() {
      return View.of(state).body() instanceof View.Body.Empty;
    }

    @Override
    public String toString() {
      return page.kind();
    }
  }

  /** Something that a key begins there. */
  record Deed(Page<?> page, State state, Offer offer, Undertaking<Reads> undertaking) {
    @Override
    public String toString() {
      return undertaking.getClass().getSimpleName() + " on " + page.kind();
    }
  }

  private final Reads reads;
  private final Update update;
  private final Deque<Page<?>> ahead = new ArrayDeque<>();
  private final Set<Page<?>> known = new HashSet<>();
  private final Map<Class<?>, Integer> sorts = new HashMap<>();
  private final Map<Class<?>, Sight> sights = new LinkedHashMap<>();
  private final Map<Class<?>, List<Deed>> deeds = new LinkedHashMap<>();
  private final List<String> failures = new ArrayList<>();

  private Atlas(Reads reads) {
    this.reads = reads;
    this.update = new Update(reads);
  }

  static Atlas of(Reads reads) {
    Atlas atlas = new Atlas(reads);
    Roots.ALL.forEach(r -> atlas.leads(r.page()));
    while (!atlas.ahead.isEmpty()) {
      atlas.look(atlas.ahead.poll());
    }
    return atlas;
  }

  List<Sight> sights() {
    return List.copyOf(sights.values());
  }

  /** Of each sort those that were found first: not everything can be done everywhere. */
  List<List<Deed>> deeds() {
    return List.copyOf(deeds.values());
  }

  /** Pages that could not be read. */
  List<String> failures() {
    return failures;
  }

  private void leads(Page<?> page) {
    if (!known.contains(page) && sorts.getOrDefault(page.getClass(), 0) < OF_ONE_SORT) {
      sorts.merge(page.getClass(), 1, Integer::sum);
      known.add(page);
      ahead.add(page);
    }
  }

  private void look(Page<?> page) {
    State state = State.start(reads.facts(), reads.now(), Duration.ofSeconds(5), page);
    state = send(state, new Msg.IdentityRead(reads.identity(), reads.now()));
    for (Page<?> needed : page.needs()) {
      leads(needed);
      state = read(state, needed);
    }
    State at = read(state, page);
    View.Body body = View.of(at).body();
    if (body instanceof View.Body.Failed(String sentence, String remedy)) {
      failures.add(page + ": " + sentence);
      return;
    }
    Sight before = sights.get(page.getClass());
    if (before == null || before.empty()) {
      sights.put(page.getClass(), new Sight(page, at));
    }
    offers(page, View.of(at).offers(), () -> at);
    along(page, at);
    if (page instanceof Page.OfLines<?> log) {
      lines(log);
    }
    opened(at, Action.RAW);
  }

  /** Where the rows and lines of a page lead, and what can be done on each. */
  private <V> void along(Page<V> page, State state) {
    V value = state.place(page).value();
    TableState table = state.table();
    if (page instanceof Page.OfRows<V> rows && table != null && value != null) {
      for (Row row : table.visible().stream().limit(ROWS).toList()) {
        rows.open(value, row).ifPresent(this::leads);
        offers(page, page.offers(value, row), () -> send(state, new Msg.Select(row.id())));
      }
      State all = send(state, new Msg.Do(Action.MARK_ALL));
      opened(all, Action.OPEN);
      offers(page, View.of(all).offers(), () -> all);
    } else if (View.of(state).body() instanceof View.Body.Detail(var sections, int spot)) {
      for (Spot s : Spot.of(sections)) {
        Optional.ofNullable(s.to()).ifPresent(this::leads);
        offers(page, page.offers(value, s.row()), () -> send(state, new Msg.ToSpot(s.id())));
      }
    }
  }

  /** The page of the first line that comes. */
  private <V> void lines(Page.OfLines<V> log) {
    V value = log.read(reads).orThrow().value();
    log.follow(
            reads,
            value,
            new Tail.Sink() {
              @Override
              public boolean lines(List<LogLine> lines) {
                lines.stream()
                    .limit(1)
                    .forEach(line -> log.open(line).ifPresent(Atlas.this::leads));
                return lines.isEmpty();
              }

              @Override
              public void note(String text) {}
            })
        .orThrow();
  }

  private <V> State read(State state, Page<V> page) {
    Outcome<Snapshot<V>> outcome = page.read(reads);
    return send(state, new Msg.PageRead(page, outcome, reads.now()));
  }

  private State send(State state, Msg msg) {
    return update.update(state, msg).state();
  }

  private void opened(State state, Action action) {
    State there = send(state, new Msg.Do(action));
    if (there.page() != state.page()) {
      leads(there.page());
    }
  }

  /** {@code there}: where a person stands who has them. */
  private void offers(Page<?> page, List<Offer> offers, Supplier<State> there) {
    for (Offer offer : offers) {
      switch (offer.msg()) {
        case Msg.Go(Page<?> to) -> leads(to);
        case Msg.Instead(Page<?> to) -> leads(to);
        case Msg.Begin(var proposal) -> deed(page, there, offer, proposal);
        case Msg.Run(var errand) -> deed(page, there, offer, errand);
        default -> {
          // Stays where it is.
        }
      }
    }
  }

  private void deed(
      Page<?> page, Supplier<State> there, Offer offer, Undertaking<Reads> undertaking) {
    List<Deed> alike = deeds.computeIfAbsent(undertaking.getClass(), c -> new ArrayList<>());
    if (alike.size() < ALIKE
        && alike.stream().noneMatch(d -> d.undertaking().equals(undertaking))) {
      alike.add(new Deed(page, there.get(), offer, undertaking));
    }
  }
}
