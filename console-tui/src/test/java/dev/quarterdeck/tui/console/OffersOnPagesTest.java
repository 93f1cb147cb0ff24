package dev.quarterdeck.tui.console;

import static org.assertj.core.api.Assertions.assertThat;

import dev.quarterdeck.kernel.Outcome;
import dev.quarterdeck.kernel.Snapshot;
import dev.quarterdeck.sandbox.Scenario;
import dev.quarterdeck.screen.console.Action;
import dev.quarterdeck.screen.console.Msg;
import dev.quarterdeck.screen.console.Offer;
import dev.quarterdeck.screen.console.Page;
import dev.quarterdeck.screen.console.Reads;
import dev.quarterdeck.screen.console.Roots;
import dev.quarterdeck.screen.console.State;
import dev.quarterdeck.screen.console.Update;
import dev.quarterdeck.screen.console.View;
import dev.quarterdeck.tui.terminal.Grid;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * On every page the terminal offers what core publishes, in core's words: in its hints and its
 * help. The window is held against the same in its own test.
 */
class OffersOnPagesTest {
  private static final int ROWS = 160;

  /** Two columns of help would part texts; one is wide enough for every line. */
  private static final int COLUMNS = 118;

  @TempDir private Path home;

  @Test
  void everyPageOffersWhatCorePublishes() throws Exception {
    try (SandboxReads aws =
        new SandboxReads(Scenario.STALE_SECRET, home, Duration.ofSeconds(60), false)) {
      for (Roots.Root root : Roots.ALL) {
        State s = at(aws.reads(), root.page());
        offers(aws.reads(), s);
        Msg.Do open = new Msg.Do(Action.OPEN);
        State opened = new Update(aws.reads()).update(s, open).state();
        if (!opened.page().equals(root.page())) {
          offers(aws.reads(), read(aws.reads(), opened, opened.page()));
        }
      }
    }
  }

  private static State at(Reads reads, Page<?> page) {
    return read(reads, State.start(reads.facts(), reads.now(), Duration.ofSeconds(5), page), page);
  }

  private static <V> State read(Reads reads, State s, Page<V> page) {
    Outcome<Snapshot<V>> read = page.read(reads);
    assertThat(read).as(page.title()).isInstanceOf(Outcome.Done.class);
    return new Update(reads).update(s, new Msg.PageRead(page, read, reads.now())).state();
  }

  private static void offers(Reads reads, State s) {
    String page = s.page().title();
    List<Offer> published = new ArrayList<>(s.place().offers(s));
    published.addAll(Roots.offers());
    for (Action action : Action.values()) {
      published.add(Offer.of(action));
    }
    String help = drawn(new Update(reads).update(s, new Msg.Do(Action.HELP)).state());
    for (Offer o : published) {
      assertThat(help).as("help of " + page).contains(squeezed(o.help()));
      assertThat(help).as("help of " + page).contains(squeezed(Bindings.shown(o.keys())));
    }
    String hints = drawn(s);
    for (Offer o : View.of(s).offers().subList(0, 3)) {
      assertThat(hints)
          .as("hints of " + page)
          .contains(squeezed(Bindings.shown(o.keys().getFirst()) + o.title()));
    }
    for (Offer o : s.place().offers(s)) {
      assertThat(View.offered(s, o.keys().getFirst())).as(page + " " + o.title()).isPresent();
    }
  }

  /** Everything on the screen; lines that were wrapped are joined. */
  private static String drawn(State s) {
    Grid grid = new Grid(ROWS, COLUMNS);
    new Picture().draw(grid, s, LineEdit.of(""), null, null);
    StringBuilder all = new StringBuilder();
    for (int row = 0; row < ROWS; row++) {
      all.append(grid.text(row).strip()).append(' ');
    }
    return squeezed(all.toString());
  }

  private static String squeezed(String text) {
    return text.replaceAll("\\s+", "");
  }
}
