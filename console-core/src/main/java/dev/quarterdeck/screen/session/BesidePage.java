package dev.quarterdeck.screen.session;

import dev.quarterdeck.kernel.Outcome;
import dev.quarterdeck.kernel.Snapshot;
import dev.quarterdeck.screen.Tone;
import dev.quarterdeck.screen.console.Context;
import dev.quarterdeck.screen.console.Msg;
import dev.quarterdeck.screen.console.Offer;
import dev.quarterdeck.screen.console.Page;
import dev.quarterdeck.screen.console.Reads;
import dev.quarterdeck.screen.console.Section;
import dev.quarterdeck.screen.console.State;
import dev.quarterdeck.screen.table.Row;
import dev.quarterdeck.screen.table.Table;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Several contexts side by side, each read for itself: one that hangs or has expired holds up none
 * of the others.
 *
 * @param contexts those that are looked at, at most {@link #MOST}
 * @param left so many more were asked for
 */
public record BesidePage(List<Context> contexts, int left) implements Page.OfSections<Boolean> {
  /** Each is a session of its own, and is read again and again. */
  static final int MOST = 12;

  public BesidePage {
    contexts = List.copyOf(contexts);
  }

  /** Of the first of these. */
  public static BesidePage of(List<Context> wanted) {
    List<Context> all = wanted.stream().distinct().toList();
    return new BesidePage(
        all.subList(0, Math.min(MOST, all.size())), Math.max(0, all.size() - MOST));
  }

  /** Where a front end starts that was opened on these: several are looked at first. */
  public static State first(State start, List<Context> contexts) {
    return contexts.size() < 2 ? start : start.on(of(contexts));
  }

  @Override
  public String kind() {
    return "beside";
  }

  @Override
  public String title() {
    return "Side by side";
  }

  @Override
  public List<Page<?>> needs() {
    return List.copyOf(pages());
  }

  private List<ContextPage> pages() {
    return contexts.stream().map(ContextPage::new).toList();
  }

  /** Nothing of its own. */
  @Override
  public Outcome<Snapshot<Boolean>> read(Reads reads) {
    return Outcome.done(new Snapshot<>(true, reads.now(), List.of()));
  }

  @Override
  public List<Section> sections(@Nullable Snapshot<Boolean> value, State state) {
    List<Section> sections = new ArrayList<>();
    Map<String, Page<?>> links = new HashMap<>();
    List<Row> rows = new ArrayList<>();
    for (ContextPage page : pages()) {
      String id = page.title();
      rows.add(ContextRows.row(id, page.context(), state.place(page).feed(), state));
      links.put(id, page);
    }
    sections.add(new Section.Rows("Contexts", new Table(ContextRows.COLUMNS, rows), "", links));
    ContextRows.troubles(pages(), state).ifPresent(sections::add);
    if (left > 0) {
      sections.add(
          new Section.Facts(
              "Not looked at",
              List.of(
                  Section.Fact.of(
                      "More",
                      left + " of those asked for; at most " + MOST + " are read side by side.",
                      Tone.MUTED))));
    }
    return sections;
  }

  @Override
  public List<Offer> offers(@Nullable Boolean value, @Nullable Row row) {
    if (row == null) {
      return List.of();
    }
    for (ContextPage page : pages()) {
      if (row.id().equals(page.title()) || row.id().startsWith(page.title() + ContextRows.OF)) {
        return List.of(
            new Offer(
                "switch",
                "go there",
                List.of("enter"),
                "Work in the chosen context; [ comes back to this page",
                false,
                null,
                new Msg.Switch(page.context().profile(), page.context().region())),
            Offer.to("context", "details", "d", "What the context answered, whole", page));
      }
    }
    return List.of();
  }
}
