package dev.quarterdeck.readiness;

import static org.assertj.core.api.Assertions.assertThat;

import dev.quarterdeck.app.Console;
import dev.quarterdeck.app.DrivenSandbox;
import dev.quarterdeck.readiness.catalogue.Catalogue;
import dev.quarterdeck.readiness.catalogue.Item;
import dev.quarterdeck.readiness.catalogue.Mode;
import dev.quarterdeck.readiness.collect.Scope;
import dev.quarterdeck.readiness.evidence.Evidence;
import dev.quarterdeck.readiness.evidence.Status;
import dev.quarterdeck.readiness.profile.ReadinessFile;
import dev.quarterdeck.readiness.rules.Rules;
import dev.quarterdeck.sandbox.Scenario;
import dev.quarterdeck.sandbox.world.World;
import dev.quarterdeck.sandbox.world.database.DbCluster;
import dev.quarterdeck.sandbox.world.database.DbInstance;
import dev.quarterdeck.sandbox.world.watch.Dashboard;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Whatever an automatic item reads, when that is taken away the item is unknown and says which
 * permission is missing. The items and what they read come from the catalogue, so that a new item
 * is under this test by being there.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class PermissionsTest {
  /** What finds the services; asked for every item that is about them. */
  private static final Set<String> FINDING =
      Set.of(
          "ecs:ListClusters", "ecs:DescribeClusters", "ecs:ListServices", "ecs:DescribeServices");

  /**
   * Some things are asked for only of products that differ: one with a file system, one whose
   * copies lie in a bucket without a block of its own, one that names no bucket at all, one whose
   * secrets are parameters of SSM.
   */
  private static final List<String> PRODUCTS =
      List.of("acme-prod", "files", "copies", "bare", "kept");

  @TempDir Path temp;
  private DrivenSandbox d;
  private ReadinessFile file;

  @BeforeAll
  void start(@TempDir Path home) throws IOException {
    d = DrivenSandbox.start(Scenario.CALM, home);
    World world = d.sandbox().world();
    assertThat(world.call(() -> asksEverything(world))).isTrue();
    SmallProduct.create(d.sandbox(), "files", Map.of(), fileSystem(world));
    SmallProduct.create(
        d.sandbox(), "copies", Map.of("FAISS_INDEX_BUCKET", "s3://acme-copies/nightly/"), "");
    SmallProduct.create(d.sandbox(), "bare", Map.of(), "");
    SmallProduct.withParameters(
        d.sandbox(), "kept", List.of("JWT_SECRET", "DATABASE_URL", "REDIS_URL"));
    file =
        ReadinessFile.parse(
                "readiness.yaml",
                """
                settings:
                  requiredVariables: [ENVIRONMENT]
                  infrastructureTag: managed-by
                """)
            .orThrow();
  }

  private static String fileSystem(World world) {
    return world.call(
        () -> {
          world.storage().createBucket("acme-copies", "us-east-1").publicAccess = null;
          return world.storage().createFileSystem().id();
        });
  }

  /** Some things are read only where others make them matter: here all of them do. */
  private static boolean asksEverything(World world) {
    CloudChanges.named("secretsByTheirOwnPoliciesOrCondition").accept(world);
    CloudChanges.named("policyOfAws").accept(world);
    CloudChanges.named("noEndpoints").accept(world);
    world
        .watch()
        .dashboards()
        .put("fleet", new Dashboard("fleet", "{\"widgets\":[]}", world.now()));
    DbInstance reports = world.databases().createInstance("reports", "postgres", "16.4");
    DbCluster events = world.databases().createCluster("events", "aurora-mysql", "8.0");
    reports.tags.put("environment", "production");
    events.tags.put("environment", "production");
    world.databases().snapshot("reports-plain", reports);
    world.databases().snapshot("events-plain", events);
    CloudChanges.named("rateOfGroup").accept(world);
    world.caches().create("people", "lets users in", true, null, true).userGroups.add("people");
    return true;
  }

  @AfterAll
  void close() {
    d.close();
  }

  static Stream<Item> items() {
    Rules rules = Rules.ofAws();
    return Catalogue.builtIn().items().stream()
        .filter(i -> i.mode() == Mode.AUTO && rules.has(i.id()));
  }

  static Stream<String> itemIds() {
    return items().map(Item::id);
  }

  private Run.Result run(Item item, Scope scope) {
    return Runs.run(d, file, scope, item.id()).results().getFirst();
  }

  private static Scope scope(String product) {
    return new Scope(List.of(product), List.of());
  }

  /** Some of what was read once is kept, for it never changes: this one starts with nothing. */
  private Run.Result afresh(Item item, Scope scope) {
    try (Console console = d.another(temp)) {
      return Runs.run(console, d, file, scope, item.id()).results().getFirst();
    }
  }

  private static Item item(String id) {
    return items().filter(i -> i.id().equals(id)).findFirst().orElseThrow();
  }

  @ParameterizedTest
  @MethodSource("itemIds")
  void without_a_permission_an_item_is_unknown_and_names_it(String id) {
    Item item = item(id);
    assertThat(item.reads()).as("what it reads").isNotEmpty();
    Set<String> unasked = new TreeSet<>(item.reads());
    for (String product : PRODUCTS) {
      Scope scope = scope(product);
      Set<String> known = unasked.isEmpty() ? Set.of() : said(run(item, scope));
      unasked.removeIf(action -> asks(item, scope, action, known));
    }
    assertThat(unasked).as("said to be read, and not read").isEmpty();
    mustBeUnknown(
        without("ecs:ListClusters", () -> run(item, Runs.PROD)),
        "ecs:ListClusters",
        said(run(item, Runs.PROD)));
  }

  /** Whether the action is asked for; where it is, nothing is known without it. */
  private boolean asks(Item item, Scope scope, String action, Set<String> known) {
    long before = asked(action);
    Run.Result r = without(action, () -> run(item, scope));
    if (asked(action) == before) {
      r = without(action, () -> afresh(item, scope));
    }
    boolean asks = asked(action) > before;
    if (asks) {
      mustBeUnknown(r, action, known);
    }
    return asks;
  }

  private Run.Result without(String action, Supplier<Run.Result> run) {
    String[] parts = action.split(":");
    d.sandbox().faults().on(parts[0], parts[1]).deny();
    try {
      return run.get();
    } finally {
      d.sandbox().faults().clear();
    }
  }

  /** What was found out, with what it is said of. */
  private static Set<String> said(Run.Result r) {
    return r.evidence().stream()
        .filter(e -> e.status() != Status.UNKNOWN)
        .map(e -> e.status() + " " + e.resource() + " " + e.text())
        .collect(Collectors.toSet());
  }

  /** What is still known stays as it is; of the rest nothing is said but that it is not known. */
  private static void mustBeUnknown(Run.Result r, String action, Set<String> known) {
    assertThat(known).as("%s without %s", r.item().id(), action).containsAll(said(r));
    boolean wrongAnyway = r.evidence().stream().anyMatch(e -> e.status() == Status.FAIL);
    assertThat(r.status())
        .as("%s without %s: %s", r.item().id(), action, r.evidence())
        .isEqualTo(wrongAnyway ? Status.FAIL : Status.UNKNOWN);
    assertThat(r.evidence())
        .as("%s without %s", r.item().id(), action)
        .filteredOn(e -> e.status() == Status.UNKNOWN)
        .extracting(Evidence::permission)
        .contains(action);
    if (!wrongAnyway) {
      assertThat(r.nextStep()).contains(action);
    }
  }

  private long asked(String action) {
    return d.sandbox().traffic().byAction().getOrDefault(action, 0L);
  }

  @Test
  void an_item_reads_nothing_but_what_the_catalogue_says() {
    Map<String, Set<String>> more = new TreeMap<>();
    for (Item item : items().toList()) {
      Map<String, Long> before = d.sandbox().traffic().byAction();
      afresh(item, Runs.PROD);
      PRODUCTS.stream().skip(1).forEach(product -> run(item, scope(product)));
      Set<String> unsaid = new TreeSet<>();
      d.sandbox()
          .traffic()
          .byAction()
          .forEach(
              (action, times) -> {
                if (times > before.getOrDefault(action, 0L) && !item.reads().contains(action)) {
                  unsaid.add(action);
                }
              });
      unsaid.removeAll(FINDING);
      // Every run asks who it is; that needs no permission.
      unsaid.remove("sts:GetCallerIdentity");
      if (!unsaid.isEmpty()) {
        more.put(item.id(), unsaid);
      }
    }
    assertThat(more).isEmpty();
  }

  /** One action of each service; what is slowed down is as little known as what is refused. */
  static Stream<Map.Entry<String, String>> oneOfEachService() {
    Map<String, Map.Entry<String, String>> byService = new TreeMap<>();
    items()
        .forEach(
            i -> {
              String action = i.reads().getFirst();
              byService.putIfAbsent(action.split(":")[0], Map.entry(i.id(), action));
            });
    return byService.values().stream();
  }

  @ParameterizedTest
  @MethodSource("oneOfEachService")
  void throttling_makes_unknown_as_well_and_never_fails(Map.Entry<String, String> of) {
    String[] parts = of.getValue().split(":");
    long before = asked(of.getValue());
    d.sandbox().faults().on(parts[0], parts[1]).throttle();
    try {
      Run.Result r = run(item(of.getKey()), Runs.PROD);
      assertThat(asked(of.getValue())).as("%s", of).isGreaterThan(before);
      assertThat(r.evidence())
          .as("%s", of)
          .anyMatch(e -> e.status() == Status.UNKNOWN && e.text().contains("slow down"));
      assertThat(r.status()).isIn(List.of(Status.UNKNOWN, Status.FAIL));
    } finally {
      d.sandbox().faults().clear();
    }
  }
}
