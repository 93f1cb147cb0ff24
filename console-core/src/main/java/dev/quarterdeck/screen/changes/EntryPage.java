package dev.quarterdeck.screen.changes;

import dev.quarterdeck.health.timeline.Entry;
import dev.quarterdeck.health.timeline.Kind;
import dev.quarterdeck.kernel.Outcome;
import dev.quarterdeck.kernel.Snapshot;
import dev.quarterdeck.screen.Tone;
import dev.quarterdeck.screen.Words;
import dev.quarterdeck.screen.alarms.AlarmPage;
import dev.quarterdeck.screen.console.Offer;
import dev.quarterdeck.screen.console.Page;
import dev.quarterdeck.screen.console.Reads;
import dev.quarterdeck.screen.console.Section;
import dev.quarterdeck.screen.console.Section.Fact;
import dev.quarterdeck.screen.console.State;
import dev.quarterdeck.screen.deployments.DiffSection;
import dev.quarterdeck.screen.logs.LogsPage;
import dev.quarterdeck.screen.services.ServicesPage;
import dev.quarterdeck.screen.services.TaskPage;
import dev.quarterdeck.screen.table.Cell;
import dev.quarterdeck.screen.table.Row;
import dev.quarterdeck.services.taskdef.TaskDefinitionDiff;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** One entry of the time line: what, who, what differs, and the way to the log lines around it. */
public record EntryPage(Entry entry) implements Page.OfSections<EntryPage.Detail> {
  private static final DateTimeFormatter SECOND =
      DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm:ss 'UTC'").withZone(ZoneOffset.UTC);
  private static final Pattern REVISION = Pattern.compile("(.+):(\\d+)");
  private static final ServicesPage SERVICES = new ServicesPage();

  /** {@code diff}: against the revision before; null where the entry is about no revision. */
  public record Detail(@Nullable TaskDefinitionDiff diff) {}

  @Override
  public String kind() {
    return "change";
  }

  @Override
  public String title() {
    return entry.kind().id() + " " + SECOND.format(entry.at());
  }

  @Override
  public String key() {
    return kind() + " " + title() + " " + entry.subject();
  }

  @Override
  public int every() {
    return 0;
  }

  @Override
  public List<Page<?>> needs() {
    return List.of(SERVICES);
  }

  @Override
  public Outcome<Snapshot<Detail>> read(Reads reads) {
    Matcher m = REVISION.matcher(entry.subject());
    boolean revision = entry.kind() == Kind.DEPLOYMENT || entry.kind() == Kind.REVISION;
    if (!revision || !m.matches() || m.group(2).equals("1")) {
      return Outcome.done(new Snapshot<>(new Detail(null), reads.now(), List.of()));
    }
    var definitions = reads.operations().taskDefinitions();
    String before = m.group(1) + ":" + (Long.parseLong(m.group(2)) - 1);
    return definitions
        .find(reads.deadline(), before)
        .then(
            was ->
                definitions
                    .find(reads.deadline(), entry.subject())
                    .map(is -> new Detail(TaskDefinitionDiff.between(was, is))))
        .map(d -> new Snapshot<>(d, reads.now(), List.of()));
  }

  @Override
  public List<Section> sections(@Nullable Snapshot<Detail> value, State state) {
    List<Fact> facts = new ArrayList<>();
    facts.add(new Fact("What", Cell.of(entry.text(), entry.bad() ? Tone.WARN : Tone.NORMAL)));
    facts.add(
        Fact.of("When", SECOND.format(entry.at()) + ", " + Words.when(entry.at(), state.now())));
    facts.add(Fact.of("Kind", entry.kind().id()));
    if (entry.detail() != null) {
      facts.add(Fact.of("Detail", entry.detail()));
    }
    facts.add(
        entry.caller() == null
            ? Fact.of("Who", "not known", Tone.MUTED)
            : Fact.of("Who", entry.caller()));
    facts.add(Fact.of("Subject", entry.subject()).to(subject()));
    for (String service : entry.services()) {
      facts.add(
          Fact.of("Service", service, Tone.ACCENT)
              .to(ServicesPage.page(state, service).orElse(null)));
      facts.add(
          Fact.of("Logs", "lines of " + service + " around it", Tone.ACCENT)
              .to(LogsPage.around(service, entry.at())));
    }
    List<Section> sections = new ArrayList<>();
    sections.add(new Section.Facts("Change", facts));
    if (value != null && value.value().diff() != null) {
      sections.add(DiffSection.of("What differs", value.value().diff()));
    }
    return sections;
  }

  private @Nullable Page<?> subject() {
    return switch (entry.kind()) {
      case ALARM -> new AlarmPage(entry.subject());
      case STOP ->
          entry.services().isEmpty()
              ? null
              : TaskPage.of(entry.services().getFirst(), entry.subject());
      case DEPLOYMENT, REVISION, SECRET, SCALING, EVENT, AUDIT, WRITE -> null;
    };
  }

  @Override
  public List<Offer> offers(@Nullable Detail value, @Nullable Row row) {
    return logs(entry).stream().toList();
  }

  static Optional<Offer> logs(Entry entry) {
    return entry.services().stream()
        .findFirst()
        .map(
            s ->
                Offer.to(
                    "logs", "logs", "l", "Log lines around it", LogsPage.around(s, entry.at())));
  }
}
