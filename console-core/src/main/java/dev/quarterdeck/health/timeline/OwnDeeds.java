package dev.quarterdeck.health.timeline;

import dev.quarterdeck.audit.AuditEntry;
import dev.quarterdeck.kernel.Listing;
import dev.quarterdeck.services.Service;
import dev.quarterdeck.services.deploy.Endings;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * What this console did, from its audit record; a deployment that it began is told as its own, and
 * so told apart from everybody else's.
 */
final class OwnDeeds {
  /** The record is written when the call has come back. */
  private static final Duration NEAR = Duration.ofSeconds(30);

  private static final String BY_US = ", by this console: ";

  private OwnDeeds() {}

  static Listing<Entry> read(List<AuditEntry> all, TimeLineReader.Looked looked) {
    // One record holds what was done in every account; the services' ARNs say where this is.
    Set<String> here =
        looked.view().services().stream()
            .map(s -> place(s.arn()))
            .collect(Collectors.toUnmodifiableSet());
    return Listing.complete(
        all.stream()
            .filter(a -> here.contains(a.region() + ":" + a.account()))
            .filter(a -> !a.at().isBefore(looked.since()))
            .filter(a -> !a.outcome().equals("intended"))
            // The record's own upkeep changes nothing in the account.
            .filter(a -> !a.action().startsWith("audit."))
            .filter(a -> !a.outcome().startsWith(Endings.ENDED))
            .map(a -> entry(a, looked))
            .filter(e -> looked.concerns(e.services()))
            .toList());
  }

  /** {@code REGION:ACCOUNT} of {@code arn:aws:ecs:REGION:ACCOUNT:service/…}. */
  private static String place(String arn) {
    String[] parts = arn.split(":", 6);
    return parts.length < 6 ? arn : parts[3] + ":" + parts[4];
  }

  private static Entry entry(AuditEntry a, TimeLineReader.Looked looked) {
    List<String> named = List.of(a.target().split(" ", -1));
    List<String> services =
        looked.view().services().stream().map(Service::ref).filter(named::contains).toList();
    boolean done = a.outcome().equals("done");
    return new Entry(
        a.at(),
        Kind.AUDIT,
        services,
        a.target(),
        "qd " + a.action() + " " + a.target() + (done ? "" : ": " + a.outcome()),
        a.reason(),
        a.caller(),
        false);
  }

  /** Puts what began a deployment to that deployment; it is not told twice. */
  static List<Entry> explain(List<Entry> entries) {
    List<Entry> all = new ArrayList<>(entries);
    for (Entry deployment : entries) {
      Entry deed = deployment.kind() == Kind.DEPLOYMENT ? deed(deployment, entries) : null;
      if (deed != null) {
        all.set(all.indexOf(deployment), own(deployment, deed));
        // One deed may have begun deployments of several services.
        all.remove(deed);
      }
    }
    return all;
  }

  private static @Nullable Entry deed(Entry deployment, List<Entry> entries) {
    return entries.stream()
        .filter(e -> e.kind() == Kind.AUDIT && e.text().contains(": done, "))
        .filter(e -> e.text().contains("deployment ecs-svc/"))
        .filter(e -> e.services().containsAll(deployment.services()))
        .filter(e -> Duration.between(deployment.at(), e.at()).abs().compareTo(NEAR) <= 0)
        .findFirst()
        .orElse(null);
  }

  /** Whether this console began it. */
  static boolean isOwn(Entry deployment) {
    return deployment.text().contains(BY_US);
  }

  private static Entry own(Entry deployment, Entry deed) {
    String action = deed.text().substring(0, deed.text().indexOf(' ', "qd ".length()));
    String detail = deployment.detail();
    String reason = deed.detail();
    return new Entry(
        deployment.at(),
        deployment.kind(),
        deployment.services(),
        deployment.subject(),
        deployment.text() + BY_US + action.replace('.', ' '),
        detail == null ? reason : reason == null ? detail : detail + "; " + reason,
        deed.who(),
        deployment.bad());
  }
}
