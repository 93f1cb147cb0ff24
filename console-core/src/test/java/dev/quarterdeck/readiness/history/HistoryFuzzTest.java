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

  @Test
  void aLineThatIsNoTextLeavesTheOthers() throws java.io.IOException {
    Path file = folder.resolve("torn.jsonl");
    String whole =
        "{\"at\":\"2026-01-01T00:00:00Z\",\"account\":\"1\",\"region\":\"r\",\"scope\":\"s\","
            + "\"score\":5,\"ready\":false,\"blockers\":1,\"statuses\":{\"a\":\"pass\"}}\n";
    byte[] line = whole.getBytes(StandardCharsets.UTF_8);
    byte[] torn = java.util.Arrays.copyOf(line, line.length + 2);
    torn[line.length] = (byte) 0xC3;
    torn[line.length + 1] = '\n';
    Files.write(file, torn);
    Files.write(file, line, java.nio.file.StandardOpenOption.APPEND);
    assertThat(new History(file).all().orThrow()).hasSize(2);
  }
}
