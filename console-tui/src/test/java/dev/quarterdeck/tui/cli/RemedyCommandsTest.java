package dev.quarterdeck.tui.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import dev.quarterdeck.readiness.catalogue.Catalogue;
import dev.quarterdeck.readiness.catalogue.Item;
import dev.quarterdeck.tui.command.CommandTree;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import picocli.CommandLine;

/** Every command of this program that a remedy of the checklist names can be typed as it stands. */
class RemedyCommandsTest {
  static Stream<Map.Entry<String, String>> commands() {
    CommandLine root = new Root(new CommandTree()).whole();
    List<Map.Entry<String, String>> all = new ArrayList<>();
    for (Item item : Catalogue.builtIn().items()) {
      commands(root, item.remedy()).forEach(c -> all.add(Map.entry(item.id(), c)));
    }
    return all.stream();
  }

  /** Each "qd …" of a sentence, up to where the sentence goes on. */
  private static List<String> commands(CommandLine root, String sentence) {
    List<String> found = new ArrayList<>();
    String[] words = sentence.split(" ");
    for (int i = 0; i < words.length; i++) {
      if (words[i].equals("qd")) {
        found.add(command(root, List.of(words).subList(i + 1, words.length)));
      }
    }
    return found;
  }

  private static String command(CommandLine root, List<String> words) {
    List<String> taken = new ArrayList<>();
    CommandLine at = root;
    boolean value = false;
    for (String word : words) {
      String bare = word.replaceAll("[;:,.]+$", "");
      CommandLine child = at == null ? null : at.getSubcommands().get(bare);
      if (child == null && !value && !argument(bare)) {
        break;
      }
      at = child;
      value = bare.startsWith("--");
      taken.add(bare);
      if (!bare.equals(word)) {
        break;
      }
    }
    return String.join(" ", taken);
  }

  /** A placeholder, an option, a number, an item of the list; other words are the sentence's. */
  private static boolean argument(String word) {
    return word.matches("[A-Z][A-Z_-]*|--[a-z-]+|\\d+")
        || Catalogue.builtIn().item(word).isPresent();
  }

  @ParameterizedTest
  @MethodSource("commands")
  void can_be_typed(Map.Entry<String, String> named) {
    assertThatCode(() -> new Root(new CommandTree()).whole().parseArgs(named.getValue().split(" ")))
        .as("%s: qd %s", named.getKey(), named.getValue())
        .doesNotThrowAnyException();
  }

  @Test
  void an_attested_item_is_the_one_that_the_remedy_belongs_to() {
    assertThat(commands())
        .filteredOn(c -> c.getValue().startsWith("checklist "))
        .hasSizeGreaterThan(20)
        .allSatisfy(c -> assertThat(c.getValue().split(" ")).as(c.getValue()).contains(c.getKey()));
  }
}
