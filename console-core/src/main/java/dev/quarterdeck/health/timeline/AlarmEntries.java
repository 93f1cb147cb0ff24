package dev.quarterdeck.health.timeline;

import dev.quarterdeck.health.Alarm;
import dev.quarterdeck.services.Service;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Transitions of alarms; those that neither begin nor end an alarm are told together. */
final class AlarmEntries {
  private static final String ALARM = "ALARM";

  private AlarmEntries() {}

  /** Alarms that went the same way within the same minute. */
  private record Same(Instant minute, String from, String to) {}

  static List<Entry> of(
      List<History.Transition> transitions, List<Alarm> alarms, List<Service> services) {
    List<Entry> entries = new ArrayList<>();
    Map<Same, List<History.Transition>> quiet = new LinkedHashMap<>();
    for (History.Transition t : transitions) {
      if (t.to().equals(ALARM) || t.from().equals(ALARM)) {
        entries.add(
            new Entry(
                t.at(),
                Kind.ALARM,
                AlarmOwners.of(t.alarm(), alarms, services),
                t.alarm(),
                "alarm " + t.alarm() + " went from " + t.from() + " to " + t.to(),
                t.reason(),
                null,
                t.to().equals(ALARM)));
      } else {
        quiet
            .computeIfAbsent(
                new Same(t.at().truncatedTo(ChronoUnit.MINUTES), t.from(), t.to()),
                k -> new ArrayList<>())
            .add(t);
      }
    }
    quiet.forEach((same, some) -> entries.add(together(same, some, alarms, services)));
    return entries;
  }

  private static Entry together(
      Same same, List<History.Transition> some, List<Alarm> alarms, List<Service> services) {
    List<String> names = some.stream().map(History.Transition::alarm).distinct().sorted().toList();
    List<String> owners =
        names.stream()
            .flatMap(n -> AlarmOwners.of(n, alarms, services).stream())
            .distinct()
            .toList();
    String who = names.size() == 1 ? "alarm " + names.getFirst() : names.size() + " alarms";
    return new Entry(
        some.getFirst().at(),
        Kind.ALARM,
        owners,
        names.getFirst(),
        who + " went from " + same.from() + " to " + same.to(),
        names.size() == 1 ? null : String.join(", ", names),
        null,
        false);
  }
}
