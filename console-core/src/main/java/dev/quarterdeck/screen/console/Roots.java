package dev.quarterdeck.screen.console;

import dev.quarterdeck.screen.alarms.AlarmsPage;
import dev.quarterdeck.screen.audit.AuditPage;
import dev.quarterdeck.screen.changes.ChangesPage;
import dev.quarterdeck.screen.deployments.DeploymentsPage;
import dev.quarterdeck.screen.logs.SourcesPage;
import dev.quarterdeck.screen.map.MapPage;
import dev.quarterdeck.screen.metrics.LoadPage;
import dev.quarterdeck.screen.overview.OverviewPage;
import dev.quarterdeck.screen.readiness.ChecklistPage;
import dev.quarterdeck.screen.rotations.RotationsPage;
import dev.quarterdeck.screen.secrets.SecretsPage;
import dev.quarterdeck.screen.services.ServicesPage;
import dev.quarterdeck.screen.session.ContextsPage;
import dev.quarterdeck.screen.session.DoctorPage;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** The places that can be gone to from anywhere, in the order of their keys. */
public final class Roots {
  /**
   * One of them.
   *
   * @param key a digit; or what is typed to go there, where the digits have run out
   * @param names what can be typed behind a colon; the first is completed
   */
  public record Root(Page<?> page, String key, List<String> names) {
    Offer offer() {
      String title = page.title().toLowerCase(Locale.ROOT);
      return new Offer(
          page.kind(), title, List.of(key), "Go to the " + title, false, null, new Msg.Root(page));
    }
  }

  public static final List<Root> ALL =
      List.of(
          new Root(new OverviewPage(), "0", List.of("overview", "home")),
          new Root(new ServicesPage(), "1", List.of("services", "service", "svc", "health")),
          new Root(new SecretsPage(), "2", List.of("secrets", "secret", "sec")),
          new Root(ChangesPage.ALL, "3", List.of("changes", "timeline", "history")),
          new Root(new AlarmsPage(), "4", List.of("alarms", "alarm")),
          new Root(new DeploymentsPage(), "5", List.of("deployments", "deploys")),
          new Root(new LoadPage(), "6", List.of("metrics", "load")),
          new Root(new SourcesPage(), "7", List.of("logs", "log")),
          new Root(new RotationsPage(), "8", List.of("rotations", "rotation", "rot")),
          new Root(new ChecklistPage(), "9", List.of("checklist", "check", "readiness", "ready")),
          new Root(new MapPage(), ":map", List.of("map", "topology")),
          new Root(new AuditPage(), ":audit", List.of("audit", "record")),
          new Root(new DoctorPage(), ":doctor", List.of("doctor")),
          new Root(
              new ContextsPage(), ":contexts", List.of("contexts", "context", "profiles", "ctx")));

  private Roots() {}

  static Page<?> first() {
    return ALL.getFirst().page();
  }

  /** The list that a window shows where no other one is open. */
  static Page<?> list() {
    return new ServicesPage();
  }

  /** The place that is called so. */
  public static Optional<Page<?>> named(String typed) {
    String name = typed.strip().toLowerCase(Locale.ROOT);
    return ALL.stream().filter(r -> r.names().contains(name)).<Page<?>>map(Root::page).findFirst();
  }

  /** The place that a key leads to. */
  public static Optional<Offer> offered(String key) {
    return offers().stream().filter(o -> o.keys().contains(key)).findFirst();
  }

  /** How each is gone to. */
  public static List<Offer> offers() {
    return ALL.stream().map(Root::offer).toList();
  }
}
