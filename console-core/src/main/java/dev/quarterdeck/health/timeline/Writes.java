package dev.quarterdeck.health.timeline;

import dev.quarterdeck.kernel.Listing;
import dev.quarterdeck.kernel.Outcome;
import dev.quarterdeck.services.FleetReader;
import dev.quarterdeck.services.Service;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Write calls from CloudTrail: who is behind an entry, and what no other source tells. */
final class Writes {
  /** Ten minutes of looking up at two calls a second would help nobody. */
  private static final int MOST = 500;

  private static final Duration NEAR = Duration.ofSeconds(30);

  private static final String REFUSED = " refused: ";

  private Writes() {}

  static Outcome<Listing<Entry>> read(History history, TimeLineReader.Looked looked) {
    return history
        .writes(looked.since(), MOST)
        .map(
            l -> {
              List<Entry> entries = new ArrayList<>();
              for (History.Write w : l.items()) {
                List<String> services = services(w, looked.view().services());
                if (services.isEmpty() || looked.concerns(services)) {
                  entries.add(entry(w, services));
                }
              }
              return new Listing<>(entries, l.unknowns());
            });
  }

  private static Entry entry(History.Write w, List<String> services) {
    String subject = w.resources().isEmpty() ? w.action() : name(w.resources().getFirst());
    StringBuilder text = new StringBuilder(w.action());
    if (!w.resources().isEmpty()) {
      text.append(' ').append(subject);
    }
    if (w.error() != null) {
      text.append(REFUSED).append(w.error());
    }
    Map<String, String> parameters = new TreeMap<>(w.parameters());
    boolean scaled =
        w.action().equals("ecs:UpdateService") && parameters.containsKey("desiredCount");
    if (scaled) {
      text.append(", desired count ").append(parameters.get("desiredCount"));
    }
    return new Entry(
        w.at(),
        scaled ? Kind.SCALING : Kind.WRITE,
        services,
        subject,
        text.toString(),
        detail(parameters, subject),
        w.who(),
        false);
  }

  /** Parameters that say more than the subject does. */
  private static @Nullable String detail(Map<String, String> parameters, String subject) {
    String told =
        parameters.entrySet().stream()
            .filter(p -> !name(p.getValue()).equals(subject))
            .map(p -> p.getKey() + "=" + p.getValue())
            .collect(Collectors.joining(", "));
    return told.isEmpty() ? null : told;
  }

  /** What a person calls it: a secret by its name, anything else by the end of its ARN. */
  private static String name(String resource) {
    if (!resource.startsWith("arn:")) {
      return resource;
    }
    int secret = resource.indexOf(":secret:");
    return secret >= 0
        ? resource.substring(secret + ":secret:".length()).replaceFirst("-[A-Za-z0-9]{6}$", "")
        : FleetReader.shortName(resource);
  }

  private static List<String> services(History.Write w, List<Service> all) {
    return all.stream().filter(s -> names(w, s)).map(Service::ref).toList();
  }

  private static boolean names(History.Write w, Service s) {
    if (w.resources().contains(s.arn())) {
      return true;
    }
    String service = w.parameters().get("service");
    String cluster = w.parameters().get("cluster");
    return service != null
        && FleetReader.shortName(service).equals(s.name())
        && (cluster == null
            ? s.cluster().equals("default")
            : FleetReader.shortName(cluster).equals(s.cluster()));
  }

  /**
   * Whether a call that explains no entry may matter to services that were asked for by name: one
   * on some other secret or family does not.
   */
  static boolean mayMatter(Entry write) {
    return !write.services().isEmpty()
        || !(write.text().startsWith("ecs:") || write.text().startsWith("secretsmanager:"));
  }

  /**
   * Puts the caller of a write call to the entry that the call brought about; such a call is not
   * told twice.
   */
  static List<Entry> explain(List<Entry> entries, List<Entry> writes) {
    List<Entry> all = new ArrayList<>();
    List<Entry> left = new ArrayList<>(writes);
    for (Entry e : entries) {
      Entry cause = cause(e, left);
      if (cause == null) {
        all.add(e);
      } else {
        left.remove(cause);
        all.add(e.who() == null ? e.by(cause.who()) : e);
      }
    }
    all.addAll(left);
    return all;
  }

  private static @Nullable Entry cause(Entry e, List<Entry> writes) {
    for (Entry w : writes) {
      boolean near = Duration.between(w.at(), e.at()).abs().compareTo(NEAR) <= 0;
      if (near && explains(w, e)) {
        return w;
      }
    }
    return null;
  }

  /** Whether it is a call that failed, and so changed nothing. */
  static boolean refused(Entry e) {
    return (e.kind() == Kind.WRITE || e.kind() == Kind.SCALING) && e.text().contains(REFUSED);
  }

  private static boolean explains(Entry w, Entry e) {
    if (refused(w)) {
      return false;
    }
    return switch (e.kind()) {
      case DEPLOYMENT ->
          w.kind() == Kind.WRITE
              && (w.text().startsWith("ecs:UpdateService")
                  || w.text().startsWith("ecs:CreateService"))
              && e.services().stream().anyMatch(w::concerns);
      case SCALING ->
          w.kind() == Kind.SCALING
              && Scalings.tells(e)
              && e.services().stream().anyMatch(w::concerns);
      case REVISION ->
          w.text().startsWith("ecs:RegisterTaskDefinition")
              && (e.subject().equals(w.subject()) || e.subject().startsWith(w.subject() + ":"));
      case SECRET -> w.text().startsWith("secretsmanager:") && e.subject().equals(w.subject());
      default -> false;
    };
  }
}
