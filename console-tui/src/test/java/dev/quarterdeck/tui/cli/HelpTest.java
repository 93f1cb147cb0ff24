package dev.quarterdeck.tui.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.quarterdeck.tui.command.CommandTree;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import picocli.CommandLine;

class HelpTest {
  static Stream<String> commands() {
    List<String> all = new ArrayList<>();
    collect(all, "", new Root(new CommandTree()).whole());
    return all.stream();
  }

  private static void collect(List<String> all, String path, CommandLine command) {
    command
        .getSubcommands()
        .forEach(
            (name, child) -> {
              String here = (path + " " + name).strip();
              all.add(here);
              collect(all, here, child);
            });
  }

  @ParameterizedTest
  @MethodSource("commands")
  void everyCommandExplainsItself(String command) {
    List<String> args = new ArrayList<>(List.of(command.split(" ")));
    args.add("--help");
    Qds.Ended ended = new Qds().run(args.toArray(String[]::new));
    assertThat(ended.code()).isZero();
    assertThat(ended.err()).isEmpty();
    assertThat(ended.out())
        .startsWith("qd")
        .contains("Usage: qd", "Options of every command", "--sandbox[=SCENARIO]", "Exit codes");
    if (!command.equals("help")) {
      int examples = ended.out().indexOf("\nExamples\n");
      assertThat(examples).isPositive();
      String shown = ended.out().substring(examples);
      assertThat(shown.lines().filter(l -> l.startsWith("  ") && l.charAt(2) != ' ').count())
          .as("lines to paste of %s", command)
          .isBetween(2L, 5L);
      assertThat(shown).contains("qd " + command.split(" ")[0]);
    }
    assertThat(ended.lines())
        .allSatisfy(line -> assertThat(line.length() <= 100 || line.startsWith("  ")).isTrue());
  }

  @ParameterizedTest
  @MethodSource("commands")
  void helpBeforeTheCommandIsTheSame(String command) {
    if (command.equals("help")) {
      return;
    }
    List<String> before = new ArrayList<>(List.of("help"));
    before.addAll(List.of(command.split(" ")));
    List<String> after = new ArrayList<>(List.of(command.split(" ")));
    after.add("-h");
    assertThat(new Qds().run(before.toArray(String[]::new)))
        .isEqualTo(new Qds().run(after.toArray(String[]::new)));
  }

  @Test
  void overviewNamesEveryNoun() {
    Qds.Ended ended = new Qds().run("--help");
    assertThat(ended.code()).isZero();
    assertThat(ended.out())
        .contains("health", "services", "secrets", "audit", "doctor", "demo", "gui", "sandbox");
    assertThat(new Qds().run("help").out()).isEqualTo(ended.out());
  }

  @Test
  void summariesInTheOverviewAreThoseOfTheCommands() {
    CommandTree tree = new CommandTree();
    assertThat(tree.entries())
        .allSatisfy(e -> assertThat(tree.build(e.name()).summary()).isEqualTo(e.summary()));
  }

  @Test
  void versionIsOneLine() {
    assertThat(new Qds().run("--version").out()).matches("qd \\S+\\n");
    assertThat(new Qds().run("version", "-o", "json").json().get("java").asString()).isNotEmpty();
  }
}
