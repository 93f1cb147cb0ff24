package dev.quarterdeck.readiness.history;

import static org.assertj.core.api.Assertions.assertThat;

import dev.quarterdeck.fuzz.Fuzz;
import dev.quarterdeck.kernel.Outcome;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Past runs, read back. */
class HistoryFuzzTest {

  @TempDir private Path folder;

  @Test
  void aDamagedLineLeavesTheOthers() {
    Path file = folder.resolve("history.jsonl");
    String whole =
        "{\"at\":\"2026-01-01T00:00:00Z\",\"account\":\"1\",\"region\":\"r\",\"scope\":\"s\","
            + "\"score\":5,\"ready\":false,\"blockers\":1,\"statuses\":{\"a\":\"pass\"}}";
    Fuzz.of("the checklist's history", whole)
        .each(
            text -> {
              Files.write(file, (whole + "\n" + text + "\n").getBytes(StandardCharsets.UTF_8));
              Outcome<List<History.Entry>> all = new History(file).all();
              assertThat(all.orThrow()).isNotEmpty();
            });
  }
}
