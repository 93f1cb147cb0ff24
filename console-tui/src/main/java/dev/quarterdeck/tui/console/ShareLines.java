package dev.quarterdeck.tui.console;

import dev.quarterdeck.screen.console.Section;
import dev.quarterdeck.screen.metrics.MeasureWords;
import java.util.List;

/** Shares of 100 as bars. */
final class ShareLines {
  private static final int BAR = 20;

  private ShareLines() {}

  static List<Section.Fact> of(Section.Rings rings) {
    return rings.rings().stream()
        .map(
            r ->
                Section.Fact.of(
                        r.label(),
                        "%s %3d %%  %s"
                            .formatted(
                                MeasureWords.bar(r.percent() / 100.0, BAR), r.percent(), r.words())
                            .stripTrailing(),
                        r.tone())
                    .to(r.to()))
        .toList();
  }
}
