package dev.quarterdeck.rotation;

import static org.assertj.core.api.Assertions.assertThat;

import dev.quarterdeck.rotation.journal.Disk;
import dev.quarterdeck.rotation.journal.Journals;
import dev.quarterdeck.rotation.journal.Operation;
import dev.quarterdeck.rotation.journal.Roll;
import dev.quarterdeck.rotation.journal.Status;
import dev.quarterdeck.rotation.journal.StepEntry;
import dev.quarterdeck.rotation.run.Progress;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What is about to be done stands in the journal before it is done. */
final class IntentTest {
  private final List<String> intended = new ArrayList<>();

  @Test
  void beforeEachKindOfChangeTheJournalSaysSo(@TempDir Path home) {
    try (Bench bench = new Bench(home)) {
      Lock lock = bench.lock("lock");
      Doom doom =
          new Doom()
              .beforeFirst("put", () -> began(bench, "stage"))
              .beforeFirst("move AWSCURRENT", () -> began(bench, "promote"))
              .beforeFirst("update", () -> meant(bench));
      RotationResult r =
          bench
              .rotate(
                  bench.rotations(doom::between, doom.disk()),
                  Bench.request(Bench.target(Bench.APP, "STRIPE_SECRET_KEY", lock)),
                  Progress.NONE)
              .orThrow();
      assertThat(r.status()).as("%s", r.why()).isEqualTo(Status.COMPLETED);
      assertThat(intended).containsExactly("stage", "promote", "roll");
    }
  }

  private static Operation written(Bench bench) {
    return new Journals(bench.console().home().rotations(), Disk.REAL)
        .list()
        .orThrow()
        .items()
        .getFirst();
  }

  private void began(Bench bench, String step) {
    StepEntry last = written(bench).course().steps().getLast();
    if (last.step().equals(step) && last.status() == StepEntry.Status.STARTED) {
      intended.add(step);
    }
  }

  private void meant(Bench bench) {
    if (written(bench).course().phase().rolls().stream()
        .anyMatch(r -> r.state() == Roll.State.MEANT)) {
      intended.add("roll");
    }
  }
}
