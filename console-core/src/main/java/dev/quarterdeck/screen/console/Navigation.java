package dev.quarterdeck.screen.console;

import dev.quarterdeck.screen.Tone;
import dev.quarterdeck.screen.console.State.Prompt;
import dev.quarterdeck.screen.loop.Effect;
import dev.quarterdeck.screen.table.TableState;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Ways from page to page: opening, going back, walking the past, another page in its place. */
final class Navigation {
  private final Reading reading;
  private final Tails tails;
  private final Switching switching;

  Navigation(Reading reading, Tails tails, Switching switching) {
    this.reading = reading;
    this.tails = tails;
    this.switching = switching;
  }

  /** To the end of a way, and to a row there. */
  void lead(Draft d, List<Page<?>> way, String row, List<Effect<Msg>> effects) {
    d.trails = d.trails.go(way);
    d.list(t -> t.shown(row));
    shown(d, effects);
  }

  void walk(Draft d, @Nullable Trails next, List<Effect<Msg>> effects) {
    if (next == null) {
      d.notice("There is nothing further that way.", Tone.MUTED);
    } else {
      d.trails = next;
      shown(d, effects);
    }
  }

  /** Chooses in the list; a detail that is open beside it follows. */
  void select(Draft d, String id, List<Effect<Msg>> effects) {
    TableState list = d.list().table();
    if (list == null || id.equals(list.selected())) {
      return;
    }
    d.list(t -> t.select(id));
    if (d.table() == null) {
      List<Page<?>> way = new ArrayList<>(d.pages());
      while (way.size() > 1 && !(way.getLast() instanceof Page.OfRows<?>)) {
        way.removeLast();
      }
      // Looking through a list is one step of the way, not many.
      d.trails = new Trails(way, d.trails.before(), List.of());
      d.list().open(d.done()).ifPresent(page -> d.trails = d.trails.replaced(page));
      shown(d, effects);
    }
  }

  /** What a page puts on the key itself goes before where its line leads. */
  void open(Draft d, List<Effect<Msg>> effects) {
    String key = Action.OPEN.keys().getFirst();
    Optional<Msg> own =
        d.place().offers(d.done()).stream()
            .filter(o -> o.keys().contains(key))
            .map(Offer::msg)
            .findFirst();
    own.or(() -> d.place().open(d.done()).map(Msg.Go::new)).ifPresent(m -> there(d, m, effects));
  }

  void there(Draft d, Msg msg, List<Effect<Msg>> effects) {
    if (msg instanceof Msg.Switch(String profile, String region)) {
      switching.to(d, profile, region, effects);
    } else if (msg instanceof Msg.Go(Page<?> page)) {
      go(d, page, effects);
    }
  }

  /** What a person did to the rows is kept: it is the same list, seen otherwise. */
  void instead(Draft d, Page<?> page, List<Effect<Msg>> effects) {
    Place<?> was = d.place();
    List<Page<?>> way = new ArrayList<>(d.pages());
    way.removeLast();
    d.trails = new Trails(way, d.trails.before(), d.trails.ahead()).replaced(page);
    d.put(d.place(page).like(was));
    shown(d, effects);
  }

  /** Esc unwinds: prompt, help, filter, faults, a search under way, page. */
  void back(Draft d, List<Effect<Msg>> effects) {
    TableState t = d.table();
    if (!(d.prompt instanceof Prompt.None)) {
      if (d.prompt instanceof Prompt.FilterLine) {
        d.table(table -> table.withFilter(""));
        tails.change(d, v -> v.searching(""), effects);
      }
      d.prompt = new Prompt.None();
    } else if (d.help) {
      d.help = false;
    } else if (t != null && !t.filter().isEmpty()) {
      d.table(table -> table.withFilter(""));
    } else if (t != null && t.faults()) {
      d.table(table -> table.withFaults(false));
    } else if (d.place().lines() != null && !d.place().lines().search().isEmpty()) {
      tails.change(d, v -> v.searching(""), effects);
    } else if (!tails.stop(d, effects) && d.pages().size() > 1) {
      d.trails = d.trails.go(d.pages().subList(0, d.pages().size() - 1));
      shown(d, effects);
    }
  }

  void root(Draft d, Page<?> page, List<Effect<Msg>> effects) {
    d.trails = d.trails.go(List.of(page));
    shown(d, effects);
  }

  /** Another page is in sight. */
  private void shown(Draft d, List<Effect<Msg>> effects) {
    d.help = false;
    d.helpScroll = 0;
    if (d.table() != null) {
      d.prompt = new Prompt.None();
    }
    reading.shown(d, effects);
  }

  void go(Draft d, Page<?> page, List<Effect<Msg>> effects) {
    if (d.page().equals(page)) {
      return;
    }
    List<Page<?>> pages = new ArrayList<>(d.pages());
    int known = pages.indexOf(page);
    if (known >= 0) {
      pages.subList(known, pages.size()).clear();
    }
    pages.add(page);
    d.trails = d.trails.go(pages);
    shown(d, effects);
  }
}
