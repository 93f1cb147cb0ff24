package dev.quarterdeck.readiness;

import static org.assertj.core.api.Assertions.assertThat;

import dev.quarterdeck.app.Console;
import dev.quarterdeck.app.DrivenSandbox;
import dev.quarterdeck.readiness.collect.Scope;
import dev.quarterdeck.readiness.evidence.Evidence;
import dev.quarterdeck.readiness.profile.ReadinessFile;
import dev.quarterdeck.sandbox.Scenario;
import dev.quarterdeck.sandbox.world.World;
import dev.quarterdeck.sandbox.world.database.DbInstance;
import dev.quarterdeck.sandbox.world.watch.Dashboard;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Every list is read to its end: in pages of one the checklist finds what it finds in whole ones.
 */
class ShortPagesTest {
  @Test
  void whatever_the_pages_hold_the_run_is_the_same(@TempDir Path home, @TempDir Path another)
      throws IOException {
    try (DrivenSandbox d = DrivenSandbox.start(Scenario.CALM, home)) {
      World world = d.sandbox().world();
      assertThat(world.call(() -> setUp(world))).isTrue();
      Map<String, List<Evidence>> whole = found(d, d.console());
      d.sandbox().faults().on("*", "*").shortPages();
      try (Console fresh = d.another(another)) {
        Map<String, List<Evidence>> single = found(d, fresh);
        assertThat(single.keySet()).isEqualTo(whole.keySet());
        whole.forEach(
            (item, evidence) -> assertThat(single.get(item)).as(item).isEqualTo(evidence));
      }
    }
  }

  /** Where there is one of a kind only, one more: the one that matters comes behind it. */
  private static boolean setUp(World world) {
    for (String name : List.of("a", "b")) {
      world.watch().dashboards().put(name, new Dashboard(name, "{\"widgets\":[]}", world.now()));
      DbInstance database = world.databases().createInstance(name, "postgres", "16.4");
      database.tags.put("environment", "production");
      world.databases().snapshot(name + "-plain", database);
      world.storage().backups().put("arn:aws:rds:us-east-1:111122223333:db:" + name, world.now());
      world.caches().create(name, "lets users in", true, null, true).userGroups.add("people");
    }
    return true;
  }

  private static Map<String, List<Evidence>> found(DrivenSandbox d, Console console) {
    Run run = Runs.run(console, d, ReadinessFile.none(), Scope.ALL);
    Map<String, List<Evidence>> found = new TreeMap<>();
    run.results().forEach(r -> found.put(r.item().id(), r.evidence()));
    return found;
  }
}
