package dev.quarterdeck.screen.services;

import dev.quarterdeck.kernel.Outcome;
import dev.quarterdeck.kernel.Snapshot;
import dev.quarterdeck.screen.Tone;
import dev.quarterdeck.screen.Words;
import dev.quarterdeck.screen.console.Offer;
import dev.quarterdeck.screen.console.Page;
import dev.quarterdeck.screen.console.Reads;
import dev.quarterdeck.screen.console.Section;
import dev.quarterdeck.screen.console.Section.Fact;
import dev.quarterdeck.screen.console.State;
import dev.quarterdeck.screen.table.Row;
import dev.quarterdeck.services.ExecCommand;
import dev.quarterdeck.services.Task;
import dev.quarterdeck.services.TaskDefinition.ContainerDefinition;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** One container of a task. */
public record ContainerPage(TaskPage task, String name)
    implements Page.OfSections<TaskPage.Detail> {
  @Override
  public String kind() {
    return "container";
  }

  @Override
  public String title() {
    return name;
  }

  @Override
  public String key() {
    return kind() + " " + task.key() + " " + name;
  }

  @Override
  public Outcome<Snapshot<TaskPage.Detail>> read(Reads reads) {
    return task.read(reads);
  }

  @Override
  public List<Section> sections(@Nullable Snapshot<TaskPage.Detail> value, State state) {
    if (value == null) {
      return List.of();
    }
    TaskPage.Detail d = value.value();
    List<Section> sections = new ArrayList<>();
    List<Fact> facts = new ArrayList<>();
    d.task().containers().stream()
        .filter(c -> c.name().equals(name))
        .forEach(c -> running(c, facts));
    facts.add(Fact.of("Since", Words.when(d.task().startedAt(), state.now())));
    ContainerDefinition definition = definition(d);
    if (definition != null) {
      facts.add(Fact.of("Essential", definition.essential() ? "yes: the task ends with it" : "no"));
      TaskLogs.stream(d.task(), definition)
          .ifPresent(
              stream ->
                  facts.add(
                      Fact.of("Logs", stream, Tone.ACCENT)
                          .to(TaskLogs.of(d.task(), d.definition(), name).orElse(null))));
    }
    if (!d.task().lastStatus().equals("STOPPED") && !task.service().isEmpty()) {
      facts.add(
          Fact.of(
              "Shell",
              TaskProposals.aws(d.region(), d.task(), name, ExecCommand.SHELL),
              Tone.MUTED));
    }
    sections.add(new Section.Facts("Container", facts));
    sections.add(
        TaskSections.secrets(
            d.secrets().stream().filter(h -> h.container().equals(name)).toList(), state.now()));
    if (definition != null) {
      sections.add(
          new Section.Facts(
              "Other variables, without their values",
              definition.environment().stream()
                  .map(variable -> Fact.of(variable, Words.MASK, Tone.MUTED))
                  .toList()));
    }
    return sections;
  }

  private @Nullable ContainerDefinition definition(TaskPage.Detail d) {
    return d.definition() == null
        ? null
        : d.definition().containers().stream()
            .filter(c -> c.name().equals(name))
            .findFirst()
            .orElse(null);
  }

  private static void running(Task.Container c, List<Fact> facts) {
    facts.add(Fact.of("Status", c.lastStatus().toLowerCase(Locale.ROOT)));
    facts.add(Fact.of("Health", TaskSections.health(c), TaskSections.healthTone(c)));
    if (c.exitCode() != null) {
      facts.add(
          Fact.of("Exit code", TaskSections.exit(c), c.exitCode() == 0 ? Tone.MUTED : Tone.WARN));
    }
    if (c.reason() != null) {
      facts.add(Fact.of("Reason", c.reason(), Tone.WARN));
    }
    facts.add(Fact.of("Image", c.image() == null ? Words.NOT_KNOWN : c.image()));
    facts.add(
        Fact.of("Digest", c.imageDigest() == null ? Words.NOT_KNOWN : c.imageDigest(), Tone.MUTED));
  }

  @Override
  public List<Offer> offers(TaskPage.@Nullable Detail value, @Nullable Row row) {
    return task.actions(value, name);
  }
}
