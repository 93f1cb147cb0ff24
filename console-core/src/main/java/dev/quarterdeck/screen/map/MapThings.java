package dev.quarterdeck.screen.map;

import dev.quarterdeck.health.ServiceHealth;
import dev.quarterdeck.health.Verdict;
import dev.quarterdeck.screen.Tone;
import dev.quarterdeck.screen.Words;
import dev.quarterdeck.screen.map.ThingMap.Kind;
import dev.quarterdeck.screen.map.ThingMap.Line;
import dev.quarterdeck.screen.map.ThingMap.Thing;
import dev.quarterdeck.screen.secrets.SecretPage;
import dev.quarterdeck.screen.secrets.SecretWords;
import dev.quarterdeck.screen.services.ServicePage;
import dev.quarterdeck.screen.services.TargetsPage;
import dev.quarterdeck.screen.table.Cell;
import dev.quarterdeck.secrets.InventoryEntry;
import dev.quarterdeck.secrets.KeyUse;
import dev.quarterdeck.topology.Topology;
import dev.quarterdeck.topology.Topology.Link;
import dev.quarterdeck.topology.Topology.Route;
import dev.quarterdeck.topology.Topology.Store;
import java.time.Instant;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Makes the picture's things and lines of a reading. */
final class MapThings {
  /** More services than these cannot be read in one picture: the worst are drawn. */
  static final int MOST = 40;

  private final Topology from;
  private final Instant now;
  private final Map<String, Thing> things = new LinkedHashMap<>();
  private final Map<String, Line> lines = new LinkedHashMap<>();
  private final Map<String, String> services = new HashMap<>();

  private MapThings(Topology from) {
    this.from = from;
    this.now = from.health().asOf();
  }

  static ThingMap of(Topology topology) {
    return new MapThings(topology).made();
  }

  private ThingMap made() {
    List<ServiceHealth> all = from.health().services();
    List<ServiceHealth> drawn =
        all.stream()
            .sorted(
                Comparator.comparing(ServiceHealth::verdict, Comparator.<Verdict>reverseOrder())
                    .thenComparing(ServiceHealth::ref))
            .limit(MOST)
            .toList();
    drawn.forEach(this::service);
    from.routes().stream().filter(r -> services.containsKey(r.service())).forEach(this::route);
    secrets();
    from.links().forEach(this::link);
    int more = all.size() - drawn.size();
    return Layers.place(
        List.copyOf(things.values()),
        List.copyOf(lines.values()),
        more == 0 ? "" : "the " + MOST + " worst of " + all.size() + " services");
  }

  private void service(ServiceHealth s) {
    services.put(s.ref(), s.arn());
    put(
        new Thing(
            s.arn(),
            Kind.SERVICE,
            s.ref(),
            Words.symbol(s.verdict()) + " " + Words.word(s.verdict()),
            Words.tone(s.verdict()),
            s.running() + "/" + s.desired() + " tasks",
            new ServicePage(s.arn(), s.ref()),
            0,
            0));
  }

  private void route(Route route) {
    ServiceHealth service = health(route.service());
    List<Route> routes =
        from.routes().stream().filter(r -> r.service().equals(route.service())).toList();
    // Of several groups together it is not told which one a target is in.
    ServiceHealth.Targets targets =
        routes.size() == 1 && service != null ? service.targets() : null;
    put(
        new Thing(
            route.group(),
            Kind.TARGETS,
            nameOf(route.group()),
            targets == null
                ? "? not known"
                : targets.unhealthy() == 0
                    ? "● healthy"
                    : targets.healthy() == 0 ? "✖ none healthy" : "▲ unhealthy",
            targets == null
                ? Tone.UNKNOWN
                : targets.unhealthy() == 0
                    ? Tone.OK
                    : targets.healthy() == 0 ? Tone.BAD : Tone.WARN,
            targets == null
                ? ""
                : targets.healthy()
                    + "/"
                    + (targets.healthy() + targets.unhealthy() + targets.other())
                    + " targets",
            new TargetsPage(route.service()),
            0,
            0));
    join(
        route.group(),
        Objects.requireNonNull(services.get(route.service())),
        "requests",
        Tone.MUTED);
    for (String balancer : route.balancers()) {
      put(
          new Thing(
              balancer,
              Kind.BALANCER,
              nameOf(balancer),
              "",
              Tone.NORMAL,
              balancer.contains(":loadbalancer/app/") ? "application" : "network",
              null,
              0,
              0));
      join(balancer, route.group(), "requests", Tone.MUTED);
    }
  }

