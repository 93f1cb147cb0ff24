package dev.quarterdeck.rotation;

import static org.assertj.core.api.Assertions.assertThat;

import dev.quarterdeck.change.Change;
import dev.quarterdeck.rotation.journal.Status;
import dev.quarterdeck.sandbox.world.ecs.EcsService;
import dev.quarterdeck.secrets.StaleTask;
import dev.quarterdeck.secrets.StaleTask.Certainty;
import dev.quarterdeck.secrets.edit.RolledBack;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** After a way back that was made here it is known when, and so who holds what. */
final class TakenBackTest {
  private static final String KEY = "STRIPE_SECRET_KEY";
  @TempDir Path home;
  private Bench bench;
  private Instant moved = Instant.MIN;

  @BeforeEach
  void start() {
    bench = new Bench(home);
  }

  @AfterEach
  void close() {
    bench.close();
  }

  private void rotatedAndBack() {
    String before = bench.current(Bench.APP);
    RotationResult r =
        bench.rotate(Bench.request(Bench.target(Bench.APP, KEY, bench.lock("lock")))).orThrow();
    assertThat(r.status()).as("%s", r.why()).isEqualTo(Status.COMPLETED);
    bench.world().advance(Duration.ofMinutes(30));
    renewed();
    moved = bench.world().call(() -> bench.world().now());
    try (Change<RolledBack> back = bench.console().edits().rollback(Bench.APP, before).orThrow()) {
      bench.run(back).orThrow();
    }
    bench.world().advance(Duration.ofMinutes(30));
  }

  /** Tasks of api start long after the rotation, and long before the way back. */
  private void renewed() {
    var world = bench.world();
    world.call(
        () -> {
          EcsService api =
              Objects.requireNonNull(
                  world
                      .ecs()
                      .service(Objects.requireNonNull(world.ecs().cluster("acme-prod")), "api"));
          world.ecs().deployments().start(api, api.primary().definition());
          return 0;
        });
    world.advance(Duration.ofMinutes(30));
  }

  /** Of api. */
  private List<StaleTask> stale() {
    return bench
        .console()
        .usage()
        .stale(bench.driven.deadline(), Bench.APP)
        .orThrow()
        .value()
        .stream()
        .filter(t -> "api".equals(t.service()))
        .toList();
  }

  @Test
  void whoStartedBeforeItHoldsTheOtherValueForCertain() {
    rotatedAndBack();
    assertThat(stale())
        .hasSize(3)
        .allMatch(t -> t.certainty() == Certainty.CERTAIN && moved.equals(t.currentSince()));
  }

  @Test
  void aRecordThatIsDamagedLeavesItPossible() throws IOException {
    rotatedAndBack();
    Path record = bench.console().home().takenBack();
    Files.writeString(record, Files.readString(record).replace("Z", "\n"));
    assertThat(stale())
        .hasSize(3)
        .allMatch(t -> t.certainty() == Certainty.POSSIBLE && t.currentSince() == null);
  }
}
