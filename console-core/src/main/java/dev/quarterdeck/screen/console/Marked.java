package dev.quarterdeck.screen.console;

import dev.quarterdeck.screen.Tone;
import dev.quarterdeck.screen.table.Row;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What can be done while several rows are marked: it acts on all of them, or says that it cannot.
 */
final class Marked {
  private Marked() {}

  static <V> List<Offer> offers(
      Page.OfRows<V> page, V value, List<Row> rows, @Nullable Row selected) {
    List<Offer> several = page.several(value, rows);
    List<Offer> always = page.offers(value, null);
    List<Offer> offers = new ArrayList<>(several);
    for (Offer one : page.offers(value, selected)) {
      if (several.stream().noneMatch(s -> s.keys().equals(one.keys()))) {
        offers.add(always.contains(one) || !acts(one) ? one : refused(one, rows.size()));
      }
    }
    return offers;
  }

  private static boolean acts(Offer offer) {
    return offer.msg() instanceof Msg.Begin || offer.msg() instanceof Msg.Run;
  }

  private static Offer refused(Offer one, int marked) {
    String why =
        "'"
            + one.title()
            + "' acts on one row, and "
            + marked
            + " are marked. "
            + Action.MARK_ALL.keys().getFirst()
            + " marks all, and again none.";
    return new Offer(
        one.id(),
        one.title(),
        one.keys(),
        one.help(),
        one.danger(),
        why,
        new Msg.Note(why, Tone.WARN));
  }
}
