package dev.quarterdeck.screen.console;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Where one is, as the way that led there, with the ways that were shown before and, after going
 * back, those that can be gone to again.
 *
 * @param here never empty; the last page is shown
 * @param before the latest last
 * @param ahead the next first
 */
public record Trails(List<Page<?>> here, List<List<Page<?>>> before, List<List<Page<?>>> ahead) {
  /** More than anybody walks back. */
  private static final int MOST = 50;

  public Trails {
    here = List.copyOf(here);
    before = List.copyOf(before);
    ahead = List.copyOf(ahead);
  }

  static Trails at(Page<?> page) {
    return new Trails(List.of(page), List.of(), List.of());
  }

  /** A new way; what lay ahead is forgotten. */
  Trails go(List<Page<?>> next) {
    if (next.equals(here)) {
      return this;
    }
    List<List<Page<?>>> past = new ArrayList<>(before);
    past.add(here);
    return new Trails(next, past.subList(Math.max(0, past.size() - MOST), past.size()), List.of());
  }

  /** The same way with one more page; no step of its own. */
  Trails replaced(Page<?> page) {
    List<Page<?>> way = new ArrayList<>(here);
    way.add(page);
    return new Trails(way, before, ahead);
  }

  /** The way shown before this one; null when there is none. */
  @Nullable Trails past() {
    if (before.isEmpty()) {
      return null;
    }
    List<List<Page<?>>> later = new ArrayList<>(ahead);
    later.addFirst(here);
    return new Trails(before.getLast(), before.subList(0, before.size() - 1), later);
  }

  /** The way that was left by {@link #past}; null when there is none. */
  @Nullable Trails future() {
    if (ahead.isEmpty()) {
      return null;
    }
    List<List<Page<?>>> past = new ArrayList<>(before);
    past.add(here);
    return new Trails(ahead.getFirst(), past, ahead.subList(1, ahead.size()));
  }

  /** Whether the page stands on any of the ways. */
  boolean has(Page<?> page) {
    return here.contains(page)
        || before.stream().anyMatch(t -> t.contains(page))
        || ahead.stream().anyMatch(t -> t.contains(page));
  }
}
