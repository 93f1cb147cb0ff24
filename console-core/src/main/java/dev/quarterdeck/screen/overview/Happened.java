package dev.quarterdeck.screen.overview;

import dev.quarterdeck.health.timeline.Entry;
import dev.quarterdeck.health.timeline.Kind;
import dev.quarterdeck.health.timeline.TimeLine;
import dev.quarterdeck.screen.changes.ChangeLanes;
import dev.quarterdeck.screen.changes.ChangesPage;
import dev.quarterdeck.screen.console.Section;
import dev.quarterdeck.screen.console.State;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** What changed and what went wrong, on a time line by kinds. */
final class Happened {
  private Happened() {}

  static Optional<Section> of(State state, ChangesPage changes) {
    TimeLine line = state.place(changes).value();
    if (line == null || line.entries().isEmpty()) {
      return Optional.empty();
    }
    Set<Entry> suspects =
        Glance.suspects(state, line).values().stream()
            .map(s -> s.entry())
            .collect(Collectors.toSet());
    Map<String, List<Section.Mark>> lanes = new LinkedHashMap<>();
    line.entries().stream()
        .sorted(Comparator.comparing(Entry::at))
        .forEach(
            e ->
                lanes
                    .computeIfAbsent(lane(e.kind()), k -> new ArrayList<>())
                    .add(ChangeLanes.mark(e, suspects.contains(e))));
    List<Section.Lane> drawn = new ArrayList<>();
    for (String name : List.of("Deployments", "Secrets", "Scaling", "Other changes", "Trouble")) {
      if (lanes.containsKey(name)) {
        drawn.add(new Section.Lane(name, lanes.get(name)));
      }
    }
    return Optional.of(
        new Section.Lanes(
            "What happened, the last " + changes.zoom().title(), line.from(), line.asOf(), drawn));
  }

  private static String lane(Kind kind) {
    return switch (kind) {
      case DEPLOYMENT, REVISION -> "Deployments";
      case SECRET -> "Secrets";
      case SCALING -> "Scaling";
      case EVENT, ALARM, STOP -> "Trouble";
      case AUDIT, WRITE -> "Other changes";
    };
  }
}
