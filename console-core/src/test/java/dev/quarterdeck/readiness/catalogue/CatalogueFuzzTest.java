package dev.quarterdeck.readiness.catalogue;

import dev.quarterdeck.fuzz.Fuzz;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Objects;
import org.junit.jupiter.api.Test;

/** The checklist's items. */
class CatalogueFuzzTest {

  @Test
  void cataloguesAreReadOrRefused() throws IOException {
    String whole;
    try (InputStream in =
        Objects.requireNonNull(Catalogue.class.getResourceAsStream("catalogue.yaml"))) {
      whole = new String(in.readAllBytes(), StandardCharsets.UTF_8);
    }
    Fuzz.of("the checklist's catalogue", whole.substring(0, whole.indexOf('\n', 6_000) + 1))
        .inFiles()
        .each(text -> CatalogueReader.read("catalogue.yaml", text));
  }
}
