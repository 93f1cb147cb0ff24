package dev.quarterdeck.screen.readiness;

import dev.quarterdeck.readiness.Run;
import dev.quarterdeck.readiness.attest.Question;
import dev.quarterdeck.readiness.catalogue.Item;
import dev.quarterdeck.readiness.evidence.Evidence;
import dev.quarterdeck.screen.Tone;
import dev.quarterdeck.screen.Words;
import dev.quarterdeck.screen.console.Section;
import dev.quarterdeck.screen.console.Section.Fact;
import dev.quarterdeck.screen.table.Cell;
import dev.quarterdeck.screen.table.Column;
import dev.quarterdeck.screen.table.Row;
import dev.quarterdeck.screen.table.Table;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** One item: what is asked, where it stands, what to do, what decided. */
final class ItemSections {
  private ItemSections() {}

  static List<Section> of(Run.Result r, Run run) {
    List<Section> sections = new ArrayList<>();
    sections.add(facts(r, run));
    if (r.nextStep() != null) {
      sections.add(new Section.Facts("Next", List.of(Fact.of("→", r.nextStep(), Tone.ACCENT))));
    }
    if (r.item().attestable() && r.status().blocks()) {
      sections.add(question(r.item()));
    }
    sections.add(evidence(r, run.asOf()));
    return sections;
  }

  private static Section facts(Run.Result r, Run run) {
    Item item = r.item();
    List<Fact> facts = new ArrayList<>();
    facts.add(new Fact("Status", ReadinessWords.status(r.status())));
    List<String> open = run.open().stream().map(o -> o.item().id()).toList();
    int at = open.indexOf(item.id());
    facts.add(
        Fact.of(
            "Severity",
            item.severity().id()
                + (at < 0 ? "" : ", " + (at + 1) + " of " + open.size() + " open")));
    facts.add(Fact.of("Category", item.category(), Tone.MUTED));
    facts.add(Fact.of("Passes when", item.passes()));
    if (r.owner() != null) {
      facts.add(Fact.of("Owner", r.owner()));
    }
    if (r.due() != null) {
      facts.add(new Fact("Due", ReadinessWords.due(r.due(), run.asOf())));
    }
    if (r.expires() != null) {
      facts.add(Fact.of("Until", ReadinessWords.day(r.expires())));
    }
    return new Section.Facts(item.title(), facts);
  }

  private static Section question(Item item) {
    Question question = Question.of(item);
    return new Section.Facts(
        "To attest",
        List.of(
            Fact.of("?", question.question()),
            Fact.of(
                "names",
                Question.governance(item) ? question.names() : "what shows it, or where",
                Tone.MUTED)));
  }

  /** What decides comes first: of dozens of resources the one that fails. */
  private static Section evidence(Run.Result r, Instant now) {
    List<Row> rows = new ArrayList<>();
    List<Evidence> worstFirst =
        r.evidence().stream().sorted(Comparator.comparingInt(e -> e.status().rank())).toList();
    for (Evidence e : worstFirst) {
      String field =
          e.field() == null ? "" : e.field() + (e.value() == null ? "" : " = " + e.value());
      rows.add(
          new Row(
              rows.size() + " " + e.source(),
              List.of(
                  ReadinessWords.status(e.status()),
                  Cell.of(ReadinessWords.about(e)),
                  Cell.of(ReadinessWords.text(e)),
                  Cell.of(field, Tone.MUTED),
                  Cell.of(Words.when(e.at(), now), Tone.MUTED))));
    }
    return new Section.Rows(
        "Evidence",
        new Table(
            List.of(
                Column.of("status", "STATUS", 1),
                Column.of("about", "ABOUT", 2),
                Column.growing("text", "WHAT WAS FOUND", 1),
                Column.of("field", "FIELD", 3),
                Column.of("when", "WHEN", 4)),
            rows),
        "Nobody looked yet, and nobody answered.");
  }
}
