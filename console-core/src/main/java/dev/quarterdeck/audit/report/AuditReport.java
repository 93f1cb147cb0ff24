package dev.quarterdeck.audit.report;

import dev.quarterdeck.audit.AuditEntry;
import dev.quarterdeck.audit.AuditLog;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * The record of some time as deeds.
 *
 * @param deeds oldest first
 * @param record whether the whole chain holds; a report over a broken one says so first
 */
public record AuditReport(
    Instant asOf, List<Deed> deeds, List<Person> people, AuditLog.Verification record) {
  public AuditReport {
    deeds = List.copyOf(deeds);
    people = List.copyOf(people);
  }

  /** How much one caller did. */
  public record Person(String caller, int reveals, int changes, int failed) {}

  /** {@code entries}: those that are wanted, oldest first. */
  public static AuditReport of(
      List<AuditEntry> entries, Instant asOf, AuditLog.Verification record) {
    List<Deed> deeds = new ArrayList<>();
    // The place in the list of what was begun last, by what its ends will say.
    Map<String, Integer> places = new HashMap<>();
    for (AuditEntry e : entries) {
      String key = e.caller() + "\n" + e.action() + "\n" + e.target();
      Integer place = places.get(key);
      if (place != null && ends(e, deeds.get(place))) {
        deeds.set(place, deeds.get(place).then(e));
      } else {
        deeds.add(Deed.of(e));
        places.put(key, deeds.size() - 1);
      }
    }
    return new AuditReport(asOf, deeds, people(deeds), record);
  }

  /** What was intended ends once; how what it began came out is recorded later still. */
  private static boolean ends(AuditEntry e, Deed begun) {
    return !e.outcome().equals(Deed.INTENDED)
        && (begun.end() == Deed.End.OPEN || e.outcome().startsWith(Deed.ENDED));
  }

  private static List<Person> people(List<Deed> deeds) {
    Map<String, Person> people = new TreeMap<>();
    for (Deed d : deeds) {
      Person p = people.getOrDefault(d.caller(), new Person(d.caller(), 0, 0, 0));
      people.put(
          d.caller(),
          new Person(
              d.caller(),
              p.reveals() + (d.kind() == Deed.Kind.REVEAL ? 1 : 0),
              p.changes() + (d.kind() == Deed.Kind.CHANGE ? 1 : 0),
              p.failed() + (d.end() == Deed.End.FAILED ? 1 : 0)));
    }
    return List.copyOf(people.values());
  }

  /** Those of a kind, oldest first. */
  public List<Deed> of(Deed.Kind kind) {
    return deeds.stream().filter(d -> d.kind() == kind).toList();
  }
}
