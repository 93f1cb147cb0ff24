package dev.quarterdeck.screen.readiness;

import dev.quarterdeck.readiness.Score;
import dev.quarterdeck.readiness.catalogue.Catalogue;
import dev.quarterdeck.screen.Tone;
import dev.quarterdeck.screen.console.Section;
import java.util.Comparator;
import java.util.List;

/** How far each category is, as rings. */
public final class Shares {
  private Shares() {}

  public static Section of(List<Score.Category> categories) {
    return new Section.Rings(
        "Readiness",
        categories.stream()
            .filter(c -> c.total() > 0)
            .sorted(Comparator.comparingInt(c -> order(c.category())))
            .map(Shares::ring)
            .toList());
  }

  private static Section.Ring ring(Score.Category c) {
    return new Section.Ring(
        ReadinessWords.category(c.category()),
        c.percent(),
        words(c),
        tone(c),
        new ItemsPage(c.category(), null));
  }

  static Tone tone(Score.Category c) {
    return c.failed() > 0 ? Tone.BAD : c.unknown() > 0 || !whole(c) ? Tone.WARN : Tone.OK;
  }

  private static String words(Score.Category c) {
    return c.failed() > 0
        ? c.failed() + " failing"
        : c.unknown() > 0 ? c.unknown() + " open" : whole(c) ? "done" : "warnings";
  }

  /** Nothing is left, no warning and no waiver either. */
  static boolean whole(Score.Category c) {
    return c.percent() == 100;
  }

  /** As reports list them; a team's own come last. */
  static int order(String category) {
    int at = Catalogue.CATEGORIES.indexOf(category);
    return at < 0 ? Catalogue.CATEGORIES.size() : at;
  }
}
