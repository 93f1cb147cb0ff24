package dev.quarterdeck.tui.console;

import dev.quarterdeck.screen.console.State.Prompt;
import dev.quarterdeck.screen.console.View;
import dev.quarterdeck.screen.console.View.Badge;
import dev.quarterdeck.tui.terminal.Glyphs;
import dev.quarterdeck.tui.terminal.Grid;
import dev.quarterdeck.tui.terminal.Ink;
import dev.quarterdeck.tui.terminal.Style;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * The two lines at the top: where one works, as whom and what may happen there; below it the
 * breadcrumb, the verdict over everything, and the age of what is shown. Production colours the
 * whole line.
 */
final class Header {
  private Header() {}

  static void draw(Grid grid, View view, @Nullable String filter) {
    place(grid, view.header());
    crumbs(grid, view, filter);
  }

  private static void place(Grid grid, View.Header header) {
    Ink ground = header.production() ? Ink.ALERT : Ink.BAR;
    Style style = (header.production() ? Style.of(Ink.ON_BADGE) : Style.PLAIN).on(ground);
    grid.fill(0, 0, grid.columns(), style);
    int right = badges(grid, header.badges(), ground);
    String label =
        header.production() ? header.environment().toUpperCase(Locale.ROOT) : header.environment();
    int x = grid.put(0, 2, label, style.bolder(), right);
    Style quiet = header.production() ? style : Style.MUTED.on(ground);
    for (String fact : List.of(header.account(), header.region(), header.identity())) {
      if (!fact.isEmpty() && x + 5 < right) {
        x = grid.put(0, x, "  ", quiet, right);
        x = grid.put(0, x, Glyphs.fit(fact, right - x - 1), quiet, right);
      }
    }
  }

  /** Drawn from the right edge; returns the column at which they begin. */
  private static int badges(Grid grid, List<Badge> badges, Ink bar) {
    int x = grid.columns() - 1;
    for (Badge badge : badges.reversed()) {
      String text = " " + badge.text() + " ";
      x -= Glyphs.width(text);
      // On a bar of the same colour a badge is set off by being inverse.
      Style style = Style.of(Ink.ON_BADGE).bolder().on(Tones.ground(badge));
      grid.put(0, x, text, Tones.ground(badge) == bar ? style.reversed() : style);
      x--;
    }
    return x;
  }

  private static void crumbs(Grid grid, View view, @Nullable String filter) {
    int right = status(grid, view);
    int x = 2;
    List<String> crumbs = view.breadcrumb();
    int first = firstThatFits(crumbs, right - x - 1);
    if (first > 0) {
      x = grid.put(1, x, "… › ", Style.MUTED, right);
    }
    for (int i = first; i < crumbs.size(); i++) {
      boolean last = i == crumbs.size() - 1;
      String crumb = Glyphs.fit(crumbs.get(i), Math.max(4, right - x - 2));
      x = grid.put(1, x, crumb, last ? Style.BOLD : Style.MUTED, right);
      if (!last) {
        x = grid.put(1, x, " › ", Style.MUTED, right);
      }
    }
    if (filter != null && !filter.isEmpty() && view.prompt() instanceof Prompt.None) {
      grid.put(1, x + 2, Glyphs.fit("/" + filter, Math.max(0, right - x - 3)), Style.ACCENT, right);
    }
  }

  /** Where one is matters more than how one came there: the beginning of a long way is left out. */
  private static int firstThatFits(List<String> crumbs, int room) {
    int first = crumbs.size() - 1;
    int used = Glyphs.width(crumbs.get(first));
    while (first > 0) {
      int more = Glyphs.width(crumbs.get(first - 1)) + 3;
      int dots = first > 1 ? 4 : 0;
      if (used + more + dots > room) {
        break;
      }
      used += more;
      first--;
    }
    return first;
  }

  /** From the right edge: age, rows, verdict; returns the column at which they begin. */
  private static int status(Grid grid, View view) {
    View.Status status = view.status();
    int x = grid.columns() - 1;
    String age = status.age();
    if (status.loading()) {
      age = age.isEmpty() ? "↻" : age + " ↻";
    } else if (!age.isEmpty()) {
      // The place of the sign stays free, so that nothing moves while it comes and goes.
      age = age + "  ";
    }
    x = leftOf(grid, x, age, Style.MUTED);
    x = leftOf(grid, x, status.rows(), Style.MUTED);
    Badge verdict = view.header().verdict();
    if (verdict != null) {
      x -= Glyphs.width(verdict.text());
      Tones.put(grid, 1, x, verdict.text(), verdict.tone(), Ink.PLAIN, grid.columns());
      x -= 3;
    }
    return x;
  }

  private static int leftOf(Grid grid, int right, String text, Style style) {
    if (text.isEmpty()) {
      return right;
    }
    int x = right - Glyphs.width(text);
    grid.put(1, x, text, style);
    return x - 3;
  }
}
