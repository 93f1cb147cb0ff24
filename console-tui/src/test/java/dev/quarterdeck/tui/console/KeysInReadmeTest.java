package dev.quarterdeck.tui.console;

import static org.assertj.core.api.Assertions.assertThat;

import dev.quarterdeck.screen.console.Action;
import dev.quarterdeck.screen.console.Roots;
import dev.quarterdeck.session.Config;
import dev.quarterdeck.session.Theme;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** What the README says of keys is what they do. */
class KeysInReadmeTest {
  private static final String BEGIN = "<!-- keys: checked against the bindings -->";
  private static final String END = "<!-- end of keys -->";

  private static String readme() throws IOException {
    return Files.readString(Path.of("../README.md"), StandardCharsets.UTF_8);
  }

  private static String table() {
    List<String> lines = new ArrayList<>(List.of("| keys | do |", "|---|---|"));
    String roots =
        Roots.ALL.stream().map(r -> "`" + r.key() + "`").collect(Collectors.joining(" "));
    String titles =
        Roots.ALL.stream().map(r -> r.names().getFirst()).collect(Collectors.joining(", "));
    lines.add("| " + roots + " | " + titles + " |");
    for (Action action : Action.values()) {
      lines.add(row(action.keys(), action.help()));
    }
    for (Bindings.Own own : Bindings.Own.values()) {
      lines.add(row(List.of(own.key), own.help));
    }
    return String.join("\n", lines);
  }

  private static String row(List<String> keys, String help) {
    return "| "
        + keys.stream().map(k -> "`" + Bindings.shown(k) + "`").collect(Collectors.joining(" "))
        + " | "
        + help
        + " |";
  }

  @Test
  void theTableOfKeysIsMadeFromTheBindings() throws IOException {
    String readme = readme();
    assertThat(readme).contains(BEGIN, END);
    String shown =
        readme.substring(readme.indexOf(BEGIN) + BEGIN.length(), readme.indexOf(END)).strip();
    assertThat(shown).isEqualTo(table());
  }

  @Test
  void themesAndTheIntervalAreNamed() throws IOException {
    String readme = readme();
    for (String theme : Theme.ids()) {
      assertThat(readme).contains("`" + theme + "`");
    }
    assertThat(readme)
        .contains("every " + Config.Screen.DEFAULT.refresh().toSeconds() + " seconds");
  }
}
