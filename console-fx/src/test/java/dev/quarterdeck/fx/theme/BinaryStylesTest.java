package dev.quarterdeck.fx.theme;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;

import java.io.IOException;
import java.io.InputStream;
import java.net.URL;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import javafx.css.CssParser;
import javafx.css.Stylesheet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** An image holds the sheet in JavaFX's binary form: it must say what the written one says. */
class BinaryStylesTest {
  @TempDir Path folder;

  @Test
  void theBinarySheetHasEveryRuleOfTheWrittenOne() throws IOException {
    URL sheet = Theme.class.getResource("quarterdeck.css");
    assertNotNull(sheet);
    Path css = folder.resolve("quarterdeck.css");
    try (InputStream in = sheet.openStream()) {
      Files.copy(in, css);
    }
    Path bss = folder.resolve("quarterdeck.bss");
    Stylesheet.convertToBinary(css.toFile(), bss.toFile());

    Stylesheet binary = Stylesheet.loadBinary(bss.toUri().toURL().openStream());

    assertNotNull(binary);
    assertEquals(rules(new CssParser().parse(sheet)), rules(binary));
  }

  private static List<String> rules(Stylesheet sheet) {
    return sheet.getRules().stream()
        .map(r -> r.getSelectors() + " " + r.getDeclarations())
        .toList();
  }
}