  private @Nullable ServiceHealth health(String ref) {
    return from.health().services().stream()
        .filter(s -> s.ref().equals(ref))
        .findFirst()
        .orElse(null);
  }

  /** NAME of {@code …targetgroup/NAME/ID} and of {@code …loadbalancer/app/NAME/ID}. */
  private static String nameOf(String arn) {
    String[] parts = arn.split("/", -1);
    return parts.length < 3 ? arn : parts[parts.length - 2];
  }

  private void secrets() {
    Map<String, InventoryEntry> known = new HashMap<>();
    from.secrets().forEach(e -> known.put(e.secret().arn(), e));
    Map<String, List<KeyUse>> bySecret =
        from.uses().stream()
            .filter(u -> services.containsKey(ref(u)))
            .collect(
                Collectors.groupingBy(KeyUse::secret, LinkedHashMap::new, Collectors.toList()));
    bySecret.forEach(
        (arn, uses) -> {
          secret(arn, known.get(arn), uses);
          uses.stream()
              .collect(Collectors.groupingBy(MapThings::ref))
              .forEach((ref, here) -> join(services.get(ref), arn, keys(here), held(here)));
        });
  }

  private static String ref(KeyUse use) {
    return use.cluster() + "/" + use.service();
  }

  private void secret(String arn, @Nullable InventoryEntry entry, List<KeyUse> uses) {
    String name = uses.getFirst().secretName() == null ? arn : uses.getFirst().secretName();
    boolean old = uses.stream().anyMatch(u -> u.tasks().stale() > 0);
    Cell state = entry == null ? Cell.of("? unknown", Tone.UNKNOWN) : SecretWords.state(entry, now);
    long keys = uses.stream().map(KeyUse::key).distinct().count();
    boolean whole = uses.stream().allMatch(u -> u.key() == null);
    String age = entry == null || entry.ageDays() == null ? "" : entry.ageDays() + "d · ";
    put(
        new Thing(
            arn,
            Kind.SECRET,
            name,
            old ? "▲ stale" : state.text(),
            old ? Tone.WARN : state.tone(),
            age + (whole ? "whole value" : keys + (keys == 1 ? " key used" : " keys used")),
            new SecretPage(arn, name),
            0,
            0));
  }

  private static String keys(List<KeyUse> uses) {
    TreeSet<String> names = new TreeSet<>();
    uses.forEach(u -> names.add(u.key() == null ? u.variable() : u.key()));
    boolean pinned = uses.stream().allMatch(u -> u.pinnedVersion() != null);
    int stale = uses.stream().mapToInt(u -> u.tasks().stale()).max().orElse(0);
    return String.join(", ", names)
        + (pinned ? ", pinned" : "")
        + (stale == 0
            ? ""
            : ", " + stale + (stale == 1 ? " task holds" : " tasks hold") + " an old value");
  }

  private static Tone held(List<KeyUse> uses) {
    return uses.stream().anyMatch(u -> u.tasks().stale() > 0)
        ? Tone.WARN
        : uses.stream().anyMatch(u -> u.tasks().unknown() > 0) ? Tone.UNKNOWN : Tone.MUTED;
  }

  private void link(Link link) {
    String user =
        link.secret().isEmpty()
            ? services.get(link.service())
            : things.containsKey(link.secret()) ? link.secret() : null;
    if (user == null) {
      return;
    }
    Store s = link.store();
    Kind kind = s.kind() == Topology.Kind.DATABASE ? Kind.DATABASE : Kind.CACHE;
    String id = kind.title() + " " + s.id();
    put(
        new Thing(
            id,
            kind,
            s.id(),
            (s.available() ? "● " : "▲ ") + s.status(),
            s.available() ? Tone.OK : Tone.WARN,
            s.engine(),
            null,
            0,
            0));
    join(
        user,
        id,
        switch (link.by()) {
          case TAG -> "named by a tag";
          case VALUE -> "named in its value";
          case VARIABLE -> "named by a variable";
        },
        Tone.MUTED);
  }

  private void put(Thing thing) {
    things.putIfAbsent(thing.id(), thing);
  }

  private void join(@Nullable String user, String used, String words, Tone tone) {
    if (user != null) {
      lines.putIfAbsent(user + "\n" + used, new Line(user, used, words, tone, List.of()));
    }
  }
}
