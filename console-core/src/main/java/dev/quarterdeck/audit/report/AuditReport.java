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
    // The place in the list of what was intended last, by what its end will say.
    Map<String, Integer> open = new HashMap<>();
    Map<Integer, AuditEntry> begun = new HashMap<>();
    for (AuditEntry e : entries) {
      String key = e.caller() + "\n" + e.action() + "\n" + e.target();
      Integer place = open.remove(key);
      AuditEntry first = place == null ? null : begun.get(place);
      if (e.outcome().equals(Deed.INTENDED) || place == null || first == null) {
        deeds.add(Deed.of(e, e));
        if (e.outcome().equals(Deed.INTENDED)) {
          open.put(key, deeds.size() - 1);
          begun.put(deeds.size() - 1, e);
        }
      } else {
        deeds.set(place, Deed.of(first, e));
      }
    }
    return new AuditReport(asOf, deeds, people(deeds), record);
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
