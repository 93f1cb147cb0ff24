package dev.quarterdeck.fx.theme;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;

import java.io.IOException;
import java.net.URL;
import java.util.List;
import javafx.css.CssParser;
import javafx.css.Stylesheet;
import org.junit.jupiter.api.Test;

/** JavaFX takes the build's binary sheet in place of the written one: both must say the same. */
class BinaryStylesTest {
  @Test
  void theBuildsBinarySheetHasEveryRuleOfTheWrittenOne() throws IOException {
    Stylesheet written = new CssParser().parse(sheet("quarterdeck.css"));
    Stylesheet binary = Stylesheet.loadBinary(sheet("quarterdeck.bss").openStream());

    assertNotNull(binary);
    assertEquals(rules(written), rules(binary));
  }

  private static List<String> rules(Stylesheet sheet) {
    return sheet.getRules().stream()
        .map(r -> r.getSelectors() + " " + r.getDeclarations())
        .toList();
  }

  private static URL sheet(String name) {
    URL found = Theme.class.getResource(name);
    assertNotNull(found, name);
    return found;
  }
}
