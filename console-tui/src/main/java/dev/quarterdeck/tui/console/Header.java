package dev.quarterdeck.tui.console;

import dev.quarterdeck.screen.console.Msg;
import dev.quarterdeck.screen.console.Page;
import dev.quarterdeck.screen.console.State.Prompt;
import dev.quarterdeck.screen.console.View;
import dev.quarterdeck.screen.console.View.Badge;
import dev.quarterdeck.tui.terminal.Glyphs;
import dev.quarterdeck.tui.terminal.Grid;
import dev.quarterdeck.tui.terminal.Ink;
import dev.quarterdeck.tui.terminal.Style;
import java.util.ArrayList;
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

  static void draw(
      Grid grid, View view, @Nullable String filter, List<Page<?>> pages, Targets targets) {
    place(grid, view.header());
    crumbs(grid, view, filter, pages, targets);
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

  private static void crumbs(
      Grid grid, View view, @Nullable String filter, List<Page<?>> pages, Targets targets) {
    int right = status(grid, view);
    int x = 2;
    List<String> crumbs = fitting(view.breadcrumb(), right - x - 2);
    for (int i = 0; i < crumbs.size(); i++) {
      boolean last = i == crumbs.size() - 1;
      String crumb = Glyphs.fit(crumbs.get(i), Math.max(4, right - x - 2));
      int from = x;
      x = grid.put(1, x, crumb, last ? Style.BOLD : Style.MUTED, right);
      targets.add(1, from, x, new Msg.Go(pages.get(i)));
      if (!last) {
        x = grid.put(1, x, " › ", Style.MUTED, right);
      }
    }
    if (filter != null && !filter.isEmpty() && view.prompt() instanceof Prompt.None) {
      grid.put(1, x + 2, Glyphs.fit("/" + filter, Math.max(0, right - x - 3)), Style.ACCENT, right);
    }
  }

  /** The last crumbs that fit: where one is matters more than where one came from. */
  private static List<String> fitting(List<String> crumbs, int room) {
    List<String> kept = new ArrayList<>(crumbs);
    while (kept.size() > 1 && width(kept) > room) {
      if (!kept.getFirst().equals("…")) {
        kept.set(0, "…");
      } else if (kept.size() > 2) {
        kept.remove(1);
      } else {
        break;
      }
    }
    return kept;
  }

  private static int width(List<String> crumbs) {
    return crumbs.stream().mapToInt(Glyphs::width).sum() + 3 * (crumbs.size() - 1);
  }

  /** From the right edge: age, rows, verdict; returns the column at which they begin. */
  private static int status(Grid grid, View view) {
    View.Status status = view.status();
    int x = grid.columns() - 1;
    // While it is read the sign stands out; its place stays, so that nothing moves.
    Style style = status.loading() ? Style.ACCENT.bolder() : Style.MUTED;
    String every = roomFor(view, x) ? status.every() : "";
    x = leftOf(grid, x, every, style) + (every.isEmpty() ? 0 : 2);
    x = leftOf(grid, x, status.age(), Style.MUTED);
    x = leftOf(grid, x, status.rows(), Style.MUTED);
    Badge verdict = view.header().verdict();
    if (verdict != null) {
      x -= Glyphs.width(verdict.text());
      Tones.put(grid, 1, x, verdict.text(), verdict.tone(), Ink.PLAIN, grid.columns());
      x -= 3;
    }
    return x;
  }

  /** Whether the whole status leaves room for where one is, which matters more. */
  private static boolean roomFor(View view, int right) {
    View.Status status = view.status();
    Badge verdict = view.header().verdict();
    int taken = Glyphs.width(status.every()) + 1;
    for (String part :
        List.of(status.age(), status.rows(), verdict == null ? "" : verdict.text())) {
      taken += part.isEmpty() ? 0 : Glyphs.width(part) + 3;
    }
    List<String> crumbs = view.breadcrumb();
    int wanted = 2 + (crumbs.size() > 1 ? 4 : 0) + Glyphs.width(crumbs.getLast()) + 2;
    return right - taken >= wanted;
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
