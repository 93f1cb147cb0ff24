package dev.quarterdeck.screen.logs;

import dev.quarterdeck.kernel.Outcome;
import dev.quarterdeck.kernel.Snapshot;
import dev.quarterdeck.kernel.Text;
import dev.quarterdeck.logs.LogLine;
import dev.quarterdeck.screen.console.Page;
import dev.quarterdeck.screen.console.Reads;
import dev.quarterdeck.screen.console.Section;
import dev.quarterdeck.screen.console.Section.Fact;
import dev.quarterdeck.screen.console.State;
import dev.quarterdeck.screen.table.Cell;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** One line in full: its fields where it is JSON, and where it came from. */
public record LinePage(LogLine line) implements Page.OfSections<LogLine> {
  @Override
  public String kind() {
    return "line";
  }

  @Override
  public String title() {
    return LineWords.time(line);
  }

  @Override
  public String key() {
    return kind() + " " + line.source().label() + " " + line.event().eventId();
  }

  @Override
  public int every() {
    return 0;
  }

  /** It is known already. */
  @Override
  public Outcome<Snapshot<LogLine>> read(Reads reads) {
    return Outcome.done(new Snapshot<>(line, reads.now(), List.of()));
  }

  @Override
  public List<Section> sections(@Nullable Snapshot<LogLine> value, State state) {
    List<Section> sections = new ArrayList<>();
    Map<String, String> fields = LineWords.fields(line);
    if (!fields.isEmpty()) {
      List<Fact> facts = new ArrayList<>();
      fields.forEach((name, text) -> facts.add(Fact.of(Text.clean(name), text)));
      sections.add(new Section.Facts("Fields", facts));
    }
    List<Fact> facts = new ArrayList<>();
    facts.add(Fact.of("At", line.event().at().toString()));
    facts.add(
        new Fact(
            "Level",
            line.level() == null
                ? Cell.of("none recognised", LineWords.tone(null))
                : Cell.of(line.level().name(), LineWords.tone(line.level()))));
    facts.add(Fact.of("Group", line.event().group()));
    facts.add(Fact.of("Stream", line.event().stream()));
    facts.add(
        Fact.of("Around", "the lines of this stream around it")
            .to(
                LogsPage.around(
                    line.event().group() + ":" + line.event().stream(), line.event().at())));
    sections.add(new Section.Facts("Line", facts));
    sections.add(new Section.Facts("As it came", List.of(Fact.of("Text", line.event().message()))));
    return sections;
  }
}
