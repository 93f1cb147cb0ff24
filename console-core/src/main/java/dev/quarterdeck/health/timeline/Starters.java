package dev.quarterdeck.health.timeline;

import dev.quarterdeck.health.Reason;
import dev.quarterdeck.health.ServiceHealth;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/**
 * Who started the deployments that a service's health tells of: this console, by its audit record,
 * or somebody else, by CloudTrail. What nobody remembers is left as it is.
 */
public final class Starters {
  /** Within it two accounts of a deployment are of the same one. */
  private static final Duration SAME = Duration.ofSeconds(5);

  private Starters() {}

  /** The health with the names of who started what, as far as the entries know. */
  public static ServiceHealth told(ServiceHealth s, List<Entry> entries) {
    List<Entry> own =
        entries.stream().filter(e -> e.kind() == Kind.DEPLOYMENT && e.concerns(s.ref())).toList();
    return own.isEmpty()
        ? s
        : s.with(
            s.reasons().stream().map(r -> told(r, own)).toList(),
            s.changes().stream().map(c -> told(c, own)).toList());
  }

  private static Reason told(Reason r, List<Entry> entries) {
    return r.signal().equals("rollout")
        ? meant(r.text(), entries)
            .filter(e -> e.who() != null)
            .map(
                e ->
                    new Reason(
                        r.signal(), r.severity(), r.text() + ' ' + words(e), r.since(), r.fix()))
            .orElse(r)
        : r;
  }

  /** The newest of the revision; of what was taken back, the deployment that failed. */
  private static Optional<Entry> meant(String text, List<Entry> newestFirst) {
    boolean back = text.contains("was rolled back");
    List<String> words = Arrays.asList(text.split("[.,:]? |[.,]$", -1));
    return newestFirst.stream()
        .filter(e -> back ? e.text().matches(".*\\(failed.* roll.*") : words.contains(e.subject()))
        .findFirst();
  }

  private static String words(Entry e) {
    return "Started by "
        + e.caller()
        + (OwnDeeds.isOwn(e) ? ", with this console" : ", not with this console")
        + ".";
  }

  private static ServiceHealth.Change told(ServiceHealth.Change c, List<Entry> entries) {
    return entries.stream()
        .filter(e -> c.kind().equals(e.kind().id()))
        .filter(e -> Duration.between(c.at(), e.at()).abs().compareTo(SAME) <= 0)
        .findFirst()
        .map(e -> new ServiceHealth.Change(c.at(), c.kind(), c.text(), e.who()))
        .orElse(c);
  }
}
