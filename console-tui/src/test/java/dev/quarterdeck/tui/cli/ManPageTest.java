package dev.quarterdeck.tui.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.quarterdeck.tui.Manual;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The manual: a page for every command, with what its help says. */
class ManPageTest {
  private static final Pattern REFERENCE = Pattern.compile("\\\\fB([^\\\\]|\\\\-)+\\\\fR\\(1\\)");

  @TempDir private Path folder;

  @Test
  void everyCommandHasAPageThatReadersOfManCanRead() throws IOException {
    Manual.main(new String[] {folder.toString()});
    List<Path> pages;
    try (Stream<Path> files = Files.list(folder)) {
      pages = files.toList();
    }
    assertThat(pages.stream().map(p -> p.getFileName().toString()))
        .contains("qd.1", "qd-secrets.1", "qd-secrets-list.1", "qd-rotate.1")
        .hasSameSizeAs(Stream.concat(Stream.of("qd"), HelpTest.commands()).toList());
    for (Path page : pages) {
      String text = Files.readString(page);
      assertThat(text)
          .startsWith(".TH \"QD")
          .contains(".SH NAME\nqd", " \\- ", ".SH SYNOPSIS", ".SH \"EXIT CODES\"", "SEE ALSO");
      assertThat(text.lines().filter(l -> l.startsWith("'"))).isEmpty();
      assertThat(text.lines().filter(l -> l.startsWith(".")))
          .allMatch(l -> l.matches("\\.(TH|SH|TP|B|PP|RS|RE|nh|ad)( .*)?"));
      Matcher m = REFERENCE.matcher(text);
      while (m.find()) {
        String name = m.group().substring(3).replaceAll("\\\\f.*", "").replace("\\-", "-");
        assertThat(folder.resolve(name + ".1")).exists();
      }
    }
  }

  @Test
  void whatIsTypedStandsThereAsItIsTyped() throws IOException {
    Manual.main(new String[] {folder.toString()});
    String page = Files.readString(folder.resolve("qd-secrets-import.1"));
    assertThat(page)
        .contains("Bring the keys of a dotenv or JSON file into a secret.")
        .contains(".B \"qd secrets import .env acme/dev/app \\-\\-dry\\-run\"")
        .contains("\\fBqd\\-secrets\\fR(1)");
  }
}
