package dev.quarterdeck.screen.rotations;

import dev.quarterdeck.rotation.RotationResult;
import dev.quarterdeck.rotation.journal.Course;
import dev.quarterdeck.rotation.journal.Holder;
import dev.quarterdeck.rotation.journal.Operation;
import dev.quarterdeck.rotation.journal.StepEntry;
import dev.quarterdeck.rotation.run.Progress.Counts;
import dev.quarterdeck.screen.Tone;
import dev.quarterdeck.screen.Words;
import dev.quarterdeck.screen.console.Section;
import dev.quarterdeck.screen.console.Section.Fact;
import dev.quarterdeck.screen.table.Cell;
import dev.quarterdeck.screen.table.Column;
import dev.quarterdeck.screen.table.Row;
import dev.quarterdeck.screen.table.Table;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** One rotation: where it stands, its steps, its services, its notes. */
final class RotationSections {
  private RotationSections() {}

  static List<Section> of(RotationPage.View view, Instant now) {
    Operation o = view.rotation().operation();
    RotationResult result = RotationResult.of(o, null);
    List<Section> sections = new ArrayList<>();
    Course.Why why = o.course().why();
    if (why != null) {
      sections.add(
          new Section.Facts(
              "It stopped",
              List.of(
                  Fact.of("▲", why.sentence(), Tone.WARN),
                  Fact.of("→", why.remedy(), Tone.ACCENT))));
    }
    if (view.rotation().live()) {
      sections.add(now(o.course(), now));
    }
    if (view.rotation().live() && !result.services().isEmpty()) {
      sections.add(services(result, view.counts()));
    }
    sections.add(facts(view, result, now));
    sections.add(steps(o.course(), now));
    if (!view.rotation().live() && !result.services().isEmpty()) {
      sections.add(services(result, view.counts()));
    }
    if (!o.course().notes().isEmpty()) {
      sections.add(
          new Section.Facts(
              "Notes", o.course().notes().stream().map(n -> Fact.of("▲", n, Tone.WARN)).toList()));
    }
    return sections;
  }

  /** The step under way: on top, because that is what one waits for. */
  private static Section now(Course course, Instant now) {
    StepEntry last = course.steps().isEmpty() ? null : course.steps().getLast();
    StepEntry begun = last != null && last.status() == StepEntry.Status.STARTED ? last : null;
    return new Section.Facts(
        "Now",
        List.of(
            Fact.of(
                "Step",
                "… "
                    + RotationWords.title(begun == null ? course.next().id() : begun.step())
                    + (begun == null ? "" : ", since " + Words.age(begun.at(), now)),
                Tone.ACCENT)));
  }

  private static Section facts(RotationPage.View view, RotationResult result, Instant now) {
    Operation o = view.rotation().operation();
    List<Fact> facts = new ArrayList<>();
    facts.add(new Fact("Status", RotationWords.status(view.rotation())));
    for (RotationResult.Key k : result.keys()) {
      facts.add(
          Fact.of(
              k.key() == null ? "Value" : "Key",
              (k.key() == null ? "" : k.key() + " of ") + k.secret() + ", by " + k.recipe()));
      facts.add(Fact.of("Versions", k.oldVersion() + " → " + k.newVersion(), Tone.MUTED));
    }
    facts.add(Fact.of("Begun", Words.when(o.order().at(), now) + " by " + o.order().caller()));
    facts.add(
        view.rotation().here()
            ? Fact.of("Account", o.order().account() + "  " + o.order().region(), Tone.MUTED)
            : Fact.of(
                "Account",
                o.order().account() + "  " + o.order().region() + ": switch there to carry it on",
                Tone.WARN));
    Holder holder = view.rotation().elsewhere();
    if (holder != null) {
      facts.add(
          Fact.of(
              "Run by",
              holder.shown() + ", since " + Words.age(holder.since(), now) + ": follow it there",
              Tone.ACCENT));
    } else if (!view.rotation().ways().isEmpty()) {
      facts.add(new Fact("Next", RotationWords.next(view.rotation(), now)));
    }
    return new Section.Facts("Rotation", facts);
  }

  /** A step that was begun and not ended is the one under way. */
  private static Section steps(Course course, Instant now) {
    List<Row> rows = new ArrayList<>();
    Map<String, StepEntry> open = new LinkedHashMap<>();
    for (StepEntry s : course.steps()) {
      if (s.status() == StepEntry.Status.STARTED) {
        open.putIfAbsent(s.step(), s);
      } else {
        StepEntry begun = open.remove(s.step());
        rows.add(row(rows.size(), s, begun == null ? null : Duration.between(begun.at(), s.at())));
      }
    }
    for (StepEntry s : open.values()) {
      rows.add(row(rows.size(), s, Duration.between(s.at(), now)));
    }
    return new Section.Rows(
        "Steps",
        new Table(
            List.of(
                Column.of("status", "STATUS", 1),
                Column.of("step", "STEP", 1),
                Column.right("took", "TOOK", 3),
                Column.growing("detail", "DETAIL", 2)),
            rows),
        "Nothing was done yet.");
  }

  private static Row row(int index, StepEntry s, @Nullable Duration took) {
    return new Row(
        index + " " + s.step(),
        List.of(
            RotationWords.step(s.status()),
            Cell.of(RotationWords.title(s.step())),
            Cell.of(RotationWords.took(took), Tone.MUTED),
            Cell.of(s.detail(), Tone.MUTED)));
  }

  private static Section services(RotationResult result, Map<String, Counts> counts) {
    List<Row> rows = new ArrayList<>();
    for (RotationResult.Service s : result.services()) {
      Counts c = s.deployment() == null ? null : counts.get(s.deployment());
      rows.add(
          new Row(
              s.cluster() + "/" + s.service(),
              List.of(
                  RotationWords.service(s),
                  Cell.of(s.cluster() + "/" + s.service()),
                  c == null ? Cell.of("", Tone.MUTED) : RotationWords.counts(c),
                  Cell.of(s.deployment() == null ? Words.NONE : s.deployment(), Tone.MUTED))));
    }
    return new Section.Rows(
        "Services",
        new Table(
            List.of(
                Column.of("status", "STATUS", 1),
                Column.of("service", "SERVICE", 1),
                Column.growing("tasks", "NEW TASKS", 2),
                Column.of("deployment", "DEPLOYMENT", 3)),
            rows),
        "No service takes it.");
  }
}
