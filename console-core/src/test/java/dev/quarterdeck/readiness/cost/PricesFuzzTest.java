package dev.quarterdeck.readiness.cost;

import dev.quarterdeck.fuzz.Fuzz;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A price table of one's own. */
class PricesFuzzTest {

  @TempDir private Path folder;

  @Test
  void priceTablesAreReadOrRefused() throws IOException {
    String own;
    try (InputStream in = Objects.requireNonNull(Prices.class.getResourceAsStream("prices.yaml"))) {
      own = new String(in.readAllBytes(), StandardCharsets.UTF_8);
    }
    Path file = folder.resolve("prices.yaml");
    Fuzz.of("price tables", own)
        .each(
            text -> {
              Files.write(file, text.getBytes(StandardCharsets.UTF_8));
              Fuzz.sound(Prices.read(file));
            });
  }
}
