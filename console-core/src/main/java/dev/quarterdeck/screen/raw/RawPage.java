package dev.quarterdeck.screen.raw;

import dev.quarterdeck.kernel.Outcome;
import dev.quarterdeck.kernel.Snapshot;
import dev.quarterdeck.screen.console.Page;
import dev.quarterdeck.screen.console.Reads;
import dev.quarterdeck.screen.console.Section;
import dev.quarterdeck.screen.console.State;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What is read for another page, as JSON; never a secret value.
 *
 * @param of the page whose reading is shown
 * @param rowId the row of that page that is shown alone; null for all of it
 */
public record RawPage(Page<?> of, @Nullable String rowId) implements Page.OfSections<String> {
  @Override
  public String kind() {
    return "raw";
  }

  @Override
  public String title() {
    return "JSON of " + (rowId == null ? of.title() : rowId.substring(rowId.lastIndexOf(':') + 1));
  }

  @Override
  public String key() {
    return kind() + " " + of.key() + (rowId == null ? "" : " " + rowId);
  }

  @Override
  public Outcome<Snapshot<String>> read(Reads reads) {
    return json(of, reads);
  }

  private <V> Outcome<Snapshot<String>> json(Page<V> page, Reads reads) {
    return page.read(reads)
        .map(
            read -> {
              Object thing = rowId == null ? read.value() : RawJson.row(read.value(), rowId);
              return new Snapshot<>(
                  reads.json(thing, read.unknowns()), read.asOf(), read.unknowns());
            });
  }

  @Override
  public List<Section> sections(@Nullable Snapshot<String> value, State state) {
    if (value == null) {
      return List.of();
    }
    return List.of(
        new Section.Facts(
            "JSON", value.value().lines().map(line -> Section.Fact.of("", line)).toList()));
  }
}
