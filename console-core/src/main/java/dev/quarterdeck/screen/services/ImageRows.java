package dev.quarterdeck.screen.services;

import dev.quarterdeck.health.Evidence;
import dev.quarterdeck.kernel.Text;
import dev.quarterdeck.screen.Tone;
import dev.quarterdeck.screen.Words;
import dev.quarterdeck.screen.console.Section;
import dev.quarterdeck.screen.table.Cell;
import dev.quarterdeck.screen.table.Column;
import dev.quarterdeck.screen.table.Row;
import dev.quarterdeck.screen.table.Table;
import dev.quarterdeck.services.image.ImageAges.Age;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/** The builds that a service's tasks run, and how old they are. */
final class ImageRows {
  /** Of a digest: enough to tell builds apart. */
  private static final int DIGEST = 19;

  private ImageRows() {}

  static Section of(Evidence evidence, Instant now) {
    List<Row> rows = new ArrayList<>();
    for (Evidence.Image i : evidence.images()) {
      for (String digest : i.digests().isEmpty() ? List.of("") : i.digests()) {
        rows.add(
            new Row(
                i.container() + ' ' + digest,
                List.of(
                    Cell.of(i.container()),
                    pushed(evidence.age(i.image(), digest), now),
                    Cell.of(
                        digest.isEmpty() ? Words.NOT_KNOWN : Text.shorten(digest, DIGEST),
                        Tone.MUTED),
                    Cell.of(i.image() == null ? "" : i.image(), Tone.MUTED))));
      }
    }
    return new Section.Rows(
        "Images",
        new Table(
            List.of(
                Column.of("container", "CONTAINER", 1),
                Column.of("pushed", "PUSHED", 1),
                Column.of("digest", "DIGEST", 3),
                Column.growing("image", "IMAGE", 2)),
            rows),
        "No task tells its image yet.");
  }

  private static Cell pushed(@org.jspecify.annotations.Nullable Age age, Instant now) {
    if (age == null) {
      return Cell.of(Words.NOT_KNOWN, Tone.MUTED);
    }
    return age.pushedAt() == null
        ? Cell.of("not known: " + age.unknown(), Tone.MUTED)
        : age.moved() == null
            ? Cell.of(Words.age(age.pushedAt(), now) + " ago")
            : Cell.of(
                "▲ "
                    + Words.age(age.pushedAt(), now)
                    + " ago; the tag moved: "
                    + Text.shorten(age.moved().digest(), DIGEST)
                    + " since "
                    + Words.age(age.moved().at(), now),
                Tone.WARN);
  }
}
