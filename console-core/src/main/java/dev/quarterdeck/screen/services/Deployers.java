package dev.quarterdeck.screen.services;

import dev.quarterdeck.health.timeline.Entry;
import dev.quarterdeck.health.timeline.Kind;
import dev.quarterdeck.health.timeline.TimeLine;
import dev.quarterdeck.screen.Tone;
import dev.quarterdeck.screen.changes.ChangesPage;
import dev.quarterdeck.screen.changes.EntryPage;
import dev.quarterdeck.screen.console.Section.Fact;
import dev.quarterdeck.screen.console.State;
import dev.quarterdeck.screen.table.Cell;
import dev.quarterdeck.services.FleetReader;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Who started a deployment, as far as the time line tells. */
public final class Deployers {
  /** A call is recorded within this time of what it began. */
  private static final Duration NEAR = Duration.ofMinutes(2);

  private Deployers() {}

  /** A fact that leads to the entry. */
  public static Fact fact(
      State state, String service, String taskDefinition, @Nullable Instant at) {
    TimeLine line = state.place(ChangesPage.of(service)).value();
    if (line == null) {
      return Fact.of("Who", "…", Tone.MUTED);
    }
    return entry(line, service, taskDefinition, at)
        .map(
            e ->
                new Fact(
                    "Who",
                    e.caller() == null ? Cell.of("not known", Tone.MUTED) : Cell.of(e.caller()),
                    new EntryPage(e)))
        .orElseGet(
            () ->
                Fact.of(
                    "Who",
                    "not within the last " + ChangesPage.of(service).zoom().title(),
                    Tone.MUTED));
  }

  /** The name alone; empty where it is not known. */
  static String name(TimeLine line, String service, String taskDefinition, @Nullable Instant at) {
    return entry(line, service, taskDefinition, at).map(Entry::caller).orElse("");
  }

  private static Optional<Entry> entry(
      TimeLine line, String service, String taskDefinition, @Nullable Instant at) {
    String name = FleetReader.shortName(taskDefinition);
    return line.entries().stream()
        .filter(e -> e.kind() == Kind.DEPLOYMENT && e.services().contains(service))
        .filter(e -> e.subject().equals(name))
        .filter(e -> at == null || Duration.between(at, e.at()).abs().compareTo(NEAR) <= 0)
        .findFirst();
  }
}
