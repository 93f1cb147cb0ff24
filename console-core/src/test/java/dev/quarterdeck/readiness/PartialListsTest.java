package dev.quarterdeck.readiness;

import static org.assertj.core.api.Assertions.assertThat;

import dev.quarterdeck.app.DrivenSandbox;
import dev.quarterdeck.app.ReadinessSources;
import dev.quarterdeck.kernel.Listing;
import dev.quarterdeck.kernel.Outcome;
import dev.quarterdeck.kernel.Unknown;
import dev.quarterdeck.readiness.catalogue.Catalogue;
import dev.quarterdeck.readiness.catalogue.Item;
import dev.quarterdeck.readiness.catalogue.Mode;
import dev.quarterdeck.readiness.collect.Once;
import dev.quarterdeck.readiness.collect.Sources;
import dev.quarterdeck.readiness.evidence.Status;
import dev.quarterdeck.readiness.profile.ReadinessFile;
import dev.quarterdeck.readiness.rules.Rules;
import dev.quarterdeck.sandbox.Scenario;
import dev.quarterdeck.sandbox.world.World;
import dev.quarterdeck.sandbox.world.database.DbInstance;
import dev.quarterdeck.sandbox.world.watch.Dashboard;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentSkipListSet;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * A list of which a page could not be read is no list: whatever an automatic item lists, it does
 * not pass while some of that is missing, nor fail for what may be among the missing. Items and
 * lists come from the catalogue and the ports, so that new ones are under this test by being there.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class PartialListsTest {
  /** What was found is found, whatever else there may be. */
  private static final Set<String> FOUND_IS_ENOUGH =
      Set.of(
          "cw-logs WatchFacts.logGroups",
          "ecs-deployment-alarms WatchFacts.alarms",
          "alarm-actions-live TopicFacts.subscriptions",
          "tracing TraceFacts.services");

  private static final List<Status> BAD = List.of(Status.FAIL, Status.UNKNOWN);

  private DrivenSandbox d;
  private Sources sources;

  @BeforeAll
  void start(@TempDir Path home) throws IOException {
    d = DrivenSandbox.start(Scenario.CALM, home);
    World world = d.sandbox().world();
    assertThat(world.call(() -> setUp(world))).isTrue();
    sources = ReadinessSources.of(d.console());
  }

  private static boolean setUp(World world) {
    world
        .watch()
        .dashboards()
        .put("fleet", new Dashboard("fleet", "{\"widgets\":[]}", world.now()));
    DbInstance reports = world.databases().createInstance("reports", "postgres", "16.4");
    reports.tags.put("environment", "production");
    world.databases().snapshot("reports-plain", reports);
    world.caches().create("people", "lets users in", true, null, true).userGroups.add("people");
    return true;
  }

  @AfterAll
  void close() {
    d.close();
  }

  static Stream<String> items() {
    Rules rules = Rules.ofAws();
    return Catalogue.builtIn().items().stream()
        .filter(i -> i.mode() == Mode.AUTO && rules.has(i.id()))
        .map(Item::id);
  }

  @ParameterizedTest
  @MethodSource("items")
  void a_page_that_is_missing_is_neither_good_nor_bad(String item) {
    Set<String> asked = new ConcurrentSkipListSet<>();
    Run.Result whole = run(item, null, asked, l -> l);
    for (String list : asked) {
      if (!FOUND_IS_ENOUGH.contains(item + " " + list)) {
        Run.Result more = run(item, list, new TreeSet<>(), l -> l);
        judged(whole, more, item + " where more may be in " + list);
        assertThat(more.status())
            .as("%s where more may be in %s: %s", item, list, more.evidence())
            .isIn(whole.status() == Status.FAIL ? BAD : List.of(Status.UNKNOWN));
      }
      judged(whole, run(item, list, new TreeSet<>(), l -> List.of()), item + " without " + list);
    }
  }

  /** Nothing is said but what was said of the whole, or that it is not known. */
  private static void judged(Run.Result whole, Run.Result part, String when) {
    assertThat(said(whole)).as(when).containsAll(said(part));
    assertThat(part.status()).as("%s: %s", when, part.evidence()).isNotEqualTo(Status.OPEN);
    assertThat(part.evidence())
        .as(when)
        .anyMatch(e -> e.status() == Status.UNKNOWN || e.status() == Status.FAIL);
  }

  private static Set<String> said(Run.Result r) {
    return r.evidence().stream()
        .filter(e -> e.status() != Status.UNKNOWN)
        .map(e -> e.status() + " " + e.resource() + " " + e.text())
        .collect(Collectors.toSet());
  }

  /** One item, with {@code list} cut short and said to be; {@code asked} hears of every list. */
  private Run.Result run(
      String item, @Nullable String list, Set<String> asked, UnaryOperator<List<?>> kept) {
    Sources cut =
        Doctored.of(
            sources,
            (name, answer) -> {
              if (!(answer instanceof Outcome.Done<?>(Listing<?> all))) {
                return answer;
              }
              asked.add(name);
              return name.equals(list)
                  ? Outcome.done(
                      new Listing<>(
                          kept.apply(all.items()),
                          List.of(new Unknown("the rest of " + name, "AWS did not say.", null))))
                  : answer;
            });
    return new Checklist(cut, "us-east-1", d.sandbox().world()::now)
        .run(
            d.deadline(),
            new Checklist.Request(
                ReadinessFile.none(),
                Runs.PROD,
                List.of(item),
                Checklist.Extras.NONE,
                Once.Progress.NONE))
        .orThrow()
        .results()
        .getFirst();
  }
}
